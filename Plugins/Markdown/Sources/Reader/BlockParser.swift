internal import GalleyDocumentModel

/// The first of two passes: finds the blocks of a text, line by line (CommonMark 0.31, appendix).
///
/// Time is linear: each line looks at most once at each container that is open, and no more than
/// `maximumContainers` are; what lies deeper is flattened.
struct BlockParser: ~Copyable {
    let bytes: ByteView
    let extensions: MarkdownExtensions
    let keepsRanges: Bool
    let maximumContainers: Int
    /// Which bytes may begin a block with these extensions.
    let starts: ByteSet

    var tree = BlockTree()
    var containers: [Container] = [Container(block: 0, kind: .document)]
    var leaf = Leaf.none
    var leafBlock: Int32 = -1
    /// The lines of the open leaf, without what belongs to its containers.
    var lines = GrowingBuffer<LeafLine>()
    /// Whether those lines stand in the input as they are, with one line feed between them.
    var isContiguous = true

    // The line that is being read; `columns` counts tabs as up to four.
    var lineStart = 0, lineEnd = 0, nextLine = 0
    var at = 0, column = 0
    var isTabHalfUsed = false
    var hasMarker = false
    var nonspace = -1, indent = 0
    /// The column of `nonspace`.
    private var nonspaceColumn = 0
    var isBlank = false
    /// A place on the line up to which nothing is a thematic break.
    var breakBarrier = 0

    /// Whether a blank line came before this one, not in a quote that has ended since.
    var hasBlankBefore = false
    /// The innermost container that the blank line did not reach out of.
    var blankBarrier = -1

    private var nextLineFeed = -1
    /// The next carriage return; that many bytes as there are, if there is none.
    private var nextCarriageReturn = -1
    private var endsInCarriageReturn = false
    /// Whether the line before this one ended in a carriage return, alone or not.
    var followsCarriageReturn = false

    /// The last place of a mark of a block of mathematics; negative before it was looked for.
    var lastMath = -1

    var isTooDeep = false
    var duplicateLabels: [Piece] = []
    var label: [UInt8] = []
    /// Where lines are put together to be looked at as one text.
    var joined = JoinedLines()

    init(
        _ bytes: ByteView, _ extensions: MarkdownExtensions, keepsRanges: Bool,
        maximumContainers: Int
    ) {
        self.bytes = bytes
        self.extensions = extensions
        self.keepsRanges = keepsRanges
        self.maximumContainers = maximumContainers
        starts =
            extensions.contains(.mdx)
            ? .blockStart.union(ByteSet("ei{")) : .blockStart
        if !bytes.contains(13) { nextCarriageReturn = bytes.count }
        tree.blocks.makeRoom(forLikely: bytes.count / 32 + 16)
        tree.lines.makeRoom(forLikely: bytes.count / 64)
    }

    mutating func parse() {
        while nextLine < bytes.count {
            readLine()
            processLine()
        }
        closeContainers(to: 1)
        closeLeaf()
    }
}

/// A block that may hold others and is open.
struct Container {
    var block: Int32 = -1
    var kind: BlockKind
    /// How far the text of an item or definition is indented, the length of a division's fence.
    var width = 0
    /// The place among the open containers of the innermost one that keeps blank lines in.
    var barrier = -1

    /// Whether it ends where something stands that is no item.
    var holdsOnlyItems: Bool { kind == .list || kind == .definitionList }
}

/// What kind of leaf is open, and what ends it.
enum Leaf: Equatable {
    case none, paragraph, indentedCode, table
    case fencedCode(byte: UInt8, length: Int, indent: Int)
    case html(type: Int)
    case math
}

/// A line of a leaf, and the spaces of a tab before it that was used in part.
struct LeafLine {
    var start: Int32, end: Int32
    var spaces: UInt8 = 0

    init(_ start: Int, _ end: Int, spaces: Int = 0) {
        (self.start, self.end) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
        self.spaces = UInt8(truncatingIfNeeded: spaces)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
    /// How many bytes it gives, the blanks in front included.
    var length: Int { range.count + Int(spaces) }
}

extension BlockParser {
    private mutating func readLine() {
        lineStart = nextLine
        at = lineStart
        column = 0
        isTabHalfUsed = false
        hasMarker = false
        if nextLineFeed < lineStart {
            nextLineFeed = bytes.firstIndex(of: 10, from: lineStart, to: bytes.count)
        }
        lineEnd = nextLineFeed
        nextLine = nextLineFeed + 1
        if nextCarriageReturn < lineStart {
            nextCarriageReturn = bytes.firstIndex(of: 13, from: lineStart, to: bytes.count)
        }
        followsCarriageReturn = endsInCarriageReturn
        endsInCarriageReturn = nextCarriageReturn < lineEnd
        if endsInCarriageReturn {
            lineEnd = nextCarriageReturn
            let isPair = lineEnd + 1 == nextLineFeed && lineEnd + 1 < bytes.count
            nextLine = lineEnd + (isPair ? 2 : 1)
        }
    }

    private mutating func processLine() {
        if leaf == .paragraph, containers.count == 1, continuesPlainly(bytes[at]) {
            return addLine()
        }
        let matched = matchContainers()
        findNonspace()
        let isWhole = matched == containers.count
        if isWhole, addsToLeaf() { return }
        if isBlank { return processBlank(matched) }
        startBlocks(matched)
    }

    /// Whether a line that begins with `byte` can only continue a paragraph outside containers.
    @inline(__always)
    private mutating func continuesPlainly(_ byte: UInt8) -> Bool {
        !byte.isSpace && !starts.contains(byte) && at < lineEnd
    }

    /// How many of the open containers go on with this line, whose marks are then behind `at`.
    private mutating func matchContainers() -> Int {
        var matched = 1
        while matched < containers.count {
            let container = containers[matched]
            switch container.kind {
            case .quote:
                findNonspace()
                guard indent < 4, nonspace < lineEnd, bytes[nonspace] == 62 else { return matched }
                passQuoteMark()
            case .item, .definition, .footnote:
                findNonspace()
                if isBlank {
                    // An item may begin with at most one blank line.
                    guard tree.blocks[Int(container.block)].firstChild >= 0 else { return matched }
                    advance(columns: min(container.width, indent))
                } else {
                    guard indent >= container.width else { return matched }
                    advance(columns: container.width)
                }
            default: break
            }
            matched += 1
        }
        return matched
    }

    mutating func passQuoteMark() {
        moveToNonspace()
        advance(bytes: 1)
        hasMarker = true
        if at < lineEnd, bytes[at].isBlank { advance(columns: 1) }
    }

    /// Gives the line to the open leaf, all of whose containers go on; false if it ends instead.
    private mutating func addsToLeaf() -> Bool {
        switch leaf {
        case .none: return false
        case .paragraph, .table:
            if isBlank { closeLeaf() }
            return false
        case .indentedCode:
            if indent >= 4 {
                advance(columns: 4)
            } else if isBlank {
                moveToNonspace()
            } else {
                closeLeaf()
                return false
            }
            addCodeLine()
            hasBlankBefore = isBlank
            if isBlank { noteBlank() }
            return true
        case .fencedCode(let byte, let length, let fenceIndent):
            if indent < 4, closesFence(byte, length) {
                closeLeaf()
            } else {
                var left = fenceIndent
                while left > 0, at < lineEnd, bytes[at].isBlank {
                    advance(columns: 1)
                    left -= 1
                }
                addCodeLine()
            }
            return true
        case .math:
            let isLast = bytes.trimEnd(from: nonspace, to: lineEnd) - nonspace == 2
            if isLast, bytes.matches("$$", at: nonspace) { closeLeaf() } else { addCodeLine() }
            return true
        case .html(let type):
            if type >= 6 && isBlank {
                closeLeaf()
                return false
            }
            addCodeLine()
            if endsHTML(type, from: at) { closeLeaf() }
            return true
        }
    }

    private mutating func closesFence(_ byte: UInt8, _ length: Int) -> Bool {
        let run = bytes.run(of: byte, at: nonspace, to: lineEnd)
        return run >= length && bytes.skipBlanks(from: nonspace + run, to: lineEnd) == lineEnd
    }

    private mutating func processBlank(_ matched: Int) {
        closeContainers(to: matched)
        if leaf == .paragraph || leaf == .table { closeLeaf() }
        noteBlank()
    }

    private mutating func noteBlank() {
        let barrier = containers[containers.count - 1].barrier
        blankBarrier = hasBlankBefore ? min(blankBarrier, barrier) : barrier
        hasBlankBefore = true
    }
}

// Moving through a line.
extension BlockParser {
    mutating func findNonspace() {
        // Blanks of this line that were counted for an outer container are not counted again.
        if at <= nonspace {
            indent = nonspaceColumn - column
            return
        }
        var place = at, columns = column
        while place < lineEnd {
            if bytes[place] == 32 {
                columns += 1
            } else if bytes[place] == 9 {
                columns += 4 - columns & 3
            } else {
                break
            }
            place += 1
        }
        nonspace = place
        nonspaceColumn = columns
        indent = columns - column
        isBlank = place >= lineEnd
    }

    mutating func moveToNonspace() {
        column += indent
        at = nonspace
        isTabHalfUsed = false
        indent = 0
    }

    mutating func advance(bytes count: Int) {
        at += count
        column += count
        isTabHalfUsed = false
    }

    /// Passes columns of white space; a tab may be used in part.
    mutating func advance(columns count: Int) {
        var left = count
        while left > 0, at < lineEnd {
            if bytes[at] == 9 {
                let width = 4 - column & 3
                let used = min(width, left)
                isTabHalfUsed = width > left
                column += used
                left -= used
                if !isTabHalfUsed { at += 1 }
            } else {
                isTabHalfUsed = false
                at += 1
                column += 1
                left -= 1
            }
        }
    }
}
