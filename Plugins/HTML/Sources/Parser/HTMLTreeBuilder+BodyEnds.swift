extension HTMLTreeBuilder {
    /// An end tag within `body`.
    mutating func endTagInBody() {
        let name = tokenizer.token.name
        switch name {
        case .p:
            if !hasParagraphInScope() {
                ignore()
                insertImplied(.p)
            }
            closeParagraph()
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u:
            runAdoptionAgency(name)
        case .li:
            guard hasInScope(.li, stop: .ol, otherStop: .ul) else { return ignore() }
            closeElement(name, except: .li)
        case .dd, .dt:
            guard hasInScope(name) else { return ignore() }
            closeElement(name, except: name)
        case .h1, .h2, .h3, .h4, .h5, .h6:
            guard hasHeadingInScope() else { return ignore() }
            generateImpliedEndTags()
            reportUnclosed(name)
            popUntil(.heading)
            pop()
        case .template:
            inHead()
        case .body, .html:
            guard hasInScope(.body) else { return ignore() }
            mode = .afterBody
            if name == .html { reprocesses = true }
        case .form:
            closeForm()
        case .applet, .marquee, .object:
            guard hasInScope(name) else { return ignore() }
            closeElement(name)
            clearFormattingToMarker()
        case .br:
            ignore()
            reconstructFormatting()
            _ = addElement(.br, .html, keepsAttributes: false)
            allowsFrameset = false
        default:
            guard traits(of: name).contains(.blockEnd) else { return closeOrdinary(name) }
            guard hasInScope(name) else { return ignore() }
            closeElement(name)
        }
    }

    /// Closes what may be closed unsaid, then all up to and with `name`.
    private mutating func closeElement(_ name: HTMLName, except exception: HTMLName = .none) {
        generateImpliedEndTags(except: exception)
        reportUnclosed(name)
        popThrough(name)
    }

    private mutating func reportUnclosed(_ name: HTMLName) {
        if !current.isHTML(name) {
            tokenizer.report("unclosed-elements", at: tokenizer.token.position)
        }
    }

    private mutating func closeForm() {
        if hasOpenTemplate() {
            guard hasInScope(.form) else { return ignore() }
            return closeElement(.form)
        }
        let form = formNode
        formNode = HTMLTree.none
        guard form >= 0, isInScope(form) else { return ignore() }
        generateImpliedEndTags()
        reportUnclosed(.form)
        removeOpen(at: stackIndex(of: form))
    }
}
