public import GalleyDocumentModel
public import GalleyPluginKit
public import GalleySelectors

/// Replaces text by text, and joins lines.
public struct TextStep: Transform {
    /// What is looked for, and what is put in its place.
    public struct Replacement: Sendable {
        public var pattern: LinearRegex
        /// `$0` is the whole match, `$1` to `$9` are its groups, `$$` is a dollar sign.
        public var with: String

        public init(_ pattern: LinearRegex, with: String) {
            (self.pattern, self.with) = (pattern, with)
        }
    }

    public var replacements: [Replacement] = []
    /// Whether a line end within a paragraph becomes a space; between ideographs nothing.
    public var unwrapLines = false
    /// Whether text is replaced in code too.
    public var inCode = false

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        var changes: [(Node, String)] = []
        var breaks: [(Node, String)] = []
        try document.root.walk { node in
            switch node.kind {
            case .text,
                .code where node.kind == .text || inCode,
                .codeBlock where inCode, .keyboard where inCode:
                if let new = try replaced(Array(node.text.bytes), context) {
                    changes.append((node, new))
                }
            case .softBreak where unwrapLines:
                breaks.append((node, isBetweenIdeographs(node) ? "" : " "))
            default: break
            }
            return true
        } leave: { _ in
        }
        guard !changes.isEmpty || !breaks.isEmpty else { return .keep }
        document.edit { editor in
            for (node, text) in changes { editor.set(text: text, of: node) }
            for (node, text) in breaks {
                if text.isEmpty {
                    editor.remove(node)
                } else {
                    editor.set(.text, of: node)
                    editor.set(text: text, of: node)
                }
            }
        }
        return .keep
    }

    /// The value of the option `replace`.
    static func replacements(_ value: Metadata.Value) throws -> [Replacement] {
        guard case .list(let items) = value else { throw OptionFault("expected a list") }
        return try items.map { item in
            guard case .map(let entries) = item, entries.count == 2,
                let match = item["match"]?.string, !match.isEmpty, let with = item["with"]?.string
            else {
                throw OptionFault(
                    "expected {match, with}", help: "for example {match: \"teh\", with: \"the\"}")
            }
            do throws(SelectorError) {
                return try replacement(match, with)
            } catch {
                throw OptionFault("`\(match)`: \(error.message)", help: error.help)
            }
        }
    }

    /// Between slashes stands a pattern, perhaps with flags behind; all else means itself.
    private static func replacement(
        _ match: String, _ with: String
    ) throws(SelectorError) -> Replacement {
        if match.hasPrefix("/"), let end = match.lastIndex(of: "/"), end > match.startIndex,
            match[end...].dropFirst().allSatisfy({ "ims".contains($0) })
        {
            let flags = match[end...].dropFirst()
            let pattern = match[..<end].dropFirst()
            let text = flags.isEmpty ? String(pattern) : "(?\(flags))\(pattern)"
            return Replacement(try LinearRegex(text), with: with)
        }
        var literal = ""
        for scalar in match.unicodeScalars {
            if scalar.isASCII, !scalar.properties.isAlphabetic,
                scalar.properties.numericType == nil,
                scalar.value > 32
            {
                literal += "\\"
            }
            literal.unicodeScalars.append(scalar)
        }
        let plain = with.split(separator: "$", omittingEmptySubsequences: false)
        return Replacement(try LinearRegex(literal), with: plain.joined(separator: "$$"))
    }
}

extension TextStep {
    /// The text with all replacements made, one after the other; nil where nothing changed.
    private func replaced(_ bytes: [UInt8], _ context: borrowing Context) throws -> String? {
        var text = bytes
        for replacement in replacements { text = try replaced(text, replacement, context) }
        return text == bytes ? nil : String(decoding: text, as: UTF8.self)
    }

    private func replaced(
        _ text: [UInt8], _ replacement: Replacement, _ context: borrowing Context
    ) throws -> [UInt8] {
        var (result, at) = ([UInt8](), 0)
        while at <= text.count,
            let match = replacement.pattern.firstMatch(in: text, from: at)
        {
            // One search is linear, but many may look at the same text.
            try context.checkpoint()
            result += text[at..<match.range.lowerBound]
            result += filled(Array(replacement.with.utf8), text, match)
            at = match.range.upperBound
            if match.range.isEmpty {
                guard at < text.count else { break }
                // One character on, lest the same place match for ever.
                repeat {
                    result.append(text[at])
                    at += 1
                } while at < text.count && text[at] & 0xC0 == 0x80
            }
        }
        if at < text.count { result += text[at...] }
        return result
    }

    private func filled(_ with: [UInt8], _ text: [UInt8], _ match: LinearRegex.Match) -> [UInt8] {
        var (result, at) = ([UInt8](), 0)
        while at < with.count {
            guard with[at] == 36, at + 1 < with.count else {
                result.append(with[at])
                at += 1
                continue
            }
            let next = with[at + 1]
            at += 2
            switch next {
            case 36: result.append(36)
            case 48: result += text[match.range]
            case 49...57:
                let group = Int(next - 49)
                if group < match.groups.count, let range = match.groups[group] {
                    result += text[range]
                }
            default: result += [36, next]
            }
        }
        return result
    }

    private func isBetweenIdeographs(_ node: Node) -> Bool {
        guard let before = node.previous?.text.string.unicodeScalars.last,
            let after = node.next?.text.string.unicodeScalars.first
        else { return false }
        return isIdeograph(before) && isIdeograph(after)
    }

    private func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3000...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
