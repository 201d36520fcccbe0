internal import GalleyDocumentModel

// Text within a block: marks are gone over once, forward.
extension BlockEmitter {
    mutating func emitInlines(_ range: Range<Int>) {
        if range.isEmpty { return }
        inlines.scan(text, range, isInput: isInInput, &tree)
        emitMarks(range)
    }

    mutating func emitMarks(_ range: Range<Int>) {
        var cursor = range.lowerBound
        var index = 0
        while index < inlines.marks.count {
            let mark = inlines.marks[index]
            index += 1
            let start = Int(mark.start), end = Int(mark.end)
            if start < cursor || mark.kind == .literal { continue }
            cursor = emit(mark, start, end, cursor, index)
        }
        addText(cursor..<range.upperBound)
        flush()
    }

    /// Puts out the text from `cursor` on and the mark behind it; answers where text goes on.
    @inline(__always)
    private mutating func emit(
        _ mark: Mark, _ start: Int, _ end: Int, _ cursor: Int, _ next: Int
    ) -> Int {
        switch mark.kind {
        case .lineFeed:
            var last = start
            if text[last - 1] == 13, last > cursor { last -= 1 }
            while last > cursor, text[last - 1].isBlank { last -= 1 }
            addText(cursor..<last)
            let isHard = start - last >= 2 && text[start - 1] == 32 && text[start - 2] == 32
            addBreak(isHard ? .lineBreak : .softBreak, start..<end)
            return text.skipBlanks(from: end, to: inlines.end)
        case .delimiters: return emitRun(mark, start, end, cursor)
        case .hardBreak:
            addText(cursor..<start)
            addBreak(.lineBreak, start..<end)
            return text.skipBlanks(from: end, to: inlines.end)
        default:
            addText(cursor..<start)
            emitRare(mark, start, end, next)
            return end
        }
    }

    private mutating func emitRun(_ mark: Mark, _ start: Int, _ end: Int, _ cursor: Int) -> Int {
        var cursor = cursor, at = start
        let first = Int(mark.value)
        while at < end {
            let action = inlines.actions[first + at - start]
            guard action != .text else {
                at += 1
                continue
            }
            addText(cursor..<at)
            let isDouble = at + 1 < end && inlines.actions[first + at + 1 - start] == .skip
            let width = isDouble ? 2 : 1
            switch action {
            case .openEmphasis: open(.emphasis, at..<end)
            case .openStrong: open(.strong, at..<end)
            case .openStruck: open(Shape(.strikethrough), at..<end)
            default: close(at: at + width)
            }
            at += width
            cursor = at
        }
        return cursor
    }

    private mutating func emitRare(_ mark: Mark, _ start: Int, _ end: Int, _ next: Int) {
        switch mark.kind {
        case .escape, .attributes: break
        case .entity:
            scratch.removeAll(keepingCapacity: true)
            _ = text.readEntity(at: start, to: end, into: &scratch)
            addBytes(from: start..<end)
        case .code: emitCodeSpan(start..<end, Int(mark.value), next)
        case .html: emitOpaque(Shape(.rawInline), start..<end, format: "html")
        case .expression: emitOpaque(Shape(.rawInline), start..<end, format: "mdx")
        case .shortcode:
            emitOpaque(Shape(.shortcode), start..<end, format: flavour(at: start))
        case .address: emitAddress(start..<end, start + 1..<end - 1, "")
        case .mail: emitAddress(start..<end, start + 1..<end - 1, "mailto:")
        case .bareAddress: emitAddress(start..<end, start..<end, "")
        case .bareDomain: emitAddress(start..<end, start..<end, "http://")
        case .linkStart:
            openLinks += 1
            open(.link, start..<end)
            if leftOut == 0, openImages == 0 { setTarget(mark) }
        case .linkEnd:
            // Before the link ends, as no addresses are looked for in links.
            flush()
            openLinks -= 1
            close(at: end, attributesAt: next)
        case .spanStart: open(Shape(.span), start..<end)
        case .spanEnd: close(at: end, attributesAt: next)
        case .imageStart: openImage(mark, start..<end)
        case .imageEnd: closeImage(end, next)
        case .noteReference: emitNote(Int(mark.value), start..<end)
        case .noteStart:
            open(Shape(.note), start..<end)
            open(.paragraph, start..<end)
        case .noteEnd:
            close(at: end)
            close(at: end)
        case .math: emitMath(start + 1..<end - 1, isDisplay: false, start..<end)
        case .roundMath: emitMath(start + 2..<end - 2, isDisplay: false, start..<end)
        case .displayMath: emitMath(start + 2..<end - 2, isDisplay: true, start..<end)
        case .wikiLink: emitWikiLink(start..<end)
        case .embed: emitEmbed(start..<end, next)
        case .literal, .lineFeed, .hardBreak, .delimiters: break
        }
    }
}

// Text that waits to be put out.
extension BlockEmitter {
    @inline(__always)
    mutating func addText(_ range: Range<Int>) {
        if range.isEmpty { return }
        if openImages > 0 { return text.append(range, to: &alternative) }
        if pending.isEmpty {
            pending = range
        } else if pieces.isEmpty, pending.upperBound == range.lowerBound {
            pending = pending.lowerBound..<range.upperBound
        } else {
            gather()
            if inlines.hasAt { seams.append(Seam(offset: pieces.count, place: range.lowerBound)) }
            text.append(range, to: &pieces)
            pending = pending.lowerBound..<range.upperBound
        }
    }

    /// Adds the bytes of `scratch`, for which something stands at `range` in the text.
    private mutating func addBytes(from range: Range<Int>) {
        if openImages > 0 { return alternative.append(contentsOf: scratch) }
        let start = range.lowerBound
        if pending.isEmpty { pending = start..<start } else { gather() }
        if inlines.hasAt {
            seams.append(Seam(offset: pieces.count, place: start, width: range.count))
        }
        pieces.append(contentsOf: scratch)
        pending = pending.lowerBound..<start + 1
    }

    private mutating func gather() {
        guard pieces.isEmpty else { return }
        if inlines.hasAt { seams.append(Seam(offset: 0, place: pending.lowerBound)) }
        text.append(pending, to: &pieces)
    }

    @inline(__always)
    mutating func flush() {
        if pending.isEmpty { return }
        if headingText != nil { rememberHeading() }
        if inlines.hasAt, openLinks == 0 {
            flushMail()
            pieces.removeAll(keepingCapacity: true)
        } else if pieces.isEmpty {
            append(.text, pending)
        } else {
            let place = source(of: pending)
            var bytes: [UInt8] = []
            swap(&bytes, &pieces)  // an array held twice would be copied when it is emptied
            builder.append(.text, copying: bytes.span, at: place)
            bytes.removeAll(keepingCapacity: true)
            swap(&bytes, &pieces)
        }
        if !seams.isEmpty { seams.removeAll(keepingCapacity: true) }
        pending = 0..<0
    }

    private mutating func rememberHeading() {
        if pieces.isEmpty {
            var bytes = headingText.take() ?? []
            text.append(pending, to: &bytes)
            headingText = bytes
        } else {
            headingText?.append(contentsOf: pieces)
        }
    }

    /// Adds a leaf whose text is `range` of the text being gone over.
    @inline(__always)
    mutating func append(_ shape: Shape, _ range: Range<Int>) {
        if let place = inInput(range) {
            builder.append(shape, input: place)
        } else {
            let origin = source(of: range)
            text.withSpan(range) { builder.append(shape, copying: $0, at: origin) }
        }
    }

    mutating func addBreak(_ shape: Shape, _ range: Range<Int>) {
        if openImages > 0 { return alternative.append(32) }
        flush()
        if headingText != nil { headingText?.append(32) }
        builder.append(shape, at: keepsRanges ? source(of: range) : nil)
    }

    /// The range of the input that holds the same bytes as `range`, if there is one.
    @inline(__always)
    mutating func inInput(_ range: Range<Int>) -> Range<Int>? {
        if isInInput { return range }
        return origin == nil ? joined.source(of: range) : nil
    }

    /// Where in the input a range of the text being gone over was read.
    mutating func source(of range: Range<Int>) -> Range<Int>? {
        guard keepsRanges else { return nil }
        if isInInput { return range }
        if let origin { return origin }
        guard !range.isEmpty else { return nil }
        let start = joined.source(of: range.lowerBound)
        let end = joined.source(of: range.upperBound - 1) + 1
        return start..<max(start, end)
    }
}

// Nodes that hold others.
extension BlockEmitter {
    mutating func open(_ shape: Shape, _ range: Range<Int>) {
        if openImages > 0 { return }
        flush()
        if leftOut > 0 || builder.openLevels >= maximumDepth {
            leftOut += 1
            isFlattened = true
        } else {
            builder.open(shape, at: source(of: range))
        }
    }

    /// Ends the node that was opened last; `next` is the mark behind, which may be attributes.
    mutating func close(at end: Int, attributesAt next: Int? = nil) {
        if openImages > 0 { return }
        flush()
        if leftOut > 0 {
            leftOut -= 1
            return
        }
        if let next { setAttributes(at: next, behind: end) }
        if keepsRanges, let range = source(of: end - 1..<end) {
            builder.setRangeEnd(range.upperBound)
        }
        builder.close()
    }

    /// Sets the attributes that are the mark `next`, if it stands at `end`.
    mutating func setAttributes(at next: Int, behind end: Int) {
        guard next < inlines.marks.count else { return }
        let mark = inlines.marks[next]
        guard mark.kind == .attributes, Int(mark.start) == end else { return }
        set(text.attributes(in: Int(mark.start)..<Int(mark.end)))
    }

    mutating func setTarget(_ mark: Mark) {
        let target = inlines.targets[Int(mark.value)]
        let url = target.url.range, title = target.title.range
        setValue(.url, url, in: target.place)
        if !title.isEmpty { setValue(.title, title, in: target.place) }
    }

    /// Sets an attribute to a piece of text in which escapes and entities count.
    mutating func setValue(_ key: AttributeKey, _ range: Range<Int>, in place: Target.Place) {
        let view =
            switch place {
            case .here: text
            case .input: input
            case .kept: kept
            }
        if view.isPlain(range) {
            let known = place == .input ? range : place == .here ? inInput(range) : nil
            if let known {
                builder.set(key, input: known)
            } else {
                view.withSpan(range) { builder.set(key, copying: $0) }
            }
        } else {
            scratch.removeAll(keepingCapacity: true)
            view.appendUnescaped(range, to: &scratch)
            let bytes = scratch
            builder.set(key, copying: bytes.span)
        }
    }
}

extension ByteView {
    /// Whether nothing in `range` stands for something else.
    fileprivate func isPlain(_ range: Range<Int>) -> Bool {
        firstIndex(of: 92, or: 38, or: 10, from: range.lowerBound, to: range.upperBound)
            == range.upperBound
    }

    /// Adds the bytes of `range` without escapes, entities, and the blanks that begin lines.
    fileprivate func appendUnescaped(_ range: Range<Int>, to bytes: inout [UInt8]) {
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = self[at]
            if byte == 92, at + 1 < range.upperBound, self[at + 1].isPunctuation {
                bytes.append(self[at + 1])
                at += 2
            } else if byte == 38,
                let behind = readEntity(at: at, to: range.upperBound, into: &bytes)
            {
                at = behind
            } else {
                bytes.append(byte)
                at += 1
                if byte == 10 { at = skipBlanks(from: at, to: range.upperBound) }
            }
        }
    }
}
