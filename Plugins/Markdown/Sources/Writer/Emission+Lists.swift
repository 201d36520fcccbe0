internal import GalleyDocumentModel
internal import GalleyPluginKit

extension Emission {
    mutating func writeList(_ node: Node, _ form: ListForm, _ flow: inout Flow) {
        guard node.firstChild != nil else { return tellEmpty(node) }
        tellStyle(of: form, about: node)
        if !form.isTight, node.holdsOneLine {
            losses.add(.note, "list-spacing", "a list of one line becomes tight", about: node)
        }
        let first = node.firstChild
        let mark = self.mark(
            of: form, after: flow.last,
            underlines: flow.last == .paragraph && writer[.tables] && node.beginsWithBars)
        // Only of a paragraph right before it does a list ask how it begins, not of a lazy one.
        let interrupts =
            flow.last != .paragraph && flow.last != .title
            || (!form.isOrdered || form.start == 1) && first?.firstChild != nil
        separate(&flow, form.isOrdered ? .numbers(mark) : .bullets(mark), interrupts: interrupts)
        var number = form.start
        if form.isOrdered, !(0...999_999_999).contains(number) {
            losses.add(.warning, "list-start", "a list cannot start at \(number)", about: node)
            number = number < 0 ? 0 : 999_999_999
        }
        let items = Items(list: node, form: form, mark: mark, start: number)
        var isTight = form.isTight
        if isTight, node.mayBeParted, openTries < Emission.tries {
            if partedLists[node.identity] == nil, tryTight(items) { return }
            if partedLists[node.identity] != false {
                isTight = false
                tellLoose(node)
            }
        }
        if write(items, isTight: isTight), isTight { tellLoose(node) }
    }

    private mutating func tellLoose(_ node: Node) {
        losses.add(.note, "list-spacing", "blank lines within an item: a loose list", about: node)
    }

    /// The items of a list that are written next.
    private struct Items {
        let list: Node, form: ListForm
        let mark: UInt8, start: Int
    }

    /// So many lists within one another are tried, else time would grow with depth.
    private static let tries = 8

    /// Writes the items of a tight list, or nothing if one of them cannot do without a blank line.
    private mutating func tryTight(_ items: Items) -> Bool {
        let (told, noted, referred) = (losses.count, notes.count, references.count)
        let before = (pending, hasOutput, lastLeaf, isInPre)
        var attempt = ByteSink(capacity: 0)
        swap(&sink, &attempt)
        openTries += 1
        let isParted = write(items, isTight: true, stopsWhenParted: true)
        openTries -= 1
        swap(&sink, &attempt)
        partedLists[items.list.identity] = isParted
        guard isParted else {
            attempt.withBytes { sink.write($0) }
            return true
        }
        (pending, hasOutput, lastLeaf, isInPre) = before
        losses.keepFirst(told)
        notes.keepFirst(noted)
        references.keepFirst(referred)
        return false
    }

    /// Writes items; whether one of them took a blank line where none was wanted.
    private mutating func write(
        _ items: Items, isTight: Bool, stopsWhenParted: Bool = false
    ) -> Bool {
        let isAlone = items.list.onlyChild != nil
        var number = items.start, isParted = false
        for item in items.list.children {
            if item.previous != nil, !isTight { writeBlankLine() }
            var marker =
                items.form.isOrdered ? Array("\(number)".utf8) + [items.mark] : [items.mark]
            marker.append(32)
            isParted = writeItem(item, marker, isTight: isTight, isAlone: isAlone) || isParted
            if isParted, stopsWhenParted { return true }
            if number < 999_999_999 { number += 1 }
        }
        return isParted
    }

    private mutating func writeItem(
        _ node: Node, _ marker: [UInt8], isTight: Bool, isAlone: Bool
    ) -> Bool {
        let indent = [UInt8](repeating: 32, count: marker.count)
        let box = box(of: node), isTask = !box.isEmpty && node.beginsWithText
        tellAttributes(of: node)
        var inner = Flow()
        inner.isTight = isTight
        (inner.isItemStart, inner.isTaskStart) = (!isTask, isTask)
        within(marker: marker + box, indent: indent) { emission in
            if !box.isEmpty, !isTask {
                // The blank behind the box, which makes it one, stays.
                emission.startLine()
                emission.endLine()
                inner.last = .paragraph
            }
            if node.kind == .item {
                emission.writeBlocks(of: node, &inner)
                // One paragraph in the only item of a list is loose by a blank line behind it.
                if isAlone, !isTight, node.onlyChild?.kind == .paragraph, inner.last == .paragraph {
                    emission.writeDivider(before: node, &inner)
                }
            } else {
                emission.writeBlock(node, &inner)
            }
        }
        return inner.isParted
    }

    /// The box of a task, with a blank behind it; nothing for other items, or where none can stand.
    private mutating func box(of item: Node) -> [UInt8] {
        guard case .item(let task?) = item.content else { return [] }
        func tell(_ message: String) { losses.add(.note, "task", message, about: item) }
        let box = Array(task == .done ? "[x] ".utf8 : "[ ] ".utf8)
        guard item.beginsWithText || writer[.taskLists] && item.holdsBoxAlone else {
            tell("a task that begins with no text: an item")
            return []
        }
        if item.firstChild == nil { tell("a task with nothing in it: one with an empty text") }
        if writer[.taskLists] { return box }
        tell("the dialect has no tasks: written as text")
        return [0x5C] + box
    }

    /// The byte that marks the items: another one than that of the list right before.
    ///
    /// No hyphen where one would underline the paragraph before, as the header of a table.
    private func mark(
        of form: ListForm, after last: Flow.Last, underlines: Bool
    ) -> UInt8 {
        if form.isOrdered {
            let wanted: UInt8 =
                form.delimiter == .parenthesis || form.delimiter == .parentheses ? 0x29 : 0x2E
            if last == .numbers(wanted) { return wanted == 0x2E ? 0x29 : 0x2E }
            return wanted
        }
        // A third hyphen on one line would make a break of them.
        let marks = pendingMarks
        let isTaken = underlines || last == .bullets(0x2D) || marks.byte == 0x2D && marks.count > 1
        return isTaken ? 0x2A : 0x2D
    }

    private mutating func tellStyle(of form: ListForm, about node: Node) {
        switch form.style {
        case .bullet, .decimal, .numbered:
            if form.delimiter == .parentheses {
                losses.add(
                    .note, "list-style", "numbers in parentheses have one behind them", about: node)
            }
        default:
            losses.add(
                .note, "list-style", "items counted by \(form.style.name) are counted by numbers",
                about: node)
        }
    }

    /// Writes terms and what they mean, or the same as HTML.
    mutating func writeDefinitions(_ node: Node, _ flow: inout Flow) {
        guard writer[.definitionLists], node.hasWholeDefinitions else {
            let reason =
                writer[.definitionLists]
                ? "a term without definition" : "the dialect has no definition lists"
            losses.add(.note, "html-block", "\(reason): written as HTML", about: node)
            return writeHTML(node, &flow)
        }
        tellAttributes(of: node)
        if flow.last == .terms { writeDivider(before: node, &flow) }
        var place = surroundings(in: flow)
        separate(&flow, .terms)
        for part in node.children {
            let isTerm = part.kind == .term
            tellAttributes(of: part)
            let isTight = isTerm || part.isTightDefinition
            // Behind a blank line a definition has one term.
            let hasTerms = part.previous?.kind == .term && part.previous?.previous?.kind == .term
            if part.previous != nil,
                isTerm ? part.previous?.kind != .term : !isTight && !hasTerms
            {
                writeBlankLine()
            }
            if isTerm {
                place.precedesTerm = part.next?.kind == .term
                place.followsTerm = part.previous?.kind == .term
                compose(about: part, place) { $0.appendInlines(of: part) }
                // A term without text keeps its line by a blank that stays.
                if inline.bytes.isEmpty { inline.append(opaque: "&#32;") }
                writeInline()
                place = Surroundings()
            } else {
                within(marker: Array(":   ".utf8), indent: Array("    ".utf8)) { emission in
                    var inner = Flow()
                    inner.isTight = isTight
                    emission.writeBlocks(of: part, &inner)
                    if hasTerms, !isTight, inner.last == .paragraph, part.onlyChild != nil {
                        emission.writeDivider(before: part, &inner)
                    }
                    if inner.isParted {
                        emission.losses.add(
                            .note, "list-spacing", "blank lines within a definition: a loose one",
                            about: part)
                    }
                    // Without anything behind its colon it would be text.
                    if emission.pending != nil { emission.writeComment(about: part) }
                }
            }
        }
    }
}

extension Node {
    /// Whether an item begins with a line of text or marks, beside which a task's box can stand.
    fileprivate var beginsWithText: Bool {
        guard let first = firstChild else { return false }
        guard first.kind.isBlock else { return true }
        return (first.kind == .paragraph || first.kind == .plain)
            && !first.children.allSatisfy(\.isBlankText)
    }

    /// Whether the box of a task can stand alone on the first line of an item.
    fileprivate var holdsBoxAlone: Bool {
        guard let first = firstChild else { return true }
        return (first.kind == .paragraph || first.kind == .plain)
            && first.children.allSatisfy(\.isBlankText)
    }

    /// Whether an item holds more than text and a list or code behind it, which may take a blank line.
    fileprivate var mayBeParted: Bool {
        children.contains { item in
            item.children.contains { block in
                guard let before = block.previous else { return false }
                let isText = before.kind == .plain || before.kind == .paragraph
                switch block.content {
                case .list(let form):
                    let isOne = !form.isOrdered || form.start == 1
                    return !isText || !isOne || block.firstChild?.firstChild == nil
                case .codeBlock: return !isText
                default: return before.standsAlone || block.standsAlone
                }
            }
        }
    }

    /// Whether the line that a list begins with could be the rest of one below a table's header.
    fileprivate var beginsWithBars: Bool {
        var block = self, hasBars = false
        while let first = block.firstChild, first.kind.category != .inline { block = first }
        guard block.kind != .heading else { return false }
        for inline in block.children {
            if inline.isBlankText {
                if hasBars, inline.kind == .softBreak { break }
                continue
            }
            let bars = "|:- \t\r\n".utf8
            guard inline.kind == .text, inline.text.bytes.allSatisfy({ bars.contains($0) }) else {
                return false
            }
            hasBars = true
        }
        return hasBars
    }

    /// Whether a list is one item of one line, to which no blank line belongs.
    fileprivate var holdsOneLine: Bool {
        guard let item = onlyChild, let only = item.onlyChild else { return false }
        return only.kind == .paragraph || only.kind == .plain
    }

    /// Whether each term of a list has a definition, and each definition a term.
    fileprivate var hasWholeDefinitions: Bool {
        var last: Kind?
        for part in children {
            if part.kind != .term, last == nil { return false }
            last = part.kind
        }
        return last == .definition
            && children.allSatisfy {
                $0.kind != .term
                    || $0.next != nil
            }
    }

    /// Whether a definition is one line of text below its term.
    var isTightDefinition: Bool { children.allSatisfy { $0.kind != .paragraph } }
}
