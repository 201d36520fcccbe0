internal import GalleyDocumentModel

extension HTMLConverter {
    /// Opens a node for a mark, with what the element says.
    mutating func open(_ mark: Mark) {
        builder.open(mark.shape, at: range(of: mark.element))
        let name = tree[mark.element].name
        switch mark.shape.kind {
        case .link: setLink(mark.element)
        case .emphasis:
            if name == .cite || name == .dfn || name == .var { setElement(name) }
        case .underline: if name == .ins { setElement(name) }
        case .strikethrough: if name == .s { setElement(name) }
        case .span:
            if name == .abbr || name == .acronym {
                setElement(.abbr)
                copy(.title, of: mark.element, to: "title")
            }
            setAttributes(of: mark.element)
        default: break
        }
    }

    private mutating func setElement(_ name: HTMLName) {
        builder.set(attribute: "element", bytes: tree.names.bytes(of: name))
    }

    private mutating func setLink(_ id: HTMLTree.ID) {
        builder.set(.url, to: address(tree.value(.href, of: id) ?? []))
        if let title = tree.value(.title, of: id), !title.isEmpty {
            builder.set(.title, bytes: title)
        }
        if options.keepsClasses { setAttributes(of: id) }
    }

    mutating func copy(_ name: HTMLName, of id: HTMLTree.ID, to own: String) {
        if let value = tree.value(name, of: id), !value.isEmpty {
            builder.set(attribute: own, bytes: value)
        }
    }

    /// Reads what is below an element as marked.
    mutating func readMarked(_ id: HTMLTree.ID, _ shape: Shape) {
        // A mark within a mark of its kind says nothing, and code is not marked further.
        // Marks are opened anew in each block, so there must not be many.
        let says =
            leaf == .text && !marks.contains { $0.shape.kind == shape.kind } && marks.count < 16
        guard
            says || ((shape.kind == .quoted || shape.kind == .span) && marks.count < 16)
                || (shape.kind == .link && leaf != .text)
        else {
            return visitChildren(of: id)
        }
        marks.append(Mark(shape: shape, element: id))
        visitChildren(of: id)
        if openMarks == marks.count {
            flush()
            endRange()
            builder.close()
            openMarks -= 1
        }
        marks.removeLast()
    }

    mutating func readLink(_ id: HTMLTree.ID) {
        if let body = noteBody(of: id) { return readNote(body) }
        if !notesInProgress.isEmpty, isBacklink(id) { return }
        guard let address = tree.value(.href, of: id), !address.isEmpty else {
            return readAnchor(id)
        }
        readMarked(id, .link)
    }

    /// An anchor that other places lead to: its identifier is kept where it holds text.
    private mutating func readAnchor(_ id: HTMLTree.ID) {
        guard tree.value(.id, of: id) != nil, options.selection == nil,
            tree[id].firstChild >= 0
        else { return visitChildren(of: id) }
        readMarked(id, Shape(.span))
    }

    mutating func readStrong(_ id: HTMLTree.ID) {
        if let style = tree.value(.style, of: id), style.contains("font-weight", "normal") {
            return visitChildren(of: id)
        }
        readMarked(id, .strong)
    }

    mutating func readQuoted(_ id: HTMLTree.ID) {
        let isInner = marks.contains { $0.shape.kind == .quoted }
        readMarked(id, .quoted(double: !isInner))
    }

    mutating func readRaised(_ id: HTMLTree.ID) {
        // A reference to a note is raised by whoever writes it.
        if let link = onlyElement(of: id), tree.isElement(link, .a), let body = noteBody(of: link) {
            return readNote(body)
        }
        readMarked(id, Shape(.superscript))
    }

    mutating func readAbbreviation(_ id: HTMLTree.ID) {
        guard tree.value(.title, of: id) != nil else { return visitChildren(of: id) }
        readMarked(id, Shape(.span))
    }

    /// Text of a kind of its own: code, keys.
    mutating func readLeaf(_ id: HTMLTree.ID, _ kind: Kind) {
        if hasClass("language-math", id) || hasClass("math-inline", id) {
            return readTeX(tree.textContent(of: id), isDisplay: hasClass("math-display", id))
        }
        let outer = leaf
        leaf = kind
        visitChildren(of: id)
        if pendingLeaf == kind, outer != kind { flush() }
        leaf = outer
    }

    mutating func readSpan(_ id: HTMLTree.ID) {
        if readShortcode(id, isBlock: false) { return }
        if hasClass("math", id), let tex = tree.textContent(of: id).withoutMathDelimiters {
            return readTeX(tex, isDisplay: hasClass("display", id))
        }
        if hasClass("katex", id), let math = firstDescendant(.math, of: id) {
            return readMath(math)
        }
        if hasClass("small-caps", id) || hasClass("smallcaps", id) {
            return readMarked(id, Shape(.smallCaps))
        }
        if let style = tree.value(.style, of: id), let shape = style.mark {
            return readMarked(id, shape)
        }
        guard options.keepsClasses, tree[id].count > 0, tree[id].name == .span else {
            return visitChildren(of: id)
        }
        readMarked(id, Shape(.span))
    }

    /// The reading of a character, in brackets behind it.
    mutating func readRubyText(_ id: HTMLTree.ID) {
        guard options.selection == nil else { return }
        read(string: "(")
        visitChildren(of: id)
        read(string: ")")
    }

    /// A box of a task list is read with its item.
    mutating func readInput(_ id: HTMLTree.ID) {
        guard let type = tree.value(.type, of: id), type.equals("image") else { return }
        readImage(id)
    }

    func onlyElement(of id: HTMLTree.ID) -> HTMLTree.ID? {
        var only: HTMLTree.ID?
        var child = tree[id].firstChild
        while child >= 0 {
            switch tree[child].kind {
            case .element:
                guard only == nil else { return nil }
                only = child
            case .text:
                guard tree.text(of: child).allSatisfy(\.isHTMLBlank) else { return nil }
            default: break
            }
            child = tree[child].next
        }
        return only
    }

    func firstDescendant(_ name: HTMLName, of id: HTMLTree.ID) -> HTMLTree.ID? {
        tree.descendants(of: id).first { tree[$0].kind == .element && tree[$0].name == name }
    }
}
