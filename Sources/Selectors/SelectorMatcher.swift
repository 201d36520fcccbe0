/// Matches one selector on the nodes of one tree, in time linear in the tree.
///
/// What was found out about ancestors, siblings and descendants is remembered, so the tree must not
/// change while a matcher is in use.
public struct SelectorMatcher<Node: SelectableNode> {
    @usableFromInline let selector: Selector
    @usableFromInline var known: [Key: Bool] = [:]
    @usableFromInline var positions: [Node: Position] = [:]
    @usableFromInline var textLeft = 1 << 28

    @usableFromInline
    struct Key: Hashable {
        @usableFromInline let compound: Int, side: Int8, node: Node

        @usableFromInline
        init(compound: Int, side: Int8, node: Node) {
            (self.compound, self.side, self.node) = (compound, side, node)
        }
    }

    /// Where a node stands among its siblings, from 1.
    @usableFromInline
    struct Position {
        @usableFromInline var index = 0, fromEnd = 0, ofType = 0, ofTypeFromEnd = 0
        @usableFromInline init() {}
    }

    @inlinable
    public init(_ selector: Selector) { self.selector = selector }

    /// Whether `:contains()` and `:matches()` have read 256 MiB of text and now find nothing.
    @inlinable
    public var isExhausted: Bool { textLeft <= 0 }

    /// Whether the selector means this node.
    @inlinable
    public mutating func matches(_ node: Node) -> Bool {
        for last in selector.alternatives where matches(last, node) { return true }
        return false
    }

    /// The nodes below `root`, itself included, that the selector means, in document order.
    @inlinable
    public mutating func all(under root: Node) -> [Node] {
        var found: [Node] = []
        var at: Node? = root
        while let node = at {
            if matches(node) { found.append(node) }
            at = following(node, within: root, below: true)
        }
        return found
    }
}

extension SelectorMatcher {
    /// Whether `node` and what lies left of it match the selector up to `compound`.
    @inlinable
    mutating func matches(_ compound: Int, _ node: Node) -> Bool {
        var (compound, node) = (compound, node)
        while true {
            guard passes(compound, node) else { return false }
            let left = selector.compounds[compound].left
            guard left >= 0 else { return true }
            switch selector.compounds[compound].combinator {
            case .descendant: return climb(left, node, side: 0)
            case .sibling: return climb(left, node, side: 1)
            case .child:
                guard let parent = node.parent else { return false }
                (compound, node) = (left, parent)
            case .adjacent:
                guard let previous = node.previous else { return false }
                (compound, node) = (left, previous)
            }
        }
    }

    /// Whether an ancestor (side 0) or an earlier sibling (side 1) of `node` matches.
    @inlinable
    mutating func climb(_ compound: Int, _ node: Node, side: Int8) -> Bool {
        var steps = 0
        var answer = false
        var at = node
        while let up = side == 0 ? at.parent : at.previous {
            if !known.isEmpty,
                let old = known[Key(compound: compound, side: side, node: at)]
            {
                answer = old
                break
            }
            steps += 1
            if matches(compound, up) {
                answer = true
                break
            }
            at = up
        }
        // Short ways are walked again rather than remembered.
        guard steps > 8 else { return answer }
        var walked = node
        for _ in 0..<steps {
            known[Key(compound: compound, side: side, node: walked)] = answer
            guard let up = side == 0 ? walked.parent : walked.previous else { break }
            walked = up
        }
        return answer
    }

    @inlinable
    mutating func passes(_ compound: Int, _ node: Node) -> Bool {
        for test in selector.compounds[compound].tests where !passes(test, node) { return false }
        return true
    }

    @inlinable
    mutating func passes(_ test: SelectorTest, _ node: Node) -> Bool {
        switch test {
        case .type(let name): return node.typeName == name
        case .className(let name): return node.hasClass(name)
        case .hasAttribute(let name): return node.attribute(name) != nil
        case .attribute(let name, let comparison, let text, let foldsCase):
            guard let value = node.attribute(name) else { return false }
            return comparison.holds(value, text, foldsCase: foldsCase)
        case .number(let name, let order, let limit):
            guard let value = node.number(name) else { return false }
            return order.holds(value, limit)
        case .nth(let step, let offset, let ofType, let fromEnd):
            let position = position(of: node)
            let index =
                fromEnd
                ? (ofType ? position.ofTypeFromEnd : position.fromEnd)
                : (ofType ? position.ofType : position.index)
            return isTerm(index, step: step, offset: offset)
        case .only(let ofType):
            let position = position(of: node)
            return ofType
                ? position.ofType == 1 && position.ofTypeFromEnd == 1
                : position.index == 1 && position.fromEnd == 1
        case .empty: return node.isEmpty
        case .root: return node.parent == nil
        case .any(let lasts):
            for last in lasts where matches(last, node) { return true }
            return false
        case .none(let lasts):
            for last in lasts where matches(last, node) { return false }
            return true
        case .has(let firsts):
            for first in firsts where reaches(first, from: node) { return true }
            return false
        case .contains(let text, let foldsCase):
            let bytes = self.text(of: node)
            guard foldsCase else { return bytes.hasRun(Array(text.utf8)) }
            let folded = String(decoding: bytes, as: UTF8.self).lowercased()
            return Array(folded.utf8).hasRun(Array(text.utf8))
        case .pattern(let pattern): return pattern.isFound(in: self.text(of: node))
        case .never: return false
        }
    }

    @inlinable
    mutating func text(of node: Node) -> [UInt8] {
        guard textLeft > 0 else { return [] }
        let bytes = node.text(limit: textLeft)
        textLeft -= bytes.count + 1
        return bytes
    }

    /// Counts all siblings of a node at once.
    @inlinable
    mutating func position(of node: Node) -> Position {
        if let known = positions[node] { return known }
        guard let parent = node.parent else {
            var alone = Position()
            (alone.index, alone.fromEnd, alone.ofType, alone.ofTypeFromEnd) = (1, 1, 1, 1)
            return alone
        }
        var siblings: [Node] = []
        var totals: [String: Int] = [:]
        var at = parent.firstChild
        while let sibling = at {
            siblings.append(sibling)
            totals[sibling.typeName, default: 0] += 1
            at = sibling.next
        }
        var seen: [String: Int] = [:]
        for (index, sibling) in siblings.enumerated() {
            let type = sibling.typeName
            let ofType = (seen[type] ?? 0) + 1
            seen[type] = ofType
            var position = Position()
            position.index = index + 1
            position.fromEnd = siblings.count - index
            position.ofType = ofType
            position.ofTypeFromEnd = (totals[type] ?? ofType) - ofType + 1
            positions[sibling] = position
        }
        return positions[node] ?? Position()
    }
}

extension SelectorMatcher {
    /// Whether `:has()` finds `compound`, and what lies right of it, starting at `node`.
    @inlinable
    mutating func reaches(_ compound: Int, from node: Node) -> Bool {
        switch selector.compounds[compound].combinator {
        case .descendant: return reachesBelow(compound, from: node)
        case .adjacent:
            guard let next = node.next else { return false }
            return goesOn(compound, at: next)
        case .child:
            var at = node.firstChild
            while let child = at {
                if goesOn(compound, at: child) { return true }
                at = child.next
            }
            return false
        case .sibling:
            var (at, steps, answer) = (node, 0, false)
            while let next = at.next {
                if let old = known[Key(compound: compound, side: 2, node: at)] {
                    answer = old
                    break
                }
                steps += 1
                if goesOn(compound, at: next) {
                    answer = true
                    break
                }
                at = next
            }
            var walked = node
            for _ in 0..<steps {
                known[Key(compound: compound, side: 2, node: walked)] = answer
                guard let next = walked.next else { break }
                walked = next
            }
            return answer
        }
    }

    @inlinable
    mutating func goesOn(_ compound: Int, at node: Node) -> Bool {
        guard passes(compound, node) else { return false }
        let right = selector.compounds[compound].right
        return right < 0 || reaches(right, from: node)
    }

    /// Walks what is below `node`; what was walked in vain is not walked again.
    @inlinable
    mutating func reachesBelow(_ compound: Int, from node: Node) -> Bool {
        if let old = known[Key(compound: compound, side: 3, node: node)] { return old }
        var walked: [Node] = [node]
        var at = node.firstChild
        while let below = at {
            let old = known[Key(compound: compound, side: 3, node: below)]
            if old == true || goesOn(compound, at: below) {
                for one in walked { known[Key(compound: compound, side: 3, node: one)] = false }
                var up = below.parent
                while let ancestor = up {
                    known[Key(compound: compound, side: 3, node: ancestor)] = true
                    if ancestor == node { break }
                    up = ancestor.parent
                }
                return true
            }
            if old == nil { walked.append(below) }
            at = following(below, within: node, below: old == nil)
        }
        for one in walked { known[Key(compound: compound, side: 3, node: one)] = false }
        return false
    }

    /// The node after `node` in document order, below `root`.
    @inlinable
    func following(_ node: Node, within root: Node, below: Bool) -> Node? {
        if below, let child = node.firstChild { return child }
        var at = node
        while at != root {
            if let next = at.next { return next }
            guard let up = at.parent else { return nil }
            at = up
        }
        return nil
    }
}

/// Whether `index` is `step × n + offset` for some n from 0 on.
@usableFromInline
func isTerm(_ index: Int, step: Int, offset: Int) -> Bool {
    let (distance, overflows) = index.subtractingReportingOverflow(offset)
    guard !overflows else { return false }
    guard step != 0 else { return distance == 0 }
    guard distance != 0 else { return true }
    return distance.isMultiple(of: step) && (distance > 0) == (step > 0)
}
