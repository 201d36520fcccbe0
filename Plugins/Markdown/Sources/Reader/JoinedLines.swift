internal import GalleyDocumentModel

/// The text of a block whose lines do not stand in one piece in the input: they are put together
/// here, with one line feed between them, for as long as the block is read.
///
/// Its bytes do not move, so that views of them stay good while it is put aside for another text.
@safe
struct JoinedLines: ~Copyable {
    /// Where the bytes of a line begin, here and in the input.
    private struct Origin {
        var start: Int32, source: Int32
    }

    private var bytes: UnsafeMutablePointer<UInt8>?
    private var capacity = 0, count = 0
    private var origins = GrowingBuffer<Origin>()
    /// The line that was asked for last.
    private var line = 0

    deinit { unsafe bytes?.deallocate() }

    /// The text, until other lines are joined.
    var view: ByteView { unsafe ByteView(UnsafeBufferPointer(start: bytes, count: count)) }

    /// Puts the lines in `range` of these in the place of those before.
    mutating func join(
        _ lines: borrowing GrowingBuffer<LeafLine>, _ range: Range<Int>, of input: ByteView
    ) {
        origins.removeAll()
        (count, line) = (0, 0)
        var size = 0
        for index in range { size += lines[index].length + 1 }
        if size > capacity {
            unsafe bytes?.deallocate()
            capacity = max(size, capacity * 2, 1024)
            unsafe bytes = .allocate(capacity: capacity)
        }
        guard let bytes = unsafe bytes else { return }
        for index in range {
            let line = lines[index]
            if !origins.isEmpty {
                unsafe bytes[count] = 10
                count += 1
            }
            for _ in 0..<line.spaces {
                unsafe bytes[count] = 32
                count += 1
            }
            origins.append(
                Origin(start: Int32(truncatingIfNeeded: count), source: line.start))
            unsafe input.copy(line.range, to: bytes + count)
            count += line.range.count
        }
    }

    /// Where in the input the byte at `place` stands.
    mutating func source(of place: Int) -> Int {
        guard find(place) else { return 0 }
        return Int(origins[line].source) + max(0, place - Int(origins[line].start))
    }

    /// The range of the input that `range` is, if it lies on one line.
    mutating func source(of range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, find(range.lowerBound) else { return nil }
        let start = Int(origins[line].start)
        let next = line + 1 < origins.count ? Int(origins[line + 1].start) : count + 1
        guard range.lowerBound >= start, range.upperBound < next else { return nil }
        let shift = Int(origins[line].source) - start
        return range.lowerBound + shift..<range.upperBound + shift
    }

    /// Makes `line` the one that `place` lies on; most often it is that of the last question.
    private mutating func find(_ place: Int) -> Bool {
        guard !origins.isEmpty else { return false }
        if holds(line, place) { return true }
        if line + 1 < origins.count, holds(line + 1, place) {
            line += 1
            return true
        }
        var low = 0, high = origins.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(origins[middle].start) <= place { low = middle } else { high = middle }
        }
        line = low
        return true
    }

    private func holds(_ line: Int, _ place: Int) -> Bool {
        Int(origins[line].start) <= place
            && (line + 1 == origins.count || place < Int(origins[line + 1].start))
    }
}
