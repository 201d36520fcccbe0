extension HTMLTreeBuilder {
    /// After `</body>`.
    mutating func afterBody() {
        switch tokenizer.token.kind {
        case .text:
            if processLeadingSpace() { return }
        case .comment:
            return insertComment(in: stack[0].node)
        case .doctype:
            return ignore()
        case .startTag:
            if tokenizer.token.name == .html { return inBody() }
        case .endTag:
            if tokenizer.token.name == .html {
                guard context == nil else { return ignore() }
                mode = .afterAfterBody
                return
            }
        case .end:
            return stop()
        }
        tokenizer.report("content-after-body", at: tokenizer.token.position)
        reprocess(in: .inBody)
    }

    /// After `</html>`.
    mutating func afterAfterBody() {
        switch tokenizer.token.kind {
        case .text:
            if processLeadingSpace() { return }
        case .comment:
            return insertComment(in: HTMLTree.root)
        case .doctype:
            return inBody()
        case .startTag:
            if tokenizer.token.name == .html { return inBody() }
        case .endTag:
            break
        case .end:
            return stop()
        }
        tokenizer.report("content-after-body", at: tokenizer.token.position)
        reprocess(in: .inBody)
    }

    /// Hands leading white space to the rules of the body; true when nothing is left.
    private mutating func processLeadingSpace() -> Bool {
        let token = tokenizer.token
        let space = leadingSpace()
        guard space > 0 else { return false }
        tokenizer.token.count = space
        inBody()
        tokenizer.token = token
        return dropLeadingSpace()
    }

    /// Within `frameset`.
    mutating func inFrameset() {
        switch tokenizer.token.kind {
        case .text: insertSpaceOnly()
        case .comment: insertComment()
        case .doctype: ignore()
        case .startTag:
            switch tokenizer.token.name {
            case .html: inBody()
            case .frameset: insertElement()
            case .frame: insertVoid()
            case .noframes: inHead()
            default: ignore()
            }
        case .endTag:
            guard tokenizer.token.name == .frameset, stack.count > 1 else { return ignore() }
            pop()
            if context == nil, !current.isHTML(.frameset) { mode = .afterFrameset }
        case .end: stop()
        }
    }

    /// After `</frameset>`.
    mutating func afterFrameset() {
        switch tokenizer.token.kind {
        case .text: insertSpaceOnly()
        case .comment: insertComment()
        case .doctype: ignore()
        case .startTag:
            switch tokenizer.token.name {
            case .html: inBody()
            case .noframes: inHead()
            default: ignore()
            }
        case .endTag:
            if tokenizer.token.name == .html { mode = .afterAfterFrameset } else { ignore() }
        case .end: stop()
        }
    }

    /// After `</html>` that ends a frame set.
    mutating func afterAfterFrameset() {
        switch tokenizer.token.kind {
        case .text: insertSpaceOnly()
        case .comment: insertComment(in: HTMLTree.root)
        case .doctype: inBody()
        case .startTag:
            switch tokenizer.token.name {
            case .html: inBody()
            case .noframes: inHead()
            default: ignore()
            }
        case .endTag: ignore()
        case .end: stop()
        }
    }
}
