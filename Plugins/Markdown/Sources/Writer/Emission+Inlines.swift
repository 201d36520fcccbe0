internal import GalleyDocumentModel
internal import GalleyPluginKit

extension Emission {
    /// Puts a block's text together in `inline`, until it would be read as it was meant.
    ///
    /// An emphasis that a reader would not find is tried with the other mark, then as HTML.
    mutating func compose(
        about node: Node, _ place: Surroundings, isCell: Bool = false,
        _ append: (inout Emission) -> Void
    ) {
        inline.forms.removeAll(keepingCapacity: true)
        staysOnOneLine = !place.canBeginBlocks
        let (told, noted, referred) = (losses.count, notes.count, references.count)
        for attempt in 0..<Emission.attempts {
            inline.reset(isCell: isCell)
            append(&self)
            if inline.trimEnd() {
                losses.add(
                    .note, "dropped-break", "a line break at the end of a block: dropped",
                    about: node)
            }
            if place.canBeginBlocks {
                inline.findBlockLines(writer, place)
                inline.guardLineStartRuns()
            }
            let failed = inline.checkDelimiters(&check)
            if failed.isEmpty {
                if isInPre, inline.losesBlanks { tellOfPre(node) }
                break
            }
            inline.changeForms(of: failed, attemptsLeft: Emission.attempts - attempt - 1)
            losses.keepFirst(told)
            notes.keepFirst(noted)
            references.keepFirst(referred)
        }
        inserts.removeAll(keepingCapacity: true)
        var hasNewLines = writer.findsEscapedAddresses && inline.splitAddresses()
        var place = place
        place.hasNotes = hasNotes
        place.hasReferences = references.isWanted
        inline.guardLiterals(writer, place, inserts: &inserts)
        if place.canBeginBlocks {
            hasNewLines = wrapLines(place) || hasNewLines
            if hasNewLines { inline.findBlockLines(writer, place) }
            inline.guardLineStarts(&inserts)
            if writer[.mdx], inserts.contains(where: { $0.kind == .indentation }) {
                losses.add(
                    .note, "expression-lines", "a line within markup would begin a block: indented",
                    about: node)
            }
            if !place.isOneBlock, inserts.first?.kind != .blank, inline.isOneBlock(writer) {
                inserts.insert(InlineText.Insert(offset: 0, kind: .blank), at: 0)
            }
            let isIndented = isInPre && inserts.contains { $0.kind.isBlank }
            if isIndented { tellOfPre(node) }
        }
    }

    /// How often a text is put together at most.
    private static var attempts: Int { 10 }

    mutating func appendInlines(of node: Node) {
        for child in node.children { appendInline(child) }
    }

    mutating func appendInline(_ node: Node) {
        if bareKinds.contains(node.kind) { tellAttributes(of: node) }
        switch node.content {
        case .text(let text): inline.append(text, textCandidates)
        case .emphasis: appendEmphasis(node, strong: false)
        case .strong: appendEmphasis(node, strong: true)
        case .strikethrough where writer[.strikethrough]: appendStrike(node)
        case .strikethrough: appendTagged(node, "del")
        case .underline: appendTagged(node, "u")
        case .highlight: appendTagged(node, "mark")
        case .superscript: appendTagged(node, "sup")
        case .subscript: appendTagged(node, "sub")
        case .smallCaps: appendSpan(node, class: "small-caps")
        case .span: appendSpan(node, class: nil)
        case .quoted(let double): appendQuoted(node, double)
        case .code(let text): appendCode(node, text)
        case .keyboard(let text):
            appendTagged(node, "kbd") { $0.inline.append(text, $0.textCandidates) }
        case .link(let url, let title): appendLink(node, url, title)
        case .image(let url, let alternative, let title):
            appendImage(node, url, alternative, title)
        case .imageBlock(let url, let alternative, let title):
            appendImage(node, url, alternative, title)
        case .note(let label): appendNote(node, label)
        case .citation(let key): appendCitation(node, key)
        case .math(let text, let isDisplay): appendMath(node, text, isDisplay)
        case .softBreak: appendSoftBreak(node)
        case .lineBreak: appendLineBreak(node)
        case .rawInline(let text, let format): appendRaw(node, text, format)
        case .shortcode(let text, _): appendShortcode(node, text)
        default: appendInlines(of: node)
        }
    }

    private mutating func appendStrike(_ node: Node) {
        // Beside or within another the marks would pair with those of that one.
        let isBeside = inline.bytes.last == 0x7E && inline.marks.last?.role == .close
        // Blanks would go out of the marks, and no longer be struck.
        let hasEdge = node.beginsWithBlank || node.endsWithBlank
        if isBeside || hasEdge || node.isStruckAlready { return appendTagged(node, "del") }
        let number = inline.nextNumber(.star)
        defer { inline.pairs[number].next = inline.pairs.count }
        if inline.forms[number] == .html { return appendTagged(node, "del") }
        inline.hasDelimiters = true
        inline.open([0x7E, 0x7E], number: number, firstClass: node.firstClass)
        appendInlines(of: node)
        if !inline.close([0x7E, 0x7E], number: number) { tellEmpty(node) }
    }

    private mutating func appendEmphasis(_ node: Node, strong: Bool) {
        if node.firstChild == nil { return tellEmpty(node) }
        inline.openEdge(of: node)
        let number = inline.nextNumber(firstForm(of: node, strong: strong))
        let form = inline.forms[number]
        let outer = outerForm
        outerForm = form
        defer {
            outerForm = outer
            inline.pairs[number].next = inline.pairs.count
        }
        guard form != .html else { return appendTagged(node, strong ? "strong" : "em") }
        let byte: UInt8 = form == .star ? 0x2A : 0x5F
        let delimiter = strong ? [byte, byte] : [byte]
        inline.hasDelimiters = true
        inline.open(
            delimiter, number: number,
            firstClass: inline.beginsWithTag(node, number) ? .punctuation : node.firstClass)
        appendInlines(of: node)
        inline.close(delimiter, number: number)
    }

    /// The mark that is tried first: a star, unless it would run together with another.
    ///
    /// Within a tag it is what it would be without: so it is when the tag is read again.
    private func firstForm(of node: Node, strong: Bool) -> InlineText.Form {
        if inline.endsWithStars { return .underscore }
        if !strong, let sole = node.soleChild, sole.kind == .strong { return .underscore }
        if outerForm == .html { return .star }
        guard let parent = node.parent, parent.kind == .emphasis || parent.kind == .strong else {
            return .star
        }
        if parent.soleChild != nil {
            return !strong || parent.kind == .strong ? .underscore : .star
        }
        let isAtEdge = node.isFirstInk || node.isLastInk
        return isAtEdge && parent.kind == node.kind ? .underscore : .star
    }

    /// A kind for which Markdown has only HTML.
    mutating func appendTagged(
        _ node: Node, _ tag: String, _ text: (inout Emission) -> Void = { _ in }
    ) {
        losses.add(.note, "html-inline", "\(node.kind.name) is written as HTML", about: node)
        let own = bareKinds.contains(node.kind) ? [] : HTMLFallback.attributes(of: node)
        inline.append(opaque: Array("<\(tag)".utf8) + own + [0x3E])
        text(&self)
        appendInlines(of: node)
        inline.append(opaque: Array("</\(tag)>".utf8))
    }

    /// A line break of the source, which is seen within an open `<pre>` only.
    private mutating func appendSoftBreak(_ node: Node) {
        let isBlank = writer.wrap != .preserve || isOneLine
        if isBlank, isInPre { tellOfPre(node) }
        inline.appendBreak(asBlank: isBlank)
    }

    /// Tells of blanks that become others where each is seen.
    mutating func tellOfPre(_ node: Node) {
        losses.add(
            .warning, "open-html", "blanks within an open <pre> are not kept as they are",
            about: node)
    }

    /// A line break, for which there is only a tag where lines cannot end.
    private mutating func appendLineBreak(_ node: Node) {
        if isOneLine {
            losses.add(.note, "html-inline", "a line break is written as HTML", about: node)
            if isInPre { tellOfPre(node) }
        }
        inline.appendHardBreak(asTag: isOneLine)
    }

    private mutating func appendQuoted(_ node: Node, _ isDouble: Bool) {
        losses.add(
            .note, "quotes-as-text", "quoted text is written with its quotation marks", about: node)
        inline.append(words: isDouble ? "“" : "‘")
        appendInlines(of: node)
        inline.append(words: isDouble ? "”" : "’")
    }

    private mutating func appendSpan(_ node: Node, class name: String?) {
        let own = attributes(of: node, adding: name, evenWithout: true)
        if let own, writer[.attributes] {
            if name != nil {
                losses.add(
                    .note, "span-by-class", "\(node.kind.name) is a span of that class", about: node
                )
            }
            inline.openSpan()
            appendInlines(of: node)
            return inline.closeLink(own)
        }
        let tag = HTMLFallback.attributes(of: node, adding: name)
        guard !tag.isEmpty else {
            losses.add(.note, "unwrapped-span", "a span of nothing: only its text", about: node)
            return appendInlines(of: node)
        }
        losses.add(.note, "html-inline", "\(node.kind.name) is written as HTML", about: node)
        inline.append(opaque: Array("<span".utf8) + tag + [0x3E])
        appendInlines(of: node)
        inline.append(opaque: "</span>")
    }

    private mutating func appendCitation(_ node: Node, _ key: Text) {
        losses.add(.note, "citation-as-text", "a citation is written as text", about: node)
        if node.firstChild != nil { return appendInlines(of: node) }
        inline.append(opaque: [0x5B, 0x40] + Array(key.bytes) + [0x5D])
    }

    private mutating func appendMath(_ node: Node, _ text: Text, _ isDisplay: Bool) {
        var math = Array(text.bytes)
        if isInPre, math.contains(10) { tellOfPre(node) }
        for index in math.indices where math[index] == 10 { math[index] = 32 }
        if math.isEmpty, isDisplay { math = [32] }
        guard writer[.math], !math.isEmpty, isDisplay ? math.staysDisplayed : math.staysInline
        else {
            losses.add(
                .note, "math-as-code",
                "\(writer[.math] ? "this math cannot be marked" : "the dialect has no math"): written as code",
                about: node)
            return appendCode(node, text)
        }
        math = guardingBars(math)
        let mark: [UInt8] = isDisplay ? [0x24, 0x24] : [0x24]
        // A dollar at an end is kept apart from the marks; blanks there are not part of it.
        let blank: [UInt8] = isDisplay && (math.first == 0x24 || math.last == 0x24) ? [32] : []
        inline.append(opaque: mark + blank + math + blank + mark)
    }

    private mutating func appendRaw(_ node: Node, _ text: Text, _ format: Text) {
        if format == "html" || format == "markdown" || format == "mdx" && writer[.mdx] {
            var raw = Array(text.bytes)
            if format == "html" { isInPre = HTMLBlock.opensPre(text) ?? isInPre }
            if isOneLine, raw.contains(10) {
                if format == "mdx" {
                    losses.add(
                        .note, "expression-lines", "an expression of several lines: on one",
                        about: node)
                }
                for index in raw.indices where raw[index] == 10 { raw[index] = 32 }
            }
            inline.append(opaque: guardingBars(raw))
        } else {
            losses.add(
                .warning, "dropped-raw", "raw \(format.string) cannot be held: dropped",
                about: node)
        }
    }

    /// The lines of a shortcode without the indentation that its container gives them again.
    func unindented(_ text: Text) -> [UInt8] {
        // In a quote no reader keeps any.
        let blanks = prefix.reversed().prefix { $0 == 32 }.count
        let isInQuote = blanks < prefix.count
        let width = isInQuote ? Int.max : blanks
        guard width > 0, text.bytes.contains(10) else { return Array(text.bytes) }
        var lines: [UInt8] = []
        var room = 0
        for byte in text.bytes {
            if byte.isBlank, room > 0 {
                if width < Int.max { room -= byte == 9 ? min(room, 4) : 1 }
                continue
            }
            lines.append(byte)
            room = byte == 10 ? width : 0
        }
        return lines
    }

    private mutating func appendShortcode(_ node: Node, _ text: Text) {
        if writer[.shortcodes] {
            let isOneLine = isOneLine
            if isInPre, text.bytes.contains(10) { tellOfPre(node) }
            let lines = unindented(text).map { isOneLine && $0 == 10 ? 32 : $0 }
            return inline.append(opaque: guardingBars(lines))
        }
        inline.append(opaque: guardingBars(comment(for: node, text)))
    }

    /// Markup as it stands in a cell, where a bar in it would end that.
    private func guardingBars(_ text: [UInt8]) -> [UInt8] {
        guard inline.isCell, text.contains(0x7C) else { return text }
        return text.flatMap { $0 == 0x7C ? [0x5C, 0x7C] : [$0] }
    }

    /// What stands for a shortcode where the dialect has none.
    mutating func comment(for node: Node, _ text: Text) -> [UInt8] {
        losses.add(
            .warning, "shortcode-as-comment", "the dialect has no shortcodes: written as a comment",
            about: node)
        return Array("<!-- \(text.string) -->".utf8)
    }
}

extension Node {
    var onlyChild: Node? {
        guard let first = firstChild, first.next == nil else { return nil }
        return first
    }

    /// The first leaf below this node that is not an empty text, and whether marks stand before it.
    private var firstLeaf: (leaf: Node, isMarked: Bool)? {
        var at: Node? = firstChild
        var isMarked = false
        while let node = at {
            if let child = node.firstChild {
                isMarked = isMarked || node.kind != .emphasis && node.kind != .strong
                at = child
            } else if node.kind == .text, node.text.isEmpty {
                at = node.next
            } else {
                return (node, isMarked)
            }
        }
        return nil
    }

    /// The class of the character that is written first for what is below, blanks left out.
    ///
    /// Marks of emphasis do not count: they are of one run with that of this node.
    var firstClass: ScalarClass {
        guard let (leaf, isMarked) = firstLeaf else { return .other }
        guard leaf.kind == .text, !isMarked else { return .punctuation }
        return leaf.text.withUTF8 { bytes in
            var head: [UInt8] = []
            for index in bytes.indices where !head.isEmpty || !bytes[index].isBlankOrEnd {
                head.append(bytes[index])
                if head.count == 4 { break }
            }
            return head.isEmpty ? .other : ScalarClass(head.scalar(at: 0).scalar)
        }
    }

    /// Whether struck text holds it.
    fileprivate var isStruckAlready: Bool {
        var at = parent
        while let node = at, !node.kind.isBlock {
            if node.kind == .strikethrough { return true }
            at = node.parent
        }
        return false
    }

    /// Whether the text below ends with a blank, which no mark may follow.
    fileprivate var endsWithBlank: Bool {
        var at = lastChild
        while let node = at, let child = node.lastChild,
            node.kind == .emphasis || node.kind == .strong
        {
            at = child
        }
        guard let leaf = at else { return false }
        guard leaf.kind == .text else { return leaf.kind == .softBreak }
        return leaf.text.bytes.last.map { $0.isBlankOrEnd || $0 == 13 } ?? false
    }

    /// The child that is not blank text, where there is but one.
    fileprivate var soleChild: Node? {
        var sole: Node?
        for child in children where !child.isBlankText {
            guard sole == nil else { return nil }
            sole = child
        }
        return sole
    }

    /// Whether it is text without a character that is seen, or marks round nothing else.
    var isBlankText: Bool {
        switch kind {
        case .softBreak: true
        case .text: text.bytes.allSatisfy { $0.isBlankOrEnd || $0 == 13 }
        case .emphasis, .strong: children.allSatisfy(\.isBlankText)
        default: false
        }
    }

    /// Whether nothing that is seen stands before it within the same marks.
    fileprivate var isFirstInk: Bool {
        var at = previous
        while let node = at, node.isBlankText { at = node.previous }
        return at == nil
    }

    /// Whether nothing that is seen stands behind it within the same marks.
    fileprivate var isLastInk: Bool {
        var at = next
        while let node = at, node.isBlankText { at = node.next }
        return at == nil
    }

    /// Whether the text below begins with a blank, which no mark may be followed by.
    var beginsWithBlank: Bool {
        guard let (leaf, isMarked) = firstLeaf, !isMarked else { return false }
        if leaf.kind == .softBreak { return true }
        guard leaf.kind == .text else { return false }
        return leaf.text.withUTF8 { $0[0].isBlankOrEnd || $0[0] == 13 }
    }
}

extension InlineText {
    /// Blanks at the beginning of an emphasis go before it.
    mutating func openEdge(of node: Node) {
        if node.beginsWithBlank { holdBlank() }
    }
}

extension [UInt8] {
    /// Whether no two dollars within would end displayed mathematics.
    fileprivate var staysDisplayed: Bool {
        !zip(self, dropFirst()).contains { $0 == 0x24 && $1 == 0x24 }
    }

    /// Whether this is mathematics between single dollars: none within ends it, nor a blank at an end.
    fileprivate var staysInline: Bool {
        guard let first, let last, !first.isBlank, first != 0x24 else { return false }
        guard !last.isBlank, last != 0x5C, last != 0x24 else { return false }
        for index in indices.dropFirst() where self[index] == 0x24 {
            let before = self[index - 1], after = self[index + 1]
            if before.isBlank || before != 0x5C && after != 0x24 && !after.isDigit { return false }
        }
        return true
    }
}
