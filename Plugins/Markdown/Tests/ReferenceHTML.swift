import GalleyDocumentModel

/// A document as the HTML that the specification's examples are written in.
///
/// Only the kinds that CommonMark and GitHub's extensions make.
struct ReferenceHTML {
    private var html = ""
    private var notes: [Node] = []
    private var labels: [String] = []

    static func text(of document: Document) -> String {
        var writer = ReferenceHTML()
        for block in document.root.children { writer.write(block) }
        writer.writeNotes()
        return writer.html
    }

    private mutating func writeAll(_ node: Node) { for child in node.children { write(child) } }

    private mutating func write(_ node: Node, _ tag: String, _ end: String = "\n") {
        html += "<\(tag)>"
        writeAll(node)
        html += "</\(tag.prefix { $0 != " " })>\(end)"
    }

    private mutating func write(_ node: Node) {
        switch node.content {
        case .paragraph: write(node, "p")
        case .plain:
            writeAll(node)
            html += "\n"
        case .heading(let level): write(node, "h\(level)")
        case .quote: write(node, "blockquote")
        case .list(let form):
            let start = form.isOrdered && form.start != 1 ? " start=\"\(form.start)\"" : ""
            write(node, (form.isOrdered ? "ol" : "ul") + start)
        case .item(let task):
            html += "<li>"
            if let task {
                html +=
                    "<input type=\"checkbox\"\(task == .done ? " checked=\"\"" : "") disabled=\"\" /> "
            }
            writeAll(node)
            html += "</li>\n"
        case .codeBlock(let text, let language):
            let name = language.isEmpty ? "" : " class=\"language-\(escaped(language.string))\""
            html +=
                "<pre><code\(name)>\(escaped(text.string))\(text.bytes.allSatisfy { $0 == 10 } ? "" : "\n")</code></pre>\n"
        case .rawBlock(let text, _): html += raw(node, text) + "\n"
        case .thematicBreak: html += "<hr />\n"
        case .table: write(node, "table")
        case .head: write(node, "thead")
        case .body: write(node, "tbody")
        case .row: write(node, "tr")
        case .cell(let form):
            let align = form.alignment == .natural ? "" : " align=\"\(form.alignment.name)\""
            write(node, (form.isHeader ? "th" : "td") + align)
        default: writeInline(node)
        }
    }

    private mutating func writeInline(_ node: Node) {
        switch node.content {
        case .text(let text): html += escaped(text.string)
        case .softBreak: html += "\n"
        case .lineBreak: html += "<br />\n"
        case .code(let text): html += "<code>\(escaped(text.string))</code>"
        case .emphasis: write(node, "em", "")
        case .strong: write(node, "strong", "")
        case .strikethrough: write(node, "del", "")
        case .link(let url, let title): write(node, "a href=\"\(address(url))\"\(shown(title))", "")
        case .image(let url, let alternative, let title):
            html +=
                "<img src=\"\(address(url))\" alt=\"\(escaped(alternative.string))\"\(shown(title)) />"
        case .rawInline(let text, _): html += raw(node, text)
        case .note(let label): writeReference(node, label.string)
        default: html += "<unexpected \(node.kind.name)>"
        }
    }

    private mutating func writeReference(_ node: Node, _ label: String) {
        var number = labels.firstIndex(of: label).map { $0 + 1 }
        if number == nil {
            labels.append(label)
            notes.append(node)
            number = notes.count
        }
        let place = "\(number ?? 0)"
        html += "<sup class=\"footnote-ref\"><a href=\"#fn\(place)\" id=\"fnref\(place)\">"
        html += "\(place)</a></sup>"
    }

    private mutating func writeNotes() {
        guard !notes.isEmpty else { return }
        html += "<section class=\"footnotes\">\n<ol>\n"
        var index = 0
        while index < notes.count {
            html += "<li id=\"fn\(index + 1)\">\n"
            writeNote(notes[index], "#fnref\(index + 1)")
            html += "</li>\n"
            index += 1
        }
        html += "</ol>\n</section>\n"
    }

    private mutating func writeNote(_ note: Node, _ back: String) {
        writeAll(note)
        let link = "<a href=\"\(back)\" class=\"footnote-backref\">↩</a>"
        if html.hasSuffix("</p>\n") {
            html.removeLast(5)
            html += " \(link)</p>\n"
        } else {
            html += link + "\n"
        }
    }

    private func raw(_ node: Node, _ text: Text) -> String {
        guard node.attribute("filter")?.string == "tags" else { return text.string }
        let names = [
            "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script",
            "plaintext",
        ]
        let parts = text.string.split(separator: "<", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts.first ?? "")) { result, part in
            let name = part.lowercased()
            let isFiltered = names.contains { name.hasPrefix($0) || name.hasPrefix("/" + $0) }
            result += (isFiltered ? "&lt;" : "<") + part
        }
    }

    private func shown(_ title: Text) -> String {
        title.isEmpty ? "" : " title=\"\(escaped(title.string))\""
    }

    private func address(_ url: Text) -> String {
        var result = ""
        for byte in url.string.utf8 {
            let scalar = Unicode.Scalar(byte)
            if byte < 128, isSafe(scalar) {
                result += escaped(String(Character(scalar)))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }

    private func isSafe(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            || "-_.+!*'(),%#@?=;:/,+&$~".unicodeScalars.contains(scalar)
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
