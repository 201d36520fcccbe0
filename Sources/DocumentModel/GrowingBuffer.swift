internal import Glibc

/// Elements in a row that are added one by one, and then only looked at or changed in place.
///
/// Has one owner, so that no step asks whether anyone else holds the elements, as an array's do.
/// Every index is checked.
@safe
struct GrowingBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable {
    private var start: UnsafeMutablePointer<Element>?
    private(set) var count = 0
    private var capacity = 0

    init() { unsafe start = nil }

    deinit { unsafe free(start) }

    var isEmpty: Bool { count == 0 }

    @inline(__always)
    subscript(index: Int) -> Element {
        unsafeAddress { unsafe UnsafePointer(place(index)) }
        unsafeMutableAddress { unsafe place(index) }
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { makeRoom(forLikely: max(16, count * 2)) }
        if let start = unsafe start { unsafe (start + count).initialize(to: element) }
        count += 1
    }

    /// Makes room for `count` elements in all, most of which will come.
    mutating func makeRoom(forLikely count: Int) {
        guard count > capacity else { return }
        let (size, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflows, let room = unsafe realloc(start, size) else {
            fatalError("out of memory")
        }
        unsafe expectFilling(of: room, byteCount: size)
        unsafe start = room.assumingMemoryBound(to: Element.self)
        capacity = count
    }

    /// A copy of all elements, with room for some more.
    func copy(roomFor more: Int) -> GrowingBuffer {
        var copy = GrowingBuffer()
        copy.makeRoom(forLikely: count + more)
        if let source = unsafe start, let target = unsafe copy.start {
            unsafe target.initialize(from: source, count: count)
        }
        copy.count = count
        return copy
    }

    @inline(__always)
    private func place(_ index: Int) -> UnsafeMutablePointer<Element> {
        guard UInt(bitPattern: index) < UInt(bitPattern: count), let start = unsafe start else {
            preconditionFailure("an index outside the buffer")
        }
        return unsafe start + index
    }
}

// No two hold the same memory: whoever has the one owner has the elements.
extension GrowingBuffer: @unchecked Sendable {}
