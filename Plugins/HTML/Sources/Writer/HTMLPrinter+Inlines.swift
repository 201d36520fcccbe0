internal import GalleyDocumentModel

extension HTMLPrinter {
    mutating func printQuoted(_ node: Node, double: Bool, to sink: inout ByteSink) {
        switch (writer.quotes, double) {
        case (.curly, true): sink.write("“")
        case (.curly, false): sink.write("‘")
        case (.straight, true): sink.write("&quot;")
        case (.straight, false): sink.write("'")
        }
        printChildren(of: node, to: &sink)
        switch (writer.quotes, double) {
        case (.curly, true): sink.write("”")
        case (.curly, false): sink.write("’")
        case (.straight, true): sink.write("&quot;")
        case (.straight, false): sink.write("'")
        }
    }

    mutating func printMath(
        _ node: Node, _ text: Text, _ isDisplay: Bool, to sink: inout ByteSink
    ) {
        sink.write(
            isDisplay
                ? "<code class=\"language-math math-display\""
                : "<code class=\"language-math math-inline\"")
        printAttributes(of: node, withClasses: false, to: &sink)
        sink.write(">")
        sink.write(text, escaping: .html)
        sink.write("</code>")
    }

    mutating func printCitation(_ node: Node, key: Text, to sink: inout ByteSink) {
        sink.write("<cite class=\"citation")
        printMoreClasses(of: node, to: &sink)
        sink.write("\" data-key=\"")
        sink.write(key, escaping: .html)
        sink.write("\"")
        printAttributes(of: node, withClasses: false, to: &sink)
        sink.write(">")
        printChildren(of: node, to: &sink)
        sink.write("</cite>")
    }

    mutating func printShortcode(
        _ node: Node, _ text: Text, _ flavour: Text, to sink: inout ByteSink
    ) {
        let isBlock = standsAmongBlocks(node)
        sink.write(isBlock ? "<div class=\"shortcode\"" : "<span class=\"shortcode\"")
        if !flavour.isEmpty {
            sink.write(" data-flavour=\"")
            sink.write(flavour, escaping: .html)
            sink.write("\"")
        }
        printAttributes(of: node, withClasses: false, to: &sink)
        sink.write(">")
        sink.write(text, escaping: .html)
        sink.write(isBlock ? "</div>\n" : "</span>")
    }

    mutating func printExtension(_ node: Node, name: Text, to sink: inout ByteSink) {
        let isBlock = standsAmongBlocks(node)
        sink.write(isBlock ? "<div data-extension=\"" : "<span data-extension=\"")
        sink.write(name, escaping: .html)
        sink.write("\"")
        printAttributes(of: node, to: &sink)
        sink.write(">")
        if isBlock, node.firstChild?.kind.isBlock == true { sink.write("\n") }
        printChildren(of: node, to: &sink)
        sink.write(isBlock ? "</div>\n" : "</span>")
    }

    /// An element with a class of its own beside those of the node.
    mutating func printClassed(
        _ bare: StaticString, _ node: Node, _ name: StaticString, _ end: StaticString,
        to sink: inout ByteSink
    ) {
        sink.write(bare)
        sink.write(" class=\"")
        sink.write(name)
        printMoreClasses(of: node, to: &sink)
        sink.write("\"")
        printAttributes(of: node, withClasses: false, to: &sink)
        sink.write(">")
        printChildren(of: node, to: &sink)
        sink.write(end)
    }

    private func standsAmongBlocks(_ node: Node) -> Bool {
        guard let parent = node.parent else { return true }
        switch parent.kind.holds {
        case .blocks, .parts: return true
        case .any: return (node.next ?? node.previous)?.kind.isBlock ?? false
        case .nothing, .text, .inlines: return false
        @unknown default: return false
        }
    }
}
