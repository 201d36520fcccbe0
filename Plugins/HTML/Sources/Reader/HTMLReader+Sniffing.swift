extension HTMLReader {
    /// How sure it is, 0 to 1, that these first bytes are HTML.
    static func likelihood(of bytes: Span<UInt8>) -> Double {
        var start: [UInt8] = []
        for index in 0..<min(bytes.count, 2048) { start.append(bytes[index]) }
        let text = skippingPrologue(start[...])
        if isPage(text) { return 0.95 }
        guard text.first == 60 else { return 0 }
        let name = text.dropFirst().prefix {
            (97...122).contains($0 | 32) || (48...57).contains($0)
        }
        let isKnown = HTMLNameTable.known.name(String(decoding: name, as: UTF8.self).lowercased())
        return isKnown.map { $0.id < HTMLName.class.id } == true ? 0.5 : 0
    }

    /// Whether the text is a whole page and not a fragment; a server's complaint may stand before it.
    static func isPage(_ bytes: [UInt8]) -> Bool {
        if isPage(skippingPrologue(bytes[...])) { return true }
        return bytes.first == 60 && bytes.prefix(4096).firstIndex(of: "<html") != nil
    }

    private static func isPage(_ text: ArraySlice<UInt8>) -> Bool {
        let starts: [StaticString] = ["<!doctype html", "<html", "<head", "<body"]
        return starts.contains { text.begins(with: $0, at: text.startIndex) }
    }

    /// The text behind a byte order mark, blanks, comments and an XML declaration.
    private static func skippingPrologue(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = bytes
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        while true {
            text = text.drop(while: \.isHTMLBlank)
            if text.begins(with: "<!--", at: text.startIndex) {
                guard let end = text.dropFirst(4).firstIndex(of: "-->") else { return [] }
                text = text[(end + 3)...]
            } else if text.begins(with: "<?xml", at: text.startIndex) {
                guard let end = text.firstIndex(of: 62) else { return [] }
                text = text[(end + 1)...]
            } else {
                return text
            }
        }
    }
}
