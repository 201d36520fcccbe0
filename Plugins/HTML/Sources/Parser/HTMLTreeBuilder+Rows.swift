extension HTMLTreeBuilder {
    /// Within `tbody`, `thead` or `tfoot`.
    mutating func inTableBody() {
        let name = tokenizer.token.name
        let traits = traits(of: name)
        switch tokenizer.token.kind {
        case .startTag where name == .tr:
            popUntil(.sectionContext)
            insertElement()
            mode = .inRow
        case .startTag where traits.contains(.cell):
            tokenizer.report("unexpected-start-tag", at: tokenizer.token.position)
            popUntil(.sectionContext)
            insertImplied(.tr)
            reprocess(in: .inRow)
        case .startTag where traits.contains(.tablePart), .endTag where name == .table:
            guard hasInTableScope(.tableSection) else { return ignore() }
            popUntil(.sectionContext)
            pop()
            reprocess(in: .inTable)
        case .endTag where traits.contains(.tableSection):
            guard hasInTableScope(name) else { return ignore() }
            popUntil(.sectionContext)
            pop()
            mode = .inTable
        case .endTag where name == .body || name == .html || traits.contains(.tablePart):
            ignore()
        default:
            inTable()
        }
    }

    /// Within `tr`.
    mutating func inRow() {
        let name = tokenizer.token.name
        let traits = traits(of: name)
        switch tokenizer.token.kind {
        case .startTag where traits.contains(.cell):
            popUntil(.rowContext)
            insertElement()
            mode = .inCell
            pushFormattingMarker()
        case .startTag where traits.contains(.tablePart), .endTag where name == .table:
            guard hasInTableScope(.tr) else { return ignore() }
            closeRow()
            reprocesses = true
        case .endTag where name == .tr:
            guard hasInTableScope(.tr) else { return ignore() }
            closeRow()
        case .endTag where traits.contains(.tableSection):
            guard hasInTableScope(name), hasInTableScope(.tr) else { return ignore() }
            closeRow()
            reprocesses = true
        case .endTag where name == .body || name == .html || traits.contains(.tablePart):
            ignore()
        default:
            inTable()
        }
    }

    private mutating func closeRow() {
        popUntil(.rowContext)
        pop()
        mode = .inTableBody
    }

    /// Within `td` or `th`.
    mutating func inCell() {
        let name = tokenizer.token.name
        let traits = traits(of: name)
        switch tokenizer.token.kind {
        case .endTag where traits.contains(.cell):
            guard hasInTableScope(name) else { return ignore() }
            generateImpliedEndTags()
            if !current.isHTML(name) {
                tokenizer.report("unclosed-elements", at: tokenizer.token.position)
            }
            popThrough(name)
            clearFormattingToMarker()
            mode = .inRow
        case .endTag where name == .table || name == .tr || traits.contains(.tableSection):
            guard hasInTableScope(name) else { return ignore() }
            closeCell()
            reprocesses = true
        case .endTag where name == .body || name == .html || traits.contains(.tablePart):
            ignore()
        case .startTag where traits.contains(.tablePart):
            guard hasInTableScope(.cell) else { return ignore() }
            closeCell()
            reprocesses = true
        default:
            inBody()
        }
    }

    private mutating func closeCell() {
        generateImpliedEndTags()
        popUntil(.cell)
        pop()
        clearFormattingToMarker()
        mode = .inRow
    }

    /// The mode that fits the open elements, after some were closed.
    mutating func resetMode() {
        var index = stack.count - 1
        while index >= 0 {
            let isLast = index == 0
            let element = isLast ? context ?? stack[0] : stack[index]
            if !element.traits.contains(.foreign), let mode = mode(within: element, isLast) {
                self.mode = mode
                return
            }
            index -= 1
        }
        mode = .inBody
    }

    private func mode(within element: OpenElement, _ isLast: Bool) -> Mode? {
        switch element.name {
        case .td, .th: isLast ? nil : .inCell
        case .tr: .inRow
        case .tbody, .thead, .tfoot: .inTableBody
        case .caption: .inCaption
        case .colgroup: .inColumnGroup
        case .table: .inTable
        case .template: templateModes.last ?? .inBody
        case .head: isLast ? nil : .inHead
        case .body: .inBody
        case .frameset: .inFrameset
        case .html: headNode < 0 ? .beforeHead : .afterHead
        default: nil
        }
    }
}
