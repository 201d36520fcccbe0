internal import GalleySelectors

/// An element of a page, as selectors see it.
struct HTMLElementNode {
    let tree: HTMLTree
    let id: HTMLTree.ID
}

extension HTMLElementNode: Hashable {
    static func == (left: Self, right: Self) -> Bool { left.id == right.id }

    func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension HTMLElementNode: SelectableNode {
    var typeName: String { tree.names.text(of: tree[id].name) }

    func attribute(_ name: String) -> String? {
        for attribute in tree.attributes(of: id)
        where tree.names.bytes(of: attribute.name).elementsEqual(name.utf8) {
            return String(decoding: tree.value(of: attribute), as: UTF8.self)
        }
        return nil
    }

    var parent: Self? { element(tree[id].parent) { _ in HTMLTree.none } }
    var previous: Self? { element(tree[id].previous) { tree[$0].previous } }
    var next: Self? { element(tree[id].next) { tree[$0].next } }
    var firstChild: Self? { element(tree[id].firstChild) { tree[$0].next } }

    func text(limit: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for node in tree.descendants(of: id) where tree[node].kind == .text {
            bytes += tree.text(of: node).prefix(limit - bytes.count)
            if bytes.count >= limit { break }
        }
        return bytes
    }

    /// The element at `id`, or at what follows it in the direction of `step`.
    private func element(_ id: HTMLTree.ID, _ step: (HTMLTree.ID) -> HTMLTree.ID) -> Self? {
        var id = id
        while id >= 0, tree[id].kind != .element { id = step(id) }
        return id >= 0 ? HTMLElementNode(tree: tree, id: id) : nil
    }
}

extension HTMLTree {
    /// The elements that a selector means; what is wrong with it is thrown.
    func elements(matching selector: String) throws(SelectorError) -> [ID] {
        guard let top = documentElement else { return [] }
        return try Selector(parsing: selector).all(under: HTMLElementNode(tree: self, id: top))
            .map(\.id)
    }
}
