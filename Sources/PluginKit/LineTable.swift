internal import Glibc

/// Where the lines of a source begin, and how many characters lie before any place.
///
/// Made once, in time linear in the source; each question after that costs a search among the lines
/// and a look at no more than a few thousand bytes.
public struct LineTable: Sendable {
    public let bytes: [UInt8]
    /// The offset of each line's first byte.
    private var starts: [UInt32] = [0]
    /// The characters before each block, where there are lines so long that counting takes time.
    private var counts: [UInt32] = []

    private static var block: Int { 4096 }

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var longest = 0
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var at = 0
            while at < buffer.count {
                let found = unsafe memchr(base + at, 10, buffer.count - at)
                let end = unsafe found.map { unsafe UnsafeRawPointer(base).distance(to: $0) }
                longest = max(longest, (end ?? buffer.count) - at)
                at = (end ?? buffer.count) + 1
                if end != nil { starts.append(UInt32(truncatingIfNeeded: at)) }
            }
        }
        if longest > LineTable.block { countBlocks() }
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
        return (line + 1, characters(from: Int(starts[line]), to: offset) + 1)
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

    /// The bytes of a line, counted from 0, without its line end.
    func range(ofLine line: Int) -> Range<Int> {
        let start = Int(starts[line])
        var end = line + 1 < starts.count ? Int(starts[line + 1]) - 1 : bytes.count
        if end > start, bytes[end - 1] == 13 { end -= 1 }
        return start..<end
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
        unsafe bytes.withUnsafeBufferPointer { buffer in
            var count = 0
            for unsafe byte in unsafe buffer[range] where byte & 0xC0 != 0x80 { count &+= 1 }
            return count
        }
    }
}

/// The line and column, from 1, of a byte offset: worked out only to be shown.
///
/// For more than one place of a source, make a `LineTable`.
public func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    LineTable(bytes).position(of: offset)
}
