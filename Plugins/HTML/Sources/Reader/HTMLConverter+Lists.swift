internal import GalleyDocumentModel

extension HTMLConverter {
    mutating func readList(_ id: HTMLTree.ID) {
        guard !holdsOnlyNotes(id) else { return }
        let form = ownForm(listForm(of: id), of: id)
        builder.open(.list(form), at: range(of: id))
        setAttributes(of: id)
        if tree.value(.reversed, of: id) != nil {
            builder.set(attribute: "reversed", to: "reversed")
        }
        let outer = place
        place = .blocks(form.isTight ? .plain : .paragraph, HTMLTree.none)
        var isItemOpen = false
        var child = tree[id].firstChild
        while child >= 0 {
            if tree.isElement(child, .li) {
                if isItemOpen { closeItem() }
                isItemOpen = false
                readItem(child)
            } else if isKept(child), !isBlank(child) {
                // What stands between items belongs to an item too.
                if !isItemOpen { builder.open(.item()) }
                isItemOpen = true
                visit(child)
            }
            child = tree[child].next
        }
        if isItemOpen { closeItem() }
        place = outer
        endRange()
        builder.close()
    }

    private mutating func closeItem() {
        closeRun()
        builder.close()
    }

    private mutating func readItem(_ id: HTMLTree.ID) {
        guard isKept(id), !isNote(id) else { return }
        let task = task(of: id)
        builder.open(.item(task: task), at: range(of: id))
        setAttributes(of: id)
        visitChildren(of: id)
        closeRun()
        endRange()
        builder.close()
    }

    private func listForm(of id: HTMLTree.ID) -> ListForm {
        var form = ListForm(.bullet, isTight: isTight(id))
        guard tree.isElement(id, .ol) else { return form }
        form.style = .decimal
        if let start = tree.value(.start, of: id),
            let number = Int(String(decoding: start.trimmed, as: UTF8.self))
        {
            form.start = min(max(number, -1_000_000_000), 1_000_000_000)
        }
        switch tree.value(.type, of: id).map({ String(decoding: $0, as: UTF8.self) }) {
        case "a": form.style = .lowerAlpha
        case "A": form.style = .upperAlpha
        case "i": form.style = .lowerRoman
        case "I": form.style = .upperRoman
        default: break
        }
        return form
    }

    /// Whether no item holds paragraphs.
    private func isTight(_ id: HTMLTree.ID) -> Bool {
        for item in tree.children(of: id) where tree.isElement(item, .li) {
            for child in tree.children(of: item) where tree.isElement(child, .p) { return false }
        }
        return true
    }

    /// The state of the box that an item begins with.
    private func task(of id: HTMLTree.ID) -> Task? {
        var child = tree[id].firstChild
        while child >= 0 {
            if tree.isElement(child, .input) {
                guard let type = tree.value(.type, of: child), type.equals("checkbox") else {
                    return nil
                }
                return tree.value(.checked, of: child) == nil ? .open : .done
            }
            if tree.isElement(child, .p) || tree.isElement(child, .label) {
                child = tree[child].firstChild
            } else if isBlank(child) {
                child = tree[child].next
            } else {
                return nil
            }
        }
        return nil
    }

    func isBlank(_ id: HTMLTree.ID) -> Bool {
        switch tree[id].kind {
        case .text: tree.text(of: id).allSatisfy(\.isHTMLBlank)
        case .comment, .doctype: true
        default: false
        }
    }

    func isKept(_ id: HTMLTree.ID) -> Bool { options.selection?.keeps(id) ?? true }

    mutating func readDefinitions(_ id: HTMLTree.ID) {
        builder.open(Shape(.definitionList), at: range(of: id))
        setAttributes(of: id)
        readDefinitionParts(of: id)
        endRange()
        builder.close()
    }

    /// Terms and definitions may stand in a `div` each.
    private mutating func readDefinitionParts(of id: HTMLTree.ID) {
        for child in tree.children(of: id) where isKept(child) && !isBlank(child) {
            if tree.isElement(child, .dt) {
                builder.open(Shape(.term), at: range(of: child))
                setAttributes(of: child)
                readInside(child, .direct)
                endRange()
                builder.close()
            } else if tree.isElement(child, .div) {
                readDefinitionParts(of: child)
            } else {
                builder.open(Shape(.definition), at: range(of: child))
                let outer = place
                place = .blocks(holdsBlock(child) ? .paragraph : .plain, HTMLTree.none)
                if tree.isElement(child, .dd) {
                    setAttributes(of: child)
                    visitChildren(of: child)
                } else {
                    visit(child)
                }
                closeRun()
                place = outer
                endRange()
                builder.close()
            }
        }
    }

    /// Whether a block stands anywhere below, so that text alone cannot hold it.
    func holdsBlock(_ id: HTMLTree.ID) -> Bool {
        var node = tree.following(id, within: id)
        while node >= 0 {
            let here = tree[node]
            if here.kind == .element, here.namespace == .html {
                let role = HTMLElementRole.of(here.name)
                if role.isBlock { return true }
                if role == .dropped {
                    node = tree.followingSkippingChildren(node, within: id)
                    continue
                }
            }
            node = tree.following(node, within: id)
        }
        return false
    }
}
