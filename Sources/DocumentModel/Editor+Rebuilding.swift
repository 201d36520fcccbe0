// Making the children of one node anew, from some of the old ones and from nodes read elsewhere.
extension Editor {
    /// Takes all children out from below `parent`; those that are put now take their place.
    ///
    /// What is put lies below `parent` until `endRebuilding()`; old children that are not placed
    /// again are gone.
    public mutating func beginRebuilding(_ parent: Node) {
        check(parent)
        precondition(rebuilt.isEmpty, "one node is rebuilt at a time")
        var child = parts.records[Int(parent.index)].firstChild
        while child >= 0 {
            let next = parts.records[Int(child)].next
            parts.records[Int(child)].parent = -1
            parts.records[Int(child)].next = -1
            child = next
        }
        parts.records[Int(parent.index)].firstChild = -1
        (parts.isOrdered, isDepthKnown) = (false, false)
        rebuilt.append(parent.index)
    }

    /// Ends what `beginRebuilding(_:)` began; all that was opened is closed.
    public mutating func endRebuilding() { rebuilt.removeAll(keepingCapacity: true) }

    /// Puts a node of this document that was taken out, with all below it.
    ///
    /// A node that has been placed already stays where it is.
    public mutating func place(_ node: Node) {
        check(node)
        guard let parent = rebuilt.last, parts.records[Int(node.index)].parent < 0 else { return }
        parts.link(node.index, under: parent)
    }

    /// Begins a copy of `node`, of another document; what is put lies below it until `close()`.
    public mutating func open(leaf node: Node, at range: SourceRange? = nil) {
        rebuilt.append(add(parts.add(copying: node), at: range))
    }

    public mutating func close() {
        precondition(rebuilt.count > 1, "close() without open(leaf:)")
        rebuilt.removeLast()
    }

    /// Puts a copy of `node`, of another document, alone.
    public mutating func append(leaf node: Node, at range: SourceRange? = nil) {
        _ = add(parts.add(copying: node), at: range)
    }

    /// Puts text.
    public mutating func append(text: ArraySlice<UInt8>, at range: SourceRange? = nil) {
        var record = Record(kind: .text)
        record.textStart = UInt32(parts.text.count + parts.added.count)
        record.textLength = UInt32(text.count)
        parts.added.append(contentsOf: text)
        _ = add(parts.add(record), at: range)
    }

    /// Whether a node that was taken out has been placed again.
    public func isPlaced(_ node: Node) -> Bool { parts.records[Int(node.index)].parent >= 0 }

    private mutating func add(_ index: Int32, at range: SourceRange?) -> Int32 {
        guard let parent = rebuilt.last else { return index }
        parts.link(index, under: parent)
        if let range, !parts.ranges.isEmpty { parts.ranges[Int(index)] = range }
        return index
    }
}

extension Parts {
    /// The deepest level below any of these roots.
    func depth(below roots: [Int32]) -> Int {
        var deepest = 0
        for root in roots {
            var (at, depth) = (root, 0)
            while at >= 0 {
                let child = records[Int(at)].firstChild
                if child >= 0 {
                    (at, depth) = (child, depth + 1)
                    deepest = max(deepest, depth)
                    continue
                }
                while at != root, records[Int(at)].next < 0 {
                    (at, depth) = (records[Int(at)].parent, depth - 1)
                }
                at = at == root ? -1 : records[Int(at)].next
            }
        }
        return deepest
    }
}
