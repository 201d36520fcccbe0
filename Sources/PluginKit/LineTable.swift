/// Where the lines of a source begin, and how many characters lie before any place.
///
/// Made once, in time linear in the source; each question after that costs a search among the lines
/// and a look at no more than a few thousand bytes.
public struct LineTable: Sendable {
    public let bytes: [UInt8]
    /// The offset of each line's first byte.
    private var starts: [UInt32] = [0]
    /// Where the text begins: behind a mark of byte order.
    private let textStart: Int
    /// The characters before each block, where there are lines so long that counting takes time.
    private var counts: [UInt32] = []

    private static var block: Int { 4096 }

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        findLineFeeds()
        if bytes.contains(13) { findCarriageReturns() }
        var start: UInt32 = 0, longest: UInt32 = 0
        for next in starts {
            longest = max(longest, next - start)
            start = next
        }
        longest = max(longest, UInt32(truncatingIfNeeded: bytes.count) - start)
        if longest > LineTable.block { countBlocks() }
    }

    /// Looks at sixteen bytes at a time.
    private mutating func findLineFeeds() {
        let bytes = bytes
        let span = unsafe bytes.span.bytes
        let lineFeed = SIMD16<UInt8>(repeating: 10)
        var at = 0
        while at + 16 <= span.byteCount {
            let chunk = unsafe span.unsafeLoadUnaligned(
                fromUncheckedByteOffset: at, as: SIMD16<UInt8>.self)
            var lanes = unsafe unsafeBitCast(chunk .== lineFeed, to: UInt128.self)
            while lanes != 0 {
                let lane = lanes.trailingZeroBitCount / 8
                starts.append(UInt32(truncatingIfNeeded: at + lane + 1))
                lanes &= ~(0xFF << UInt128(lane * 8))
            }
            at += 16
        }
        for index in at..<bytes.count where bytes[index] == 10 {
            starts.append(UInt32(truncatingIfNeeded: index + 1))
        }
    }

    /// A carriage return without a line feed behind it ends a line too.
    private mutating func findCarriageReturns() {
        let bytes = bytes, known = starts.count
        let span = bytes.span
        for index in span.indices where span[index] == 13 {
            if index + 1 < span.count, span[index + 1] == 10 { continue }
            starts.append(UInt32(truncatingIfNeeded: index + 1))
        }
        if starts.count > known { starts.sort() }
    }

    private mutating func countBlocks() {
        var count: UInt32 = 0
        for start in stride(from: 0, to: bytes.count, by: LineTable.block) {
            counts.append(count)
            let end = min(start + LineTable.block, bytes.count)
            count += UInt32(truncatingIfNeeded: characterCount(start..<end))
        }
        counts.append(count)
    }

    /// The line and the column of an offset, both from 1, columns in characters (Unicode scalars).
    ///
    /// An offset behind the end is taken for the end.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = max(0, min(offset, bytes.count))
        let line = self.line(of: offset)
        return (line + 1, characters(from: start(ofLine: line, upTo: offset), to: offset) + 1)
    }

    /// The number of the line, from 0, that `offset` lies on.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func start(ofLine line: Int, upTo offset: Int) -> Int {
        line == 0 && offset >= textStart ? textStart : Int(starts[line])
    }

    /// The bytes of a line, counted from 0, without its line end.
    func range(ofLine line: Int) -> Range<Int> {
        let start = start(ofLine: line, upTo: bytes.count)
        var end = line + 1 < starts.count ? Int(starts[line + 1]) - 1 : bytes.count
        if end > start, bytes[end - 1] == 13 { end -= 1 }
        return start..<max(start, end)
    }

    private func characters(from start: Int, to end: Int) -> Int {
        guard end - start > LineTable.block, !counts.isEmpty else {
            return characterCount(start..<end)
        }
        return characters(before: end) - characters(before: start)
    }

    private func characters(before offset: Int) -> Int {
        let block = offset / LineTable.block
        return Int(counts[block]) + characterCount(block * LineTable.block..<offset)
    }

    /// How many bytes begin a character; all those of UTF-8 but the ones that go on with one.
    private func characterCount(_ range: Range<Int>) -> Int {
        let bytes = bytes.span.extracting(range)
        var count = 0
        for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count &+= 1 }
        return count
    }
}

/// The line and column, from 1, of a byte offset: worked out only to be shown.
///
/// For more than one place of a source, make a `LineTable`.
public func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    LineTable(bytes).position(of: offset)
}
