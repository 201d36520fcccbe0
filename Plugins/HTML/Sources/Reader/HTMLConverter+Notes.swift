internal import GalleyDocumentModel

extension HTMLConverter {
    /// The element that a reference leads to.
    func noteBody(of link: HTMLTree.ID) -> HTMLTree.ID? {
        guard !notes.bodies.isEmpty, let address = tree.value(.href, of: link),
            address.first == 35, let body = notes.bodies[Array(address.dropFirst())],
            !notesInProgress.contains(body), !isBacklink(link)
        else { return nil }
        return body
    }

    /// Whether a link leads from a note back to its reference.
    func isBacklink(_ id: HTMLTree.ID) -> Bool {
        if tree.value(.role, of: id)?.equals("doc-backlink") == true { return true }
        guard let address = tree.value(.href, of: id) else { return false }
        if tree.value(.class, of: id)?.firstIndex(of: "footnote-back") != nil { return true }
        return !notesInProgress.isEmpty && address.first == 35
            && tree.textContent(of: id).squeezed.count <= 12
    }

    /// Whether an element is a note, to be read where it is referred to, or the number of one.
    func isNote(_ id: HTMLTree.ID) -> Bool {
        guard !notes.elements.isEmpty else { return false }
        return notesInProgress.isEmpty ? notes.elements.contains(id) : notes.labels.contains(id)
    }

    /// Whether all items of a list are notes.
    func holdsOnlyNotes(_ id: HTMLTree.ID) -> Bool {
        guard !notes.elements.isEmpty, notesInProgress.isEmpty else { return false }
        var hasNote = false
        for child in tree.children(of: id) where tree[child].kind == .element {
            guard notes.elements.contains(child) else { return false }
            hasNote = true
        }
        return hasNote
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
