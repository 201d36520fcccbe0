/// Which nodes of a page belong to its article.
struct HTMLSelection: Sendable {
    private var kept: [Bool]

    /// Nothing of a page with that many nodes.
    init(nodes: Int) { kept = Array(repeating: false, count: nodes) }

    func keeps(_ id: HTMLTree.ID) -> Bool { kept[Int(id)] }

    /// Adds a node and all that it stands in.
    mutating func insert(_ id: HTMLTree.ID, in tree: HTMLTree) {
        var id = id
        while id >= 0, !kept[Int(id)] {
            kept[Int(id)] = true
            id = tree[id].parent
        }
    }

    /// Adds all that is below a node too.
    mutating func insertAll(_ id: HTMLTree.ID, in tree: HTMLTree) {
        insert(id, in: tree)
        for node in tree.descendants(of: id) { kept[Int(node)] = true }
    }

    /// Takes out a node and all that is below it.
    mutating func removeAll(_ id: HTMLTree.ID, in tree: HTMLTree) {
        kept[Int(id)] = false
        for node in tree.descendants(of: id) { kept[Int(node)] = false }
    }
}
