/// What a header looks like, where it cannot be parsed.
enum HeaderLook {
    /// Whether a header that does not parse was meant as one.
    static func isMeant(_ split: HeaderSplit, _ bytes: [UInt8]) -> Bool {
        // One line of braces may be a text that only looks like JSON.
        guard split.syntax == .yaml else { return !split.isOneLine }
        var lines = HeaderLines(bytes, from: split.content.lowerBound)
        while lines.at < split.content.upperBound, let line = lines.next() {
            guard let first = line.first(where: { !bytes[$0].isBlank }) else { continue }
            if bytes[first] == 0x23 { continue }
            return isKey(bytes[line])
        }
        return false
    }

    /// Whether a line begins as `word:` or `"a word":` does.
    static func isKey(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line.drop(while: \.isBlank)
        if let quote = rest.first, quote == 0x22 || quote == 0x27 {
            guard let end = rest.dropFirst().firstIndex(of: quote) else { return false }
            rest = rest[(end + 1)...].drop(while: \.isBlank)
            return rest.first == 0x3A
        }
        guard let first = rest.first, first.isLetter || first == 0x5F || first >= 128 else {
            return false
        }
        guard let colon = rest.firstIndex(of: 0x3A) else { return false }
        let word = rest[..<colon]
        return word.count <= 64 && !word.contains { $0 == 0x2E && word.count > 40 }
            && word.count(where: { $0 == 32 }) <= 3
    }

    /// The first line `key:value` of a header that is no mapping for want of a blank.
    static func missingBlank(in bytes: [UInt8], _ split: HeaderSplit) -> HeaderFault? {
        guard split.syntax == .yaml else { return nil }
        var lines = HeaderLines(bytes, from: split.content.lowerBound)
        while lines.at < split.content.upperBound, let line = lines.next() {
            if let fault = missingBlank(in: bytes, from: line.lowerBound) { return fault }
        }
        return nil
    }

    /// What is wrong with a line that begins as `key:value` at an offset.
    static func missingBlank(in bytes: [UInt8], from start: Int) -> HeaderFault? {
        var lines = HeaderLines(bytes, from: start)
        guard let line = lines.next() else { return nil }
        let text = bytes[line]
        guard let first = text.first, first.isLetter || first == 0x5F,
            let colon = text.firstIndex(of: 0x3A), colon + 1 < text.endIndex
        else { return nil }
        let key = text[..<colon]
        guard key.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x2D }),
            !text[colon + 1].isBlank, text[colon + 1] != 0x2F
        else { return nil }
        let word = String(decoding: key, as: UTF8.self)
        return HeaderFault(
            code: "missing-blank", message: "missing blank after \"\(word):\"",
            range: line.lowerBound..<colon + 1, help: "write `\(word): ` and then the value")
    }
}
