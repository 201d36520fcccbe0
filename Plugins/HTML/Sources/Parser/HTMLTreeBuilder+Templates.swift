extension HTMLTreeBuilder {
    /// Within `template`, before it is known what it holds.
    mutating func inTemplate() {
        let name = tokenizer.token.name
        switch tokenizer.token.kind {
        case .text, .comment, .doctype:
            inBody()
        case .startTag:
            if traits(of: name).contains(.headContent) { return inHead() }
            let mode: Mode =
                switch name {
                case .caption, .colgroup, .tbody, .tfoot, .thead: .inTable
                case .col: .inColumnGroup
                case .tr: .inTableBody
                case .td, .th: .inRow
                default: .inBody
                }
            _ = templateModes.popLast()
            templateModes.append(mode)
            reprocess(in: mode)
        case .endTag:
            if name == .template { inHead() } else { ignore() }
        case .end:
            guard hasOpenTemplate() else { return stop() }
            tokenizer.report("unclosed-elements", at: tokenizer.token.position)
            endTemplate()
            reprocesses = true
        }
    }

    /// The end tag of `template`.
    mutating func closeTemplate() {
        guard hasOpenTemplate() else { return ignore() }
        generateAllImpliedEndTags()
        if !current.isHTML(.template) {
            tokenizer.report("unclosed-elements", at: tokenizer.token.position)
        }
        endTemplate()
    }

    private mutating func endTemplate() {
        popThrough(.template)
        clearFormattingToMarker()
        _ = templateModes.popLast()
        resetMode()
    }
}
