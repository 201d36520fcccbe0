/// Builds the tree of a page from its tokens (HTML standard, part 13.2.6).
struct HTMLTreeBuilder: ~Copyable {
    /// The rules that apply to the next token.
    enum Mode: UInt8 {
        case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody, text
        case inTable, inTableText, inCaption, inColumnGroup, inTableBody, inRow, inCell
        case inTemplate, afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
    }

    /// An element on the stack of open elements.
    struct OpenElement {
        var node: HTMLTree.ID
        var name: HTMLName
        var traits: HTMLTraits
        var namespace: HTMLNamespace

        /// Whether it is the HTML element called `name`.
        @inline(__always)
        func isHTML(_ name: HTMLName) -> Bool { self.name == name && !traits.contains(.foreign) }
    }

    /// An element in the list of active formatting elements, or a marker.
    struct FormattingElement {
        var node: HTMLTree.ID
        var name: HTMLName

        /// A digest of its attributes, whatever their order, once it was asked for.
        var signature: UInt64?

        static let marker = FormattingElement(node: HTMLTree.none, name: .none)

        var isMarker: Bool { node == HTMLTree.none }
    }

    var tokenizer: HTMLTokenizer
    var nodes: [HTMLNode]
    var stack: [OpenElement] = []
    var formatting: [FormattingElement] = []
    var mode = Mode.initial
    var originalMode = Mode.initial
    var templateModes: [Mode] = []
    var headNode = HTMLTree.none
    var formNode = HTMLTree.none

    /// The element a fragment is parsed for.
    var context: OpenElement?

    /// How many `p` are open, so that most searches for one can be left out.
    var openParagraphs = 0

    var allowsFrameset = true
    var fostersContent = false
    var isQuirky = false
    var skipsLineFeed = false
    var reprocesses = false
    var isStopped = false
    var isTruncated = false
    var hasSelectedContent = false

    var pendingTableText: [Range<Int>] = []
    var templateContents: [HTMLTree.ID: HTMLTree.ID] = [:]
    var documentTypes: [HTMLDocumentType] = []

    /// How much room texts have that were moved behind the page more than once.
    var textRoom: [HTMLTree.ID: Int] = [:]

    let traits = HTMLTraits.table
    let isScripting: Bool
    let depthLimit: Int
    let nodeLimit: Int

    init(_ page: [UInt8], options: HTMLParseOptions) {
        tokenizer = HTMLTokenizer(page, options: options)
        isScripting = options.isScripting
        depthLimit = max(options.depthLimit, 16)
        nodeLimit = min(max(options.nodeLimit, 16), Int(Int32.max) - 1_000_000)
        nodes = []
        nodes.reserveCapacity(max(64, page.count / 40))
        nodes.append(HTMLNode(kind: .document))
        stack.reserveCapacity(64)
    }
}

extension HTMLTreeBuilder {
    /// The tree of the whole input.
    static func tree(of page: [UInt8], options: HTMLParseOptions) -> HTMLTree {
        var builder = HTMLTreeBuilder(page, options: options)
        if let context = options.fragmentContext { builder.prepare(for: context) }
        builder.run()
        return builder.finish()
    }

    private mutating func run() {
        while !isStopped {
            tokenizer.allowsCharacterData =
                !stack.isEmpty && adjustedCurrent.traits.contains(.foreign)
            tokenizer.next()
            if skipsLineFeed {
                skipsLineFeed = false
                if skipLineFeed() { continue }
            }
            dispatch()
            if tokenizer.token.kind == .end { break }
            if nodes.count >= nodeLimit {
                isTruncated = true
                break
            }
        }
    }

    /// Drops the line feed that may follow `pre` and `textarea`; true when nothing is left.
    private mutating func skipLineFeed() -> Bool {
        guard tokenizer.token.kind == .text,
            tokenizer.bytes[tokenizer.token.start] == ASCII.lineFeed
        else { return false }
        tokenizer.token.start += 1
        tokenizer.token.count -= 1
        return tokenizer.token.count == 0
    }

    /// Hands the token to the rules of HTML or of foreign content.
    @inline(__always)
    private mutating func dispatch() {
        if stack.isEmpty || !adjustedCurrent.traits.contains(.foreign) || isHTMLToken() {
            applyRules()
        } else {
            applyForeignRules()
        }
    }

    /// Whether HTML rules apply to the token though the element it stands in is foreign.
    private func isHTMLToken() -> Bool {
        let element = adjustedCurrent
        switch tokenizer.token.kind {
        case .end:
            return true
        case .startTag:
            let name = tokenizer.token.name
            if element.traits.contains(.textIntegration) {
                return name != .mglyph && name != .malignmark
            }
            if element.namespace == .mathML, element.name == .annotationXml, name == .svg {
                return true
            }
            return element.traits.contains(.htmlIntegration)
        case .text:
            return !element.traits.isDisjoint(with: [.textIntegration, .htmlIntegration])
        default:
            return false
        }
    }

    /// Applies the rules of the present mode until the token needs no more.
    @inline(__always)
    mutating func applyRules() {
        repeat {
            reprocesses = false
            if mode == .inBody { inBody() } else { applyRulesOfMode() }
        } while reprocesses
    }

    private mutating func applyRulesOfMode() {
        switch mode {
        case .initial: initial()
        case .beforeHTML: beforeHTML()
        case .beforeHead: beforeHead()
        case .inHead: inHead()
        case .inHeadNoscript: inHeadNoscript()
        case .afterHead: afterHead()
        case .inBody: inBody()
        case .text: inText()
        case .inTable: inTable()
        case .inTableText: inTableText()
        case .inCaption: inCaption()
        case .inColumnGroup: inColumnGroup()
        case .inTableBody: inTableBody()
        case .inRow: inRow()
        case .inCell: inCell()
        case .inTemplate: inTemplate()
        case .afterBody: afterBody()
        case .inFrameset: inFrameset()
        case .afterFrameset: afterFrameset()
        case .afterAfterBody: afterAfterBody()
        case .afterAfterFrameset: afterAfterFrameset()
        }
    }

    /// Has the token processed again by the rules of another mode.
    mutating func reprocess(in mode: Mode) {
        self.mode = mode
        reprocesses = true
    }

    /// Ends parsing: the page is over.
    mutating func stop() { isStopped = true }

    /// Drops a token that must not stand here.
    mutating func ignore() {
        switch tokenizer.token.kind {
        case .startTag: tokenizer.report("unexpected-start-tag", at: tokenizer.token.position)
        case .endTag: tokenizer.report("unexpected-end-tag", at: tokenizer.token.position)
        case .doctype: tokenizer.report("unexpected-doctype", at: tokenizer.token.position)
        case .text: tokenizer.report("unexpected-text", at: tokenizer.token.position)
        case .comment, .end: break
        }
    }

    private consuming func finish() -> HTMLTree {
        if hasSelectedContent { fillSelectedContent() }
        let contentRoot = context == nil ? HTMLTree.root : (stack.first?.node ?? HTMLTree.root)
        tokenizer.dropAttributes()
        return HTMLTree(
            bytes: tokenizer.bytes, nodes: nodes, attributes: tokenizer.attributes,
            names: tokenizer.names, templateContents: templateContents,
            documentTypes: documentTypes, isQuirky: isQuirky, isTruncated: isTruncated,
            errors: tokenizer.errors.sorted { $0.offset < $1.offset }, contentRoot: contentRoot,
            sourceMap: tokenizer.sourceMap)
    }
}
