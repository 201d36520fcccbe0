internal import GalleyDocumentModel

extension HTMLPrinter {
    /// A body without rows is not printed.
    mutating func printBody(_ node: Node, to sink: inout ByteSink) {
        if node.firstChild != nil { print(node, .body, isBroken: true, to: &sink) }
    }

    mutating func printCell(_ node: Node, _ form: CellForm, to sink: inout ByteSink) {
        let tag: HTMLTag = form.isHeader ? .headerCell : .cell
        guard form != CellForm(isHeader: form.isHeader) || node.hasAttributes else {
            return printFlow(node, tag, to: &sink)
        }
        sink.write(tag.bare)
        switch form.alignment {
        case .natural: break
        case .left: sink.write(" align=\"left\"")
        case .center: sink.write(" align=\"center\"")
        case .right: sink.write(" align=\"right\"")
        }
        printSpan(" colspan=\"", form.columns, to: &sink)
        printSpan(" rowspan=\"", form.rows, to: &sink)
        printAttributes(of: node, to: &sink)
        sink.write(">")
        printChildren(of: node, to: &sink)
        sink.write(tag.end)
    }

    private func printSpan(_ name: StaticString, _ count: Int, to sink: inout ByteSink) {
        guard count > 1 else { return }
        sink.write(name)
        sink.write(String(count))
        sink.write("\"")
    }

    /// The caption of a table or a figure, its credit in an element of its own.
    mutating func printCaption(_ node: Node, credit: Text, to sink: inout ByteSink) {
        let tag: HTMLTag = node.parent?.kind == .table ? .tableCaption : .figureCaption
        open(node, tag, to: &sink)
        printChildren(of: node, to: &sink)
        if !credit.isEmpty {
            // In a page, which is read back, the blank belongs to the credit.
            let isSpaced = node.firstChild != nil
            sink.write(
                isSpaced && !writer.isStandalone
                    ? " <small class=\"credit\">" : "<small class=\"credit\">")
            if isSpaced, writer.isStandalone { sink.write(" ") }
            sink.write(credit, escaping: .html)
            sink.write("</small>")
        }
        sink.write(tag.end)
    }
}
