/// The elements and text blocks of a page, as far as the search for the article looks at them.
///
/// A block is a run of text within its nearest block element, cut at two line breaks too. Scripts,
/// controls and hidden parts are left out; blanks are single, soft hyphens gone.
struct PageScan {
    let tree: HTMLTree
    /// The elements seen, in document order; the first is `body`.
    var elements: [HTMLTree.ID] = []
    /// The position among `elements` of each one's parent; -1 for the first.
    var parents: [Int] = []
    var depths: [Int] = []
    var blocks: [PageBlock] = []
    /// The text of all blocks.
    var scalars: [UInt32] = []
    /// The nodes that the blocks' text comes from.
    var sources: [HTMLTree.ID] = []
    var images: [PageImage] = []

    private var draft = BlockDraft()

    init(_ tree: HTMLTree) {
        self.tree = tree
        let root = tree.body ?? tree.contentRoot
        let first = enter(root, -1)
        visit(root, first, owner: first, Style())
        flush(first)
    }

    /// The name of the element at that position.
    func tag(_ element: Int) -> HTMLName { tree[elements[element]].name }

    /// The element and all it stands in, innermost first.
    func chain(_ element: Int) -> [Int] {
        var chain: [Int] = []
        var element = element
        while element >= 0 {
            chain.append(element)
            element = parents[element]
        }
        return chain
    }
}

/// A run of text on a page.
struct PageBlock {
    /// What kind of element it stands in; the order is that of the model's numbers.
    enum Kind: Int { case paragraph, headline, heading, item, cell, quote, code, caption, other }

    /// The element it stands in.
    var element: Int
    /// Its text, in the scan's scalars.
    var text: Range<Int>
    /// The nodes it comes from, in the scan's sources.
    var sources: Range<Int>
    var kind: Kind
    /// The share of its text that is linked, bold, italic.
    var link: Double, bold: Double, italic: Double
    /// The share of a link that it begins with.
    var lead: Double
    var linkCount: Int
}

/// A picture or film on a page.
struct PageImage {
    /// How many blocks end before it.
    var block: Int
    var node: HTMLTree.ID
    /// The element it stands in.
    var element: Int
    /// Where it lies.
    var address: ArraySlice<UInt8>
    /// Whether it is a film, a sound or a frame.
    var isEmbed = false
}

/// How text is marked.
private struct Style {
    var isLinked = false, isBold = false, isItalic = false
}

/// The text of a block while it is gathered.
private struct BlockDraft {
    var start = 0, sourceStart = 0
    var hasChunk = false, hasWord = false, hasBlankWaiting = false
    var total = 0, linked = 0, bold = 0, italic = 0
    var linkCount = 0
    var wasLinked = false
    /// The length of the first words if they are linked, 0 if not; -1 before any.
    var lead = -1
}

extension PageScan {
    private mutating func enter(_ id: HTMLTree.ID, _ parent: Int) -> Int {
        elements.append(id)
        parents.append(parent)
        depths.append(parent < 0 ? 0 : depths[parent] + 1)
        return elements.count - 1
    }

    private mutating func visit(_ id: HTMLTree.ID, _ element: Int, owner: Int, _ style: Style) {
        var breaks = 0
        var child = tree[id].firstChild
        var isFirst = true
        while child >= 0 {
            let node = tree[child]
            switch node.kind {
            case .text:
                if addText(child, style), !isFirst { breaks = 0 }
            case .element:
                isFirst = false
                if node.namespace == .html {
                    visit(child, node, in: element, owner: owner, style, &breaks)
                } else if node.name == .math {
                    sources.append(child)
                }
            default: break
            }
            child = node.next
        }
    }

    private mutating func visit(
        _ id: HTMLTree.ID, _ node: HTMLNode, in element: Int, owner: Int, _ style: Style,
        _ breaks: inout Int
    ) {
        switch PageScan.manner(of: node.name) {
        case .lineBreak:
            breaks += 1
            addBreak(id)
            if breaks > 1 { flush(owner) }
        case .image: addImage(id, in: element)
        case .embed: addEmbed(id, in: element)
        case .dropped: break
        case .block:
            guard !isHidden(id) else { return }
            let inner = enter(id, element)
            guard depths[inner] <= 400 else { return }
            flush(owner)
            visit(id, inner, owner: inner, style)
            flush(inner)
        case .inline:
            guard !isHidden(id) else { return }
            let inner = enter(id, element)
            guard depths[inner] <= 400 else { return }
            var style = style
            switch node.name {
            case .a: style.isLinked = true
            case .b, .strong: style.isBold = true
            case .i, .em: style.isItalic = true
            default: break
            }
            visit(id, inner, owner: owner, style)
        }
    }

    func isHidden(_ id: HTMLTree.ID) -> Bool {
        for attribute in tree.attributes(of: id) {
            switch attribute.name {
            case .hidden: return true
            case .style: if tree.value(of: attribute).hides { return true }
            case .type: if tree.value(of: attribute).equals("hidden") { return true }
            default: break
            }
        }
        return false
    }

    /// Adds a text; whether it holds more than blanks.
    private mutating func addText(_ id: HTMLTree.ID, _ style: Style) -> Bool {
        let range = tree.range(of: id)
        guard !range.isEmpty else { return false }
        beginChunk(id)
        var at = range.lowerBound
        var count = 0, first = -1, last = -1
        while at < range.upperBound {
            let scalar = tree.bytes.scalar(at: &at, before: range.upperBound)
            if scalar.isInvisible { continue }
            if scalar.isBlank {
                if draft.start < scalars.count { draft.hasBlankWaiting = true }
            } else {
                if draft.hasBlankWaiting {
                    scalars.append(32)
                    draft.hasBlankWaiting = false
                }
                scalars.append(scalar)
                if !draft.hasWord, scalar.isWord { draft.hasWord = true }
                if first < 0 { first = count }
                last = count
            }
            count += 1
        }
        let length = first < 0 ? 0 : last - first + 1
        if length > 0 {
            draft.total += length
            if style.isLinked { draft.linked += length }
            if style.isBold { draft.bold += length }
            if style.isItalic { draft.italic += length }
            if style.isLinked, !draft.wasLinked { draft.linkCount += 1 }
            if draft.lead < 0 { draft.lead = style.isLinked ? length : 0 }
        }
        draft.wasLinked = style.isLinked
        return length > 0
    }

    private mutating func addBreak(_ id: HTMLTree.ID) {
        beginChunk(id)
        if draft.start < scalars.count { draft.hasBlankWaiting = true }
        draft.wasLinked = false
    }

    private mutating func beginChunk(_ id: HTMLTree.ID) {
        draft.hasChunk = true
        sources.append(id)
    }

    /// Ends the block that is being gathered.
    private mutating func flush(_ owner: Int) {
        guard draft.hasChunk else { return }
        if draft.hasWord {
            let total = Double(max(1, draft.total))
            let lead = Double(max(draft.lead, 0))
            blocks.append(
                PageBlock(
                    element: owner, text: draft.start..<scalars.count,
                    sources: draft.sourceStart..<sources.count, kind: kind(of: owner),
                    link: Double(draft.linked) / total, bold: Double(draft.bold) / total,
                    italic: Double(draft.italic) / total, lead: lead >= 15 ? lead / total : 0,
                    linkCount: draft.linkCount))
        } else {
            scalars.removeSubrange(draft.start...)
        }
        draft = BlockDraft()
        (draft.start, draft.sourceStart) = (scalars.count, sources.count)
    }

    private func kind(of owner: Int) -> PageBlock.Kind {
        if tag(owner) == .h1 { return .headline }
        var best = PageBlock.Kind.other
        var rank = 9
        var element = owner
        while element >= 0 {
            if let (kind, order) = PageScan.kind(within: tag(element)), order < rank {
                (best, rank) = (kind, order)
            }
            element = parents[element]
        }
        return rank == 9 && tag(owner) == .p ? .paragraph : best
    }

    private static func kind(within name: HTMLName) -> (PageBlock.Kind, Int)? {
        switch name {
        case .pre: (.code, 0)
        case .figcaption, .caption: (.caption, 1)
        case .h1, .h2, .h3, .h4, .h5, .h6: (.heading, 2)
        case .td, .th: (.cell, 3)
        case .blockquote: (.quote, 4)
        case .li, .dd, .dt: (.item, 5)
        default: nil
        }
    }
}

extension PageScan {
    private mutating func addImage(_ id: HTMLTree.ID, in element: Int) {
        guard let address = HTMLImageSource.address(of: id, in: tree), !isSmall(id) else { return }
        images.append(
            PageImage(block: blocks.count, node: id, element: element, address: address))
    }

    private mutating func addEmbed(_ id: HTMLTree.ID, in element: Int) {
        guard let source = tree.value(.src, of: id) ?? tree.value(.dataSrc, of: id) else {
            if let child = tree.firstChild(.source, of: id),
                let source = tree.value(.src, of: child)
            {
                images.append(
                    PageImage(
                        block: blocks.count, node: id, element: element, address: source,
                        isEmbed: true))
            }
            return
        }
        images.append(
            PageImage(
                block: blocks.count, node: id, element: element, address: source, isEmbed: true))
    }

    /// Whether the page gives it a width of less than 50.
    private func isSmall(_ id: HTMLTree.ID) -> Bool {
        guard let width = tree.value(.width, of: id)?.trimmed else { return false }
        let digits = width.prefix { (48...57).contains($0) }
        let rest = width.dropFirst(digits.count)
        guard rest.isEmpty || rest.equals("px") else { return false }
        return digits.count == 1 || (digits.count == 2 && digits.first.map { $0 < 53 } == true)
    }

    private enum Manner { case lineBreak, image, embed, dropped, block, inline }

    private static func manner(of name: HTMLName) -> Manner {
        switch name {
        case .br: return .lineBreak
        case .img: return .image
        case .iframe, .video, .audio, .embed: return .embed
        case .script, .style, .template, .noscript, .svg, .math, .object, .canvas, .select,
            .button, .textarea, .head, .map, .rt, .rp:
            return .dropped
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .div,
            .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5,
            .h6, .header, .hr, .html, .legend, .li, .main, .nav, .ol, .p, .pre, .section, .summary,
            .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul, .hgroup, .menu, .dir, .optgroup,
            .option:
            return .block
        default: return .inline
        }
    }
}

extension [UInt8] {
    /// The code point at `index` of valid UTF-8, stepping over it.
    func scalar(at index: inout Int, before end: Int) -> UInt32 {
        let first = UInt32(self[index])
        index += 1
        if first < 0x80 { return first }
        func next() -> UInt32 {
            guard index < end else { return 0 }
            defer { index += 1 }
            return UInt32(self[index] & 0x3F)
        }
        if first < 0xE0 { return (first & 0x1F) << 6 | next() }
        if first < 0xF0 {
            let second = next()
            return (first & 0x0F) << 12 | second << 6 | next()
        }
        let second = next(), third = next()
        return (first & 0x07) << 18 | second << 12 | third << 6 | next()
    }
}
