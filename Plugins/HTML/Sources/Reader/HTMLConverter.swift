internal import GalleyDocumentModel

/// Turns the tree of a page into the nodes of a document.
///
/// Text is collapsed as CSS does it for running text, in one pass. Marks (a link, emphasis) are
/// opened only when a word follows, so blanks at their edges stand outside of them and marks round
/// whole blocks go inside these.
struct HTMLConverter: ~Copyable {
    let tree: HTMLTree
    var options: HTMLConversionOptions
    var builder: Document.Builder
    /// Whether nodes are told where they were read.
    let keepsRanges: Bool

    /// Where text goes.
    var place: Place
    /// The marks that text stands in, outermost first.
    var marks: [Mark] = []
    /// How many of `marks` are open in the document.
    var openMarks = 0
    /// Whether a paragraph was opened for the text.
    var isRunOpen = false
    /// Whether the line has a word or an image, so that a blank after it counts.
    var hasContent = false
    var hasSpaceWaiting = false
    var breaksWaiting = 0
    /// Line ends of an own page that become soft breaks when something follows.
    var softBreaksWaiting = 0
    /// The text not yet written: a range of the page, or a copy.
    var pending = PendingText()
    /// What text becomes: `text`, `code` or `keyboard`.
    var leaf: Kind = .text
    /// What `pending` becomes.
    var pendingLeaf: Kind = .text
    /// The end of what was read last, in the page.
    var lastEnd = 0
    /// The notes of the page, and those being read.
    var notes = HTMLNotes()
    var notesInProgress: Set<HTMLTree.ID> = []
    /// How many levels of elements lie above.
    var level = 0
    /// An element that was read already, as the credit of a caption.
    var skipped: HTMLTree.ID = HTMLTree.none

    /// Where text goes.
    enum Place {
        /// Straight into the node that is open.
        case direct
        /// Into a block that is opened for each run of text.
        case blocks(Shape, HTMLTree.ID)
        /// The same, but blocks within are no more than breaks between words: in a heading.
        case words(Shape, HTMLTree.ID)
    }

    /// A mark and the element it was read from.
    struct Mark {
        let shape: Shape
        let element: HTMLTree.ID
    }

    init(_ tree: HTMLTree, options: HTMLConversionOptions, keepsRanges: Bool) {
        (self.tree, self.options, self.keepsRanges) = (tree, options, keepsRanges)
        builder = Document.Builder(
            input: tree.bytes, nodes: tree.nodes.count, keepsRanges: keepsRanges)
        place = .blocks(.paragraph, HTMLTree.none)
    }
}

/// What is kept of a page, and how addresses are completed.
struct HTMLConversionOptions {
    /// The address that relative ones are joined to.
    var base: HTMLAddressParts?
    /// Whether classes and spans are kept, as in fragments that writers made.
    var keepsClasses = false
    /// The nodes to be read; all without one.
    var selection: HTMLSelection?
    /// An element that is left out with all in it.
    var omitted: HTMLTree.ID = HTMLTree.none
    /// Whether the page is one that the writer made, to be read back as it was.
    var isOwn = false
}

extension HTMLConverter {
    /// Reads what is below `root`, and gives back the builder.
    consuming func convert(_ root: HTMLTree.ID) -> Document.Builder {
        notes = HTMLNotes(tree, below: root, options.selection)
        for note in notes.elements { options.selection?.insertAll(note, in: tree) }
        visitChildren(of: root)
        closeRun()
        return builder
    }

    mutating func visitChildren(of id: HTMLTree.ID) {
        var child = tree[id].firstChild
        while child >= 0 {
            visit(child)
            child = tree[child].next
        }
    }

    mutating func visit(_ id: HTMLTree.ID) {
        let node = tree[id]
        switch node.kind {
        case .text:
            if options.selection?.keeps(id) ?? true { read(text: id) }
        case .element:
            guard options.selection?.keeps(id) ?? true, level < 1500, id != skipped,
                id != options.omitted, !isNote(id)
            else { return }
            level += 1
            visit(element: id, node)
            level -= 1
        case .document, .fragment: visitChildren(of: id)
        case .doctype, .comment: break
        }
    }

    private mutating func visit(element id: HTMLTree.ID, _ node: HTMLNode) {
        if node.namespace != .html {
            if node.namespace == .mathML, node.name == .math { readMath(id) }
            return
        }
        let role = HTMLElementRole.of(node.name)
        if node.count > 0, role != .dropped, isHidden(id) { return }
        if role.isBlock { return visit(block: id, role) }
        switch role {
        case .dropped: break
        case .lineBreak: readBreak()
        case .link: readLink(id)
        case .emphasis: readMarked(id, .emphasis)
        case .strong: readStrong(id)
        case .code: readLeaf(id, .code)
        case .keyboard: readLeaf(id, .keyboard)
        case .quoted: readQuoted(id)
        case .sub: readMarked(id, Shape(.subscript))
        case .sup: readRaised(id)
        case .underline: readMarked(id, Shape(.underline))
        case .strikethrough: readMarked(id, Shape(.strikethrough))
        case .highlight: readMarked(id, Shape(.highlight))
        case .abbreviation: readAbbreviation(id)
        case .span: readSpan(id)
        case .image: readImage(id)
        case .picture: readPicture(id)
        case .script: readScript(id)
        case .noscript: readNoScript(id)
        case .rubyText: readRubyText(id)
        case .input: readInput(id)
        default: visitChildren(of: id)
        }
    }

    private mutating func visit(block id: HTMLTree.ID, _ role: HTMLElementRole) {
        if case .words = place { return readWords(of: id) }
        if case .direct = place { return readWords(of: id) }
        closeRun()
        switch role {
        case .paragraph: readParagraph(id)
        case .heading: readHeading(id)
        case .list: readList(id)
        case .item: readContainer(id)
        case .definitionList: readDefinitions(id)
        case .quote: readQuote(id)
        case .preformatted: readPreformatted(id)
        case .table: readTable(id)
        case .figure: readFigure(id)
        case .details: readDetails(id)
        case .section: readSection(id)
        case .aside: readAside(id)
        case .thematicBreak: builder.append(Shape(.thematicBreak), at: range(of: id))
        case .video: readMedium(id, "video")
        case .audio: readMedium(id, "audio")
        case .frame, .object: readFrame(id)
        default: readContainer(id)
        }
        closeRun()
    }

    /// A block where only words can stand: a break between words on either side.
    private mutating func readWords(of id: HTMLTree.ID) {
        hasSpaceWaiting = hasContent
        visitChildren(of: id)
        hasSpaceWaiting = hasContent
    }

    /// Whether the page says that the element is not to be seen.
    private func isHidden(_ id: HTMLTree.ID) -> Bool {
        for attribute in tree.attributes(of: id) {
            if attribute.name == .hidden { return true }
            if attribute.name == .style, tree.value(of: attribute).hides { return true }
        }
        return false
    }
}
