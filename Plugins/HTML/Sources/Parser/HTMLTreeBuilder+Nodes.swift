extension HTMLTreeBuilder {
    /// Where a node goes: below `parent`, before `sibling` or at the end.
    struct Place {
        var parent: HTMLTree.ID
        var sibling = HTMLTree.none
    }

    /// Adds a node to the arena, not yet to the tree.
    @inline(__always)
    mutating func make(_ node: HTMLNode) -> HTMLTree.ID {
        nodes.append(node)
        return HTMLTree.ID(truncatingIfNeeded: nodes.count - 1)
    }

    /// Adds a node to the arena and hangs it at the end of `parent`.
    @inline(__always)
    mutating func make(_ node: HTMLNode, in parent: HTMLTree.ID) -> HTMLTree.ID {
        var node = node
        let id = HTMLTree.ID(truncatingIfNeeded: nodes.count)
        let last = nodes[Int(parent)].lastChild
        node.parent = parent
        node.previous = last
        nodes.append(node)
        var span = nodes.mutableSpan
        span[Int(parent)].lastChild = id
        if last >= 0 {
            span[Int(last)].next = id
        } else {
            span[Int(parent)].firstChild = id
        }
        return id
    }

    /// Hangs `child` at the end of `parent`.
    mutating func append(_ child: HTMLTree.ID, to parent: HTMLTree.ID) {
        var span = nodes.mutableSpan
        let last = span[Int(parent)].lastChild
        span[Int(parent)].lastChild = child
        if last >= 0 {
            span[Int(last)].next = child
        } else {
            span[Int(parent)].firstChild = child
        }
        span[Int(child)].parent = parent
        span[Int(child)].previous = last
        span[Int(child)].next = HTMLTree.none
    }

    /// Hangs `child` where `place` says.
    @inline(__always)
    mutating func insert(_ child: HTMLTree.ID, at place: Place) {
        if place.sibling < 0 { return append(child, to: place.parent) }
        insert(child, before: place.sibling, of: place.parent)
    }

    private mutating func insert(
        _ child: HTMLTree.ID, before sibling: HTMLTree.ID, of parent: HTMLTree.ID
    ) {
        let previous = nodes[Int(sibling)].previous
        nodes[Int(child)].parent = parent
        nodes[Int(child)].previous = previous
        nodes[Int(child)].next = sibling
        nodes[Int(sibling)].previous = child
        if previous >= 0 {
            nodes[Int(previous)].next = child
        } else {
            nodes[Int(parent)].firstChild = child
        }
    }

    /// Takes a node out of the tree.
    mutating func detach(_ id: HTMLTree.ID) {
        let node = nodes[Int(id)]
        guard node.parent >= 0 else { return }
        if node.previous >= 0 {
            nodes[Int(node.previous)].next = node.next
        } else {
            nodes[Int(node.parent)].firstChild = node.next
        }
        if node.next >= 0 {
            nodes[Int(node.next)].previous = node.previous
        } else {
            nodes[Int(node.parent)].lastChild = node.previous
        }
        nodes[Int(id)].parent = HTMLTree.none
        nodes[Int(id)].previous = HTMLTree.none
        nodes[Int(id)].next = HTMLTree.none
    }

    /// Hangs all children of `source` at the end of `target`, which has none.
    mutating func moveChildren(of source: HTMLTree.ID, to target: HTMLTree.ID) {
        let (first, last) = (nodes[Int(source)].firstChild, nodes[Int(source)].lastChild)
        nodes[Int(target)].firstChild = first
        nodes[Int(target)].lastChild = last
        nodes[Int(source)].firstChild = HTMLTree.none
        nodes[Int(source)].lastChild = HTMLTree.none
        var child = first
        while child >= 0 {
            nodes[Int(child)].parent = target
            child = nodes[Int(child)].next
        }
    }

    /// The appropriate place for inserting a node.
    func place(below override: HTMLTree.ID? = nil) -> Place {
        let target = override ?? current.node
        let node = nodes[Int(target)]
        guard node.kind == .element, node.namespace == .html else { return Place(parent: target) }
        if fostersContent, traits(of: node.name).contains(.fostering) { return fosterPlace() }
        if node.name == .template, let content = templateContents[target] {
            return Place(parent: content)
        }
        return Place(parent: target)
    }

    /// Before the innermost table.
    private func fosterPlace() -> Place {
        var index = stack.count - 1
        while index >= 0 {
            let element = stack[index]
            if element.isHTML(.template), let content = templateContents[element.node] {
                return Place(parent: content)
            }
            if element.isHTML(.table) {
                let parent = nodes[Int(element.node)].parent
                if parent >= 0 { return Place(parent: parent, sibling: element.node) }
                return Place(parent: stack[max(index - 1, 0)].node)
            }
            index -= 1
        }
        return Place(parent: stack[0].node)
    }

    /// Adds a comment; at the appropriate place unless `parent` is given.
    mutating func insertComment(in parent: HTMLTree.ID? = nil) {
        let token = tokenizer.token
        var node = HTMLNode(kind: .comment)
        node.start = UInt32(truncatingIfNeeded: token.start)
        node.count = UInt32(truncatingIfNeeded: token.count)
        node.position = UInt32(truncatingIfNeeded: token.position)
        let place = parent.map { Place(parent: $0) } ?? place()
        insert(make(node), at: place)
    }

    /// Adds the document type.
    mutating func insertDocumentType() {
        let token = tokenizer.token
        var node = HTMLNode(kind: .doctype, name: token.name)
        node.start = UInt32(truncatingIfNeeded: documentTypes.count)
        node.position = UInt32(truncatingIfNeeded: token.position)
        documentTypes.append(
            HTMLDocumentType(
                name: token.name, publicIdentifier: token.publicIdentifier,
                systemIdentifier: token.systemIdentifier))
        append(make(node), to: HTMLTree.root)
    }

    /// Gives an element those attributes of the token that it lacks.
    mutating func mergeAttributes(into id: HTMLTree.ID) {
        let node = nodes[Int(id)]
        let present = Int(node.start)..<Int(node.start) + Int(node.count)
        // A page that repeats its `html` tag again and again is not worth more work than this.
        guard tokenizer.attributeCount > 0, present.count <= 256 else { return }
        var merged = Array(tokenizer.attributes[present])
        for attribute in tokenizer.attributes[tokenizer.attributeStart...] {
            let isNew = !tokenizer.attributes[present].contains { $0.name == attribute.name }
            if isNew { merged.append(attribute) }
        }
        guard merged.count > present.count else { return }
        tokenizer.dropAttributes()
        nodes[Int(id)].start = UInt32(truncatingIfNeeded: tokenizer.attributes.count)
        nodes[Int(id)].count = UInt32(truncatingIfNeeded: merged.count)
        tokenizer.attributes.append(contentsOf: merged)
        tokenizer.keepAttributes()
    }
}
