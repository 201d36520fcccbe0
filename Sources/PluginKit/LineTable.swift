/// Where the lines of a source begin, and how many characters lie before any place.
///
/// Made once, in one quick pass that notes for each block of bytes what came before it; a question
/// then costs a search among the blocks and a look at two of them, however long the line is.
public struct LineTable: Sendable {
    public let bytes: [UInt8]
    /// What lies before each block of `blockSize` bytes, and before the end.
    private var blocks: [Count]
    /// Where the text begins: behind a mark of byte order.
    private let textStart: Int

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        blocks = []
        blocks.reserveCapacity(bytes.count / LineTable.blockSize + 2)
        var sum = Count()
        for start in stride(from: 0, to: bytes.count, by: LineTable.blockSize) {
            blocks.append(sum)
            sum.add(tally(start..<min(start + LineTable.blockSize, bytes.count)))
        }
        blocks.append(sum)
    }

    /// The line and the column of an offset, both from 1, columns in characters (Unicode scalars).
    ///
    /// An offset behind the end is taken for the end.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = max(0, min(offset, bytes.count))
        let before = self.before(offset)
        if let start = nearStart(of: before.lines, at: offset) {
            return (before.lines + 1, tally(start..<offset).characters + 1)
        }
        let start = start(ofLine: before.lines, before: offset)
        return (before.lines + 1, before.characters - self.before(start).characters + 1)
    }

    /// The number of the line, from 0, that `offset` lies on.
    func line(of offset: Int) -> Int { before(max(0, min(offset, bytes.count))).lines }

    /// The bytes of a line, counted from 0, without its line end.
    func range(ofLine line: Int) -> Range<Int> {
        let start = start(ofLine: line, before: bytes.count)
        var end = self.start(ofLine: line + 1, before: bytes.count)
        // The last line may have no end of its own.
        if end > start, bytes[end - 1] == 10 { end -= 1 }
        if end > start, bytes[end - 1] == 13 { end -= 1 }
        return start..<max(start, end)
    }

    /// Where a line, counted from 0, begins at or before `offset`; there if it has less lines.
    private func start(ofLine line: Int, before offset: Int) -> Int {
        if line == 0 { return offset >= textStart ? textStart : 0 }
        var low = 0, high = blocks.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if blocks[middle].lines < line { low = middle } else { high = middle }
        }
        var left = line - blocks[low].lines
        var index = low * LineTable.blockSize
        while index < offset {
            if isLineEnd(index) { left -= 1 }
            index += 1
            if left == 0 { return index }
        }
        return offset
    }

    /// Where the line that `offset` lies on begins, if that is in the same block.
    private func nearStart(of line: Int, at offset: Int) -> Int? {
        guard blocks[offset / LineTable.blockSize].lines < line else { return nil }
        var index = offset - 1
        while index >= 0, !isLineEnd(index) { index -= 1 }
        return index + 1
    }

    /// A line feed ends a line, and so does a carriage return without one behind it.
    @inline(__always)
    private func isLineEnd(_ index: Int) -> Bool {
        bytes[index] == 10
            || (bytes[index] == 13 && (index + 1 == bytes.count || bytes[index + 1] != 10))
    }
}

// Counting, sixteen bytes at a time.
extension LineTable {
    /// The line ends and characters of a stretch of bytes.
    private struct Count {
        private var lineEnds: UInt32 = 0, starts: UInt32 = 0

        init(lines: Int = 0, characters: Int = 0) {
            lineEnds = UInt32(truncatingIfNeeded: lines)
            starts = UInt32(truncatingIfNeeded: characters)
        }

        var lines: Int { Int(lineEnds) }
        var characters: Int { Int(starts) }

        mutating func add(_ other: Count) {
            lineEnds &+= other.lineEnds
            starts &+= other.starts
        }
    }

    private typealias Chunk = SIMD16<UInt8>

    /// Less than 255 chunks, so that no lane that counts them overflows.
    private static var blockSize: Int { 1024 }

    private func before(_ offset: Int) -> Count {
        let block = offset / LineTable.blockSize
        var count = blocks[block]
        count.add(tally(block * LineTable.blockSize..<offset))
        return count
    }

    /// Counts what lies in `range`, which is no longer than a block.
    private func tally(_ range: Range<Int>) -> Count {
        let lineFeed = Chunk(repeating: 10), carriageReturn = Chunk(repeating: 13)
        let marks = Chunk(repeating: 0xC0), continuation = Chunk(repeating: 0x80)
        let raw = unsafe bytes.span.bytes
        // The byte behind a chunk is looked at too.
        let stop = min(range.upperBound - 16, raw.byteCount - 17)
        var at = range.lowerBound, ends = Chunk(), tails = Chunk()
        while at <= stop {
            let chunk = unsafe raw.unsafeLoadUnaligned(
                fromUncheckedByteOffset: at, as: Chunk.self)
            let next = unsafe raw.unsafeLoadUnaligned(
                fromUncheckedByteOffset: at + 1, as: Chunk.self)
            let isEnd = (chunk .== lineFeed) .| ((chunk .== carriageReturn) .& (next .!= lineFeed))
            // A lane that is true is all ones, which is minus one.
            ends = unsafe ends &- unsafeBitCast(isEnd, to: Chunk.self)
            tails = unsafe tails &- unsafeBitCast(chunk & marks .== continuation, to: Chunk.self)
            at += 16
        }
        var lines = 0, characters = range.count
        for lane in 0..<16 {
            lines &+= Int(ends[lane])
            characters &-= Int(tails[lane])
        }
        while at < range.upperBound {
            if isLineEnd(at) { lines &+= 1 }
            if bytes[at] & 0xC0 == 0x80 { characters &-= 1 }
            at += 1
        }
        return Count(lines: lines, characters: characters)
    }
}

/// The line and column, from 1, of a byte offset: worked out only to be shown.
///
/// For more than one place of a source, make a `LineTable`.
public func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    LineTable(bytes).position(of: offset)
}
