internal import GalleyDocumentModel
internal import GalleyPluginKit

extension Emission {
    mutating func writeList(_ node: Node, _ form: ListForm, _ flow: inout Flow) {
        guard node.firstChild != nil else { return }
        tellStyle(of: form, about: node)
        let mark = self.mark(of: form, after: flow.last)
        let first = node.firstChild
        let interrupts = (!form.isOrdered || form.start == 1) && first?.firstChild != nil
        separate(&flow, form.isOrdered ? .numbers(mark) : .bullets(mark), interrupts: interrupts)
        var number = form.start
        if form.isOrdered, !(0...999_999_999).contains(number) {
            losses.add(.warning, "list-start", "a list cannot start at \(number)", about: node)
            number = number < 0 ? 0 : 999_999_999
        }
        for item in node.children {
            if item.previous != nil, !form.isTight { writeBlankLine() }
            var marker = form.isOrdered ? Array("\(number)".utf8) + [mark] : [mark]
            marker.append(32)
            writeItem(item, marker, isTight: form.isTight, isAlone: node.onlyChild != nil)
            if number < 999_999_999 { number += 1 }
        }
    }

    private mutating func writeItem(
        _ node: Node, _ marker: [UInt8], isTight: Bool, isAlone: Bool
    ) {
        var marker = marker
        let indent = [UInt8](repeating: 32, count: marker.count)
        var isTask = false
        if case .item(let task?) = node.content {
            isTask = writer[.taskLists]
            let state = task == .done ? "x" : " "
            if isTask {
                marker += Array("[\(state)] ".utf8)
            } else {
                losses.add(.note, "task", "the dialect has no tasks: written as text", about: node)
                marker += Array("\\[\(state)] ".utf8)
            }
        }
        within(marker: marker, indent: indent) { emission in
            var inner = Flow()
            inner.isTight = isTight
            inner.isItemStart = !isTask
            if node.kind == .item {
                emission.writeBlocks(of: node, &inner)
                // One paragraph in the only item of a list is loose by a blank line behind it.
                if isAlone, !isTight, node.onlyChild?.kind == .paragraph, inner.last == .paragraph {
                    emission.writeDivider(&inner)
                }
            } else {
                emission.writeBlock(node, &inner)
            }
        }
    }

    /// The byte that marks the items: another one than that of the list right before.
    private func mark(of form: ListForm, after last: Flow.Last) -> UInt8 {
        if form.isOrdered {
            let wanted: UInt8 =
                form.delimiter == .parenthesis || form.delimiter == .parentheses ? 0x29 : 0x2E
            if last == .numbers(wanted) { return wanted == 0x2E ? 0x29 : 0x2E }
            return wanted
        }
        return last == .bullets(0x2D) ? 0x2A : 0x2D
    }

    private mutating func tellStyle(of form: ListForm, about node: Node) {
        switch form.style {
        case .bullet, .decimal, .numbered: break
        default:
            losses.add(
                .note, "list-style", "items counted by \(form.style.name) are counted by numbers",
                about: node)
        }
    }

    /// Writes terms and what they mean, or the same as HTML.
    mutating func writeDefinitions(_ node: Node, _ flow: inout Flow) {
        guard writer[.definitionLists] else {
            losses.add(
                .note, "html-block", "the dialect has no definition lists: written as HTML",
                about: node)
            return writeHTML(node, &flow)
        }
        if flow.last == .terms { writeDivider(&flow) }
        separate(&flow, .terms)
        for part in node.children {
            let isTerm = part.kind == .term
            let isTight = isTerm || part.isTightDefinition
            // Behind a blank line a definition has one term.
            let hasTerms = part.previous?.kind == .term && part.previous?.previous?.kind == .term
            if part.previous != nil,
                isTerm ? part.previous?.kind != .term : !isTight && !hasTerms
            {
                writeBlankLine()
            }
            if isTerm {
                var place = Surroundings()
                place.isDocumentStart = !hasOutput
                compose(about: part, place) { $0.appendInlines(of: part) }
                writeInline()
            } else {
                within(marker: Array(":   ".utf8), indent: Array("    ".utf8)) { emission in
                    var inner = Flow()
                    inner.isTight = isTight
                    emission.writeBlocks(of: part, &inner)
                    // Without anything behind its colon it would be text.
                    if emission.pending != nil { emission.writeLine("<!-- -->") }
                }
            }
        }
    }
}

extension Node {
    /// Whether a definition is one line of text below its term.
    var isTightDefinition: Bool { children.allSatisfy { $0.kind != .paragraph } }
}
