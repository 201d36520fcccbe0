internal import GalleyDocumentModel

extension HTMLConverter {
    mutating func readContainer(_ id: HTMLTree.ID) {
        if readShortcode(id, isBlock: true) { return }
        if let kind = extensionName(of: id) {
            builder.open(Shape(.extension), at: range(of: id))
            builder.set(.name, bytes: kind)
            readInside(id, .blocks(.paragraph, HTMLTree.none))
            endRange()
            return builder.close()
        }
        visitChildren(of: id)
    }

    private func extensionName(of id: HTMLTree.ID) -> ArraySlice<UInt8>? {
        guard options.keepsClasses, tree[id].count > 0 else { return nil }
        for attribute in tree.attributes(of: id)
        where tree.names.bytes(of: attribute.name).equals("data-extension") {
            return tree.value(of: attribute)
        }
        return nil
    }

    mutating func readParagraph(_ id: HTMLTree.ID) {
        if hasClass("line-block", id) { return readLines(id) }
        // A paragraph of a tight item is loose text like the rest of a loose list.
        readInside(id, .blocks(.paragraph, id))
    }

    /// Verse: lines keep their breaks.
    private mutating func readLines(_ id: HTMLTree.ID) {
        builder.open(Shape(.lineBlock), at: range(of: id))
        var child = tree[id].firstChild
        let outer = place
        place = .blocks(.plain, HTMLTree.none)
        while child >= 0 {
            if tree.isElement(child, .br) { closeRun() } else { visit(child) }
            child = tree[child].next
        }
        closeRun()
        place = outer
        builder.close()
    }

    mutating func readHeading(_ id: HTMLTree.ID) {
        let level = Int(tree[id].name.id - HTMLName.h1.id) + 1
        readInside(id, .words(.heading(level), id))
    }

    mutating func readQuote(_ id: HTMLTree.ID) {
        builder.open(.quote, at: range(of: id))
        setAttributes(of: id)
        readInside(id, .blocks(.paragraph, HTMLTree.none))
        endRange()
        builder.close()
    }

    mutating func readPreformatted(_ id: HTMLTree.ID) {
        let code = onlyElement(of: id).flatMap { tree.isElement($0, .code) ? $0 : nil }
        let text = preformattedText(of: id)
        lastEnd = max(lastEnd, Int(tree[id].position))
        if hasClass("math-display", code ?? id) {
            return builder.append(Shape(.mathBlock), text: text, at: range(of: id))
        }
        builder.open(Shape(.codeBlock), at: range(of: id))
        builder.setText(text)
        if let language = codeLanguage(of: code, id) {
            builder.set(AttributeKey.language, to: language)
        }
        setAttributes(of: id)
        endRange()
        builder.close()
    }

    /// The text as it stands, a break for each `br`, without the last line's end.
    private mutating func preformattedText(of id: HTMLTree.ID) -> String {
        var bytes: [UInt8] = []
        for node in tree.descendants(of: id) {
            if tree[node].kind == .text {
                bytes.append(contentsOf: tree.text(of: node))
                lastEnd = max(lastEnd, tree.range(of: node).upperBound)
            } else if tree.isElement(node, .br) {
                bytes.append(10)
            }
        }
        if bytes.last == 10 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The language that a class or attribute of the code, or of what is round it, names.
    private func codeLanguage(of code: HTMLTree.ID?, _ id: HTMLTree.ID) -> String? {
        for element in [code, id, tree[id].parent].compactMap(\.self) where element >= 0 {
            for word in (tree.value(.class, of: element) ?? []).split(whereSeparator: \.isHTMLBlank)
            {
                for prefix in ["language-", "lang-", "highlight-source-", "brush:"]
                    as [StaticString]
                where word.begins(with: prefix, at: word.startIndex) {
                    let name = word.dropFirst(prefix.utf8CodeUnitCount).prefix { $0 != 59 }
                    if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
                }
            }
            for attribute in tree.attributes(of: element) {
                let name = tree.names.bytes(of: attribute.name)
                if name.equals("data-lang") || name.equals("data-language") {
                    return String(decoding: tree.value(of: attribute), as: UTF8.self)
                }
            }
        }
        return nil
    }

    mutating func readDetails(_ id: HTMLTree.ID) {
        let summary = tree.firstChild(.summary, of: id)
        builder.open(Shape(.callout), at: range(of: id))
        builder.set(.name, to: "details")
        if let summary {
            builder.set(.title, bytes: collapsed(tree.textContent(of: summary)[...]))
        }
        setAttributes(of: id)
        readInside(id, .blocks(.paragraph, HTMLTree.none), without: summary)
        endRange()
        builder.close()
    }

    /// An aside that a writer made of a callout is one again; others are sections.
    mutating func readAside(_ id: HTMLTree.ID) {
        guard hasClass("callout", id) else { return readContainer(id) }
        var title: HTMLTree.ID?
        for child in tree.children(of: id) where hasClass("callout-title", child) { title = child }
        builder.open(Shape(.callout), at: range(of: id))
        for word in (tree.value(.class, of: id) ?? []).split(whereSeparator: \.isHTMLBlank)
        where word.begins(with: "callout-", at: word.startIndex) {
            builder.set(.name, bytes: word.dropFirst(8))
        }
        if let title {
            builder.set(.title, bytes: collapsed(tree.textContent(of: title)[...]))
        }
        if options.isOwn { setOwnAttributes(of: id, withoutClass: "callout") }
        readInside(id, .blocks(.paragraph, HTMLTree.none), without: title)
        endRange()
        builder.close()
    }

    mutating func readSection(_ id: HTMLTree.ID) {
        let role = tree.attributes(of: id).first {
            tree.names.bytes(of: $0.name).equals("data-role")
        }
        guard let role else { return readContainer(id) }
        builder.open(Shape(.section), at: range(of: id))
        builder.set(.name, bytes: tree.value(of: role))
        if options.isOwn {
            setAttributes(of: id)
        } else if let own = tree.value(.id, of: id) {
            builder.set(.id, bytes: own)
        }
        readInside(id, .blocks(.paragraph, HTMLTree.none))
        endRange()
        builder.close()
    }

    private mutating func readInside(
        _ id: HTMLTree.ID, _ inside: Place, without left: HTMLTree.ID?
    ) {
        let outer = place
        place = inside
        for child in tree.children(of: id) where child != left { visit(child) }
        closeRun()
        place = outer
    }
}
