internal import GalleyDocumentModel

extension HTMLConverter {
    mutating func readFigure(_ id: HTMLTree.ID) {
        builder.open(.figure, at: range(of: id))
        setAttributes(of: id)
        let outer = place
        place = .blocks(.paragraph, HTMLTree.none)
        readFigureParts(of: id)
        closeRun()
        place = outer
        endRange()
        builder.close()
    }

    /// Captions and images, whatever lies between them and the figure.
    private mutating func readFigureParts(of id: HTMLTree.ID) {
        for child in tree.children(of: id) {
            if tree.isElement(child, .figcaption), isKept(child) {
                closeRun()
                readCaption(child)
            } else if tree.isElement(child, .div), isKept(child) {
                closeRun()
                readFigureParts(of: child)
                closeRun()
            } else {
                visit(child)
            }
        }
    }

    private mutating func readCaption(_ id: HTMLTree.ID) {
        let credit = creditElement(below: id)
        builder.open(.caption, at: range(of: id))
        setAttributes(of: id)
        if let credit {
            let text = HTMLCredit.text(of: collapsed(tree.textContent(of: credit)[...]))
            if !text.isEmpty { builder.set(.credit, bytes: text) }
            skipped = credit
        }
        readCellContent(id)
        skipped = HTMLTree.none
        endRange()
        builder.close()
    }

    private func creditElement(below id: HTMLTree.ID) -> HTMLTree.ID? {
        tree.descendants(of: id).first { node in
            guard tree[node].kind == .element, let classes = tree.value(.class, of: node) else {
                return false
            }
            return classes.hasWord("credit") || classes.firstIndex(of: "credit") != nil
                || classes.firstIndex(of: "copyright") != nil
        }
    }

    /// An image alone on its line is a block; else it stands within the text.
    mutating func readImage(_ id: HTMLTree.ID) {
        guard let source = HTMLImageSource.address(of: id, in: tree) else { return }
        let isAlone = isAloneOnLine(id)
        if isAlone {
            builder.open(Shape(.imageBlock), at: range(of: id))
        } else {
            if prepareForContent() { pending.append([32], of: tree.bytes) }
            flush()
            builder.open(Shape(.image), at: range(of: id))
        }
        builder.set(.url, to: address(source))
        if let alternative = tree.value(.alt, of: id), !alternative.isEmpty {
            builder.set(.alternative, bytes: collapsed(alternative))
        }
        if let title = tree.value(.title, of: id), !title.isEmpty {
            builder.set(.title, bytes: collapsed(title))
        }
        setAttributes(of: id)
        for name in [HTMLName.width, .height] where options.keepsClasses {
            copy(name, of: id, to: tree.names.text(of: name))
        }
        builder.close()
    }

    mutating func readPicture(_ id: HTMLTree.ID) {
        if let image = firstDescendant(.img, of: id) { visit(image) }
    }

    private func isAloneOnLine(_ id: HTMLTree.ID) -> Bool {
        guard case .blocks(_, let element) = place, element < 0 || !tree.isElement(element, .p),
            !isRunOpen, marks.isEmpty
        else { return false }
        var line = id
        let parent = tree[id].parent
        if parent >= 0, tree.isElement(parent, .picture) { line = parent }
        if tree[line].parent >= 0, tree.isElement(tree[line].parent, .p) { return false }
        var next = tree[line].next
        while next >= 0, isBlank(next) { next = tree[next].next }
        guard next >= 0 else {
            let parent = tree[line].parent
            return parent < 0 || tree[parent].kind != .element
                || HTMLElementRole.of(tree[parent].name).isBlock
        }
        guard tree[next].kind == .element else { return false }
        let role = HTMLElementRole.of(tree[next].name)
        return role.isBlock || role == .image || role == .picture || role == .noscript
    }

    /// Shown where scripts do not run: the image that a script would have loaded.
    mutating func readNoScript(_ id: HTMLTree.ID) {
        var previous = tree[id].previous
        while previous >= 0, isBlank(previous) { previous = tree[previous].previous }
        guard previous >= 0, tree.isElement(previous, .img),
            HTMLImageSource.address(of: previous, in: tree) == nil
        else { return }
        if let image = firstDescendant(.img, of: id) { readImage(image) }
    }

    mutating func readMedium(_ id: HTMLTree.ID, _ medium: String) {
        var source = tree.value(.src, of: id)
        if source == nil, let child = tree.firstChild(.source, of: id) {
            source = tree.value(.src, of: child)
        }
        guard let source, !source.isEmpty else { return }
        appendEmbed(id, source, medium: medium)
    }

    mutating func readFrame(_ id: HTMLTree.ID) {
        let source =
            tree.value(.src, of: id) ?? attribute("data", of: id) ?? tree.value(.dataSrc, of: id)
        guard let source, !source.isEmpty, !source.begins(with: "about:", at: source.startIndex)
        else { return visitChildren(of: id) }
        appendEmbed(id, source, medium: nil)
    }

    private mutating func appendEmbed(
        _ id: HTMLTree.ID, _ source: ArraySlice<UInt8>, medium: String?
    ) {
        builder.open(Shape(.embed), at: range(of: id))
        builder.set(.url, to: address(source))
        if let title = tree.value(.title, of: id), !title.isEmpty {
            builder.set(.title, bytes: collapsed(title))
        }
        if let medium { builder.set(attribute: "medium", to: medium) }
        builder.close()
    }
}
