public import GalleyDocumentModel
public import GalleyPluginKit

/// Takes out what a selector means.
public struct DropStep: Transform {
    /// The nodes to take out.
    public var selector: [String]
    /// Whether what stood around them goes too, where nothing that can be seen is left in it.
    ///
    /// A figure is empty when only its caption is left. Cells of tables stay.
    public var emptyParents: Bool

    public init(selector: [String] = [], emptyParents: Bool = true) {
        (self.selector, self.emptyParents) = (selector, emptyParents)
    }

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let unwanted = try selected(selector, by: "drop", in: document)
            .filter { $0.parent != nil }
        guard !unwanted.isEmpty else { return .keep }
        let all = emptyParents ? withEmptyParents(unwanted) : unwanted
        document.edit { editor in
            for node in all { editor.remove(node) }
        }
        return .keep
    }
}

/// `nodes` and those around them that hold nothing else.
func withEmptyParents(_ nodes: [Node]) -> [Node] {
    var gone = Set(nodes.map(\.identity))
    var left: [Int: Int] = [:]
    var result: [Node] = []
    for node in nodes {
        var at = node
        while true {
            result.append(at)
            guard let parent = at.parent, parent.parent != nil, parent.kind != .cell else { break }
            let before =
                left[parent.identity] ?? parent.children.reduce(0) { $0 + (counts($1) ? 1 : 0) }
            let now = before - (counts(at) ? 1 : 0)
            left[parent.identity] = now
            guard now <= 0, gone.insert(parent.identity).inserted else { break }
            at = parent
        }
    }
    return result
}

/// Whether a node is something to be seen in its parent.
private func counts(_ node: Node) -> Bool {
    if node.kind == .caption, node.parent?.kind == .figure { return false }
    return !node.isBlank
}
