extension HTMLTree {
    /// The children of `id`, in order.
    func children(of id: ID) -> Children { Children(tree: self, upcoming: self[id].firstChild) }

    /// The nodes below `id` in document order, without `id` itself.
    func descendants(of id: ID) -> Descendants {
        Descendants(tree: self, top: id, upcoming: self[id].firstChild)
    }

    /// The node after `id` in document order, within the part below `top`.
    func following(_ id: ID, within top: ID) -> ID {
        let child = self[id].firstChild
        return child >= 0 ? child : followingSkippingChildren(id, within: top)
    }

    /// The node after all that is below `id`, within the part below `top`.
    func followingSkippingChildren(_ id: ID, within top: ID) -> ID {
        var id = id
        while id >= 0, id != top {
            let node = self[id]
            if node.next >= 0 { return node.next }
            id = node.parent
        }
        return Self.none
    }

    /// The first child of `id` that is an HTML element called `name`.
    func firstChild(_ name: HTMLName, of id: ID) -> ID? {
        guard id >= 0 else { return nil }
        var child = self[id].firstChild
        while child >= 0 {
            if isElement(child, name) { return child }
            child = self[child].next
        }
        return nil
    }

    /// The `html` element.
    var documentElement: ID? { firstChild(.html, of: Self.root) }

    /// The `head` element.
    var head: ID? { documentElement.flatMap { firstChild(.head, of: $0) } }

    /// The `body` element, absent in a frame set.
    var body: ID? { documentElement.flatMap { firstChild(.body, of: $0) } }

    /// All text below `id`, joined as it stands.
    func textContent(of id: ID) -> [UInt8] {
        if self[id].kind == .text { return Array(text(of: id)) }
        var result: [UInt8] = []
        var node = following(id, within: id)
        while node >= 0 {
            if self[node].kind == .text { result.append(contentsOf: text(of: node)) }
            node = following(node, within: id)
        }
        return result
    }

    /// The children of one node.
    struct Children: Sequence, IteratorProtocol {
        let tree: HTMLTree
        var upcoming: ID

        mutating func next() -> ID? {
            guard upcoming >= 0 else { return nil }
            defer { upcoming = tree[upcoming].next }
            return upcoming
        }
    }

    /// The nodes below one node, in document order.
    struct Descendants: Sequence, IteratorProtocol {
        let tree: HTMLTree
        let top: ID
        var upcoming: ID

        mutating func next() -> ID? {
            guard upcoming >= 0 else { return nil }
            defer { upcoming = tree.following(upcoming, within: top) }
            return upcoming
        }
    }
}
