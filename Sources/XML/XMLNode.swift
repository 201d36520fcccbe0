/// One part of an XML document, as a view: cheap to make, valid as long as anyone holds it.
public struct XMLNode: Sendable {
    /// What a node is.
    public enum Content: Hashable, Sendable {
        case element(XMLName)
        case text(String)
        case comment(String)
        case instruction(target: String, data: String)
    }

    let storage: XMLStorage
    /// A number that no other node of the same document has.
    public let index: Int

    private var record: XMLRecord { storage.records[index] }

    public var content: Content { record.content }

    /// The name of an element; nil for everything else.
    public var name: XMLName? {
        guard case .element(let name) = record.content else { return nil }
        return name
    }

    /// The line on which an element's tag ends, from 1; 0 for everything else.
    public var line: Int { record.line }

    public var attributes: ArraySlice<XMLAttribute> { storage.attributes[record.attributes] }

    /// The value of the attribute of that local name; nil without it.
    public subscript(name: String) -> String? {
        attributes.first { $0.name.local == name }?.value
    }

    public var parent: XMLNode? { node(record.parent) }
    public var firstChild: XMLNode? { node(record.firstChild) }
    public var next: XMLNode? { node(record.next) }

    public var children: XMLChildren { XMLChildren(next: firstChild) }

    /// The children that are elements, of any or of one local name.
    public func elements(_ local: String? = nil) -> [XMLNode] {
        children.filter { child in
            guard let name = child.name else { return false }
            return local == nil || name.local == local
        }
    }

    /// All text at and below this node.
    public var string: String {
        if case .text(let text) = content { return text }
        var result = ""
        // Nodes stand in document order: those below this one follow it.
        let end = endIndex
        for position in index..<end {
            if case .text(let text) = storage.records[position].content { result += text }
        }
        return result
    }

    /// The index behind the last node below this one.
    private var endIndex: Int {
        var at = index
        while true {
            let record = storage.records[at]
            if record.next >= 0 { return record.next }
            guard record.parent >= 0 else { return storage.records.count }
            at = record.parent
        }
    }

    private func node(_ index: Int) -> XMLNode? {
        index < 0 ? nil : XMLNode(storage: storage, index: index)
    }
}

/// The children of a node, in order.
public struct XMLChildren: Sequence, IteratorProtocol, Sendable {
    private var upcoming: XMLNode?

    init(next: XMLNode?) { upcoming = next }

    public mutating func next() -> XMLNode? {
        defer { upcoming = upcoming?.next }
        return upcoming
    }
}
