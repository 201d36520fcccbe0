/// Looks for the encoding a page names in a `meta` element (HTML standard, part 13.2.3.2).
struct MetaPrescan {
    /// How much of a page is looked at; browsers stop sooner, but begin anew at a later `meta`.
    private static let limit = 65_536

    private let bytes: [UInt8]
    private let end: Int
    private var index = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = min(bytes.count, Self.limit)
    }

    /// The encoding named, or `nil`.
    static func encoding(in bytes: [UInt8]) -> String? {
        var scan = MetaPrescan(bytes)
        return scan.run()
    }

    private mutating func run() -> String? {
        while index < end {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            if stands("<!--", at: index) {
                skipComment()
            } else if stands("<meta", at: index), isSpaceOrSlash(at: index + 5) {
                index += 5
                if let encoding = encodingOfMeta() { return encoding }
            } else if isTag(at: index) {
                index += 1
                while index < end, !isSpaceOrSlash(at: index), bytes[index] != UInt8(ascii: ">") {
                    index += 1
                }
                while attribute() != nil {}
            } else if index + 1 < end, [0x21, 0x2F, 0x3F].contains(bytes[index + 1]) {
                while index < end, bytes[index] != UInt8(ascii: ">") { index += 1 }
            } else {
                index += 1
            }
        }
        return nil
    }

    private func isTag(at index: Int) -> Bool {
        let name = index + 1 < end && bytes[index + 1] == UInt8(ascii: "/") ? index + 2 : index + 1
        return name < end && isLetter(bytes[name])
    }

    private mutating func skipComment() {
        index += 2
        while index + 2 < end, !stands("-->", at: index) { index += 1 }
        index = min(index + 3, end)
    }

    /// The encoding that the attributes of a `meta` name.
    private mutating func encodingOfMeta() -> String? {
        var seen: Set<String> = []
        var isPragma = false
        var needsPragma: Bool?
        var label: String?
        while let (name, value) = attribute() {
            guard seen.insert(name).inserted else { continue }
            switch name {
            case "http-equiv":
                if value == "content-type" { isPragma = true }
            case "content":
                if label == nil, let found = Self.charset(inContent: value) {
                    label = found
                    needsPragma = true
                }
            case "charset":
                label = value
                needsPragma = false
            default:
                break
            }
        }
        // A tag that is cut off says nothing.
        guard index < end, let needsPragma, !needsPragma || isPragma, let label,
            let encoding = EncodingLabels.encoding(for: label)
        else { return nil }
        switch encoding {
        case "utf-16le", "utf-16be", "utf-32le", "utf-32be": return "utf-8"
        case "x-user-defined": return "windows-1252"
        default: return encoding
        }
    }

    /// The next attribute of a tag, in lower case; `nil` at the end of the tag.
    private mutating func attribute() -> (name: String, value: String)? {
        while index < end, isSpaceOrSlash(at: index) { index += 1 }
        guard index < end, bytes[index] != UInt8(ascii: ">") else { return nil }
        let start = index
        index += 1
        while index < end, !isSpaceOrSlash(at: index), bytes[index] != UInt8(ascii: ">"),
            bytes[index] != UInt8(ascii: "=")
        {
            index += 1
        }
        let name = text(start..<index)
        while index < end, isSpace(bytes[index]) { index += 1 }
        guard index < end, bytes[index] == UInt8(ascii: "=") else { return (name, "") }
        index += 1
        while index < end, isSpace(bytes[index]) { index += 1 }
        guard index < end else { return nil }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = index + 1
            index = start
            while index < end, bytes[index] != quote { index += 1 }
            guard index < end else { return nil }
            index += 1
            return (name, text(start..<index - 1))
        }
        let valueStart = index
        while index < end, !isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") { index += 1 }
        return (name, text(valueStart..<index))
    }

    /// The label after `charset=` in the value of a `content` attribute.
    private static func charset(inContent value: String) -> String? {
        let text = Array(value.utf8)
        let word = Array("charset".utf8)
        var index = 0
        while index + word.count <= text.count {
            guard text[index...].starts(with: word) else {
                index += 1
                continue
            }
            index += word.count
            while index < text.count, text[index] <= 0x20 { index += 1 }
            guard index < text.count, text[index] == UInt8(ascii: "=") else { continue }
            index += 1
            while index < text.count, text[index] <= 0x20 { index += 1 }
            guard index < text.count else { return nil }
            let quote = text[index]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                let rest = text[(index + 1)...]
                guard let close = rest.firstIndex(of: quote) else { return nil }
                return String(decoding: rest[..<close], as: UTF8.self)
            }
            let label = text[index...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ";") }
            return String(decoding: label, as: UTF8.self)
        }
        return nil
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self).lowercased()
    }

    private func stands(_ word: StaticString, at index: Int) -> Bool {
        guard index + word.utf8CodeUnitCount <= end else { return false }
        return zip(word.description.utf8, bytes[index...]).allSatisfy { letter, byte in
            letter == (isLetter(byte) ? byte | 0x20 : byte)
        }
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }

    private func isSpaceOrSlash(at index: Int) -> Bool {
        index < end && (isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/"))
    }
}
