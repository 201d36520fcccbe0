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
        text.withUTF8 { bytes in
            let start = (0..<bytes.count).first { !bytes[$0].isBlank } ?? 0
            guard mayHoldBlankLines(bytes, start) else { return false }
            func begins(_ mark: StaticString) -> Bool { stands(mark, at: start, in: bytes) }
            if begins("<!--") { return firstEnd(of: "-->", in: bytes) == nil }
            if begins("<?") { return firstEnd(of: "?>", in: bytes) == nil }
            if begins("<![CDATA[") { return firstEnd(of: "]]>", in: bytes) == nil }
            if begins("<!") { return firstEnd(of: ">", in: bytes) == nil }
            let lower = (0..<bytes.count).map { index in
                let byte = bytes[index]
                return byte &- 65 < 26 ? byte | 32 : byte
            }
            let ends: [StaticString] = ["</pre>", "</script>", "</style>", "</textarea>"]
            return !ends.contains { firstEnd(of: $0, in: lower.span) != nil }
        }
    }

    private static func stands(
        _ mark: StaticString, at start: Int, in bytes: Span<UInt8>
    ) -> Bool {
        let count = mark.utf8CodeUnitCount
        guard start + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[start + offset] != mark.byte(offset) { return false }
        return true
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
        for start in 0...(bytes.count - count) where stands(mark, at: start, in: bytes) {
            return start + count
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
