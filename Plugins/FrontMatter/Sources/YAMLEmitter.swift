internal import GalleyDocumentModel

/// Writes values as YAML that readers of YAML 1.1 and 1.2 take for the same text.
struct YAMLEmitter {
    private(set) var lines: [String] = []
    /// The quotes to be used where a text could be plain, as those around it.
    enum Quotes { case none, single, double }

    /// The lines of `key: value`, the first one without indentation.
    static func lines(_ key: String, _ value: Metadata.Value, isFlow: Bool = false) -> [String] {
        var emitter = YAMLEmitter()
        emitter.write(key: scalar(key, isKey: true), value, indent: "", isFlow: isFlow)
        return emitter.lines
    }

    /// The lines of `- item`, the first one without indentation.
    static func lines(item: Metadata.Value) -> [String] {
        var emitter = YAMLEmitter()
        emitter.write(item: item, indent: "")
        return emitter.lines
    }

    private mutating func write(
        key: String, _ value: Metadata.Value, indent: String, isFlow: Bool
    ) {
        switch value {
        case .list(let items) where !items.isEmpty && !isFlow:
            lines.append(indent + key + ":")
            for item in items { write(item: item, indent: indent + "  ") }
        case .map(let entries) where !entries.isEmpty && !isFlow:
            lines.append(indent + key + ":")
            for entry in entries { write(entry, indent: indent + "  ") }
        case .string(let text):
            if let block = YAMLEmitter.block(text, indent: indent + "  ") {
                lines.append(indent + key + ": " + block.mark)
                lines += block.lines
            } else {
                lines.append(indent + key + ": " + YAMLEmitter.scalar(text))
            }
        case .null: lines.append(indent + key + ": null")
        default: lines.append(indent + key + ": " + YAMLEmitter.flow(value))
        }
    }

    private mutating func write(_ entry: Metadata.Entry, indent: String) {
        guard indent.utf8.count < 128 else {
            lines.append(
                indent + YAMLEmitter.scalar(entry.key, isKey: true) + ": "
                    + YAMLEmitter.flow(entry.value))
            return
        }
        write(
            key: YAMLEmitter.scalar(entry.key, isKey: true), entry.value, indent: indent,
            isFlow: false)
    }

    private mutating func write(item: Metadata.Value, indent: String) {
        guard case .map(let entries) = item, !entries.isEmpty, indent.utf8.count < 128 else {
            if case .list(let items) = item, !items.isEmpty, indent.utf8.count < 128 {
                let start = lines.count
                for inner in items { write(item: inner, indent: indent + "  ") }
                lines[start] = indent + "- " + lines[start].dropFirst(indent.utf8.count + 2)
                return
            }
            if case .string(let text) = item,
                let block = YAMLEmitter.block(text, indent: indent + "  ")
            {
                lines.append(indent + "- " + block.mark)
                lines += block.lines
                return
            }
            lines.append(indent + "- " + YAMLEmitter.flow(item))
            return
        }
        let start = lines.count
        for entry in entries { write(entry, indent: indent + "  ") }
        lines[start] = indent + "- " + lines[start].dropFirst(indent.utf8.count + 2)
    }

    /// A value on one line: lists in brackets, maps in braces.
    static func flow(
        _ value: Metadata.Value, quotes: Quotes = .none, depth: Int = 0
    ) -> String {
        func inner(_ value: Metadata.Value) -> String {
            flow(value, quotes: quotes, depth: depth + 1)
        }
        return switch value {
        case .null: "null"
        case .boolean(let flag): String(flag)
        case .number(let text): isNumber(text) ? text : scalar(text, isFlow: true)
        case .string(let text): scalar(text, isFlow: true, quotes: quotes)
        case .rich(let text): scalar(text.string, isFlow: true, quotes: quotes)
        case .date(let date): date.isoString
        case .list(let items):
            depth > 60
                ? "[]"
                : "[" + items.map(inner).joined(separator: ", ") + "]"
        case .map(let entries):
            depth > 60
                ? "{}"
                : "{"
                    + entries.map {
                        scalar($0.key, isKey: true, isFlow: true, quotes: quotes) + ": "
                            + inner($0.value)
                    }.joined(separator: ", ") + "}"
        }
    }

    /// A text of one line, with the fewest quotes that keep it what it is.
    static func scalar(
        _ text: String, isKey: Bool = false, isFlow: Bool = false, quotes: Quotes = .none
    ) -> String {
        let needs = TextNeeds(text)
        if needs.escapes || quotes == .double { return doubleQuoted(text) }
        let mustBeTame = isKey || isFlow
        if quotes == .none, needs.isPlain,
            !mustBeTame || !text.utf8.contains(0x3F), !isFlow || !text.utf8.contains(0x2C)
        {
            return text
        }
        var quoted = "'"
        for scalar in text.unicodeScalars {
            if scalar == "'" { quoted += "''" } else { quoted.unicodeScalars.append(scalar) }
        }
        return quoted + "'"
    }

    private static func doubleQuoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            default:
                if TextNeeds.isEscaped(scalar) {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    let width = scalar.value > 0xFFFF ? 8 : 4
                    quoted += width == 8 ? "\\U" : "\\u"
                    quoted += String(repeating: "0", count: width - digits.utf8.count) + digits
                } else {
                    quoted.unicodeScalars.append(scalar)
                }
            }
        }
        return quoted + "\""
    }

    /// A text of several lines as it stands; nil where that would change it.
    private static func block(_ text: String, indent: String) -> (mark: String, lines: [String])? {
        guard text.utf8.contains(10), !text.utf8.contains(9), !text.utf8.contains(13) else {
            return nil
        }
        var parts = text.split(separator: "\n", omittingEmptySubsequences: false)
        let endsWithBreak = parts.last == ""
        if endsWithBreak { parts.removeLast() }
        guard let first = parts.first, let last = parts.last, !first.isEmpty, !last.isEmpty,
            !first.utf8.starts(with: [32]), parts.allSatisfy({ $0.utf8.last != 32 }),
            !text.unicodeScalars.contains(where: { $0 != "\n" && TextNeeds.isEscaped($0) })
        else { return nil }
        return (endsWithBreak ? "|" : "|-", parts.map { $0.isEmpty ? "" : indent + $0 })
    }

    /// Whether a text is a decimal number that can stand without quotes.
    static func isNumber(_ text: String) -> Bool {
        var digits = Array(text.utf8)
        if digits.first == 0x2D { digits.removeFirst() }
        guard let first = digits.first, first.isDigit, digits.last?.isDigit == true,
            digits.count == 1 || first != 0x30 || digits[1] == 0x2E
        else { return false }
        return digits.allSatisfy {
            $0.isDigit || $0 == 0x2E || $0 | 32 == 0x65 || $0 == 0x2B || $0 == 0x2D
        }
            && Double(text) != nil
    }
}

/// What a text asks of its spelling.
private struct TextNeeds {
    var isPlain = true
    /// Whether only double quotes can hold it.
    var escapes = false

    init(_ text: String) {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else {
            isPlain = false
            return
        }
        for scalar in scalars {
            if TextNeeds.isEscaped(scalar) { escapes = true }
            if !TextNeeds.isHarmless(scalar) { isPlain = false }
        }
        if !TextNeeds.mayBegin(first) || last == " " || isPlain && TextNeeds.isWord(text) {
            isPlain = false
        }
    }

    static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x20 || (0x7F...0x9F).contains(value) { return true }
        if value < 0xAD { return false }
        if value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) { return true }
        switch scalar.properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator, .unassigned: return true
        default: return false
        }
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", " ", "-", "_", ".", "/", "(", ")", "'", ",", "!", "?",
            "&", "+", ";", "%":
            true
        default: scalar.value > 0xA0
        }
    }

    private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "_", "/", "(": true
        default:
            scalar.value > 0xA0 && scalar.properties.generalCategory != .spaceSeparator
        }
    }

    /// Whether some reader takes the text for something else than text.
    private static func isWord(_ text: String) -> Bool {
        guard text.utf8.count <= 5 else { return false }
        return [
            "null", "true", "false", "yes", "no", "on", "off", "y", "n",
        ].contains(text.lowercased())
    }
}
