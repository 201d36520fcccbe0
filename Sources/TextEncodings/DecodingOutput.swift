/// The text a decoder has made so far, with the way back to its input.
struct DecodingOutput {
    /// The input, and how much of it was read.
    let input: [UInt8]
    var position: Int

    private(set) var utf8: [UInt8] = []
    private var runs: [OffsetMap.Run] = []
    private var replacedCount = 0
    private var firstReplacedOffset: Int?

    init(_ input: [UInt8], from position: Int = 0) {
        self.input = input
        self.position = position
        utf8.reserveCapacity(input.count + input.count / 4)
        if position > 0 { note(decodedWidth: 1, originalWidth: 1) }
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
        let start = utf8.count
        Self.encode(scalar, into: &utf8)
        note(at: start, decodedWidth: utf8.count - start, originalWidth: width)
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
        note(decodedWidth: 1, originalWidth: 1)
    }

    /// The finished text.
    func finish(_ encoding: String, _ origin: DecodedText.Origin) -> DecodedText {
        DecodedText(
            utf8: utf8, encodingName: encoding, origin: origin, replacedCount: replacedCount,
            firstReplacedOffset: firstReplacedOffset, offsets: OffsetMap(runs))
    }

    @inline(__always)
    private mutating func note(decodedWidth: Int, originalWidth: Int) {
        note(at: utf8.count, decodedWidth: decodedWidth, originalWidth: originalWidth)
    }

    /// Begins a new run where the widths change or bytes were skipped.
    @inline(__always)
    private mutating func note(at start: Int, decodedWidth: Int, originalWidth: Int) {
        let run = OffsetMap.Run(
            decoded: UInt32(truncatingIfNeeded: start),
            original: UInt32(truncatingIfNeeded: position),
            decodedWidth: UInt8(truncatingIfNeeded: decodedWidth),
            originalWidth: UInt8(truncatingIfNeeded: originalWidth))
        if let last = runs.last {
            let isLike =
                last.decodedWidth == run.decodedWidth && last.originalWidth == run.originalWidth
            let step = (run.decoded &- last.decoded) / UInt32(max(1, last.decodedWidth))
            if isLike, last.original &+ step &* UInt32(last.originalWidth) == run.original {
                return
            }
        }
        runs.append(run)
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
