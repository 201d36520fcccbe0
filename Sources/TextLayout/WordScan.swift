/// Knows where a line should not end although the rules of line breaking would allow it.
struct WordScan {
    private var word = 0..<0
    private var isAddress = false

    /// Whether what stands on both sides of `offset` stays together; offsets come in order.
    mutating func sticks(at offset: Int, in text: Span<UInt8>) -> Bool {
        if offset > 0, text[offset - 1] == 0x20 {
            return followsInitial(offset, in: text) || parts(numberFromUnit: offset, in: text)
        }
        while word.upperBound <= offset, word.upperBound < text.count {
            findWord(after: word.upperBound, in: text)
        }
        return isAddress && word.lowerBound < offset && offset < word.upperBound
    }

    /// The next run of printable ASCII, and whether it is an address.
    private mutating func findWord(after start: Int, in text: Span<UInt8>) {
        var begin = start
        while begin < text.count, !isWordByte(text[begin]) { begin += 1 }
        var end = begin
        isAddress = false
        while end < text.count, isWordByte(text[end]) {
            if end > begin, end + 1 < text.count, isWordByte(text[end + 1]) {
                if text[end] == 0x40 { isAddress = true }
                if text[end] == 0x3A, end + 2 < text.count, text[end + 1] == 0x2F,
                    text[end + 2] == 0x2F
                {
                    isAddress = true
                }
                if text[end] == 0x2E, end == begin + 3, text[begin] == 0x77,
                    text[begin + 1] == 0x77, text[begin + 2] == 0x77
                {
                    isAddress = true
                }
            }
            end += 1
        }
        word = begin..<end
    }

    private func isWordByte(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    /// Whether one capital and a full stop stand before the space, as in "N. Tuân"
    private func followsInitial(_ offset: Int, in text: Span<UInt8>) -> Bool {
        guard offset >= 3, text[offset - 2] == 0x2E else { return false }
        var index = offset - 3
        while index > 0, text[index] & 0xC0 == 0x80, offset - index < 7 { index -= 1 }
        if index > 0, text[index - 1] > 0x20, text[index - 1] != 0x2E { return false }
        let (value, _) = scalar(in: text, at: index)
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    private func parts(numberFromUnit offset: Int, in text: Span<UInt8>) -> Bool {
        guard offset >= 2, text[offset - 2] >= 0x30, text[offset - 2] <= 0x39 else { return false }
        var end = offset
        while end < text.count, end - offset < 6, text[end] != 0x20 { end += 1 }
        while end > offset, text[end - 1] == 0x2C || text[end - 1] == 0x2E { end -= 1 }
        guard end > offset else { return false }
        return Self.units.contains { unit in
            guard unit.count == end - offset else { return false }
            return unit.indices.allSatisfy { unit[$0] == text[offset + $0] }
        }
    }

    private static let units: [[UInt8]] = [
        "%", "‰", "km", "m", "cm", "mm", "m²", "km²", "m³", "kg", "g", "mg", "l", "ml", "ha", "h",
        "min", "s", "°C", "°F", "kW", "MW", "€", "$", "£", "₫", "đ",
    ].map { Array($0.utf8) }
}
