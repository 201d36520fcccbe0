internal import GalleyDocumentModel

extension HTMLConverter {
    /// Finds the items of sections of notes, by identifier.
    mutating func findNotes(below root: HTMLTree.ID) {
        var id = tree.following(root, within: root)
        while id >= 0 {
            guard tree[id].kind == .element, isNoteSection(id) else {
                id = tree.following(id, within: root)
                continue
            }
            for item in tree.descendants(of: id) where tree.isElement(item, .li) {
                guard let name = tree.value(.id, of: item), !name.isEmpty else { continue }
                noteBodies[Array(name)] = item
            }
            id = tree.followingSkippingChildren(id, within: root)
        }
    }

    func isNoteSection(_ id: HTMLTree.ID) -> Bool {
        let name = tree[id].name
        guard name == .section || name == .div, tree[id].count > 0 else { return false }
        return hasClass("footnotes", id)
            || tree.value(.role, of: id)?.equals("doc-endnotes") == true
    }

    /// The item that a reference leads to.
    func noteBody(of link: HTMLTree.ID) -> HTMLTree.ID? {
        guard !noteBodies.isEmpty, let address = tree.value(.href, of: link),
            address.first == 35, let body = noteBodies[Array(address.dropFirst())],
            !notesInProgress.contains(body), !isBacklink(link),
            tree[body].parent >= 0
        else { return nil }
        return body
    }

    /// Whether a link leads from a note back to its reference.
    func isBacklink(_ id: HTMLTree.ID) -> Bool {
        tree.value(.role, of: id)?.equals("doc-backlink") == true
            || tree.value(.class, of: id)?.firstIndex(of: "footnote-back") != nil
            || tree.value(.href, of: id)?.firstIndex(of: "#fnref") != nil
    }

    /// Puts a note where it was referred to.
    mutating func readNote(_ body: HTMLTree.ID) {
        hasSpaceWaiting = hasSpaceWaiting && hasContent
        if prepareForContent() { pending.append([32], of: tree.bytes) }
        flush()
        notesInProgress.insert(body)
        builder.open(Shape(.note), at: range(of: body))
        if let label = ownValue("data-label", of: body) { builder.set(.name, bytes: label) }
        let outer = (place, marks, openMarks, isRunOpen)
        (place, marks, openMarks) = (.blocks(.paragraph, HTMLTree.none), [], 0)
        (isRunOpen, hasContent) = (false, false)
        visitChildren(of: body)
        closeRun()
        (place, marks, openMarks, isRunOpen) = outer
        hasContent = true
        endRange()
        builder.close()
        notesInProgress.remove(body)
    }
}
