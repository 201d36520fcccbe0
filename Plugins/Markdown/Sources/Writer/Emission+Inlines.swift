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
        for attempt in 0..<6 {
            inline.reset(isCell: isCell)
            append(&self)
            if inline.trimEnd() {
                losses.add(
                    .note, "dropped-break", "a line break at the end of a block: dropped",
                    about: node)
            }
            if place.canBeginBlocks { wrapLines(place) }
            let failed = inline.checkDelimiters(&check)
            if failed.isEmpty { break }
            for number in attempt < 4 ? failed : Array(inline.forms.indices) {
                inline.forms[number] =
                    inline.forms[number] == .star && attempt < 3 ? .underscore : .html
            }
            losses.keepFirst(told)
            notes.keepFirst(noted)
            references.keepFirst(referred)
        }
        inserts.removeAll(keepingCapacity: true)
        var place = place
        place.hasNotes = notes.count > 0
        place.hasReferences = references.isWanted
        inline.guardLiterals(writer, place, inserts: &inserts)
    }

    mutating func appendInlines(of node: Node) {
        for child in node.children { appendInline(child) }
    }

    mutating func appendInline(_ node: Node) {
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
        case .quoted(let double):
            inline.append(words: double ? "“" : "‘")
            appendInlines(of: node)
            inline.append(words: double ? "”" : "’")
        case .code(let text): appendCode(node, text)
        case .keyboard(let text):
            inline.append(opaque: "<kbd>")
            inline.append(text, textCandidates)
            appendInlines(of: node)
            inline.append(opaque: "</kbd>")
        case .link(let url, let title): appendLink(node, url, title)
        case .image(let url, let alternative, let title):
            appendImage(node, url, alternative, title)
        case .imageBlock(let url, let alternative, let title):
            appendImage(node, url, alternative, title)
        case .note(let label): appendNote(node, label)
        case .citation(let key): appendCitation(node, key)
        case .math(let text, let isDisplay): appendMath(node, text, isDisplay)
        case .softBreak:
            inline.appendBreak(asBlank: writer.wrap != .preserve || isOneLine)
        case .lineBreak: inline.appendHardBreak(asTag: isOneLine)
        case .rawInline(let text, let format): appendRaw(node, text, format)
        case .shortcode(let text, _): appendShortcode(node, text)
        default: appendInlines(of: node)
        }
    }

    private mutating func appendStrike(_ node: Node) {
        let number = inline.nextNumber(.star)
        inline.openEdge(of: node)
        inline.open([0x7E, 0x7E], number: number, firstClass: node.firstClass)
        appendInlines(of: node)
        inline.close([0x7E, 0x7E], number: number)
    }

    private mutating func appendEmphasis(_ node: Node, strong: Bool) {
        let number = inline.nextNumber(firstForm(of: node, strong: strong))
        inline.openEdge(of: node)
        let form = inline.forms[number]
        guard form != .html else {
            inline.append(opaque: strong ? "<strong>" : "<em>")
            appendInlines(of: node)
            return inline.append(opaque: strong ? "</strong>" : "</em>")
        }
        let byte: UInt8 = form == .star ? 0x2A : 0x5F
        let delimiter = strong ? [byte, byte] : [byte]
        inline.hasDelimiters = true
        inline.open(delimiter, number: number, firstClass: node.firstClass)
        appendInlines(of: node)
        inline.close(delimiter, number: number)
    }

    /// The mark that is tried first: a star, unless it would run together with another.
    private func firstForm(of node: Node, strong: Bool) -> InlineText.Form {
        if inline.bytes.last == 0x2A, inline.marks.last?.role == .close { return .underscore }
        if !strong, let only = node.onlyChild, only.kind == .strong { return .underscore }
        guard let parent = node.parent, parent.kind == .emphasis || parent.kind == .strong else {
            return .star
        }
        if parent.onlyChild != nil {
            return !strong || parent.kind == .strong ? .underscore : .star
        }
        let isAtEdge = node.previous == nil || node.next == nil
        return isAtEdge && parent.kind == node.kind ? .underscore : .star
    }

    /// A kind for which Markdown has only HTML.
    private mutating func appendTagged(_ node: Node, _ tag: String) {
        losses.add(.note, "html-inline", "\(node.kind.name) is written as HTML", about: node)
        inline.append(opaque: Array("<\(tag)>".utf8))
        appendInlines(of: node)
        inline.append(opaque: Array("</\(tag)>".utf8))
    }

    private mutating func appendSpan(_ node: Node, class name: String?) {
        let own = attributes(of: node, adding: name, evenWithout: true)
        if let own, writer[.attributes] {
            inline.openLink("[")
            appendInlines(of: node)
            return inline.closeLink(own)
        }
        let tag = HTMLFallback.attributes(of: node, adding: name)
        guard !tag.isEmpty else { return appendInlines(of: node) }
        losses.add(.note, "html-inline", "\(node.kind.name) is written as HTML", about: node)
        inline.append(opaque: Array("<span".utf8) + tag + [0x3E])
        appendInlines(of: node)
        inline.append(opaque: "</span>")
    }

    private mutating func appendCitation(_ node: Node, _ key: Text) {
        if node.firstChild != nil { return appendInlines(of: node) }
        inline.append(opaque: [0x5B, 0x40] + Array(key.bytes) + [0x5D])
    }

    private mutating func appendMath(_ node: Node, _ text: Text, _ isDisplay: Bool) {
        var math = Array(text.bytes)
        for index in math.indices where math[index] == 10 { math[index] = 32 }
        guard writer[.math], !math.isEmpty, isDisplay ? math.staysDisplayed : math.staysInline
        else {
            losses.add(
                .note, "math-as-code",
                "\(writer[.math] ? "this math cannot be marked" : "the dialect has no math"): written as code",
                about: node)
            return appendCode(node, text)
        }
        if inline.isCell { math = math.flatMap { $0 == 0x7C ? [0x5C, 0x7C] : [$0] } }
        let mark: [UInt8] = isDisplay ? [0x24, 0x24] : [0x24]
        // A dollar at an end is kept apart from the marks; blanks there are not part of it.
        let blank: [UInt8] = isDisplay && (math.first == 0x24 || math.last == 0x24) ? [32] : []
        inline.append(opaque: mark + blank + math + blank + mark)
    }

    private mutating func appendRaw(_ node: Node, _ text: Text, _ format: Text) {
        if format == "html" || format == "markdown" || format == "mdx" && writer[.mdx] {
            var raw = Array(text.bytes)
            if isOneLine { for index in raw.indices where raw[index] == 10 { raw[index] = 32 } }
            // A tag that would begin a block is kept in its paragraph by four blanks (§4.4, §4.6).
            if inline.bytes.last == 10, HTMLBlocks.kind(of: text) != .open {
                inline.append(opaque: [32, 32, 32, 32])
            }
            inline.append(opaque: raw)
        } else {
            losses.add(
                .warning, "dropped-raw", "raw \(format.string) cannot be held: dropped",
                about: node)
        }
    }

    private mutating func appendShortcode(_ node: Node, _ text: Text) {
        if writer[.shortcodes] {
            let isOneLine = isOneLine
            return inline.append(opaque: text.bytes.map { isOneLine && $0 == 10 ? 32 : $0 })
        }
        losses.add(
            .warning, "shortcode-as-comment", "the dialect has no shortcodes: written as a comment",
            about: node)
        inline.append(opaque: Array("<!-- \(text.string) -->".utf8))
    }
}

extension Node {
    var onlyChild: Node? {
        guard let first = firstChild, first.next == nil else { return nil }
        return first
    }

    /// The first leaf at or below this node that is not an empty text.
    private var firstLeaf: Node? {
        var at: Node? = firstChild
        while let node = at {
            if let child = node.firstChild {
                at = child
            } else if node.kind == .text, node.text.isEmpty {
                at = node.next
            } else {
                return node
            }
        }
        return nil
    }

    /// The class of the character that the text below begins with, blanks left out.
    var firstClass: ScalarClass {
        guard let leaf = firstLeaf else { return .other }
        guard leaf.kind == .text else { return .punctuation }
        return leaf.text.withUTF8 { bytes in
            var head: [UInt8] = []
            for index in bytes.indices where !head.isEmpty || !bytes[index].isBlankOrEnd {
                head.append(bytes[index])
                if head.count == 4 { break }
            }
            return head.isEmpty ? .other : ScalarClass(head.scalar(at: 0).scalar)
        }
    }

    /// Whether the text below begins with a blank, which no mark may be followed by.
    var beginsWithBlank: Bool {
        guard let leaf = firstLeaf else { return false }
        if leaf.kind == .softBreak { return true }
        guard leaf.kind == .text else { return false }
        return leaf.text.withUTF8 { $0[0].isBlankOrEnd }
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
