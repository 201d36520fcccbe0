internal import GalleyDocumentModel

// Callouts, divisions and paragraphs that are one thing only.
extension BlockEmitter {
    /// Begins a callout, if the quote's first line says it is one: `[!KIND]- Title`.
    mutating func beginCallout(_ block: Block) -> Bool {
        let first = block.firstChild
        guard first >= 0, tree.blocks[Int(first)].kind == .paragraph else { return false }
        let paragraph = tree.blocks[Int(first)]
        guard startsWithBracket(paragraph) else { return false }
        let (view, range) = joinedText(of: paragraph), start = range.lowerBound
        guard view[start + 1] == 33, view[start + 2].isLetter else {
            return false
        }
        let lineEnd = view.firstIndex(of: 10, from: start, to: range.upperBound)
        var close = start + 2
        while close < lineEnd, view[close].isAlphanumeric || view[close] == 45 || view[close] == 95
        {
            close += 1
        }
        guard close < lineEnd, view[close] == 93 else { return false }
        var rest = close + 1
        let fold = view[rest]
        let folds = rest < lineEnd && (fold == 43 || fold == 45)
        if folds { rest += 1 }
        guard rest >= lineEnd || view[rest].isBlank else { return false }
        let title = view.trimmed(rest..<lineEnd)
        builder.open(Shape(.callout), at: block.source.range)
        builder.set(.name, to: view.string(start + 2..<close).lowercased())
        if !title.isEmpty { builder.set(AttributeKey.title, to: view.string(title)) }
        if folds { builder.set(attribute: "fold", to: fold == 43 ? "open" : "closed") }
        let text = view.skipSpace(from: lineEnd, to: range.upperBound)
        if text >= range.upperBound { tree.blocks[Int(first)].kind = .nothing }
        tree.drop(text - start, ofTextOf: first)
        return true
    }

    /// The kinds of callout that a division may name.
    private static let calloutKinds: Set<String> = [
        "note", "tip", "info", "important", "warning", "caution", "danger", "hint", "attention",
        "error", "success", "question", "example", "abstract", "seealso", "admonition",
    ]

    /// Begins a division: a callout where its name is a kind of callout, else a section.
    ///
    /// `::: name Title`, `:::name[Title]`, `:::{name} Title`, `::: {.name #id key=value}`
    mutating func beginDivision(_ block: Block) {
        let info = tree.details[Int(block.extra)].info.range
        var list = AttributeList(), name = "", title = 0..<0
        var at = info.lowerBound
        if input[at] == 123, let end = input.attributesEnd(at: at, to: info.upperBound) {
            list = input.attributes(in: at..<end)
            name = list.takeFirstClass()
            at = end
        } else {
            if input[at] == 123 { at += 1 }
            let start = at
            while at < info.upperBound, input[at].isWordByte { at += 1 }
            name = input.string(start..<at)
            if input[at] == 125 { at += 1 }
            if input[at] == 91 {
                let close = input.firstIndex(of: 93, from: at, to: info.upperBound)
                title = input.trimmed(at + 1..<max(close, at + 1))
                at = min(close + 1, info.upperBound)
            }
        }
        at = input.skipBlanks(from: at, to: info.upperBound)
        let brace = input.firstIndex(of: 123, from: at, to: info.upperBound)
        var titleEnd = info.upperBound
        if brace < info.upperBound,
            input.attributesEnd(at: brace, to: info.upperBound) == info.upperBound
        {
            list = input.attributes(in: brace..<info.upperBound)
            if name.isEmpty { name = list.takeFirstClass() }
            titleEnd = brace
        }
        if title.isEmpty { title = input.trimmed(at..<max(at, titleEnd)) }
        let isCallout = BlockEmitter.calloutKinds.contains(name.lowercased())
        builder.open(Shape(isCallout ? .callout : .section), at: block.source.range)
        builder.set(.name, to: isCallout ? name.lowercased() : name)
        if !title.isEmpty { builder.set(AttributeKey.title, to: input.string(title)) }
        set(list)
    }

    /// Puts out a paragraph that holds one thing which can stand alone; false if it does not.
    mutating func emitsAlone(_ range: Range<Int>, _ block: Block) -> Bool {
        guard let mark = inlines.marks.first, Int(mark.start) == range.lowerBound else {
            return false
        }
        switch mark.kind {
        case .shortcode, .expression, .displayMath, .embed:
            guard Int(mark.end) == range.upperBound else { return false }
        case .imageStart: return emitsFigure(range, block)
        default: return false
        }
        let whole = Int(mark.start)..<Int(mark.end)
        switch mark.kind {
        case .shortcode: emitOpaque(Shape(.shortcode), whole, format: flavour(at: whole.lowerBound))
        case .expression: emitOpaque(Shape(.rawBlock), whole, format: "mdx")
        case .embed: return emitsEmbed(whole, block)
        default:
            let inner = text.trimmed(whole.lowerBound + 2..<whole.upperBound - 2)
            builder.open(Shape(.mathBlock), at: block.source.range)
            scratch.removeAll(keepingCapacity: true)
            text.append(inner, to: &scratch)
            let bytes = scratch
            builder.setText(copying: bytes.span)
            builder.close()
        }
        return true
    }

    /// Puts out a paragraph of one image as a figure whose caption is the image's text.
    private mutating func emitsFigure(_ range: Range<Int>, _ block: Block) -> Bool {
        guard extensions.contains(.implicitFigures), let first = inlines.marks.first else {
            return false
        }
        var closing = inlines.marks.count - 1
        while closing > 0, inlines.marks[closing].kind == .attributes { closing -= 1 }
        let last = inlines.marks[closing]
        guard last.kind == .imageEnd, last.value == first.value,
            inlines.marks.last.map({ Int($0.end) }) == range.upperBound
        else { return false }
        let caption = Int(first.end)..<Int(last.start)
        builder.open(.figure, at: block.source.range)
        builder.open(Shape(.imageBlock), at: block.source.range)
        setTarget(first)
        setAttributes(at: inlines.marks.count - 1, behind: Int(last.end))
        let place = (text, isInInput)
        if !caption.isEmpty {
            openImages = 1
            alternative.removeAll(keepingCapacity: true)
            emitInlines(caption)
            openImages = 0
            (text, isInInput) = place
            let bytes = alternative
            builder.set(.alternative, copying: bytes.span)
        }
        builder.close()
        if !caption.isEmpty {
            builder.open(.caption, at: source(of: caption))
            emitInlines(caption)
            builder.close()
        }
        builder.close()
        return true
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool {
        isAlphanumeric || self == 45 || self == 95 || self == 58 || self >= 128
    }
}
