/// How much a finished node weighs when an alias repeats it.
struct Size {
    /// The node itself and all nodes in it.
    var nodes: Int
    /// How many levels of collections it has.
    var height: Int
}

/// What an anchor stands for.
enum Anchored {
    /// The collection is still being read.
    case open
    case closed(YAMLNode, Size)
}

/// A collection whose end was not reached yet.
struct Frame {
    var size = Size(nodes: 0, height: 0)
    private var node: YAMLNode
    private var items: [YAMLNode] = []
    private var entries: [YAMLEntry] = []
    private var key: YAMLNode?
    /// Where each key stands; empty while there are few, which are compared one by one.
    private var places: [Name: Int] = [:]
    private var isIndexed = false

    private static let few = 12

    init(_ node: YAMLNode) { self.node = node }

    /// Adds an item, a key or a value; returns the place of an equal key that stands before it.
    mutating func add(_ child: YAMLNode, _ duplicateKeys: YAMLDuplicateKeys) -> Range<Int>? {
        guard node.entries != nil else {
            items.append(child)
            return nil
        }
        guard let key else {
            self.key = child
            guard duplicateKeys == .refused, let index = index(of: child) else { return nil }
            return entries[index].key.range
        }
        self.key = nil
        let entry = YAMLEntry(key: key, value: child)
        if duplicateKeys == .lastWins, let index = index(of: key) {
            entries[index] = entry
        } else {
            if isIndexed, let name = key.scalar { places[Name(name)] = entries.count }
            entries.append(entry)
            if entries.count == Frame.few { fillPlaces() }
        }
        return nil
    }

    /// The collection with all its children, ending at an offset if it stands in brackets.
    mutating func finish(at offset: Int) -> YAMLNode {
        var end = node.range.upperBound
        switch node.content {
        case .sequence(_, let style):
            end = style == .flow ? offset : items.last?.range.upperBound ?? end
            node.content = .sequence(items, style)
        case .mapping(_, let style):
            end = style == .flow ? offset : entries.map(\.range.upperBound).max() ?? end
            node.content = .mapping(entries, style)
        case .scalar: break
        }
        node.range = node.range.lowerBound..<max(node.range.lowerBound, end)
        return node
    }

    private func index(of key: YAMLNode) -> Int? {
        guard let name = key.scalar else { return nil }
        guard !isIndexed else { return places[Name(name)] }
        return entries.firstIndex { $0.key.isScalar(name) }
    }

    private mutating func fillPlaces() {
        isIndexed = true
        for (index, entry) in entries.enumerated() {
            if let name = entry.key.scalar { places[Name(name)] = index }
        }
    }
}
