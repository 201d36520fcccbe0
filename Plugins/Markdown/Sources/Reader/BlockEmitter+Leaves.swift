internal import GalleyDocumentModel

// Blocks that hold text.
extension BlockEmitter {
    mutating func emitLeaf(_ block: Block) {
        switch block.kind {
        case .paragraph: emitParagraph(block)
        case .heading: emitHeading(block)
        case .term: emitTerms(block)
        case .code: emitCode(block)
        case .html: emitRaw(block, "html")
        case .module: emitRaw(block, "mdx")
        case .math: emitVerbatim(block, Shape(.mathBlock))
        case .thematicBreak: builder.append(Shape(.thematicBreak), at: block.source.range)
        case .table: emitTable(block)
        default: break
        }
    }

    /// Makes `block`'s text the one that is gone over; answers where in it that lies.
    private mutating func enterText(of block: Block) -> Range<Int> {
        let range: Range<Int>
        (text, range) = joinedText(of: block)
        (isInInput, origin) = (block.isInInput, nil)
        return range
    }

    private mutating func emitParagraph(_ block: Block) {
        let range = enterText(of: block)
        inlines.scan(text, range, isInput: isInInput, &tree)
        if emitsAlone(range, block) { return }
        builder.open(isTight(block) ? .plain : .paragraph, at: block.source.range)
        emitMarks(range)
        if !deferredNotes.isEmpty { emitDeferredNotes() }
        builder.close()
    }

    private mutating func isTight(_ block: Block) -> Bool {
        let parent = tree.blocks[Int(block.parent)]
        switch parent.kind {
        case .item: return tree.blocks[Int(parent.parent)].isTight
        case .definition: return parent.isTight
        default: return false
        }
    }

    private mutating func emitHeading(_ block: Block) {
        var range = enterText(of: block)
        let attributes = takeAttributes(&range)
        builder.open(.heading(Int(block.detail)), at: block.source.range)
        let makesID = extensions.contains(.headingIDs) && attributes?.id.isEmpty != false
        if makesID { headingText = [] }
        emitInlines(range)
        emitDeferredNotes()
        if let attributes { set(attributes) }
        if makesID, let text = headingText { builder.set(.id, to: slugs.slug(of: text)) }
        headingText = nil
        builder.close()
    }

    /// Remembers the identifiers that headings were given, wherever they stand: made ones give way.
    mutating func takeOwnIdentifiers() {
        guard extensions.isSuperset(of: [.headingIDs, .attributes]) else { return }
        for index in 0..<tree.blocks.count where tree.blocks[index].kind == .heading {
            var range = enterText(of: tree.blocks[index])
            if let id = takeAttributes(&range)?.id, !id.isEmpty { slugs.take(id) }
        }
    }

    /// Takes the attributes in braces off the end of a heading's text.
    private mutating func takeAttributes(_ range: inout Range<Int>) -> AttributeList? {
        guard extensions.contains(.attributes), range.count > 3,
            text[range.upperBound - 1] == 125
        else { return nil }
        var at = range.upperBound - 2
        while at > range.lowerBound, text[at] != 123, text[at] != 125 { at -= 1 }
        guard text[at] == 123, at == range.lowerBound || text[at - 1] != 92,
            text.attributesEnd(at: at, to: range.upperBound) == range.upperBound
        else { return nil }
        let list = text.attributes(in: at..<range.upperBound)
        range = range.lowerBound..<text.trimEnd(from: range.lowerBound, to: at)
        return list
    }

    mutating func set(_ list: AttributeList) {
        if !list.id.isEmpty { builder.set(.id, to: list.id) }
        if !list.classes.isEmpty { builder.set(.classes, to: list.classes.joined(separator: " ")) }
        for (name, value) in list.pairs { builder.set(attribute: name, to: value) }
    }

    /// Each line of the paragraph before a definition is a term.
    private mutating func emitTerms(_ block: Block) {
        let range = enterText(of: block)
        var start = range.lowerBound
        while start < range.upperBound {
            let end = text.firstIndex(of: 10, from: start, to: range.upperBound)
            let first = text.skipBlanks(from: start, to: end)
            builder.open(Shape(.term), at: source(of: first..<end))
            emitInlines(first..<text.trimEnd(from: first, to: end))
            builder.close()
            start = end + 1
        }
    }

    private mutating func emitCode(_ block: Block) {
        let info = block.extra < 0 ? 0..<0 : tree.details[Int(block.extra)].info.range
        guard !info.isEmpty else { return emitVerbatim(block, Shape(.codeBlock)) }
        builder.open(Shape(.codeBlock), at: block.source.range)
        setText(of: block)
        setInfo(info)
        builder.close()
    }

    private mutating func setInfo(_ info: Range<Int>) {
        if extensions.contains(.attributes), let (word, attributes) = braces(in: info) {
            var list = attributes
            if !word.isEmpty {
                setValue(.language, word, in: .input)
            } else if !list.classes.isEmpty {
                builder.set(AttributeKey.language, to: list.takeFirstClass())
            }
            return set(list)
        }
        var end = info.lowerBound
        while end < info.upperBound, !input[end].isSpace { end += 1 }
        setValue(.language, info.lowerBound..<end, in: .input)
        if end < info.upperBound { setValue(.info, info, in: .input) }
    }

    /// The attributes of an info string such as `{.swift #id}` or `swift {#id}`.
    private mutating func braces(in info: Range<Int>) -> (word: Range<Int>, list: AttributeList)? {
        let open = input.firstIndex(of: 123, from: info.lowerBound, to: info.upperBound)
        guard open < info.upperBound, open == info.lowerBound || input[open - 1] != 92,
            input.attributesEnd(at: open, to: info.upperBound) == info.upperBound
        else { return nil }
        let word = info.lowerBound..<input.trimEnd(from: info.lowerBound, to: open)
        for at in word where input[at].isSpace { return nil }
        return (word, input.attributes(in: open..<info.upperBound))
    }

    private mutating func emitVerbatim(_ block: Block, _ shape: Shape) {
        if block.isInInput, !keepsRanges || block.text.range == block.source.range {
            builder.append(shape, input: block.text.range)
        } else {
            builder.open(shape, at: block.source.range)
            setText(of: block)
            builder.close()
        }
    }

    private mutating func setText(of block: Block) {
        if block.isInInput {
            builder.setText(input: block.text.range)
        } else {
            let (view, range) = joinedText(of: block)
            view.withSpan(range) { builder.setText(copying: $0) }
        }
    }

    private mutating func emitRaw(_ block: Block, _ format: String) {
        builder.open(Shape(.rawBlock), at: block.source.range)
        setText(of: block)
        builder.set(.format, to: format)
        if format == "html", extensions.contains(.tagFilter) {
            let (view, range) = joinedText(of: block)
            markFiltered(view, range)
        }
        builder.close()
    }
}
