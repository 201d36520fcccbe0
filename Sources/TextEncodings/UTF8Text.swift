/// UTF-8: whether text is valid, and where it is not.
enum UTF8Text {
    /// Where the ASCII text that begins at `start` ends.
    @inline(__always)
    static func endOfASCII(in text: Span<UInt8>, from start: Int) -> Int {
        let end = text.count
        var index = start
        while index + 64 <= end {
            let low = load(text, index) | load(text, index + 16)
            let bits = low | load(text, index + 32) | load(text, index + 48)
            if isHigh(bits) { break }
            index += 64
        }
        while index + 16 <= end {
            if isHigh(load(text, index)) { break }
            index += 16
        }
        while index < end, text[index] < 0x80 { index += 1 }
        return index
    }

    /// Whether one of sixteen bytes is not ASCII.
    @inline(__always)
    private static func isHigh(_ block: SIMD16<UInt8>) -> Bool {
        let halves = unsafe unsafeBitCast(block, to: SIMD2<UInt64>.self)
        return (halves[0] | halves[1]) & 0x8080_8080_8080_8080 != 0
    }

    @inline(__always)
    private static func load(_ text: Span<UInt8>, _ index: Int) -> SIMD16<UInt8> {
        unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// The offset of the first byte that is not valid UTF-8.
    static func firstInvalid(in bytes: [UInt8], from start: Int) -> Int? {
        let text = bytes.span
        var index = endOfASCII(in: text, from: start)
        while index < text.count {
            let length = length(in: text, at: index)
            guard length > 0 else { return index }
            index += length
            if index < text.count, text[index] < 0x80 { index = endOfASCII(in: text, from: index) }
        }
        return nil
    }

    /// How many bytes the character at `index` has; negative: how many bytes of it are there
    /// (Unicode 3.9, table 3-7).
    @inline(__always)
    static func length(in text: Span<UInt8>, at index: Int) -> Int {
        let lead = text[index]
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        let length: Int
        switch lead {
        case ..<0x80: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, high) = (4, 0x8F)
        default: return -1
        }
        for offset in 1..<length {
            guard index + offset < text.count else { return -offset }
            let byte = text[index + offset]
            guard byte >= low, byte <= high else { return -offset }
            (low, high) = (0x80, 0xBF)
        }
        return length
    }
}

extension DecodingOutput {
    /// Copies valid text; each maximal part of a character that is cut becomes U+FFFD.
    mutating func decodeUTF8() {
        while position < input.count {
            let invalid = UTF8Text.firstInvalid(in: input, from: position)
            copy(upTo: invalid ?? input.count)
            guard invalid != nil else { return }
            replace(width: max(1, -UTF8Text.length(in: input.span, at: position)))
        }
    }

    /// Units of two bytes; lone surrogates become U+FFFD.
    mutating func decodeUTF16(isBigEndian: Bool) {
        while let unit = unit(0, isBigEndian) {
            if unit >= 0xD800, unit < 0xDC00, let next = self.unit(2, isBigEndian), next >= 0xDC00,
                next < 0xE000
            {
                append(0x1_0000 + (unit - 0xD800) << 10 + (next - 0xDC00), width: 4)
            } else {
                append(unit, width: 2)
            }
        }
        if position < input.count { replace(width: input.count - position) }
    }

    private func unit(_ offset: Int, _ isBigEndian: Bool) -> UInt32? {
        guard let first = byte(offset), let second = byte(offset + 1) else { return nil }
        return isBigEndian
            ? UInt32(first) << 8 | UInt32(second) : UInt32(second) << 8 | UInt32(first)
    }

    /// Units of four bytes.
    mutating func decodeUTF32(isBigEndian: Bool) {
        while let first = unit(0, isBigEndian), let second = unit(2, isBigEndian) {
            append(isBigEndian ? first << 16 | second : second << 16 | first, width: 4)
        }
        if position < input.count { replace(width: input.count - position) }
    }
}
