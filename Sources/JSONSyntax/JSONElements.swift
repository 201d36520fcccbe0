/// The values of an array.
public struct JSONElements: Sequence, IteratorProtocol, Sendable {
    private let storage: JSONStorage
    private var index: Int
    private let end: Int

    init(of node: JSONNode) {
        storage = node.storage
        index = node.index + 1
        end = node.kind == .array ? node.end : index
    }

    public mutating func next() -> JSONNode? {
        guard index < end else { return nil }
        let node = JSONNode(storage: storage, index: index)
        index = node.end
        return node
    }

    /// How many values there are.
    public var count: Int { reduce(0) { count, _ in count + 1 } }

    public var isEmpty: Bool { index >= end }
}

/// The members of an object.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
    private let storage: JSONStorage
    private var index: Int
    private let end: Int

    init(of node: JSONNode) {
        storage = node.storage
        index = node.index + 1
        end = node.kind == .object ? node.end : index
    }

    public mutating func next() -> (key: JSONNode, value: JSONNode)? {
        guard index + 1 < end else { return nil }
        let value = JSONNode(storage: storage, index: index + 1)
        defer { index = value.end }
        return (JSONNode(storage: storage, index: index), value)
    }

    /// How many members there are.
    public var count: Int { reduce(0) { count, _ in count + 1 } }

    public var isEmpty: Bool { index >= end }
}
