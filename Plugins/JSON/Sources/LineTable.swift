internal import GalleyDocumentModel

/// Where the lines of a source begin, and how many characters lie before any place.
struct LineTable {
    private let bytes: [UInt8]
    private var starts: [Int] = [0]
    /// The characters before each block of 1,024 bytes, so that long lines cost no more than others.
    private var counts: [Int] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var count = 0
        for (index, byte) in bytes.enumerated() {
            if index & 1023 == 0 { counts.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
            if byte == 0x0A { starts.append(index + 1) }
        }
        counts.append(count)
    }

    /// The bytes that a node was read from; of a document without a range all.
    func range(of node: Node) -> SourceRange? {
        let range = node.range
        guard node.kind == .document, range.map({ $0.start == $0.end }) ?? true else {
            return range
        }
        return SourceRange(0..<bytes.count)
    }

    /// The line and the column of an offset, both from 1; nil outside of the source.
    func position(of offset: Int) -> (line: Int, column: Int)? {
        guard offset <= bytes.count, !bytes.isEmpty else { return nil }
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, characters(before: offset) - characters(before: starts[low]) + 1)
    }

    private func characters(before offset: Int) -> Int {
        let block = min(offset >> 10, counts.count - 1)
        return counts[block] + bytes[min(block << 10, offset)..<offset].count { $0 & 0xC0 != 0x80 }
    }
}
