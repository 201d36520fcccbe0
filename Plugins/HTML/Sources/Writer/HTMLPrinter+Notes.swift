internal import GalleyDocumentModel

extension HTMLPrinter {
    /// The raised number that leads to a note.
    mutating func printReference(_ node: Node, to sink: inout ByteSink) {
        notes.append(node)
        let number = String(notes.count)
        sink.write("<sup class=\"footnote-ref\"><a href=\"#fn")
        sink.write(number)
        sink.write("\" id=\"fnref")
        sink.write(number)
        sink.write("\">")
        sink.write(number)
        sink.write("</a></sup>")
    }

    /// The notes that were referred to; those within notes come after them.
    mutating func printNotes(to sink: inout ByteSink) {
        guard !notes.isEmpty else { return }
        sink.write("<section class=\"footnotes\">\n<ol>\n")
        var index = 0
        while index < notes.count {
            printNote(notes[index], number: index + 1, to: &sink)
            index += 1
        }
        sink.write("</ol>\n</section>\n")
    }

    private mutating func printNote(_ note: Node, number: Int, to sink: inout ByteSink) {
        sink.write("<li id=\"fn")
        sink.write(String(number))
        if writer.isStandalone, case .note(let label) = note.content, !label.isEmpty {
            sink.write("\" data-label=\"")
            sink.write(label, escaping: .html)
        }
        sink.write("\">\n")
        let last = note.lastChild
        for child in note.children where child.next != nil { print(child, to: &sink) }
        if let last, last.kind == .paragraph || last.kind == .plain || !last.kind.isBlock {
            sink.write("<p>")
            if last.kind.isBlock {
                printChildren(of: last, to: &sink)
            } else {
                print(last, to: &sink)
            }
            if !writer.isStandalone { sink.write(" ") }
            printBacklink(number, to: &sink)
            sink.write("</p>\n")
        } else {
            if let last { print(last, to: &sink) }
            printBacklink(number, to: &sink)
            sink.write("\n")
        }
        sink.write("</li>\n")
    }

    private func printBacklink(_ number: Int, to sink: inout ByteSink) {
        sink.write("<a href=\"#fnref")
        sink.write(String(number))
        sink.write("\" class=\"footnote-backref\">")
        sink.write(writer.isStandalone ? " ↩</a>" : "↩</a>")
    }
}
