extension HTMLTreeBuilder {
    /// Sorts out formatting elements that overlap others (part 13.2.6.4.7, "adoption agency").
    mutating func runAdoptionAgency(_ name: HTMLName) {
        if current.isHTML(name), formattingIndex(of: current.node) < 0 { return pop() }
        for _ in 0..<8 {
            guard adoptOnce(name) else { return }
        }
    }

    /// One round; false when no other is needed.
    private mutating func adoptOnce(_ name: HTMLName) -> Bool {
        var listIndex = formatting.count - 1
        while listIndex >= 0, !formatting[listIndex].isMarker, formatting[listIndex].name != name {
            listIndex -= 1
        }
        guard listIndex >= 0, !formatting[listIndex].isMarker else {
            closeOrdinary(name)
            return false
        }
        let element = formatting[listIndex]
        let stackIndex = stackIndex(of: element.node)
        guard stackIndex > 0 else {
            ignore()
            formatting.remove(at: listIndex)
            return false
        }
        guard isInScope(element.node) else {
            ignore()
            return false
        }
        if element.node != current.node {
            tokenizer.report("misnested-formatting", at: tokenizer.token.position)
        }
        guard let block = stack[stackIndex...].firstIndex(where: { $0.traits.contains(.special) })
        else {
            close(at: stackIndex)
            formatting.remove(at: listIndex)
            return false
        }
        adopt(element, at: stackIndex, listIndex, block: block)
        return true
    }

    /// Gives the contents of the furthest block to a copy of the formatting element.
    private mutating func adopt(
        _ element: FormattingElement, at stackIndex: Int, _ listIndex: Int, block blockIndex: Int
    ) {
        let ancestor = stack[stackIndex - 1].node
        let block = stack[blockIndex]
        var bookmark = listIndex
        let last = adoptBetween(element, block: blockIndex, bookmark: &bookmark)
        detach(last)
        let wasFostering = fostersContent
        fostersContent = true
        let place = place(below: ancestor)
        fostersContent = wasFostering
        insert(last, at: place)

        let copy = clone(element.node)
        moveChildren(of: block.node, to: copy)
        append(copy, to: block.node)
        let oldIndex = formattingIndex(of: element.node)
        if oldIndex >= 0 {
            formatting.remove(at: oldIndex)
            if oldIndex < bookmark { bookmark -= 1 }
        }
        let renewed = FormattingElement(
            node: copy, name: element.name, signature: element.signature)
        formatting.insert(renewed, at: min(max(bookmark, 0), formatting.count))
        removeOpen(at: self.stackIndex(of: element.node))
        stack.insert(openElement(copy), at: self.stackIndex(of: block.node) + 1)
    }

    /// Copies the elements between the formatting element and the block; returns the outermost.
    private mutating func adoptBetween(
        _ element: FormattingElement, block blockIndex: Int, bookmark: inout Int
    ) -> HTMLTree.ID {
        let block = stack[blockIndex].node
        var last = block
        var index = blockIndex
        var round = 0
        while true {
            round += 1
            index -= 1
            let node = stack[index].node
            if node == element.node { return last }
            var listIndex = formattingIndex(of: node)
            if round > 3, listIndex >= 0 {
                formatting.remove(at: listIndex)
                if listIndex < bookmark { bookmark -= 1 }
                listIndex = -1
            }
            guard listIndex >= 0 else {
                removeOpen(at: index)
                continue
            }
            let copy = clone(node)
            formatting[listIndex].node = copy
            stack[index].node = copy
            if last == block { bookmark = listIndex + 1 }
            detach(last)
            append(last, to: copy)
            last = copy
        }
    }

    /// Closes the innermost element called `name` unless a special element is in between.
    mutating func closeOrdinary(_ name: HTMLName) {
        var index = stack.count - 1
        while index > 0 {
            let element = stack[index]
            if element.isHTML(name) {
                generateImpliedEndTags(except: name)
                return close(at: index)
            }
            if element.traits.contains(.special) { break }
            index -= 1
        }
        ignore()
    }
}
