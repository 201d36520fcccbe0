extension HTMLTreeBuilder {
    /// Directly within `table`, and for what else the parts of a table do not hold.
    mutating func inTable() {
        switch tokenizer.token.kind {
        case .text:
            if current.traits.contains(.fostering) {
                pendingTableText.removeAll(keepingCapacity: true)
                originalMode = mode
                return reprocess(in: .inTableText)
            }
        case .comment:
            return insertComment()
        case .doctype:
            return ignore()
        case .startTag:
            if startTagInTable() { return }
        case .endTag:
            switch tokenizer.token.name {
            case .table:
                guard hasInTableScope(.table) else { return ignore() }
                popThrough(.table)
                return resetMode()
            case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr:
                return ignore()
            case .template:
                return inHead()
            default:
                break
            }
        case .end:
            return inBody()
        }
        tokenizer.report("content-moved-before-table", at: tokenizer.token.position)
        fosterInBody()
    }

    private mutating func fosterInBody() {
        fostersContent = true
        inBody()
        fostersContent = false
    }

    /// A start tag within `table`; false when its content belongs before the table.
    private mutating func startTagInTable() -> Bool {
        switch tokenizer.token.name {
        case .caption:
            popUntil(.tableContext)
            pushFormattingMarker()
            insertElement()
            mode = .inCaption
        case .colgroup:
            popUntil(.tableContext)
            insertElement()
            mode = .inColumnGroup
        case .col:
            popUntil(.tableContext)
            insertImplied(.colgroup)
            reprocess(in: .inColumnGroup)
        case .tbody, .tfoot, .thead:
            popUntil(.tableContext)
            insertElement()
            mode = .inTableBody
        case .td, .th, .tr:
            popUntil(.tableContext)
            insertImplied(.tbody)
            reprocess(in: .inTableBody)
        case .table:
            ignore()
            guard hasInTableScope(.table) else { return true }
            popThrough(.table)
            resetMode()
            reprocesses = true
        case .style, .script, .template:
            inHead()
        case .input:
            guard isHiddenInput() else { return false }
            ignore()
            insertVoid()
        case .form:
            ignore()
            if formNode < 0, !hasOpenTemplate() {
                formNode = addElement(.form, .html, keepsAttributes: true)
            }
        default:
            return false
        }
        return true
    }

    /// Text directly within a table, kept until it is known whether all of it is white space.
    mutating func inTableText() {
        let token = tokenizer.token
        if token.kind == .text {
            if token.holdsNull, dropNulls() { return }
            let start = tokenizer.token.start
            pendingTableText.append(start..<start + tokenizer.token.count)
            return
        }
        let texts = pendingTableText
        pendingTableText.removeAll(keepingCapacity: true)
        let isSpace = texts.allSatisfy { tokenizer.bytes[$0].allSatisfy(ASCII.isSpace) }
        if !isSpace { tokenizer.report("content-moved-before-table", at: token.position) }
        for text in texts {
            tokenizer.emitText(text)
            tokenizer.token.position = text.lowerBound
            if isSpace { insertTokenText() } else { fosterInBody() }
        }
        tokenizer.token = token
        reprocess(in: originalMode)
    }

    /// Within `caption`.
    mutating func inCaption() {
        let name = tokenizer.token.name
        switch tokenizer.token.kind {
        case .endTag where name == .caption:
            guard hasInTableScope(.caption) else { return ignore() }
            closeCaption()
        case .endTag where name == .table:
            guard hasInTableScope(.caption) else { return ignore() }
            closeCaption()
            reprocesses = true
        case .endTag where name == .body || name == .html || traits(of: name).contains(.tablePart):
            ignore()
        case .startTag where traits(of: name).contains(.tablePart):
            guard hasInTableScope(.caption) else { return ignore() }
            closeCaption()
            reprocesses = true
        default:
            inBody()
        }
    }

    private mutating func closeCaption() {
        generateImpliedEndTags()
        popThrough(.caption)
        clearFormattingToMarker()
        mode = .inTable
    }

    /// Within `colgroup`.
    mutating func inColumnGroup() {
        switch tokenizer.token.kind {
        case .text:
            if insertLeadingSpace() { return }
        case .comment:
            return insertComment()
        case .doctype:
            return ignore()
        case .startTag:
            switch tokenizer.token.name {
            case .html: return inBody()
            case .col: return insertVoid()
            case .template: return inHead()
            default: break
            }
        case .endTag:
            switch tokenizer.token.name {
            case .colgroup:
                guard current.isHTML(.colgroup) else { return ignore() }
                pop()
                mode = .inTable
                return
            case .col: return ignore()
            case .template: return inHead()
            default: break
            }
        case .end:
            return inBody()
        }
        guard current.isHTML(.colgroup) else { return ignore() }
        pop()
        reprocess(in: .inTable)
    }
}
