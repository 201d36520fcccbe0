extension HTMLTreeBuilder {
    /// Copies the chosen option of each `select` into its `selectedcontent`.
    mutating func fillSelectedContent() {
        // Copies made here come after `count` and are not looked at.
        let count = nodes.count
        for index in 0..<count
        where nodes[index].kind == .element && nodes[index].name == .select
            && nodes[index].namespace == .html
        {
            fillSelectedContent(of: HTMLTree.ID(truncatingIfNeeded: index))
        }
    }

    private mutating func fillSelectedContent(of select: HTMLTree.ID) {
        var target = HTMLTree.none
        var option = HTMLTree.none
        var isChosen = false
        var node = following(select, within: select)
        while node >= 0 {
            let name = nodes[Int(node)].kind == .element ? nodes[Int(node)].name : .none
            if name == .selectedcontent, target < 0 { target = node }
            if name == .option {
                let isSelected = hasAttribute(.selected, node)
                if option < 0 || isSelected, !isChosen || isSelected { option = node }
                isChosen = isChosen || isSelected
            }
            node = following(node, within: select)
        }
        guard target >= 0, option >= 0, !contains(option, target), !contains(target, option) else {
            return
        }
        while nodes[Int(target)].firstChild >= 0 { detach(nodes[Int(target)].firstChild) }
        copyChildren(of: option, to: target)
    }

    private mutating func copyChildren(of source: HTMLTree.ID, to target: HTMLTree.ID) {
        var parent = target
        var node = following(source, within: source)
        while node >= 0, nodes.count < nodeLimit {
            var copy = nodes[Int(node)]
            copy.firstChild = HTMLTree.none
            copy.lastChild = HTMLTree.none
            let id = make(copy)
            append(id, to: parent)
            if nodes[Int(node)].firstChild >= 0 {
                parent = id
                node = nodes[Int(node)].firstChild
                continue
            }
            while node != source, nodes[Int(node)].next < 0 {
                node = nodes[Int(node)].parent
                parent = node == source ? parent : nodes[Int(parent)].parent
            }
            node = node == source ? HTMLTree.none : nodes[Int(node)].next
        }
    }

    private func contains(_ outer: HTMLTree.ID, _ inner: HTMLTree.ID) -> Bool {
        var node = inner
        while node >= 0, node != outer { node = nodes[Int(node)].parent }
        return node == outer
    }

    private func hasAttribute(_ name: HTMLName, _ id: HTMLTree.ID) -> Bool {
        let node = nodes[Int(id)]
        let range = Int(node.start)..<Int(node.start) + Int(node.count)
        return tokenizer.attributes[range].contains { $0.name == name }
    }

    private func following(_ id: HTMLTree.ID, within top: HTMLTree.ID) -> HTMLTree.ID {
        if nodes[Int(id)].firstChild >= 0 { return nodes[Int(id)].firstChild }
        var id = id
        while id >= 0, id != top {
            if nodes[Int(id)].next >= 0 { return nodes[Int(id)].next }
            id = nodes[Int(id)].parent
        }
        return HTMLTree.none
    }
}
