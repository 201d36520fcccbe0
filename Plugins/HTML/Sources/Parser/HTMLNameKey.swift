/// A spelling of up to 16 bytes, padded with zeros, or the digest of a longer one.
///
/// The last byte of a digest is 0xFF, which no name ends with, so the two never meet.
struct HTMLNameKey: Hashable, Sendable {
    /// The longest spelling that is its own key.
    static let size = 16

    var low: UInt64
    var high: UInt64

}

/// Two numbers drawn once a run, so that no page can be made of names that meet in the table.
struct HTMLNameSeed: Sendable {
    let low = UInt64.random(in: .min ... .max)
    let high = UInt64.random(in: .min ... .max)
}

extension HTMLNameKey {
    /// The key of a spelling of any length.
    init(_ text: [UInt8], _ seed: HTMLNameSeed) {
        low = 0
        high = 0
        guard text.count > Self.size else {
            for (index, byte) in text.enumerated() { place(byte, at: index) }
            return
        }
        var index = 0
        while index < text.count {
            var block = HTMLNameKey(low: 0, high: 0)
            for offset in 0..<min(Self.size, text.count - index) {
                block.place(text[index + offset], at: offset)
            }
            (low, high) = (
                Self.mixed(low ^ block.low, high ^ block.high, seed), low &+ UInt64(text.count)
            )
            index += Self.size
        }
        high |= 0xFF << 56
    }

    /// A number spread evenly over the table.
    @inline(__always)
    func hash(_ seed: HTMLNameSeed) -> Int {
        Int(truncatingIfNeeded: Self.mixed(low, high, seed))
    }

    /// The bytes of a spelling that is its own key.
    var spelling: [UInt8] {
        var text: [UInt8] = []
        for index in 0..<Self.size {
            let half = index < 8 ? low : high
            let byte = UInt8(truncatingIfNeeded: half >> UInt64(index % 8 * 8))
            if byte == 0 { break }
            text.append(byte)
        }
        return text
    }

    private mutating func place(_ byte: UInt8, at index: Int) {
        if index < 8 {
            low |= UInt64(byte) << UInt64(index * 8)
        } else {
            high |= UInt64(byte) << UInt64((index - 8) * 8)
        }
    }

    @inline(__always)
    private static func mixed(_ low: UInt64, _ high: UInt64, _ seed: HTMLNameSeed) -> UInt64 {
        let (upper, lower) = (low ^ seed.low).multipliedFullWidth(by: high ^ seed.high)
        return upper ^ lower
    }
}
