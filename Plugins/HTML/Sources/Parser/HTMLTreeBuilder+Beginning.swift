extension HTMLTreeBuilder {
    /// Before anything.
    mutating func initial() {
        switch tokenizer.token.kind {
        case .text:
            if dropLeadingSpace() { return }
        case .comment:
            return insertComment(in: HTMLTree.root)
        case .doctype:
            insertDocumentType()
            isQuirky = asksForQuirks()
            mode = .beforeHTML
            return
        case .startTag, .endTag, .end:
            break
        }
        tokenizer.report("missing-doctype", at: tokenizer.token.position)
        isQuirky = true
        reprocess(in: .beforeHTML)
    }

    /// Before `html`.
    mutating func beforeHTML() {
        switch tokenizer.token.kind {
        case .doctype:
            return ignore()
        case .comment:
            return insertComment(in: HTMLTree.root)
        case .text:
            if dropLeadingSpace() { return }
        case .startTag:
            if tokenizer.token.name == .html { return openRoot(keepsAttributes: true) }
        case .endTag:
            if !isEndTagOfFrame() { return ignore() }
        case .end:
            break
        }
        openRoot(keepsAttributes: false)
        reprocesses = true
    }

    private mutating func openRoot(keepsAttributes: Bool) {
        let node = elementNode(.html, .html, keepsAttributes: keepsAttributes)
        let id = make(node, in: HTMLTree.root)
        push(openElement(id))
        mode = .beforeHead
    }

    /// Whether the token is one of the end tags that may stand before the body.
    private func isEndTagOfFrame() -> Bool {
        switch tokenizer.token.name {
        case .head, .body, .html, .br: true
        default: false
        }
    }

    /// Before `head`.
    mutating func beforeHead() {
        switch tokenizer.token.kind {
        case .doctype:
            return ignore()
        case .comment:
            return insertComment()
        case .text:
            if dropLeadingSpace() { return }
        case .startTag:
            if tokenizer.token.name == .html { return inBody() }
            if tokenizer.token.name == .head {
                headNode = insertElement()
                mode = .inHead
                return
            }
        case .endTag:
            if !isEndTagOfFrame() { return ignore() }
        case .end:
            break
        }
        headNode = insertImplied(.head)
        reprocess(in: .inHead)
    }

    /// Within `head`.
    mutating func inHead() {
        switch tokenizer.token.kind {
        case .text:
            if insertLeadingSpace() { return }
        case .comment:
            return insertComment()
        case .doctype:
            return ignore()
        case .startTag:
            if startTagInHead() { return }
        case .endTag:
            switch tokenizer.token.name {
            case .head:
                pop()
                mode = .afterHead
                return
            case .body, .html, .br:
                break
            case .template:
                return closeTemplate()
            default:
                return ignore()
            }
        case .end:
            break
        }
        pop()
        reprocess(in: .afterHead)
    }

    /// A start tag within `head`; false when it ends the head.
    private mutating func startTagInHead() -> Bool {
        switch tokenizer.token.name {
        case .html:
            inBody()
        case .base, .basefont, .bgsound, .link, .meta:
            insertVoid()
        case .title:
            insertTextElement(.escapableText)
        case .noscript:
            if isScripting {
                insertTextElement(.rawText)
            } else {
                insertElement()
                mode = .inHeadNoscript
            }
        case .noframes, .style:
            insertTextElement(.rawText)
        case .script:
            insertTextElement(.script)
        case .template:
            insertElement()
            pushFormattingMarker()
            allowsFrameset = false
            mode = .inTemplate
            templateModes.append(.inTemplate)
        case .head:
            ignore()
        default:
            return false
        }
        return true
    }

    /// Within `noscript` in the head, where scripts do not run.
    mutating func inHeadNoscript() {
        switch tokenizer.token.kind {
        case .doctype:
            return ignore()
        case .comment:
            return insertComment()
        case .text:
            if insertLeadingSpace() { return }
        case .startTag:
            switch tokenizer.token.name {
            case .html: return inBody()
            case .basefont, .bgsound, .link, .meta, .noframes, .style: return inHead()
            case .head, .noscript: return ignore()
            default: break
            }
        case .endTag:
            if tokenizer.token.name == .noscript {
                pop()
                mode = .inHead
                return
            }
            if tokenizer.token.name != .br { return ignore() }
        case .end:
            break
        }
        tokenizer.report("unclosed-elements", at: tokenizer.token.position)
        pop()
        reprocess(in: .inHead)
    }

    /// Between `head` and `body`.
    mutating func afterHead() {
        switch tokenizer.token.kind {
        case .doctype:
            return ignore()
        case .comment:
            return insertComment()
        case .text:
            if insertLeadingSpace() { return }
        case .startTag:
            if startTagAfterHead() { return }
        case .endTag:
            if tokenizer.token.name == .template { return inHead() }
            if !isEndTagOfFrame() || tokenizer.token.name == .head { return ignore() }
        case .end:
            break
        }
        insertImplied(.body)
        reprocess(in: .inBody)
    }

    /// A start tag after the head; false when it begins the body unsaid.
    private mutating func startTagAfterHead() -> Bool {
        let name = tokenizer.token.name
        switch name {
        case .html:
            inBody()
        case .body:
            insertElement()
            allowsFrameset = false
            mode = .inBody
        case .frameset:
            insertElement()
            mode = .inFrameset
        case .head:
            ignore()
        default:
            guard traits(of: name).contains(.headContent), headNode >= 0 else { return false }
            tokenizer.report("unexpected-start-tag", at: tokenizer.token.position)
            let head = headNode
            push(openElement(head))
            inHead()
            removeOpen(at: stackIndex(of: head))
        }
        return true
    }

    /// Within an element that holds only text.
    mutating func inText() {
        switch tokenizer.token.kind {
        case .text:
            insertTokenText()
        case .end:
            tokenizer.report("unclosed-elements", at: tokenizer.token.position)
            pop()
            reprocess(in: originalMode)
        default:
            pop()
            mode = originalMode
        }
    }
}
