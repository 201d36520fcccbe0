internal import GalleyDocumentModel

/// What kind of HTML block a text begins (CommonMark 0.31 §4.6).
enum HTMLBlocks {
    /// Whether a blank line within the text would end the block before the text does.
    static func endsEarly(_ text: Text) -> Bool {
        text.withUTF8 { bytes in
            guard hasBlankLine(bytes) else { return false }
            var start = 0
            while start < bytes.count, bytes[start].isBlank { start += 1 }
            return !mayHoldBlankLines(bytes, start)
        }
    }

    /// Whether the text may begin on the line behind a paragraph: all but kind 7.
    static func interrupts(_ text: Text) -> Bool {
        let bytes = Array(text.bytes.prefix(80))
        guard let start = bytes.firstIndex(where: { !$0.isBlank }), bytes[start] == 0x3C,
            start + 1 < bytes.count
        else { return false }
        let next = bytes[start + 1]
        return next == 0x21 || next == 0x3F || bytes.isBlockTag(at: start)
    }

    /// Whether a block of kinds 1 to 5 lacks the mark that ends it.
    static func isOpen(_ text: Text) -> Bool {
        guard
            text.withUTF8({ bytes in
                mayHoldBlankLines(bytes, (0..<bytes.count).first { !bytes[$0].isBlank } ?? 0)
            })
        else { return false }
        let words = text.string
        let start = words.drop { $0.isWhitespace }
        if start.hasPrefix("<!--") { return !holds("-->", words) }
        if start.hasPrefix("<?") { return !holds("?>", words) }
        if start.hasPrefix("<![CDATA[") { return !holds("]]>", words) }
        if start.hasPrefix("<!") { return !holds(">", words) }
        return !["</pre>", "</script>", "</style>", "</textarea>"].contains {
            holds($0, words.lowercased())
        }
    }

    private static func holds(_ mark: String, _ words: String) -> Bool {
        let (bytes, mark) = (Array(words.utf8), Array(mark.utf8))
        return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }

    /// Whether the text ends at a mark of its own, which stands on its last line only.
    static func isClosed(_ text: Text) -> Bool {
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count, bytes[start].isBlank { start += 1 }
            guard bytes.count - start > 3, bytes[start] == 0x3C else { return false }
            let mark: StaticString
            switch (bytes[start + 1], bytes[start + 2]) {
            case (0x21, 0x2D): mark = "-->"
            case (0x21, 0x5B): mark = "]]>"
            case (0x21, _): mark = ">"
            case (0x3F, _): mark = "?>"
            default: return false
            }
            guard let end = firstEnd(of: mark, in: bytes) else { return false }
            var last = bytes.count
            while last > end, bytes[last - 1].isBlankOrEnd { last -= 1 }
            for index in end..<max(end, last) where bytes[index] == 10 { return false }
            return true
        }
    }

    private static func firstEnd(of mark: StaticString, in bytes: Span<UInt8>) -> Int? {
        let count = mark.utf8CodeUnitCount
        guard bytes.count >= count else { return nil }
        for start in 0...(bytes.count - count) {
            var length = 0
            while length < count, bytes[start + length] == mark.byte(length) { length += 1 }
            if length == count { return start + count }
        }
        return nil
    }

    private static func hasBlankLine(_ bytes: Span<UInt8>) -> Bool {
        var isBlank = false
        var last = bytes.count
        while last > 0, bytes[last - 1].isBlankOrEnd { last -= 1 }
        for index in 0..<last {
            if bytes[index] == 10 {
                if isBlank { return true }
                isBlank = true
            } else if !bytes[index].isBlank, bytes[index] != 13 {
                isBlank = false
            }
        }
        return false
    }

    /// Kinds 1 to 5 end at a mark of their own, not at a blank line.
    private static func mayHoldBlankLines(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        guard start + 1 < bytes.count, bytes[start] == 0x3C else { return false }
        if bytes[start + 1] == 0x21 || bytes[start + 1] == 0x3F { return true }
        for name in ["pre", "script", "style", "textarea"] {
            var index = start + 1
            for byte in name.utf8 {
                guard index < bytes.count, bytes[index] | 32 == byte else { break }
                index += 1
            }
            if index == start + 1 + name.utf8.count { return true }
        }
        return false
    }
}
