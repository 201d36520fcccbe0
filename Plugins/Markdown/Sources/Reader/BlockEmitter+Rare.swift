internal import GalleyDocumentModel

// Inlines with a text or target of their own.
extension BlockEmitter {
    /// Puts out code: line ends are spaces, one space at both ends is taken off (§6.1).
    mutating func emitCodeSpan(_ range: Range<Int>, _ fence: Int, _ next: Int) {
        var inner = range.lowerBound + fence..<range.upperBound - fence
        let hasLineFeed =
            text.firstIndex(of: 10, from: inner.lowerBound, to: inner.upperBound)
            < inner.upperBound
        func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 }
        if inner.count > 1, isSpace(text[inner.lowerBound]), isSpace(text[inner.upperBound - 1]),
            !text.isSpaces(inner)
        {
            inner = strippedEnds(of: inner)
        }
        if openImages > 0 {
            return text.appendLinesAsSpaces(inner, to: &alternative)
        }
        flush()
        if var bytes = headingText.take() {
            text.append(inner, to: &bytes)
            headingText = bytes
        }
        if !hasLineFeed, !hasAttributes(next, behind: range.upperBound) {
            if let inside = inInput(inner), let place = source(of: range) {
                return builder.append(Shape(.code), input: inside, at: place)
            }
            builder.open(Shape(.code), at: source(of: range))
            setText(inner)
            return builder.close()
        }
        builder.open(Shape(.code), at: source(of: range))
        if hasLineFeed {
            scratch.removeAll(keepingCapacity: true)
            text.appendLinesAsSpaces(inner, to: &scratch)
            let bytes = scratch
            builder.setText(copying: bytes.span)
        } else {
            setText(inner)
        }
        setAttributes(at: next, behind: range.upperBound)
        builder.close()
    }

    /// Code without a space at both ends; the indentation of its lines goes with their line feed.
    private func strippedEnds(of inner: Range<Int>) -> Range<Int> {
        var start = inner.lowerBound + 1, end = inner.upperBound - 1
        if text[start - 1] == 10 { start = text.skipBlanks(from: start, to: end) }
        var last = end
        while last > start, text[last].isBlank { last -= 1 }
        if last > start, text[last] == 10 { end = last }
        return start..<max(start, end)
    }

    private mutating func hasAttributes(_ next: Int, behind end: Int) -> Bool {
        next < inlines.marks.count && inlines.marks[next].kind == .attributes
            && Int(inlines.marks[next].start) == end
    }

    /// Sets the text of the node that is open to a part of the text being gone over.
    private mutating func setText(_ range: Range<Int>) {
        if let place = inInput(range) {
            builder.setText(input: place)
        } else {
            let view = text
            view.withSpan(range) { builder.setText(copying: $0) }
        }
    }

    /// Puts out what is kept as it stands, tagged with the language it is written in.
    mutating func emitOpaque(_ shape: Shape, _ range: Range<Int>, format: String) {
        if openImages > 0 { return }
        flush()
        builder.open(shape, at: source(of: range))
        // Raw HTML loses the indentation of its lines with its paragraph (§6.6).
        if shape.kind == .rawInline, text.hasLineFeed(range) {
            scratch.removeAll(keepingCapacity: true)
            text.appendLines(range, to: &scratch)
            let bytes = scratch
            builder.setText(copying: bytes.span)
        } else {
            setText(range)
        }
        builder.set(.format, to: format)
        if format == "html" { markFiltered(text, range) }
        builder.close()
    }

    mutating func flavour(at start: Int) -> String {
        text[start + 1] == 123 && (text[start + 2] == 60 || text[start + 2] == 37)
            ? "hugo" : "liquid"
    }

    /// Puts out an address that is a link to itself.
    mutating func emitAddress(_ range: Range<Int>, _ shown: Range<Int>, _ scheme: String) {
        guard openImages == 0, openLinks == 0 else { return addText(shown) }
        flush()
        builder.open(.link, at: source(of: range))
        if scheme.isEmpty, let place = inInput(shown) {
            builder.set(.url, input: place)
        } else {
            scratch.removeAll(keepingCapacity: true)
            scratch.append(contentsOf: scheme.utf8)
            text.append(shown, to: &scratch)
            let bytes = scratch
            builder.set(.url, copying: bytes.span)
        }
        emitShown(shown)
    }

    /// Ends a link that was opened with its text, in which no addresses are looked for.
    private mutating func emitShown(_ shown: Range<Int>) {
        openLinks += 1
        addText(shown)
        flush()
        openLinks -= 1
        builder.close()
    }

    mutating func openImage(_ mark: Mark, _ range: Range<Int>) {
        flush()
        openImages += 1
        guard openImages == 1 else { return }
        alternative.removeAll(keepingCapacity: true)
        builder.open(Shape(.image), at: source(of: range))
        setTarget(mark)
    }

    mutating func closeImage(_ end: Int, _ next: Int) {
        openImages -= 1
        guard openImages == 0 else { return }
        if !alternative.isEmpty {
            let bytes = alternative
            builder.set(.alternative, copying: bytes.span)
        }
        if headingText != nil { headingText?.append(contentsOf: alternative) }
        setAttributes(at: next, behind: end)
        if keepsRanges, let range = source(of: end - 1..<end) {
            builder.setRangeEnd(range.upperBound)
        }
        builder.close()
    }

    mutating func emitMath(_ inner: Range<Int>, isDisplay: Bool, _ range: Range<Int>) {
        if openImages > 0 { return addText(inner) }
        flush()
        builder.open(.math(isDisplay: isDisplay), at: source(of: range))
        setText(text.trimmed(inner))
        builder.close()
    }

    /// Puts out `[[page#heading|text]]` as a link of the class `wikilink`.
    mutating func emitWikiLink(_ range: Range<Int>) {
        let (page, shown) = wikiParts(range.lowerBound + 2..<range.upperBound - 2)
        guard openImages == 0, openLinks == 0 else { return addText(shown) }
        flush()
        builder.open(.link, at: source(of: range))
        setPart(.url, page)
        builder.set(.classes, to: "wikilink")
        emitShown(shown)
    }

    /// Puts out `![[file|text]]` as an image of the class `wikilink`.
    mutating func emitEmbed(_ range: Range<Int>, _ next: Int) {
        let (page, shown) = wikiParts(range.lowerBound + 3..<range.upperBound - 2)
        if openImages > 0 { return addText(shown) }
        flush()
        builder.open(Shape(.image), at: source(of: range))
        setPart(.url, page)
        builder.set(.classes, to: "wikilink")
        if shown != page { setPart(.alternative, shown) }
        builder.close()
    }

    /// Puts out `![[file]]` that stands alone as an embed, unless it names a picture.
    mutating func emitsEmbed(_ range: Range<Int>, _ block: Block) -> Bool {
        let (page, shown) = wikiParts(range.lowerBound + 3..<range.upperBound - 2)
        if text.namesPicture(page) { return false }
        builder.open(Shape(.embed), at: block.source.range)
        setPart(.url, page)
        if shown != page { setPart(.title, shown) }
        builder.close()
        return true
    }

    private mutating func wikiParts(_ range: Range<Int>) -> (page: Range<Int>, shown: Range<Int>) {
        let bar = text.firstIndex(of: 124, from: range.lowerBound, to: range.upperBound)
        guard bar < range.upperBound else { return (text.trimmed(range), text.trimmed(range)) }
        // Within a table the bar stands behind a backslash.
        let end = bar > range.lowerBound && text[bar - 1] == 92 ? bar - 1 : bar
        return (
            text.trimmed(range.lowerBound..<end), text.trimmed(bar + 1..<range.upperBound)
        )
    }

    private mutating func setPart(_ key: AttributeKey, _ range: Range<Int>) {
        if let place = inInput(range) {
            builder.set(key, input: place)
        } else {
            let view = text
            view.withSpan(range) { builder.set(key, copying: $0) }
        }
    }
}

// Notes.
extension BlockEmitter {
    /// How deep notes may lie within notes; deeper ones follow behind the outermost.
    private static let maximumNotes = 8

    /// Puts out a reference to a footnote, the first one with what it says.
    mutating func emitNote(_ place: Int, _ range: Range<Int>) {
        if openImages > 0 { return }
        flush()
        let footnote = tree.footnotes[place]
        builder.open(Shape(.note), at: source(of: range))
        setLabel(of: footnote)
        if !footnote.isPlaced {
            if openNotes < BlockEmitter.maximumNotes, builder.openLevels + 16 < maximumDepth {
                emitText(of: footnote, place)
            } else {
                deferredNotes.append(place)
                tree.footnotes[place].isPlaced = true
            }
        }
        builder.close()
    }

    private mutating func setLabel(of footnote: Footnote) {
        let detail = tree.blocks[Int(footnote.block)].extra
        if detail >= 0 { builder.set(.name, input: tree.details[Int(detail)].info.range) }
    }

    /// Puts out what a footnote says, in the middle of other text.
    private mutating func emitText(of footnote: Footnote, _ place: Int) {
        tree.footnotes[place].isPlaced = true
        var outer = InlineScanner(extensions), outerLines = JoinedLines()
        swap(&outer, &inlines)
        swap(&outerLines, &joined)
        let state = (text, isInInput, origin, openLinks, leftOut, headingText)
        (openLinks, leftOut, headingText) = (0, 0, nil)
        openNotes += 1
        emitChildren(of: footnote.block)
        openNotes -= 1
        (text, isInInput, origin, openLinks, leftOut, headingText) = state
        swap(&outer, &inlines)
        swap(&outerLines, &joined)
    }

    /// Puts out the notes that lay too deep, at the end of the outermost text.
    mutating func emitDeferredNotes() {
        guard openNotes == 0, !deferredNotes.isEmpty else { return }
        isFlattened = true
        var index = 0
        while index < deferredNotes.count {
            let place = deferredNotes[index]
            index += 1
            let footnote = tree.footnotes[place]
            builder.open(Shape(.note))
            setLabel(of: footnote)
            emitText(of: footnote, place)
            builder.close()
        }
        deferredNotes.removeAll()
    }
}

extension ByteView {
    /// Whether the name in `range` ends as that of a picture does.
    func namesPicture(_ range: Range<Int>) -> Bool {
        let endings: [StaticString] = [
            ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp",
        ]
        return endings.contains {
            matchesIgnoringCase($0, at: range.upperBound - $0.utf8CodeUnitCount)
        }
    }

    func hasLineFeed(_ range: Range<Int>) -> Bool {
        firstIndex(of: 10, from: range.lowerBound, to: range.upperBound) < range.upperBound
    }

    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = skipSpace(from: range.lowerBound, to: range.upperBound)
        return start..<trimEnd(from: start, to: max(start, range.upperBound))
    }

    fileprivate func isSpaces(_ range: Range<Int>) -> Bool {
        for at in range where self[at] != 32 && self[at] != 10 && self[at] != 13 { return false }
        return true
    }

    /// Adds the bytes of `range` without the blanks that begin its lines.
    fileprivate func appendLines(_ range: Range<Int>, to bytes: inout [UInt8]) {
        var at = range.lowerBound
        while at < range.upperBound {
            let end = min(firstIndex(of: 10, from: at, to: range.upperBound) + 1, range.upperBound)
            append(at..<end, to: &bytes)
            at = skipBlanks(from: end, to: range.upperBound)
        }
    }

    fileprivate func appendLinesAsSpaces(_ range: Range<Int>, to bytes: inout [UInt8]) {
        let start = bytes.count
        appendLines(range, to: &bytes)
        for at in start..<bytes.count where bytes[at] == 10 { bytes[at] = 32 }
    }
}
