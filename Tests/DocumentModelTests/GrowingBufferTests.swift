import GalleyDocumentModel
import Testing

@Suite("Growing buffer")
struct GrowingBufferTests {
    @Test("Elements stay in order while the buffer grows, and can be changed in place")
    func growing() {
        var buffer = GrowingBuffer<Int32>()
        #expect(buffer.isEmpty && buffer.first == nil && buffer.last == nil)
        for value in 0..<1000 { buffer.append(Int32(value)) }
        buffer[999] += 1
        #expect(buffer.count == 1000)
        #expect(buffer.first == 0 && buffer[500] == 500 && buffer.last == 1000)
    }

    @Test("What is taken out at the end makes room for what comes next")
    func shrinking() {
        var buffer = GrowingBuffer<UInt8>()
        for value in 0..<20 { buffer.append(UInt8(value)) }
        buffer.removeLast()
        buffer.removeAll(from: 5)
        buffer.removeAll(from: 9)
        #expect(buffer.count == 5 && buffer.last == 4)
        buffer.append(77)
        #expect(buffer[5] == 77)
        buffer.removeAll()
        #expect(buffer.isEmpty)
    }

    @Test("A copy is not touched by what happens to the other")
    func copying() {
        var buffer = GrowingBuffer<Int>()
        buffer.append(1)
        var copy = buffer.copy(roomFor: 3)
        copy.append(2)
        buffer[0] = 5
        buffer.append(all: copy)
        #expect(copy.count == 2 && copy[0] == 1)
        #expect(buffer.count == 3 && buffer[0] == 5 && buffer[1] == 1 && buffer[2] == 2)
    }
}
