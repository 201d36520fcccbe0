/// What may stand in an address, and which addresses may run a script.
enum HTMLAddress {
    /// Whether the byte stands for itself in an address within an attribute.
    @inline(__always)
    static func passes(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
    }

    /// The place of the next byte, from `start` on, that does not stand for itself.
    ///
    /// Letters, digits and the commonest signs are passed over sixteen at a time.
    static func nextEscaped(in bytes: Span<UInt8>, from start: Int) -> Int {
        typealias Chunk = SIMD16<UInt8>
        let lowercase = Chunk(repeating: 32), a = Chunk(repeating: 97),
            letters = Chunk(repeating: 25)
        let hyphen = Chunk(repeating: 45), colon = Chunk(repeating: 13)
        let underscore = Chunk(repeating: 95), hash = Chunk(repeating: 35)
        var index = start
        while index + 16 <= bytes.count {
            let chunk = unsafe bytes.bytes.unsafeLoadUnaligned(
                fromByteOffset: index, as: Chunk.self)
            let passes =
                (((chunk | lowercase) &- a) .<= letters) .| ((chunk &- hyphen) .<= colon)
                .| (chunk .== underscore) .| (chunk .== hash)
            let lanes = unsafe unsafeBitCast(passes, to: UInt128.self)
            if lanes != .max {
                index += (~lanes).trailingZeroBitCount / 8
                if !HTMLAddress.passes(bytes[index]) { return index }
                index += 1
            } else {
                index += 16
            }
        }
        while index < bytes.count, HTMLAddress.passes(bytes[index]) { index += 1 }
        return index
    }

    /// The hexadecimal digit for 0 to 15.
    static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 55 + value }

    /// Whether an address can be followed without running what it holds.
    ///
    /// Scripts and documents within the address are refused; so is `data:`, but for images.
    static func isSafe(_ bytes: Span<UInt8>, asImage: Bool) -> Bool {
        guard mayBeUnsafe(bytes) else { return true }
        var scheme: [UInt8] = []
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if byte <= 32 { continue }  // browsers drop blanks within and before a scheme
            if byte == UInt8(ascii: ":") {
                return isSafe(scheme, rest: bytes.extracting((index + 1)...), asImage: asImage)
            }
            let lower = byte | 32
            let isPart =
                (97...122).contains(lower) || (48...57).contains(byte) || byte == 43 || byte == 45
                || byte == 46
            guard isPart, scheme.count < 16 else { return true }
            scheme.append(lower)
        }
        return true
    }

    /// Whether the first letter is that of a scheme to be looked at.
    private static func mayBeUnsafe(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count, bytes[index] <= 32 { index += 1 }
        guard index < bytes.count else { return false }
        switch bytes[index] | 32 {
        case UInt8(ascii: "j"), UInt8(ascii: "v"), UInt8(ascii: "d"): return true
        default: return false
        }
    }

    private static func isSafe(_ scheme: [UInt8], rest: Span<UInt8>, asImage: Bool) -> Bool {
        if scheme == Array("javascript".utf8) || scheme == Array("vbscript".utf8) { return false }
        guard scheme == Array("data".utf8) else { return true }
        return asImage && begins(rest, with: "image/")
    }

    private static func begins(_ bytes: Span<UInt8>, with text: String) -> Bool {
        var index = 0
        for byte in text.utf8 {
            guard index < bytes.count, bytes[index] | 32 == byte | 32 else { return false }
            index += 1
        }
        return true
    }

    /// The bytes below 64, and those above, that stand for themselves, as bits: letters, digits and
    /// `!#$%'()*+,-./:;=?@_~`.
    private static var low: UInt64 { 0xAFFF_FFBA_0000_0000 }
    private static var high: UInt64 { 0x47FF_FFFE_87FF_FFFF }
}
