internal import GalleyDocumentModel

/// Prints the nodes of one document, and remembers what has to wait or be told.
struct HTMLPrinter {
    let writer: HTMLWriter
    /// Held here, since a shared value is looked up anew at each use.
    private let escapes = Escaping.html
    /// The notes that were referred to, in order; their text follows the article.
    var notes: [Node] = []
    /// What was left out.
    var losses: [(code: String, message: String, node: Node)] = []

    init(_ writer: HTMLWriter) { self.writer = writer }
}

extension HTMLPrinter {
    /// Prints a node and all below it; the gate of the core bounds the depth.
    ///
    /// Most nodes are of few kinds, that hold nothing but text or children: they are told by their
    /// kind alone.
    mutating func print(_ node: Node, to sink: inout ByteSink) {
        switch node.kind {
        case .text: sink.write(textOf: node, escaping: escapes)
        case .softBreak: sink.write("\n")
        case .paragraph: print(node, .paragraph, to: &sink)
        case .plain: printPlain(node, to: &sink)
        case .code: printText(of: node, element(of: node) ?? .code, to: &sink)
        case .emphasis: print(node, element(of: node) ?? .emphasis, to: &sink)
        case .strong: print(node, .strong, to: &sink)
        default: print(rare: node, to: &sink)
        }
    }

    private mutating func print(rare node: Node, to sink: inout ByteSink) {
        switch node.content {
        case .text, .softBreak, .paragraph, .plain, .code, .emphasis, .strong:
            print(node, to: &sink)
        case .lineBreak: sink.write("<br>\n")
        case .link(let url, let title): printLink(node, url: url, title: title, to: &sink)
        case .document: printChildren(of: node, to: &sink)
        case .section(let role): printSection(node, role: role, to: &sink)
        case .heading(let level): printHeading(node, level: level, to: &sink)
        case .list(let form): printList(node, form, to: &sink)
        case .item(let task): printItem(node, task, to: &sink)
        case .definitionList: print(node, .definitions, to: &sink)
        case .term: print(node, .term, to: &sink)
        case .definition: printFlow(node, .definition, to: &sink)
        case .quote: print(node, .quote, isBroken: true, to: &sink)
        case .callout(let kind, let title): printCallout(node, kind, title, to: &sink)
        case .codeBlock(let text, let language): printCode(node, text, language, to: &sink)
        case .table: print(node, .table, isBroken: true, to: &sink)
        case .head: print(node, .head, isBroken: true, to: &sink)
        case .body: printBody(node, to: &sink)
        case .foot: print(node, .foot, isBroken: true, to: &sink)
        case .row: print(node, .row, isBroken: true, to: &sink)
        case .cell(let form): printCell(node, form, to: &sink)
        case .figure: print(node, .figure, isBroken: true, to: &sink)
        case .caption(let credit): printCaption(node, credit: credit, to: &sink)
        case .imageBlock(let url, let alternative, let title):
            printImage(node, url, alternative, title, to: &sink)
            sink.write("\n")
        case .embed(let url, let title): printEmbed(node, url, title, to: &sink)
        case .mathBlock(let text): printMathBlock(node, text, to: &sink)
        case .thematicBreak: printBreak(node, to: &sink)
        case .lineBlock: printLines(node, to: &sink)
        case .rawBlock(let text, let format): printRaw(node, text, format, to: &sink)
        case .strikethrough: print(node, element(of: node) ?? .strikethrough, to: &sink)
        case .underline: print(node, element(of: node) ?? .underline, to: &sink)
        case .highlight: print(node, .highlight, to: &sink)
        case .superscript: print(node, .superscript, to: &sink)
        case .subscript: print(node, .subscript, to: &sink)
        case .smallCaps: printClassed("<span", node, "small-caps", "</span>", to: &sink)
        case .quoted(let double): printQuoted(node, double: double, to: &sink)
        case .keyboard: printText(of: node, .keyboard, to: &sink)
        case .image(let url, let alternative, let title):
            printImage(node, url, alternative, title, to: &sink)
        case .note: printReference(node, to: &sink)
        case .citation(let key): printCitation(node, key: key, to: &sink)
        case .math(let text, let isDisplay): printMath(node, text, isDisplay, to: &sink)
        case .span: print(node, element(of: node) ?? .span, to: &sink)
        case .rawInline(let text, let format): printRaw(node, text, format, to: &sink)
        case .shortcode(let text, let flavour): printShortcode(node, text, flavour, to: &sink)
        case .extension(let name): printExtension(node, name: name, to: &sink)
        @unknown default: printChildren(of: node, to: &sink)
        }
    }

    mutating func printChildren(of node: Node, to sink: inout ByteSink) {
        node.forEachChild { print($0, to: &sink) }
    }

    /// Prints an element; `isBroken` puts what is inside on lines of its own.
    mutating func print(
        _ node: Node, _ tag: HTMLTag, isBroken: Bool = false, to sink: inout ByteSink
    ) {
        open(node, tag, isBroken: isBroken, to: &sink)
        printChildren(of: node, to: &sink)
        sink.write(tag.end)
    }

    /// Prints an element that holds text alone.
    mutating func printText(of node: Node, _ tag: HTMLTag, to sink: inout ByteSink) {
        open(node, tag, to: &sink)
        sink.write(textOf: node, escaping: escapes)
        sink.write(tag.end)
    }

    mutating func open(
        _ node: Node, _ tag: HTMLTag, isBroken: Bool = false, to sink: inout ByteSink
    ) {
        guard node.hasOwnAttributes else { return sink.write(tag.start) }
        sink.write(tag.bare)
        printAttributes(of: node, to: &sink)
        sink.write(isBroken ? ">\n" : ">")
    }

    /// The element that the node was read from, if it has a tag of its own.
    private func element(of node: Node) -> HTMLTag? {
        guard node.hasAttributes, let name = node.attribute("element") else { return nil }
        return HTMLTag.element(named: name)
    }
}
