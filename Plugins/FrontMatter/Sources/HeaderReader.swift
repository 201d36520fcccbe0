internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyPluginKit
internal import GalleyYAML

/// What is wrong with a header, its place counted in the source's bytes.
struct HeaderFault: Error {
    var code: String, message: String
    var range: Range<Int>
    var help: String?
    var related: Range<Int>?
}

/// Parses what stands between a header's delimiters.
struct HeaderReader {
    var lastWins = false

    /// The root of a header; nil where it is empty or holds only comments.
    func root(
        of bytes: [UInt8], _ content: Range<Int>, _ syntax: HeaderSplit.Syntax
    ) throws(HeaderFault) -> HeaderNode? {
        let limit = 1 << 20
        guard content.count <= limit else {
            throw HeaderFault(
                code: "too-large", message: "front matter larger than \(limit) bytes",
                range: content.lowerBound..<content.lowerBound,
                help: "move what is no metadata into the text")
        }
        let root: HeaderNode?
        do {
            root = try parsed(Array(bytes[content]), content.lowerBound, syntax)
        } catch {
            var fault = error
            fault.countLines(in: bytes)
            if fault.code == "missing-colon",
                let blank = HeaderLook.missingBlank(in: bytes, from: fault.range.lowerBound)
            {
                fault = blank
            }
            throw fault
        }
        if let entries = root?.entries, entries.count > 10_000 {
            throw HeaderFault(
                code: "too-large", message: "front matter larger than 10000 keys",
                range: entries[10_000].keyRange)
        }
        return root
    }

    private func parsed(
        _ bytes: [UInt8], _ base: Int, _ syntax: HeaderSplit.Syntax
    ) throws(HeaderFault) -> HeaderNode? {
        switch syntax {
        case .yaml:
            do throws(YAMLError) {
                let text = LineEnds.unified(bytes)
                let document = try YAMLDocument(
                    parsing: text, duplicateKeys: lastWins ? .lastWins : .refused)
                return document.root.map { HeaderNode($0, base: base) }
            } catch { throw HeaderFault(error, base) }
        case .toml:
            var parser = TOMLParser(LineEnds.unified(bytes), base: base)
            return try parser.root()
        case .json:
            if bytes.allSatisfy({ $0 <= 32 }) { return nil }
            let isBare = HeaderReader.lacksBraces(bytes)
            let shift = isBare ? base - 1 : base
            do throws(JSONError) {
                let document = try JSONDocument(
                    parsing: isBare ? [0x7B] + bytes + [0x7D] : bytes, depth: 64,
                    duplicateKeys: lastWins ? .kept : .refused)
                return HeaderNode(document.root, base: shift)
            } catch {
                var fault = HeaderFault(error, shift)
                if isBare, error.range.lowerBound > bytes.count {
                    fault.message = "the header ends in the middle of a value"
                    fault.help = "close its quotes and brackets"
                }
                throw fault
            }
        }
    }

    /// Whether JSON begins with a key: Middleman leaves the braces out.
    static func lacksBraces(_ bytes: [UInt8]) -> Bool { bytes.first { $0 > 32 } == 0x22 }
}

extension HeaderFault {
    /// A message without what a library counted in its own lines.
    private static func beginning(of message: String) -> String {
        guard let open = message.lastIndex(of: "("), message[open...].hasPrefix("(first") else {
            return message
        }
        return trimmed(message[..<open])
    }

    /// Says in which line of the whole file the first of two keys stands.
    fileprivate mutating func countLines(in bytes: [UInt8]) {
        guard code == "duplicate-key", let related else { return }
        let message = HeaderFault.beginning(of: message)
        let line = position(of: related.lowerBound, in: bytes).line
        self.message = "\(message) (first in line \(line))"
    }
}

/// Carriage returns alone end lines too; libraries below do not all know that.
enum LineEnds {
    /// The same bytes with LF in place of each CR that stands alone, so that offsets stay.
    static func unified(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(13) else { return bytes }
        var bytes = bytes
        for index in bytes.indices where bytes[index] == 13 {
            if index + 1 >= bytes.count || bytes[index + 1] != 10 { bytes[index] = 10 }
        }
        return bytes
    }

    /// The line end that a header uses: that of its first line.
    static func first(in bytes: [UInt8]) -> [UInt8] {
        guard let at = bytes.firstIndex(where: { $0 == 10 || $0 == 13 }) else { return [10] }
        if bytes[at] == 10 { return [10] }
        return at + 1 < bytes.count && bytes[at + 1] == 10 ? [13, 10] : [13]
    }
}

extension HeaderFault {
    init(_ error: YAMLError, _ base: Int) {
        self.init(
            code: error.code.rawValue, message: error.message, range: error.range.raised(by: base),
            help: error.help, related: error.related?.raised(by: base))
        switch error.code {
        case .tooDeep: message = "nesting deeper than 64"
        case .duplicateKey:
            help = help ?? "keep one of them"
        case .invalidUTF8:
            // The library counted from where the header begins.
            let parts = message.split(separator: " ")
            message = parts.map { Int($0).map { String($0 + base) } ?? String($0) }
                .joined(separator: " ")
        default: break
        }
    }

    init(_ error: JSONError, _ base: Int) {
        self.init(
            code: error.code.rawValue, message: error.message, range: error.range.raised(by: base),
            related: error.related?.raised(by: base))
        switch error.code {
        case .tooDeep: message = "nesting deeper than 64"
        case .duplicateKey: help = "keep one of them"
        case .trailingComma: help = "delete the comma"
        case .unexpectedEnd: help = "close its quotes and brackets"
        case .unexpectedCharacter, .trailingText:
            help = "put texts in double quotes, and a comma between members"
        case .invalidNumber: help = "put it in quotes if it is text"
        case .invalidEscape: help = "write `\\\\` for a backslash"
        case .controlCharacter: help = "write it as an escape"
        case .invalidUTF8: help = "save the text as UTF-8"
        case .tooLarge: break
        }
    }
}

extension Range<Int> {
    func raised(by base: Int) -> Range<Int> { lowerBound + base..<upperBound + base }
}

extension HeaderNode {
    /// The node of JSON with all offsets raised by `base`.
    init(_ node: JSONNode, base: Int) {
        isFlow = true
        range = node.range.raised(by: base)
        valueStart = range.lowerBound
        switch node.kind {
        case .object:
            content = .map(HeaderNode.entries(of: node, base: base))
        case .array: content = .list(node.elements.map { HeaderNode($0, base: base) })
        case .string: content = .text(node.string ?? "", isPlain: false)
        default:
            if let flag = node.boolean {
                content = .typed(.boolean(flag))
            } else if let number = node.numberText {
                content = .typed(.number(number))
            } else {
                content = .typed(.null)
            }
        }
    }

    /// The members of an object; of two with one key the last.
    private static func entries(of node: JSONNode, base: Int) -> [HeaderEntry] {
        var entries: [HeaderEntry] = []
        var places: [String: Int] = [:]
        for member in node.members {
            let entry = HeaderEntry(
                key: member.key.string ?? "", keyRange: member.key.range.raised(by: base),
                value: HeaderNode(member.value, base: base))
            if let place = places[entry.key] {
                entries[place] = entry
            } else {
                places[entry.key] = entries.count
                entries.append(entry)
            }
        }
        return entries
    }
}
