/// The lines of a header, as one looks for them round a place.
struct HeaderLayout {
    let bytes: [UInt8]
    /// Where the first line begins.
    let start: Int
    let lineEnd: [UInt8]

    func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private func isLineEnd(_ offset: Int) -> Bool { bytes[offset] == 10 || bytes[offset] == 13 }

    func startOfLine(_ offset: Int) -> Int {
        var at = min(offset, bytes.count)
        while at > start, !isLineEnd(at - 1) { at -= 1 }
        return at
    }

    func endOfLine(_ offset: Int) -> Int {
        var at = offset
        while at < bytes.count, !isLineEnd(at) { at += 1 }
        return at
    }

    /// Where the next line begins.
    func nextLine(_ offset: Int) -> Int {
        let end = endOfLine(offset)
        guard end < bytes.count else { return end }
        return end + (bytes[end] == 13 && byte(end + 1) == 10 ? 2 : 1)
    }

    /// Where the line of an offset begins, if nothing but blanks stands before it.
    func startIfFirst(_ offset: Int) -> Int? {
        let line = startOfLine(offset)
        return bytes[line..<offset].allSatisfy(\.isBlank) ? line : nil
    }

    /// How far an offset is from the beginning of its line.
    func column(_ offset: Int) -> Int { offset - startOfLine(offset) }

    /// The end of a range without the blank lines that a block of text has behind it.
    func trimmedEnd(_ range: Range<Int>) -> Int {
        var end = min(range.upperBound, bytes.count)
        while end > range.lowerBound, bytes[end - 1] <= 32 { end -= 1 }
        return end
    }

    func spansLines(_ range: Range<Int>) -> Bool { bytes[range].contains { $0 == 10 || $0 == 13 } }

    /// The lines with their line ends; the first is not indented where it stands behind other text.
    func joined(_ lines: [String], indent: Int, isFirstBare: Bool) -> [UInt8] {
        var text: [UInt8] = []
        for (index, line) in lines.enumerated() {
            if index > 0 { text += lineEnd }
            if !line.isEmpty, index > 0 || !isFirstBare {
                text += [UInt8](repeating: 32, count: indent)
            }
            text += Array(line.utf8)
        }
        return text
    }
}
