/// Searches of sixteen bytes at a time.
///
/// All functions look at `from..<end` and return `end` when nothing is found. The buffer must hold
/// the range; loads are checked against it.
enum ByteScan {
    /// The first position of one byte.
    @inline(__always)
    static func first(_ a: UInt8, in text: Span<UInt8>, from: Int, to end: Int) -> Int {
        let wanted = SIMD16<UInt8>(repeating: a)
        var index = from
        while index + 64 <= end {
            let low = (load(text, index) .== wanted) .| (load(text, index + 16) .== wanted)
            let high = (load(text, index + 32) .== wanted) .| (load(text, index + 48) .== wanted)
            if lane(low .| high) < 16 { break }
            index += 64
        }
        while index + 16 <= end {
            let found = lane(load(text, index) .== wanted)
            if found < 16 { return index + found }
            index += 16
        }
        while index < end, text[index] != a { index += 1 }
        return index
    }

    /// The first position of either of two bytes.
    @inline(__always)
    static func first(
        _ a: UInt8, _ b: UInt8, in text: Span<UInt8>, from: Int, to end: Int
    ) -> Int {
        let first = SIMD16<UInt8>(repeating: a)
        let second = SIMD16<UInt8>(repeating: b)
        var index = from
        while index + 16 <= end {
            let block = load(text, index)
            let found = lane((block .== first) .| (block .== second))
            if found < 16 { return index + found }
            index += 16
        }
        while index < end {
            let byte = text[index]
            if byte == a || byte == b { return index }
            index += 1
        }
        return end
    }

    /// The first position of one of three bytes.
    @inline(__always)
    static func first(
        _ a: UInt8, _ b: UInt8, _ c: UInt8, in text: Span<UInt8>, from: Int, to end: Int
    ) -> Int {
        let first = SIMD16<UInt8>(repeating: a)
        let second = SIMD16<UInt8>(repeating: b)
        let third = SIMD16<UInt8>(repeating: c)
        var index = from
        while index + 16 <= end {
            let block = load(text, index)
            let found = lane((block .== first) .| (block .== second) .| (block .== third))
            if found < 16 { return index + found }
            index += 16
        }
        while index < end {
            let byte = text[index]
            if byte == a || byte == b || byte == c { return index }
            index += 1
        }
        return end
    }

    /// Sixteen bytes at `index`.
    @inline(__always)
    static func load(_ text: Span<UInt8>, _ index: Int) -> SIMD16<UInt8> {
        unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
    }

    /// The first lane that is set; 16 when none is.
    @inline(__always)
    static func lane(_ mask: SIMDMask<SIMD16<Int8>>) -> Int {
        let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        if halves[0] != 0 { return halves[0].trailingZeroBitCount >> 3 }
        if halves[1] != 0 { return 8 + (halves[1].trailingZeroBitCount >> 3) }
        return 16
    }
}
