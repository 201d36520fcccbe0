extension HTMLTreeBuilder {
    /// Within SVG and MathML (part 13.2.6.5).
    mutating func applyForeignRules() {
        switch tokenizer.token.kind {
        case .text:
            let start = tokenizer.token.start
            let range = start..<start + tokenizer.token.count
            if allowsFrameset, !isSpaceOrNull() { allowsFrameset = false }
            insertText(tokenizer.token.holdsNull ? tokenizer.replacingNulls(range) : range)
        case .comment:
            insertComment()
        case .doctype:
            ignore()
        case .startTag:
            if leavesForeignContent() {
                ignore()
                leaveForeignContent()
                return applyRules()
            }
            insertElement(adjustedCurrent.namespace)
            if tokenizer.token.isSelfClosing { pop() }
        case .endTag:
            endForeign()
        case .end:
            applyRules()
        }
    }

    /// Whether the start tag cannot stand in foreign content.
    private func leavesForeignContent() -> Bool {
        let name = tokenizer.token.name
        if traits(of: name).contains(.breakout) { return true }
        guard name == .font else { return false }
        return tokenizer.attributes[tokenizer.attributeStart...].contains {
            $0.name == .color || $0.name == .face || $0.name == .size
        }
    }

    /// Closes foreign elements up to where HTML may stand.
    private mutating func leaveForeignContent() {
        let stops: HTMLTraits = [.textIntegration, .htmlIntegration]
        while current.traits.contains(.foreign), current.traits.isDisjoint(with: stops),
            stack.count > 1
        {
            pop()
        }
    }

    private mutating func endForeign() {
        let name = tokenizer.token.name
        if name == .br || name == .p {
            ignore()
            leaveForeignContent()
            return applyRules()
        }
        var index = stack.count - 1
        if current.name != name { ignore() }
        while index > 0 {
            if stack[index].name == name { return close(at: index) }
            index -= 1
            if !stack[index].traits.contains(.foreign) { return applyRules() }
        }
    }

    /// Whether the token's text is white space but for null characters.
    private func isSpaceOrNull() -> Bool {
        let start = tokenizer.token.start
        return tokenizer.bytes[start..<start + tokenizer.token.count].allSatisfy {
            ASCII.isSpace($0) || $0 == ASCII.null
        }
    }
}
