/// A place where a tree breaks the rules of its kinds.
public struct Violation: Hashable, Sendable {
    public let kind: Kind
    public let message: String
    public let range: SourceRange?
}

extension Document {
    /// Where the tree breaks the rules of its kinds; empty for a good one.
    ///
    /// Rules: what stands where (blocks, inlines, parts of lists and tables), what holds text and what
    /// children, heading levels from 1 to 6. At most `limit` are told.
    public func validate(limit: Int = 100) -> [Violation] {
        var found: [Violation] = []
        for root in [root] + supplements.map(\.root) {
            root.walk { node in
                guard found.count < limit else { return false }
                if let message = node.violation {
                    found.append(Violation(kind: node.kind, message: message, range: node.range))
                }
                return true
            } leave: { _ in
            }
        }
        return found
    }
}

extension Node {
    fileprivate var violation: String? {
        if firstChild != nil, kind.holds == .nothing || kind.holds == .text {
            return "\(kind.name) cannot have children"
        }
        if case .heading(let level) = content, !(1...6).contains(level) {
            return "a heading of level \(level)"
        }
        guard let parent else { return nil }
        return kind.fits(in: parent.kind)
            ? nil : "\(kind.name) cannot stand in \(parent.kind.name)"
    }
}

extension Kind {
    /// Whether a node of this kind may be a child of one of kind `parent`.
    public func fits(in parent: Kind) -> Bool {
        guard parent.holds != .any else { return true }
        switch category {
        case .root: return false
        case .either: return true
        case .block: return parent.holds == .blocks || parent == .lineBlock
        case .inline: return parent.holds == .inlines
        case .part: return Kind.parents[self]?.contains(parent) ?? false
        }
    }

    fileprivate static let parents: [Kind: Set<Kind>] = [
        .item: [.list], .term: [.definitionList], .definition: [.definitionList],
        .head: [.table], .body: [.table], .foot: [.table],
        .row: [.table, .head, .body, .foot], .cell: [.row], .caption: [.figure, .table],
    ]
}
