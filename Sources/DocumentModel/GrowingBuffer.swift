internal import Glibc

/// Elements in a row that are added one by one, and then only looked at or changed in place.
///
/// Has one owner, so that no step asks whether anyone else holds the elements, as an array's do.
/// Every index is checked. In front of the elements lies how many buffers hold them, more than one
/// only while a new owner takes over from an old one.
@safe
public struct GrowingBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable {
    @usableFromInline var start: UnsafeMutablePointer<Element>?
    @usableFromInline var used = 0
    @usableFromInline var capacity = 0

    public init() { unsafe start = nil }

    deinit { release() }
}

extension GrowingBuffer {
    @inlinable public var count: Int { used }
    @inlinable public var isEmpty: Bool { used == 0 }

    @inlinable
    public subscript(index: Int) -> Element {
        @inline(__always) unsafeAddress { unsafe UnsafePointer(place(index)) }
        @inline(__always) unsafeMutableAddress { unsafe place(index) }
    }

    @inlinable public var first: Element? { isEmpty ? nil : self[0] }
    @inlinable public var last: Element? { isEmpty ? nil : self[count - 1] }

    @inlinable
    @inline(__always)
    public mutating func append(_ element: Element) {
        if count == capacity { makeRoom(forLikely: max(16, count * 2)) }
        if let start = unsafe start { unsafe (start + count).initialize(to: element) }
        used += 1
    }

    /// Adds all elements of another buffer.
    @inlinable
    public mutating func append(all others: borrowing GrowingBuffer) {
        for index in 0..<others.count { append(others[index]) }
    }

    @inlinable
    public mutating func removeLast() {
        precondition(count > 0, "an empty buffer has no last element")
        used -= 1
    }

    /// Takes out all elements from `index` on; the memory is kept.
    @inlinable
    public mutating func removeAll(from index: Int = 0) {
        precondition(index >= 0, "an index outside the buffer")
        used = min(used, index)
    }

    /// Makes room for `count` elements in all, most of which will come.
    public mutating func makeRoom(forLikely count: Int) {
        guard count > capacity else { return }
        let (size, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflows, size <= Int.max - Self.front, owners < 2,
            let room = unsafe realloc(block, size + Self.front)
        else { fatalError("out of memory") }
        unsafe expectFilling(of: room, byteCount: size + Self.front)
        unsafe start = (room + Self.front).assumingMemoryBound(to: Element.self)
        capacity = count
        owners = 1
    }

    /// A copy of all elements, with room for some more.
    public func copy(roomFor more: Int) -> GrowingBuffer {
        var copy = GrowingBuffer()
        copy.makeRoom(forLikely: count + more)
        if let source = unsafe start, let target = unsafe copy.start {
            unsafe target.initialize(from: source, count: count)
        }
        copy.used = count
        return copy
    }

    /// The same elements, not copied, for one who changes them when the owner of these is gone.
    func handedOver() -> GrowingBuffer {
        var heir = GrowingBuffer()
        (unsafe heir.start, heir.used, heir.capacity) = (unsafe start, used, capacity)
        heir.owners += 1
        return heir
    }

    /// The size of what lies in front of the elements, in bytes.
    private static var front: Int { 16 }

    /// All the memory; nil where there is none.
    private var block: UnsafeMutableRawPointer? {
        unsafe start.map { unsafe UnsafeMutableRawPointer($0) - Self.front }
    }

    private var owners: Int {
        get { unsafe block.map { unsafe $0.load(as: Int.self) } ?? 0 }
        nonmutating set { unsafe block?.storeBytes(of: newValue, as: Int.self) }
    }

    @usableFromInline
    func release() {
        owners -= 1
        if owners <= 0 { unsafe free(block) }
    }

    @inlinable
    @inline(__always)
    func place(_ index: Int) -> UnsafeMutablePointer<Element> {
        guard UInt(bitPattern: index) < UInt(bitPattern: count), let start = unsafe start else {
            preconditionFailure("an index outside the buffer")
        }
        return unsafe start + index
    }
}

// No two hold the same memory: whoever has the one owner has the elements.
extension GrowingBuffer: @unchecked Sendable {}
