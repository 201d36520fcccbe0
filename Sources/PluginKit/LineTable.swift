internal import Glibc

/// Where the lines of a source begin, and how many characters lie before any place.
///
/// Made once, in time linear in the source; each question after that costs a search among the lines
/// and a look at no more than 1,024 bytes.
public struct LineTable: Sendable {
    public let bytes: [UInt8]
    /// The offset of each line's first byte.
    private var starts: [Int] = [0]
    /// The characters before each block, so that long lines cost no more than others.
    private var counts: [Int] = []

    private static var block: Int { 1024 }

    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = unsafe buffer.baseAddress else { return }
            var at = 0
            while at < buffer.count,
                let found = unsafe memchr(base + at, 10, buffer.count - at)
            {
                at = unsafe UnsafeRawPointer(base).distance(to: found) + 1
                starts.append(at)
            }
            counts.reserveCapacity(buffer.count / LineTable.block + 2)
            var count = 0
            for start in stride(from: 0, to: buffer.count, by: LineTable.block) {
                counts.append(count)
                let end = min(start + LineTable.block, buffer.count)
                count += unsafe characterCount(UnsafeBufferPointer(rebasing: buffer[start..<end]))
            }
            counts.append(count)
        }
    }

    /// The line and the column of an offset, both from 1, columns in characters (Unicode scalars).
    ///
    /// An offset behind the end is taken for the end.
    public func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = max(0, min(offset, bytes.count))
        let line = self.line(of: offset)
        return (line + 1, characters(before: offset) - characters(before: starts[line]) + 1)
    }

    /// The number of the line, from 0, that `offset` lies on.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of a line, counted from 0, without its line end.
    func range(ofLine line: Int) -> Range<Int> {
        let start = starts[line]
        var end = line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count
        if end > start, bytes[end - 1] == 13 { end -= 1 }
        return start..<end
    }

    private func characters(before offset: Int) -> Int {
        guard !counts.isEmpty else { return 0 }
        let block = min(offset / LineTable.block, counts.count - 1)
        let start = min(block * LineTable.block, offset)
        return bytes.withUnsafeBufferPointer {
            unsafe counts[block]
                + characterCount(UnsafeBufferPointer(rebasing: $0[start..<offset]))
        }
    }
}

/// How many bytes begin a character; all those of UTF-8 but the ones that go on with one.
private func characterCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for unsafe byte in unsafe bytes where byte & 0xC0 != 0x80 { count &+= 1 }
    return count
}

/// The line and column, from 1, of a byte offset: worked out only to be shown.
///
/// For more than one place of a source, make a `LineTable`.
public func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    LineTable(bytes).position(of: offset)
}
