/// The text a decoder has made so far, with the way back to its input.
struct DecodingOutput {
    /// The input, and how much of it was read.
    let input: [UInt8]
    var position: Int

    private(set) var utf8: [UInt8] = []
    private var runs: [OffsetMap.Run] = []

    /// The widths of the last run; zeros where the next character begins a new one.
    private var widths: (decoded: UInt8, original: UInt8) = (0, 0)
    private var replacedCount = 0
    private var firstReplacedOffset: Int?

    init(_ input: [UInt8], from position: Int = 0) {
        self.input = input
        self.position = position
        utf8.reserveCapacity(input.count + input.count / 4)
    }
}

extension DecodingOutput {
    /// The byte at an offset from the position, or `nil` at the end.
    @inline(__always)
    func byte(_ offset: Int = 0) -> UInt8? {
        position + offset < input.count ? input[position + offset] : nil
    }

    /// Copies the ASCII text that stands here.
    @inline(__always)
    mutating func copyASCII() {
        let stop = UTF8Text.endOfASCII(in: input.span, from: position)
        guard stop > position else { return }
        note(decodedWidth: 1, originalWidth: 1)
        utf8.append(contentsOf: input[position..<stop])
        position = stop
    }

    /// Appends the character that the next `width` bytes stand for.
    @inline(__always)
    mutating func append(_ codePoint: UInt32, width: Int) {
        guard let scalar = Unicode.Scalar(codePoint) else { return replace(width: width) }
        note(decodedWidth: UTF8.width(scalar), originalWidth: width)
        Self.encode(scalar, into: &utf8)
        position += width
    }

    /// Appends U+FFFD in place of the next `width` bytes.
    mutating func replace(width: Int) {
        replacedCount += 1
        if firstReplacedOffset == nil { firstReplacedOffset = position }
        note(decodedWidth: 3, originalWidth: width)
        utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
        position += width
    }

    /// Appends a valid piece of UTF-8 that stands in the input as it is.
    mutating func copy(upTo stop: Int) {
        guard stop > position else { return }
        note(decodedWidth: 1, originalWidth: 1)
        utf8.append(contentsOf: input[position..<stop])
        position = stop
    }

    /// Skips bytes that stand for nothing.
    mutating func skip(_ width: Int) {
        position += width
        widths = (0, 0)
    }

    /// The finished text.
    func finish(_ encoding: String, _ origin: DecodedText.Origin) -> DecodedText {
        DecodedText(
            utf8: utf8, encodingName: encoding, origin: origin, replacedCount: replacedCount,
            firstReplacedOffset: firstReplacedOffset, offsets: OffsetMap(runs))
    }

    /// Begins a new run where the widths change or bytes were skipped.
    @inline(__always)
    private mutating func note(decodedWidth: Int, originalWidth: Int) {
        let decoded = UInt8(truncatingIfNeeded: decodedWidth)
        let original = UInt8(truncatingIfNeeded: originalWidth)
        guard decoded != widths.decoded || original != widths.original else { return }
        widths = (decoded, original)
        runs.append(
            OffsetMap.Run(
                decoded: UInt32(truncatingIfNeeded: utf8.count),
                original: UInt32(truncatingIfNeeded: position), decodedWidth: decoded,
                originalWidth: original))
    }

    /// Appends a character as UTF-8.
    @inline(__always)
    static func encode(_ scalar: Unicode.Scalar, into utf8: inout [UInt8]) {
        let value = scalar.value
        switch value {
        case ..<0x80:
            utf8.append(UInt8(truncatingIfNeeded: value))
        case ..<0x800:
            utf8.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        case ..<0x1_0000:
            utf8.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        default:
            utf8.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            utf8.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        }
    }
}
