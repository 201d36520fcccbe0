/// How a line ends.
public enum SentenceEnd {
    /// Whether the line ends in a full stop, question mark or the like of any script.
    ///
    /// Quotation marks, brackets and notes such as [1] may follow it.
    public static func closes(_ line: String) -> Bool { closes(Array(line.utf8).span) }

    public static func closes(_ line: [UInt8]) -> Bool { closes(line.span) }

    public static func closes(_ line: Span<UInt8>) -> Bool {
        guard let scalar = lastBeforeClosers(line) else { return false }
        switch scalar {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x964, 0x61F, 0x6D4: return true
        default: return false
        }
    }

    /// Whether the line ends in a colon.
    public static func announces(_ line: Span<UInt8>) -> Bool {
        let scalar = lastBeforeClosers(line)
        return scalar == 0x3A || scalar == 0xFF1A
    }

    private static func lastBeforeClosers(_ line: Span<UInt8>) -> UInt32? {
        var end = line.count
        while end > 0, line[end - 1] <= 32 { end -= 1 }
        while end > 0, line[end - 1] == 0x5D, let start = note(line, endingAt: end) {
            end = start
            while end > 0, line[end - 1] <= 32 { end -= 1 }
        }
        while end > 0 {
            var start = end - 1
            while start > 0, line[start] & 0xC0 == 0x80, end - start < 4 { start -= 1 }
            let value = decoded(line, start..<end)
            guard isCloser(value) else { return value }
            end = start
        }
        return nil
    }

    /// Where a note such as [12] begins that ends at `end`.
    private static func note(_ line: Span<UInt8>, endingAt end: Int) -> Int? {
        var index = end - 1
        while index > 0, line[index - 1] >= 48, line[index - 1] <= 57 { index -= 1 }
        guard index < end - 1, index > 0, line[index - 1] == 0x5B else { return nil }
        return index - 1
    }

    private static func decoded(_ line: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
        let first = line[range.lowerBound]
        if first < 0x80 { return UInt32(first) }
        var value = UInt32(first) & (range.count == 2 ? 0x1F : range.count == 3 ? 0x0F : 0x07)
        for index in range.dropFirst() { value = value << 6 | UInt32(line[index] & 0x3F) }
        return value
    }

    private static func isCloser(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0x29, 0x5D, 0x201D, 0x2019, 0xBB, 0x203A, 0x300D, 0x300F, 0xFF09: true
        default: false
        }
    }
}
