extension HTMLTreeBuilder {
    /// Within `body`, and wherever else nothing special applies.
    @inline(__always)
    mutating func inBody() {
        switch tokenizer.token.kind {
        case .text: textInBody()
        case .startTag: startTagInBody()
        case .endTag: endTagInBody()
        case .comment: insertComment()
        case .doctype: ignore()
        case .end: endInBody()
        }
    }

    private mutating func textInBody() {
        if tokenizer.token.holdsNull, dropNulls() { return }
        reconstructFormatting()
        insertTokenText()
        if allowsFrameset, !isSpace() { allowsFrameset = false }
    }

    private mutating func endInBody() {
        if templateModes.isEmpty { stop() } else { inTemplate() }
    }

    private mutating func startTagInBody() {
        let name = tokenizer.token.name
        switch name {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
            .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p,
            .search, .section, .summary, .ul:
            closeParagraphInScope()
            insertElement()
        case .a:
            openAnchor()
        case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u:
            reconstructFormatting()
            pushFormatting(insertElement())
        case .area, .br, .embed, .img, .keygen, .wbr:
            reconstructFormatting()
            insertVoid()
            allowsFrameset = false
        case .li:
            openItem { $0 == .li }
        case .dd, .dt:
            openItem { $0 == .dd || $0 == .dt }
        case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template,
            .title:
            inHead()
        case .h1, .h2, .h3, .h4, .h5, .h6:
            closeParagraphInScope()
            if current.traits.contains(.heading) {
                tokenizer.report("unexpected-start-tag", at: tokenizer.token.position)
                pop()
            }
            insertElement()
        case .pre, .listing:
            closeParagraphInScope()
            insertElement()
            skipsLineFeed = true
            allowsFrameset = false
        case .table:
            if !isQuirky { closeParagraphInScope() }
            insertElement()
            allowsFrameset = false
            mode = .inTable
        case .html, .body, .frameset:
            openFrame(name)
        case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr:
            ignore()
        default:
            if name.id < UInt32(traits.count), startControlInBody(name) { return }
            reconstructFormatting()
            insertElement()
        }
    }

    /// A start tag of a form, of embedded content or of ruby; false where nothing is special.
    @inline(never)
    private mutating func startControlInBody(_ name: HTMLName) -> Bool {
        switch name {
        case .form:
            openForm()
        case .button:
            if hasInScope(.button) {
                tokenizer.report("unexpected-start-tag", at: tokenizer.token.position)
                generateImpliedEndTags()
                popThrough(.button)
            }
            reconstructFormatting()
            insertElement()
            allowsFrameset = false
        case .input:
            openInput()
        case .select:
            openSelect()
        case .option:
            if hasInScope(.select) {
                generateImpliedEndTags(except: .optgroup)
            } else if current.isHTML(.option) {
                pop()
            }
            reconstructFormatting()
            insertElement()
        case .optgroup:
            if hasInScope(.select) {
                generateImpliedEndTags()
            } else if current.isHTML(.option) {
                pop()
            }
            reconstructFormatting()
            insertElement()
        case .textarea:
            insertTextElement(.escapableText)
            skipsLineFeed = true
            allowsFrameset = false
        case .rb, .rtc:
            if hasInScope(.ruby) { generateImpliedEndTags() }
            insertElement()
        case .rp, .rt:
            if hasInScope(.ruby) { generateImpliedEndTags(except: .rtc) }
            insertElement()
        default:
            return startEmbeddedInBody(name)
        }
        return true
    }

    private mutating func startEmbeddedInBody(_ name: HTMLName) -> Bool {
        switch name {
        case .nobr:
            reconstructFormatting()
            if hasInScope(.nobr) {
                runAdoptionAgency(.nobr)
                reconstructFormatting()
            }
            pushFormatting(insertElement())
        case .applet, .marquee, .object:
            reconstructFormatting()
            insertElement()
            pushFormattingMarker()
            allowsFrameset = false
        case .param, .source, .track:
            insertVoid()
        case .hr:
            closeParagraphInScope()
            if hasInScope(.select) { generateImpliedEndTags() }
            insertVoid()
            allowsFrameset = false
        case .image:
            tokenizer.report("unexpected-start-tag", at: tokenizer.token.position)
            tokenizer.token.name = .img
            startTagInBody()
        case .plaintext:
            closeParagraphInScope()
            insertElement()
            tokenizer.contentModel = .plaintext
        case .xmp:
            closeParagraphInScope()
            reconstructFormatting()
            allowsFrameset = false
            insertTextElement(.rawText)
        case .iframe:
            allowsFrameset = false
            insertTextElement(.rawText)
        case .noembed:
            insertTextElement(.rawText)
        case .noscript where isScripting:
            insertTextElement(.rawText)
        case .math, .svg:
            reconstructFormatting()
            let namespace: HTMLNamespace = name == .svg ? .svg : .mathML
            insertElement(namespace)
            if tokenizer.token.isSelfClosing { pop() }
        case .selectedcontent:
            hasSelectedContent = true
            return false
        default:
            return false
        }
        return true
    }

    /// `html`, `body` or `frameset` where the body has begun.
    private mutating func openFrame(_ name: HTMLName) {
        tokenizer.report("unexpected-start-tag", at: tokenizer.token.position)
        if name == .html {
            if !hasOpenTemplate() { mergeAttributes(into: stack[0].node) }
            return
        }
        guard stack.count > 1, stack[1].isHTML(.body) else { return }
        if name == .body {
            guard !hasOpenTemplate() else { return }
            allowsFrameset = false
            return mergeAttributes(into: stack[1].node)
        }
        guard allowsFrameset else { return }
        detach(stack[1].node)
        close(at: 1)
        insertElement()
        mode = .inFrameset
    }

    /// `li`, `dd` or `dt`, which end the item before them.
    private mutating func openItem(endsAt isItem: (HTMLName) -> Bool) {
        allowsFrameset = false
        var index = stack.count - 1
        while index >= 0 {
            let element = stack[index]
            if isItem(element.name), !element.traits.contains(.foreign) {
                generateImpliedEndTags(except: element.name)
                if !current.isHTML(element.name) {
                    tokenizer.report("unclosed-elements", at: tokenizer.token.position)
                }
                popThrough(element.name)
                break
            }
            if element.traits.contains(.special), !element.isHTML(.address),
                !element.isHTML(.div), !element.isHTML(.p)
            {
                break
            }
            index -= 1
        }
        closeParagraphInScope()
        insertElement()
    }

    private mutating func openAnchor() {
        var index = formatting.count - 1
        while index >= 0, !formatting[index].isMarker {
            let element = formatting[index]
            if element.name == .a {
                tokenizer.report("unexpected-start-tag", at: tokenizer.token.position)
                runAdoptionAgency(.a)
                let left = formattingIndex(of: element.node)
                if left >= 0 { formatting.remove(at: left) }
                removeOpen(at: stackIndex(of: element.node))
                break
            }
            index -= 1
        }
        reconstructFormatting()
        pushFormatting(insertElement())
    }

    private mutating func openForm() {
        let isInTemplate = hasOpenTemplate()
        if formNode >= 0, !isInTemplate { return ignore() }
        closeParagraphInScope()
        let form = insertElement()
        if !isInTemplate { formNode = form }
    }

    private mutating func openInput() {
        if let context, context.isHTML(.select) { return ignore() }
        if hasInScope(.select) { popThrough(.select) }
        reconstructFormatting()
        let isHidden = isHiddenInput()
        insertVoid()
        if !isHidden { allowsFrameset = false }
    }

    private mutating func openSelect() {
        if let context, context.isHTML(.select) { return ignore() }
        if hasInScope(.select) {
            ignore()
            return popThrough(.select)
        }
        reconstructFormatting()
        insertElement()
        allowsFrameset = false
    }
}
