internal import GalleyDocumentModel
internal import GalleyPluginKit

/// HTML for what a dialect has no marks for: whole blocks, without blank lines that would end them.
struct HTMLFallback {
    private(set) var bytes: [UInt8] = []

    /// The HTML of a node and all below it, lines ended.
    static func html(of node: Node) -> [UInt8] {
        var fallback = HTMLFallback()
        fallback.write(node)
        if fallback.bytes.last != 10 { fallback.bytes.append(10) }
        return fallback.bytes
    }

    /// Attributes as they stand in a tag, each after a blank.
    static func attributes(of node: Node, adding name: String? = nil) -> [UInt8] {
        guard name != nil || node.hasAttributes else { return [] }
        var fallback = HTMLFallback()
        if !node.id.isEmpty { fallback.attribute("id", node.id.string) }
        let classes = (name.map { [$0] } ?? []) + node.classes
        if !classes.isEmpty { fallback.attribute("class", classes.joined(separator: " ")) }
        for (key, value) in node.attributes
        where !key.hasPrefix("on") && key.utf8.allSatisfy({ $0.isAlphanumeric || $0 == 0x2D }) {
            fallback.attribute(key, value.string)
        }
        return fallback.bytes
    }

    private mutating func write(_ node: Node) {
        switch node.content {
        case .table: block("table", node)
        case .head: block("thead", node)
        case .body: block("tbody", node)
        case .foot: block("tfoot", node)
        case .row: block("tr", node)
        case .cell(let form): writeCell(node, form)
        case .paragraph: line("p", node)
        case .plain: writeChildren(of: node)
        case .term: line("dt", node)
        case .heading(let level): line("h\(min(max(level, 1), 6))", node)
        case .list(let form): writeList(node, form)
        case .item: block("li", node)
        case .definitionList: block("dl", node)
        case .definition: block("dd", node)
        case .quote, .callout: block("blockquote", node)
        case .section: block("div", node)
        case .figure: block("figure", node)
        case .caption(let credit): writeCaption(node, credit)
        case .codeBlock(let text, let language): writeCode(text, language)
        case .mathBlock(let text): writeCode(text, nil)
        case .thematicBreak: put("<hr />\n")
        case .imageBlock(let url, let alternative, let title):
            writeImage(node, url, alternative, title)
            put("\n")
        case .embed(let url, let title):
            put("<a href=\"")
            escape(url)
            put("\">")
            escape(title.isEmpty ? url : title)
            put("</a>\n")
        case .rawBlock(let text, let format), .rawInline(let text, let format):
            if format == "html" { writeRaw(text) }
        case .text(let text): escape(text)
        case .emphasis: inline("em", node)
        case .strong: inline("strong", node)
        case .strikethrough: inline("del", node)
        case .underline: inline("u", node)
        case .highlight: inline("mark", node)
        case .superscript: inline("sup", node)
        case .subscript: inline("sub", node)
        case .code(let text): leaf("code", text)
        case .keyboard(let text): leaf("kbd", text)
        case .math(let text, _): leaf("code", text)
        case .link(let url, let title):
            put("<a href=\"")
            escape(url)
            if !title.isEmpty {
                put("\" title=\"")
                escape(title)
            }
            put("\">")
            writeChildren(of: node)
            put("</a>")
        case .image(let url, let alternative, let title):
            writeImage(node, url, alternative, title)
        case .quoted(let double):
            put(double ? "“" : "‘")
            writeChildren(of: node)
            put(double ? "”" : "’")
        case .note(let label): writeNote(node, label)
        case .span, .smallCaps: inline("span", node)
        case .softBreak: put("\n")
        case .lineBreak: put("<br />")
        case .shortcode(let text, _): escape(text)
        default: writeChildren(of: node)
        }
    }

    private mutating func writeChildren(of node: Node) {
        for child in node.children { write(child) }
    }

    private mutating func put(_ text: String) {
        // A line break at the start of a line would make a blank line, which ends the block.
        if text == "\n", bytes.last == 10 { return }
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func escape(_ text: Text) { escape(text.string) }

    private mutating func escape(_ text: String, isQuoted: Bool = false) {
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes.append(contentsOf: "&amp;".utf8)
            case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
            case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
            case 0x22: bytes.append(contentsOf: "&quot;".utf8)
            case 10:
                bytes.append(contentsOf: isQuoted || bytes.last == 10 ? Array("&#10;".utf8) : [10])
            case 13: bytes.append(32)
            default: bytes.append(byte)
            }
        }
    }

    private mutating func attribute(_ key: String, _ value: String) {
        put(" \(key)=\"")
        escape(value, isQuoted: true)
        put("\"")
    }

    private mutating func open(_ tag: String, _ node: Node) {
        put("<\(tag)")
        bytes += HTMLFallback.attributes(of: node)
        put(">")
    }

    private mutating func block(_ tag: String, _ node: Node) {
        if bytes.last != 10, !bytes.isEmpty { put("\n") }
        open(tag, node)
        if node.firstChild?.kind.category != .inline { put("\n") }
        writeChildren(of: node)
        if bytes.last != 10, node.lastChild?.kind.category != .inline { put("\n") }
        put("</\(tag)>")
        put("\n")
    }

    private mutating func line(_ tag: String, _ node: Node) {
        if bytes.last != 10, !bytes.isEmpty { put("\n") }
        inline(tag, node)
        put("\n")
    }

    private mutating func inline(_ tag: String, _ node: Node) {
        open(tag, node)
        writeChildren(of: node)
        put("</\(tag)>")
    }

    private mutating func leaf(_ tag: String, _ text: Text) {
        put("<\(tag)>")
        escape(text)
        put("</\(tag)>")
    }

    private mutating func writeCell(_ node: Node, _ form: CellForm) {
        let isHeader = form.isHeader || node.parent?.parent?.kind == .head
        let tag = isHeader ? "th" : "td"
        put("<\(tag)")
        bytes += HTMLFallback.attributes(of: node)
        if form.columns > 1 { attribute("colspan", String(form.columns)) }
        if form.rows > 1 { attribute("rowspan", String(form.rows)) }
        if form.alignment != .natural { attribute("align", form.alignment.name) }
        put(">")
        if let only = node.onlyChild, only.kind == .paragraph {
            writeChildren(of: only)
        } else {
            writeChildren(of: node)
        }
        put("</\(tag)>")
        put("\n")
    }

    private mutating func writeList(_ node: Node, _ form: ListForm) {
        guard form.isOrdered else { return block("ul", node) }
        if bytes.last != 10, !bytes.isEmpty { put("\n") }
        put(form.start == 1 ? "<ol>\n" : "<ol start=\"\(form.start)\">\n")
        writeChildren(of: node)
        put("</ol>")
        put("\n")
    }

    private mutating func writeCaption(_ node: Node, _ credit: Text) {
        let tag = node.parent?.kind == .table ? "caption" : "figcaption"
        open(tag, node)
        writeChildren(of: node)
        if !credit.isEmpty {
            put(" <small class=\"credit\">")
            escape(credit)
            put("</small>")
        }
        put("</\(tag)>")
        put("\n")
    }

    private mutating func writeCode(_ text: Text, _ language: Text?) {
        put("<pre><code")
        if let language, !language.isEmpty { attribute("class", "language-\(language.string)") }
        put(">")
        // A line break right behind `<pre>` and an empty line have to be written as references.
        var isLineStart = true
        for line in text.string.split(separator: "\n", omittingEmptySubsequences: false) {
            if !isLineStart { bytes += line.isEmpty ? Array("&#10;".utf8) : [10] }
            isLineStart = false
            escape(String(line))
        }
        put("</code></pre>")
        put("\n")
    }

    private mutating func writeImage(_ node: Node, _ url: Text, _ alternative: Text, _ title: Text)
    {
        put("<img")
        attribute("src", url.string)
        attribute("alt", alternative.isEmpty ? node.string : alternative.string)
        if !title.isEmpty { attribute("title", title.string) }
        bytes += HTMLFallback.attributes(of: node)
        put(" />")
    }

    /// The text of a note in its place, as no mark within HTML can point to it; else its label.
    private mutating func writeNote(_ node: Node, _ label: Text) {
        guard node.firstChild != nil else { return leaf("sup", label) }
        put(" <small class=\"note\">")
        for child in node.children {
            if child.previous != nil { put(" ") }
            if child.kind == .paragraph { writeChildren(of: child) } else { write(child) }
        }
        put("</small>")
    }

    /// Raw markup, without its blank lines.
    private mutating func writeRaw(_ text: Text) {
        for byte in text.bytes where byte != 10 || bytes.last != 10 { bytes.append(byte) }
    }
}

extension Emission {
    /// Writes a block as HTML.
    mutating func writeHTML(_ node: Node, _ flow: inout Flow) {
        separate(&flow, .html)
        if hasNotes { tellNotes(in: node) }
        writeLines(HTMLFallback.html(of: node).span)
    }

    /// Tells of notes within HTML, from where nothing points to them.
    private mutating func tellNotes(in node: Node) {
        node.walk { inner in
            if inner.kind == .note {
                losses.add(
                    .note, "note-in-html", "a note within HTML: its text in its place", about: inner
                )
            }
            return true
        } leave: { _ in
        }
    }
}
