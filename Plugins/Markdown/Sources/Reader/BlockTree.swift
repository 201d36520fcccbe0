internal import GalleyDocumentModel

/// What the first pass over a text finds: its blocks, with their text still unread.
struct BlockTree: ~Copyable {
    var blocks = GrowingBuffer<Block>()
    /// The lines of all texts that do not lie in one piece in the input.
    var lines = GrowingBuffer<LeafLine>()
    /// Targets of references that were read from such texts.
    var kept: [UInt8] = []
    /// The rows of all tables.
    var rows: [Piece] = []
    /// The small facts of blocks that need more than a block holds.
    var details: [Detail] = []
    var references = LabelTable<Reference>()
    var footnotes = LabelTable<Footnote>()
    /// How many bytes references have put into the document, and how many they may.
    var expanded = 0, expansionLimit = 100_000
    /// How many cells were added to short rows.
    var paddedCells = 0

    init() { blocks.append(Block(kind: .document)) }
}

/// One block.
///
/// Links are indices into the array of blocks; -1 stands for none.
struct Block {
    var kind: BlockKind
    /// Whether `text` is a range of the input, and not one of `BlockTree.lines`.
    var isInInput = true
    /// A list or definition: whether its parts stand without blank lines between them.
    var isTight = true
    /// A heading's level, the byte that marks a list.
    var detail: UInt8 = 0
    var parent: Int32 = -1
    var firstChild: Int32 = -1
    var lastChild: Int32 = -1
    var next: Int32 = -1
    var previous: Int32 = -1
    /// The text of a leaf, or the places of its lines; where a table's rows lie.
    var text = Piece(0, 0)
    /// The bytes of the input that the block was read from.
    var source = Piece(0, 0)
    /// The index of its `Detail`; -1 for none.
    var extra: Int32 = -1
}

enum BlockKind: UInt8 {
    case document, quote, list, item, division, footnote, definitionList, definition
    case paragraph, heading, code, html, thematicBreak, table, term, math, module
    /// A block of which nothing was left, such as a paragraph of definitions only.
    case nothing
}

/// A range of bytes, in eight bytes.
struct Piece {
    var start: Int32, end: Int32

    init(_ start: Int, _ end: Int) {
        (self.start, self.end) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
    }

    init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

    var range: Range<Int> { Int(start)..<Int(max(start, end)) }
    var isEmpty: Bool { start >= end }
}

/// Facts of a block that few blocks have.
struct Detail {
    /// A code block's info string, a division's name and attributes, in the input.
    var info = Piece(0, 0)
    /// The number that a list starts at, the alignments of a table from here on.
    var number = 0
    /// The alignments of a table's columns.
    var alignments: [UInt8] = []
}

/// The target of a reference: two pieces, in the input or in what was kept.
struct Reference {
    var url: Piece
    var title: Piece
    var isInInput: Bool
    /// Where it was defined, in the input.
    var source: Piece
    var isUsed = false
}

/// The text behind a footnote's label.
struct Footnote {
    var block: Int32
    var source: Piece
    var isPlaced = false
}

extension BlockTree {
    /// How long all texts that do not stand in one piece are together.
    var joinedCount: Int {
        var sum = 0
        for index in 0..<lines.count { sum += lines[index].length + 1 }
        return sum
    }

    /// Takes the first bytes off the text of a block that line feeds join.
    mutating func drop(_ count: Int, ofTextOf block: Int32) {
        var text = blocks[Int(block)].text
        if blocks[Int(block)].isInInput {
            text.start += Int32(truncatingIfNeeded: count)
        } else {
            var left = count
            while text.start < text.end {
                let length = lines[Int(text.start)].range.count
                if left <= length {
                    lines[Int(text.start)].start += Int32(truncatingIfNeeded: left)
                    break
                }
                left -= length + 1
                text.start += 1
            }
        }
        blocks[Int(block)].text = text
    }

    /// Adds a block below `parent`, as its last child.
    mutating func add(_ block: Block, to parent: Int32) -> Int32 {
        let index = Int32(truncatingIfNeeded: blocks.count)
        blocks.append(block)
        let last = blocks[Int(parent)].lastChild
        blocks[Int(index)].parent = parent
        blocks[Int(index)].previous = last
        if last < 0 {
            blocks[Int(parent)].firstChild = index
        } else {
            blocks[Int(last)].next = index
        }
        blocks[Int(parent)].lastChild = index
        return index
    }

    /// Puts a new block in the place of `child`, its parent's last child, which goes below it.
    mutating func wrapLast(_ child: Int32, in block: Block) -> Int32 {
        let index = Int32(truncatingIfNeeded: blocks.count)
        let (parent, previous) = (blocks[Int(child)].parent, blocks[Int(child)].previous)
        var block = block
        (block.parent, block.previous) = (parent, previous)
        (block.firstChild, block.lastChild) = (child, child)
        blocks.append(block)
        if previous < 0 {
            blocks[Int(parent)].firstChild = index
        } else {
            blocks[Int(previous)].next = index
        }
        blocks[Int(parent)].lastChild = index
        blocks[Int(child)].parent = index
        blocks[Int(child)].previous = -1
        return index
    }

    /// Moves `block`, its parent's last child, to the end of `list`, which stands before it.
    mutating func move(_ block: Int32, into list: Int32) {
        let parent = blocks[Int(block)].parent
        let last = blocks[Int(list)].lastChild
        blocks[Int(list)].next = -1
        blocks[Int(parent)].lastChild = list
        blocks[Int(last)].next = block
        blocks[Int(list)].lastChild = block
        blocks[Int(block)].parent = list
        blocks[Int(block)].previous = last
    }
}
