/// A hash of 128 bits to tell whether bytes have changed; no defence against forgery.
struct Digest: Hashable, Sendable {
    let high: UInt64, low: UInt64

    /// 32 hexadecimal digits.
    var text: String { hex(high) + hex(low) }

    private func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// The digest of bytes, by two chains of multiplying and folding.
func digest(_ bytes: [UInt8], seed: UInt64 = 0) -> Digest {
    var first = seed ^ 0x2d35_8dcc_aa6c_78a5, second = seed ^ 0x8bb8_4b93_962e_acc9
    let span = bytes.span
    var at = 0
    while at + 16 <= span.count {
        let (a, b) = (word(span, at), word(span, at + 8))
        first = folded(a ^ 0x4b33_a62e_d433_d4a3, b ^ first)
        second = folded(a ^ second, b ^ 0x4d5a_2da5_1de1_aa47)
        at += 16
    }
    var last: (UInt64, UInt64) = (0, 0)
    var shift: UInt64 = 0
    while at < span.count {
        let byte = UInt64(span[at])
        if shift < 64 { last.0 |= byte << shift } else { last.1 |= byte << (shift - 64) }
        shift += 8
        at += 1
    }
    let length = UInt64(span.count)
    first = folded(last.0 ^ 0xa076_1d64_78bd_642f ^ length, last.1 ^ first)
    second = folded(last.0 ^ second, last.1 ^ 0xe703_7ed1_a0b4_28db ^ length)
    return Digest(
        high: folded(first, 0x9e37_79b9_7f4a_7c15 ^ second),
        low: folded(second ^ length, 0xd6e8_feb8_6659_fd93 ^ first))
}

private func word(_ span: Span<UInt8>, _ at: Int) -> UInt64 {
    unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)
}

private func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return high ^ low
}
