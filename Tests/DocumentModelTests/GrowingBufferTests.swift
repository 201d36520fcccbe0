import GalleyDocumentModel
import Testing

@Suite("Growing buffer")
struct GrowingBufferTests {
    private func elements(_ buffer: borrowing GrowingBuffer<Int>) -> [Int] {
        var all: [Int] = []
        for index in 0..<buffer.count { all.append(buffer[index]) }
        return all
    }

    @Test("Elements stay in order while the buffer grows, and can be changed in place")
    func growing() {
        var buffer = GrowingBuffer<Int>()
        let isEmpty = buffer.isEmpty, none = [buffer.first, buffer.last]
        #expect(isEmpty && none == [nil, nil])
        for value in 0..<1000 { buffer.append(value) }
        buffer[999] += 1
        let ends = [buffer.first, buffer.last]
        #expect(ends == [0, 1000])
        #expect(elements(buffer) == Array(0..<999) + [1000])
    }

    @Test("What is taken out at the end makes room for what comes next")
    func shrinking() {
        var buffer = GrowingBuffer<Int>()
        for value in 0..<20 { buffer.append(value) }
        buffer.removeLast()
        buffer.removeAll(from: 5)
        buffer.removeAll(from: 9)
        #expect(elements(buffer) == [0, 1, 2, 3, 4])
        buffer.append(77)
        #expect(elements(buffer) == [0, 1, 2, 3, 4, 77])
        buffer.removeAll()
        #expect(elements(buffer) == [])
    }

    @Test("A copy is not touched by what happens to the other")
    func copying() {
        var buffer = GrowingBuffer<Int>()
        buffer.append(1)
        var copy = buffer.copy(roomFor: 3)
        copy.append(2)
        buffer[0] = 5
        buffer.append(all: copy)
        #expect(elements(copy) == [1, 2])
        #expect(elements(buffer) == [5, 1, 2])
    }
}
