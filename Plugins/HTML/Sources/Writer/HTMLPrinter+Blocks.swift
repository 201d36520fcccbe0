internal import GalleyDocumentModel

extension HTMLPrinter {
    /// The text of a tight item, a cell, or between blocks: no element of its own.
    mutating func printPlain(_ node: Node, to sink: inout ByteSink) {
        printChildren(of: node, to: &sink)
        if node.next != nil || node.parent?.kind == .document { sink.write("\n") }
    }

    mutating func printHeading(_ node: Node, level: Int, to sink: inout ByteSink) {
        let digit = UInt8(48 + min(max(level, 1), 6))
        sink.write("<h")
        sink.write(byte: digit)
        printAttributes(of: node, to: &sink)
        sink.write(">")
        printChildren(of: node, to: &sink)
        sink.write("</h")
        sink.write(byte: digit)
        sink.write(">\n")
    }

    mutating func printSection(_ node: Node, role: Text, to sink: inout ByteSink) {
        guard !role.isEmpty else { return print(node, .section, isBroken: true, to: &sink) }
        sink.write("<section data-role=\"")
        sink.write(role, escaping: .html)
        sink.write("\"")
        printAttributes(of: node, to: &sink)
        sink.write(">\n")
        printChildren(of: node, to: &sink)
        sink.write("</section>\n")
    }

    mutating func printList(_ node: Node, _ form: ListForm, to sink: inout ByteSink) {
        guard form.isOrdered || isOddlyLoose(node, form) else {
            return print(node, .bullets, isBroken: true, to: &sink)
        }
        sink.write(form.isOrdered ? "<ol" : "<ul")
        if form.start != 1 {
            sink.write(" start=\"")
            sink.write(String(form.start))
            sink.write("\"")
        }
        switch form.style {
        case .lowerAlpha: sink.write(" type=\"a\"")
        case .upperAlpha: sink.write(" type=\"A\"")
        case .lowerRoman: sink.write(" type=\"i\"")
        case .upperRoman: sink.write(" type=\"I\"")
        case .bullet, .decimal, .example, .numbered: break
        }
        if writer.isStandalone { printForm(node, form, to: &sink) }
        printAttributes(of: node, to: &sink)
        sink.write(">\n")
        printChildren(of: node, to: &sink)
        sink.write(form.isOrdered ? "</ol>\n" : "</ul>\n")
    }

    /// What HTML cannot say of a list, for a page that is read back.
    private func printForm(_ node: Node, _ form: ListForm, to sink: inout ByteSink) {
        if form.delimiter != .natural {
            sink.write(" data-delimiter=\"\(form.delimiter.name)\"")
        }
        if form.style == .numbered || form.style == .example {
            sink.write(" data-style=\"\(form.style.name)\"")
        }
        if isOddlyLoose(node, form) { sink.write(" data-loose=\"\"") }
    }

    /// Whether a loose list has no paragraph to show it.
    private func isOddlyLoose(_ node: Node, _ form: ListForm) -> Bool {
        guard writer.isStandalone, !form.isTight else { return false }
        return !node.children.contains { item in item.children.contains { $0.kind == .paragraph } }
    }

    mutating func printItem(_ node: Node, _ task: Task?, to sink: inout ByteSink) {
        guard let task else { return printFlow(node, .item, to: &sink) }
        open(node, .item, to: &sink)
        sink.write(
            task == .done
                ? "<input type=\"checkbox\" checked=\"\" disabled=\"\"> "
                : "<input type=\"checkbox\" disabled=\"\"> ")
        printFlowChildren(of: node, to: &sink)
        sink.write(HTMLTag.item.end)
    }

    /// An element that holds either running text or blocks.
    mutating func printFlow(_ node: Node, _ tag: HTMLTag, to sink: inout ByteSink) {
        open(node, tag, to: &sink)
        printFlowChildren(of: node, to: &sink)
        sink.write(tag.end)
    }

    /// Blocks begin on a line of their own.
    private mutating func printFlowChildren(of node: Node, to sink: inout ByteSink) {
        if let first = node.firstChild, first.kind != .plain, first.kind.isBlock {
            sink.write("\n")
        }
        printChildren(of: node, to: &sink)
    }

    mutating func printCallout(
        _ node: Node, _ kind: Text, _ title: Text, to sink: inout ByteSink
    ) {
        if kind == "details" {
            sink.write("<details")
            printAttributes(of: node, to: &sink)
            sink.write(">\n<summary>")
            sink.write(title, escaping: .html)
            sink.write("</summary>\n")
            printChildren(of: node, to: &sink)
            return sink.write("</details>\n")
        }
        sink.write("<aside class=\"callout")
        if !kind.isEmpty {
            sink.write(" callout-")
            sink.write(kind, escaping: .html)
        }
        printMoreClasses(of: node, to: &sink)
        sink.write("\"")
        printAttributes(of: node, withClasses: false, to: &sink)
        sink.write(">\n")
        if !title.isEmpty {
            sink.write("<p class=\"callout-title\">")
            sink.write(title, escaping: .html)
            sink.write("</p>\n")
        }
        printChildren(of: node, to: &sink)
        sink.write("</aside>\n")
    }

    mutating func printCode(
        _ node: Node, _ text: Text, _ language: Text, to sink: inout ByteSink
    ) {
        sink.write("<pre")
        printAttributes(of: node, to: &sink)
        if language.isEmpty {
            sink.write("><code>")
        } else {
            sink.write("><code class=\"language-")
            sink.write(language, escaping: .html)
            sink.write("\">")
        }
        sink.write(text, escaping: .html)
        // Nothing but empty lines: the end of the last one is in the text.
        let isBlank = text.bytes.allSatisfy { $0 == 10 }
        sink.write(isBlank ? "</code></pre>\n" : "\n</code></pre>\n")
    }

    mutating func printMathBlock(_ node: Node, _ text: Text, to sink: inout ByteSink) {
        sink.write("<pre")
        printAttributes(of: node, to: &sink)
        sink.write("><code class=\"language-math math-display\">")
        sink.write(text, escaping: .html)
        sink.write("\n</code></pre>\n")
    }

    mutating func printBreak(_ node: Node, to sink: inout ByteSink) {
        guard node.hasAttributes else { return sink.write("<hr>\n") }
        sink.write("<hr")
        printAttributes(of: node, to: &sink)
        sink.write(">\n")
    }

    /// Lines that keep their breaks, as in verse.
    mutating func printLines(_ node: Node, to sink: inout ByteSink) {
        sink.write("<p class=\"line-block")
        printMoreClasses(of: node, to: &sink)
        sink.write("\"")
        printAttributes(of: node, withClasses: false, to: &sink)
        sink.write(">")
        for line in node.children {
            if line.kind.isBlock {
                printChildren(of: line, to: &sink)
                if line.next != nil { sink.write("<br>\n") }
            } else {
                print(line, to: &sink)
            }
        }
        sink.write("</p>\n")
    }

    /// Markup of this format passes as it is; of another, it is left out and told.
    mutating func printRaw(
        _ node: Node, _ text: Text, _ format: Text, to sink: inout ByteSink
    ) {
        guard format == "html" || format == "html5" else {
            return report(
                "html.dropped-raw", "markup of the format \(format.string) has no place in HTML",
                at: node)
        }
        if let filter = node.attribute("filter"), filter == "tags" {
            sink.write(FilteredTags.written(text.bytes))
        } else {
            sink.write(text)
        }
        if node.kind == .rawBlock { sink.write("\n") }
    }
}
