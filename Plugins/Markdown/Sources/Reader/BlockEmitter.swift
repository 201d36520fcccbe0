internal import GalleyDocumentModel

/// The second of two passes: makes the document, from its first node to its last.
///
/// Even methods that change nothing are `mutating`: a state of this size is passed by copy else.
/// Blocks are walked by their links, without recursion; what a footnote says is put in where it is
/// first referred to.
struct BlockEmitter: ~Copyable {
    let input: ByteView
    /// What references have kept.
    var kept = ByteView.empty
    let extensions: MarkdownExtensions
    let keepsRanges: Bool
    let maximumDepth: Int

    var tree: BlockTree
    var builder: Document.Builder
    var inlines: InlineScanner

    // The text that marks are gone over in.
    var text: ByteView
    var isInInput = true
    /// Where all text is said to come from, where it is a changed copy of the input.
    var origin: Range<Int>?
    /// Where a text that does not stand in one piece is put together.
    var joined = JoinedLines()

    /// Text that was met and not yet put out: a range, or bytes where it is not in one piece.
    var pending = 0..<0
    var pieces: [UInt8] = []
    /// Where the pieces were read; noted where there may be an e-mail address.
    var seams: [Seam] = []

    /// How many images are open: what is in them becomes their alternative text.
    var openImages = 0
    var alternative: [UInt8] = []
    var openLinks = 0
    /// How many nodes that lie too deep are open: they are left out, what is in them is not.
    var leftOut = 0
    var scratch: [UInt8] = []

    /// The text of a heading of which an identifier is made; nil outside of one.
    var headingText: [UInt8]?
    var slugs = Slugs()

    var openNotes = 0
    /// Footnotes that were first referred to too deep within others.
    var deferredNotes: [Int] = []
    var isFlattened = false
    var cutRows: [Piece] = []

    init(
        _ tree: consuming BlockTree, input: ByteView, builder: consuming Document.Builder,
        _ extensions: MarkdownExtensions, keepsRanges: Bool, maximumDepth: Int
    ) {
        self.tree = tree
        (self.input, text) = (input, input)
        self.builder = builder
        self.extensions = extensions
        (self.keepsRanges, self.maximumDepth) = (keepsRanges, maximumDepth)
        inlines = InlineScanner(extensions)
    }
}

extension BlockEmitter {
    /// Puts out what is below a block.
    mutating func emitChildren(of root: Int32) {
        var at = tree.blocks[Int(root)].firstChild
        guard at >= 0 else { return }
        while true {
            if enter(at) {
                let child = tree.blocks[Int(at)].firstChild
                if child >= 0 {
                    at = child
                    continue
                }
                builder.close()
            }
            while tree.blocks[Int(at)].next < 0 {
                at = tree.blocks[Int(at)].parent
                if at == root { return }
                builder.close()
            }
            at = tree.blocks[Int(at)].next
        }
    }

    /// Puts out a leaf, or begins a container; answers whether there is something to go into.
    private mutating func enter(_ index: Int32) -> Bool {
        let block = tree.blocks[Int(index)]
        switch block.kind {
        case .document, .footnote, .nothing: return false
        case .quote:
            if extensions.contains(.callouts), beginCallout(block) { return true }
            builder.open(.quote, at: block.source.range)
        case .list: builder.open(.list(listForm(block)), at: block.source.range)
        case .item: builder.open(.item(task: takeTask(block)), at: block.source.range)
        case .division: beginDivision(block)
        case .definitionList: builder.open(Shape(.definitionList), at: block.source.range)
        case .definition: builder.open(Shape(.definition), at: block.source.range)
        default:
            emitLeaf(block)
            return false
        }
        return true
    }

    private mutating func listForm(_ block: Block) -> ListForm {
        guard block.detail == 46 || block.detail == 41 else {
            return ListForm(.bullet, isTight: block.isTight)
        }
        return ListForm(
            .decimal, delimiter: block.detail == 46 ? .period : .parenthesis,
            start: block.extra < 0 ? 1 : tree.details[Int(block.extra)].number,
            isTight: block.isTight)
    }

    /// Takes the mark of a task off the start of an item's first paragraph (GFM 0.29 §5.3).
    ///
    /// The mark stands on the line of the item's own, and a blank behind it, as in cmark-gfm.
    private mutating func takeTask(_ block: Block) -> Task? {
        let first = block.firstChild
        guard extensions.contains(.taskLists), first >= 0 else { return nil }
        let paragraph = tree.blocks[Int(first)]
        guard paragraph.kind == .paragraph, startsWithBracket(paragraph) else { return nil }
        let item = block.source.range.lowerBound, mark = paragraph.source.range.lowerBound
        guard let state = task(at: mark), item < mark,
            input.firstIndex(of: 10, from: item, to: mark) == mark,
            input.firstIndex(of: 13, from: item, to: mark) == mark
        else { return nil }
        let (view, range) = joinedText(of: paragraph), start = range.lowerBound
        guard range.count >= 3, view[start + 2] == 93 else { return nil }
        let rest = view.skipSpace(from: start + 3, to: range.upperBound)
        tree.drop(rest - start, ofTextOf: first)
        return state
    }

    /// What the mark of a task at `place` in the input says; nil if there is none.
    private func task(at place: Int) -> Task? {
        guard place + 3 < input.count, input[place] == 91, input[place + 2] == 93,
            input[place + 3].isBlank
        else { return nil }
        let mark = input[place + 1]
        return mark == 32 ? .open : mark | 32 == 120 ? .done : nil
    }

    mutating func startsWithBracket(_ block: Block) -> Bool {
        guard !block.text.isEmpty else { return false }
        let start = block.text.range.lowerBound
        return input[block.isInInput ? start : Int(tree.lines[start].start)] == 91
    }

    /// The text of a leaf in one piece, and where it lies in the view.
    mutating func joinedText(of block: Block) -> (view: ByteView, range: Range<Int>) {
        if block.isInInput { return (input, block.text.range) }
        joined.join(tree.lines, block.text.range, of: input)
        let view = joined.view
        return (view, 0..<view.count)
    }
}
