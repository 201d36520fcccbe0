internal import GalleyDocumentModel
internal import GalleyPluginKit

extension Emission {
    mutating func writeBlocks(of node: Node, _ flow: inout Flow) {
        for child in node.children { writeBlock(child, &flow) }
    }

    /// Writes one block, whatever its kind.
    mutating func writeBlock(_ node: Node, _ flow: inout Flow) {
        if bareKinds.contains(node.kind) { tellAttributes(of: node) }
        switch node.content {
        case .document: writeBlocks(of: node, &flow)
        case .extension: writeExtension(node, &flow)
        case .section(let role): writeSection(node, role, &flow)
        case .paragraph, .plain, .term: writeParagraph(node, &flow)
        case .heading(let level): writeHeading(node, level, &flow)
        case .list(let form): writeList(node, form, &flow)
        case .item, .definition: writeBlocks(of: node, &flow)
        case .definitionList: writeDefinitions(node, &flow)
        case .quote: writeQuote(node, &flow)
        case .callout(let kind, let title): writeCallout(node, kind, title, &flow)
        case .codeBlock(let text, let language): writeCode(node, text, language, &flow)
        case .table: writeTable(node, &flow)
        case .head, .body, .foot, .row, .cell: writeBlocks(of: node, &flow)
        case .figure: writeFigure(node, &flow)
        case .caption: writeCaption(node, &flow)
        case .imageBlock(let url, let alternative, let title):
            writeText(about: node, &flow) { emission in
                emission.appendImage(node, url, alternative, title)
            }
        case .embed(let url, let title): writeEmbed(node, url, title, &flow)
        case .mathBlock(let text): writeMath(node, text, &flow)
        case .thematicBreak: writeRule(&flow)
        case .lineBlock: writeLineBlock(node, &flow)
        case .rawBlock(let text, let format): writeRaw(node, text, format, &flow)
        case .shortcode(let text, _) where node.isBlockPlaced:
            writeShortcode(node, text, &flow)
        case .text, .emphasis, .strong, .strikethrough, .underline, .highlight, .superscript,
            .subscript, .smallCaps, .quoted, .code, .keyboard, .link, .image, .note, .citation,
            .math, .span, .softBreak, .lineBreak, .rawInline, .shortcode:
            writeStray(node, &flow)
        @unknown default: writeBlocks(of: node, &flow)
        }
    }

    /// Parts a block from what stood before it, by a blank line or only by its beginning.
    mutating func separate(_ flow: inout Flow, _ next: Flow.Last, interrupts: Bool = true) {
        defer {
            lastLeaf = next
            flow.last = next
            (flow.isItemStart, flow.isTaskStart, flow.isQuoteStart) = (false, false, false)
        }
        guard flow.last != .nothing else { return }
        if flow.isTight || flow.last == .title {
            if touches(flow.last, next, interrupts) { return }
            // An empty line of the quote ends its text, and does not make the list loose.
            if flow.isTight, flow.last == .quote, next != .terms { return writeLine(">") }
            if flow.isTight { flow.isParted = true }
        }
        writeBlankLine()
    }

    /// Whether two blocks stay two without a blank line between them.
    private func touches(_ last: Flow.Last, _ next: Flow.Last, _ interrupts: Bool) -> Bool {
        switch (last, next) {
        case (.html, _), (.terms, _), (_, .terms): false
        case (.closedHTML, _), (.title, .paragraph): true
        case (.title, .table), (.title, .html), (.title, .closedHTML): false
        case (.paragraph, .paragraph): false
        case (.paragraph, .table): true  // the line before a header stays a paragraph
        case (.paragraph, _): interrupts
        case (.other, _): true
        case (.table, .paragraph), (.table, .table): false
        // Text goes on from the text that ends a list or a quote, not from code or an empty item.
        case (_, .paragraph):
            switch lastLeaf {
            case .other, .bullets, .numbers, .table, .html, .closedHTML: true
            default: false
            }
        case (.table, _): interrupts
        default: interrupts
        }
    }

    mutating func writeParagraph(_ node: Node, _ flow: inout Flow) {
        if node.firstChild == nil { tellEmpty(node) }
        // Mathematics that is a whole paragraph may as well be a block, but for that of a note in text.
        let isOneBlock = node.onlyChild?.kind == .math && node.parent?.kind != .note
        writeText(about: node, &flow, isOneBlock: isOneBlock) { $0.appendInlines(of: node) }
    }

    /// Tells of a node without content, for which there is no way to write it.
    mutating func tellEmpty(_ node: Node) {
        losses.add(.note, "empty", "\(node.kind.name) without content: left out", about: node)
    }

    private mutating func writeExtension(_ node: Node, _ flow: inout Flow) {
        losses.add(.note, "extension", "an extension: only its content", about: node)
        writeBlocks(of: node, &flow)
    }

    /// Writes a paragraph of what `append` puts together; nothing if that is nothing.
    mutating func writeText(
        about node: Node, _ flow: inout Flow, isOneBlock: Bool = false,
        _ append: (inout Emission) -> Void
    ) {
        var place = surroundings(in: flow)
        place.isOneBlock = isOneBlock
        let told = losses.count
        compose(about: node, place, append)
        guard let first = inline.bytes.first else {
            if node.firstChild != nil, losses.count == told { tellEmpty(node) }
            return
        }
        // Below the first line of a callout these would underline it or make a table of it.
        if flow.last == .title, "=-:|".utf8.contains(first) { flow.last = .quote }
        separate(&flow, .paragraph)
        writeInline()
    }

    /// What the next text of a container has round it.
    func surroundings(in flow: Flow) -> Surroundings {
        var place = Surroundings()
        place.isItemStart = flow.isItemStart
        place.isTaskStart = flow.isTaskStart
        place.isQuoteStart = flow.isQuoteStart
        place.isDocumentStart = !hasOutput && prefix.isEmpty
        place.isLazy = isPrefixLong
        place.marksBefore = pendingMarks
        return place
    }

    /// A run of inlines where blocks are expected: one paragraph.
    private mutating func writeStray(_ node: Node, _ flow: inout Flow) {
        if let previous = node.previous, !previous.standsAlone { return }
        writeText(about: node, &flow) { emission in
            var at: Node? = node
            while let inline = at, !inline.standsAlone {
                emission.appendInline(inline)
                at = inline.next
            }
        }
    }

    private mutating func writeHeading(_ node: Node, _ level: Int, _ flow: inout Flow) {
        var place = Surroundings()
        (place.canBeginBlocks, place.isHeading) = (false, true)
        compose(about: node, place) { $0.appendInlines(of: node) }
        separate(&flow, .other)
        if level > 6 {
            losses.add(.note, "heading-level", "level \(level) becomes level 6", about: node)
        }
        startLine()
        for _ in 0..<min(max(level, 1), 6) { sink.write(byte: 0x23) }
        if !inline.bytes.isEmpty {
            sink.write(byte: 32)
            sink.write(takeInline().span)
        }
        if let attributes = attributes(of: node) {
            sink.write(byte: 32)
            sink.write(attributes.span)
        }
        endLine()
    }

    private mutating func writeRule(_ flow: inout Flow) {
        separate(&flow, .other)
        // An asterisk never reads as the underline of a heading or the start of a header.
        writeLine(pendingMarks.byte == 0x2A ? "---" : "***")
    }

    private mutating func writeQuote(_ node: Node, _ flow: inout Flow) {
        guard node.firstChild != nil else {
            separateQuotes(about: node, &flow)
            within(marker: [0x3E], indent: [0x3E, 0x20]) { _ in }
            return lastLeaf = .other
        }
        separateQuotes(about: node, &flow)
        within(marker: [0x3E, 0x20], indent: [0x3E, 0x20]) { emission in
            var inner = Flow()
            inner.isQuoteStart = true
            emission.writeBlocks(of: node, &inner)
        }
    }

    /// Two quotes in a row would be one without something between them.
    mutating func separateQuotes(about node: Node, _ flow: inout Flow) {
        if flow.last == .quote { writeDivider(before: node, &flow) }
        separate(&flow, .quote)
    }

    /// Writes an empty comment: the last resort to keep two blocks apart.
    mutating func writeDivider(before node: Node, _ flow: inout Flow) {
        separate(&flow, .closedHTML)
        writeComment(about: node)
    }

    /// Writes an empty comment, beside which blanks are seen in an open `<pre>`.
    mutating func writeComment(about node: Node) {
        if isInPre {
            losses.add(
                .warning, "open-html", "a comment within an open <pre> parts two blocks",
                about: node)
        }
        writeLine("<!-- -->")
    }

    private mutating func writeLineBlock(_ node: Node, _ flow: inout Flow) {
        losses.add(
            .note, "line-block", "lines of their own are a paragraph with line breaks", about: node)
        writeText(about: node, &flow) { emission in
            for line in node.children {
                if line.previous != nil { emission.inline.appendHardBreak(asTag: false) }
                if line.kind.isBlock {
                    emission.appendInlines(of: line)
                } else {
                    emission.appendInline(line)
                }
            }
        }
    }

    private mutating func writeShortcode(_ node: Node, _ text: Text, _ flow: inout Flow) {
        guard writer[.shortcodes] else {
            separate(&flow, .closedHTML)
            return writeLines(comment(for: node, text).span)
        }
        writePiece(node, text, &flow)
    }

    /// Writes a block that is a paragraph of one piece to a reader.
    ///
    /// A line of it could begin a block of another kind, as one of a paragraph could.
    private mutating func writePiece(_ node: Node, _ text: Text, _ flow: inout Flow) {
        if isInPre, text.bytes.contains(10) { tellOfPre(node) }
        writeText(about: node, &flow, isOneBlock: true) {
            $0.inline.append(opaque: $0.unindented(text))
        }
    }

    private mutating func writeMath(_ node: Node, _ text: Text, _ flow: inout Flow) {
        guard writer[.math] else {
            losses.add(
                .note, "math-as-code", "the dialect has no math: written as code", about: node)
            return writeFence(text, info: Array("math".utf8), &flow)
        }
        separate(&flow, .other, interrupts: false)
        writeLine("$$")
        text.withUTF8 { lines in
            writeLines(lines)
            if lines.count > 0, lines[lines.count - 1] == 10 { writeBlankLine() }
        }
        writeLine("$$")
    }

    private mutating func writeEmbed(
        _ node: Node, _ url: Text, _ title: Text, _ flow: inout Flow
    ) {
        let isAddress = url.bytes.contains(0x3A)
        if writer[.wikiLinks], !isAddress, let wiki = wikiWords(url, title) {
            separate(&flow, .paragraph)
            startLine()
            sink.write("!")
            sink.write(wiki.span)
            return endLine()
        }
        losses.add(.note, "embed-as-link", "an embed is written as a link", about: node)
        writeText(about: node, &flow) { emission in
            emission.appendLink(node, url: url, title: nil) {
                $0.inline.append(title.isEmpty ? url : title, $0.textCandidates)
            }
        }
    }

    private mutating func writeRaw(
        _ node: Node, _ text: Text, _ format: Text, _ flow: inout Flow
    ) {
        if format == "mdx", writer[.mdx], text.bytes.first == 0x7B {
            writePiece(node, text, &flow)
        } else if format == "html" || format == "markdown" || format == "mdx" && writer[.mdx] {
            let html = format == "html" ? HTMLBlock(text) : nil, isBehindList = flow.isBehindList
            separate(
                &flow, html?.end == .mark ? .closedHTML : .html,
                interrupts: html?.interrupts ?? false)
            if let html { tellEnd(of: html, about: node) }
            // Indented, it would be read as part of the last item, or widen the mark of its own; a tab
            // is not as wide everywhere.
            let losesIndent =
                isBehindList || pending != nil || text.bytes.prefix(while: \.isBlank).contains(9)
            let isIndented = text.bytes.first?.isBlank ?? false
            if losesIndent, isIndented, isInPre {
                losses.add(
                    .warning, "open-html", "blanks before HTML within an open <pre>: dropped",
                    about: node)
            }
            isInPre = html?.opensPre ?? isInPre
            guard format != "mdx" else { return writeLines(unindented(text).span) }
            text.withUTF8 { bytes in
                var start = 0
                while losesIndent, start < bytes.count, bytes[start].isBlank { start += 1 }
                writeLines(bytes.extracting(start...))
            }
        } else {
            losses.add(
                .warning, "dropped-raw", "raw \(format.string) cannot be held: dropped",
                about: node)
        }
    }

    /// Tells where a block of HTML takes in more than it should, or less.
    private mutating func tellEnd(of html: HTMLBlock, about node: Node) {
        switch html.end {
        case .mark, .blankLine: break
        case .early:
            let cause = html.kind.map { $0 < 6 } ?? false ? "a mark within" : "a blank line"
            losses.add(
                .warning, "split-html", "\(cause) ends this HTML block early", about: node)
        case .missing:
            guard node.isFollowed || notes.areDue || fenceLength > 0 else { return }
            losses.add(
                .warning, "open-html", "HTML that is never closed takes in what follows",
                about: node)
        }
    }
}

extension Node {
    /// Whether anything stands behind it, in its container or behind that.
    fileprivate var isFollowed: Bool {
        var at: Node? = self
        while let node = at {
            if node.next != nil { return true }
            at = node.parent
        }
        return false
    }

    /// Whether a node that may be either stands among blocks.
    var isBlockPlaced: Bool {
        guard let parent else { return true }
        return parent.kind.holds == .blocks || parent.kind.holds == .parts
    }

    /// Whether a node stands alone where blocks are expected.
    var standsAlone: Bool {
        switch kind.category {
        case .inline: false
        case .either: isBlockPlaced && kind == .shortcode
        default: true
        }
    }
}
