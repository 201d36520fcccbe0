internal import GalleyDocumentModel

// Opening and closing of containers and leaves.
extension BlockParser {
    /// Opens a container below the innermost one, which begins at `start`.
    mutating func open(_ container: Container, from start: Int) {
        if container.kind != .item, container.kind != .definition { closeList() }
        var block = Block(kind: container.kind)
        block.source = Piece(start, lineEnd)
        var container = container
        switch container.kind {
        case .quote, .division, .footnote: container.barrier = containers.count
        default: container.barrier = containers[containers.count - 1].barrier
        }
        container.block = addChild(block)
        containers.append(container)
    }

    /// A list holds items only: anything else ends it.
    mutating func closeList() {
        while containers.last?.holdsOnlyItems ?? false { closeInnermost() }
    }

    /// Adds a block to the innermost container, which is loose if a blank line came before it.
    private mutating func addChild(_ block: Block) -> Int32 {
        let place = containers.count - 1
        let parent = containers[place]
        if hasBlankBefore {
            if place > blankBarrier { loosen(parent) }
            hasBlankBefore = false
        }
        return tree.add(block, to: parent.block)
    }

    private mutating func loosen(_ container: Container) {
        switch container.kind {
        case .list, .definition: tree.blocks[Int(container.block)].isTight = false
        case .item:
            let list = tree.blocks[Int(container.block)].parent
            tree.blocks[Int(list)].isTight = false
        default: break
        }
    }

    /// Closes the innermost containers until `count` are left, and the leaf with them.
    @inline(__always)
    mutating func closeContainers(to count: Int) {
        guard containers.count > count else { return }
        closeLeaf()
        while containers.count > count { closeInnermost() }
    }

    private mutating func closeInnermost() {
        guard let container = containers.popLast(), keepsRanges else { return }
        // A container ends where its last child does.
        let block = Int(container.block)
        let last = tree.blocks[block].lastChild
        guard last >= 0 else { return }
        let end = tree.blocks[Int(last)].source.end
        if end > tree.blocks[block].source.end { tree.blocks[block].source.end = end }
    }

    mutating func openLeaf(_ leaf: Leaf, _ block: Block) {
        closeLeaf()
        closeList()
        var block = block
        block.source = Piece(nonspace, lineEnd)
        self.leaf = leaf
        leafBlock = addChild(block)
        lines.removeAll()
        isContiguous = true
    }
}

// Lines of leaves.
extension BlockParser {
    /// Adds the line from its first byte that is not blank on to the open paragraph.
    @inline(__always)
    mutating func addLine() {
        let start = bytes.skipBlanks(from: at, to: lineEnd)
        if hasMarker || followsCarriageReturn, !lines.isEmpty { isContiguous = false }
        lines.append(LeafLine(start, lineEnd))
    }

    /// Adds the rest of the line as it is.
    mutating func addCodeLine() {
        var spaces = 0
        if isTabHalfUsed {
            spaces = 4 - column & 3
            at += 1
        }
        if spaces > 0 || (!lines.isEmpty && (at != lineStart || followsCarriageReturn)) {
            isContiguous = false
        }
        lines.append(LeafLine(at, lineEnd, spaces: spaces))
    }

    /// Ends the open leaf, whose lines become its text.
    mutating func closeLeaf() {
        guard leaf != .none else { return }
        switch leaf {
        case .none, .table: break
        case .paragraph:
            takeText()
            if !takeDefinitions() { tree.blocks[Int(leafBlock)].kind = .nothing }
        case .indentedCode:
            while let last = lines.last, isBlank(last) { lines.removeLast() }
            takeText()
        case .fencedCode:
            takeText()
            keepEmptyLines()
        case .html:
            // Blank lines at the end of one that is never closed belong to what comes behind.
            while let last = lines.last, isBlank(last) { lines.removeLast() }
            takeText()
        case .math: takeText()
        }
        finishLeaf()
    }

    /// Keeps the end of the last line of code that is nothing but empty lines.
    ///
    /// Else one empty line would be the same as none (CommonMark 0.31 §4.5, example 129).
    private mutating func keepEmptyLines() {
        guard !lines.isEmpty else { return }
        for index in 0..<lines.count where lines[index].length > 0 { return }
        let start = tree.lines.count
        tree.lines.append(all: lines)
        tree.lines.append(lines[0])
        tree.blocks[Int(leafBlock)].text = Piece(start, tree.lines.count)
        tree.blocks[Int(leafBlock)].isInInput = false
    }

    mutating func finishLeaf() {
        if keepsRanges, let last = lines.last {
            let end = max(tree.blocks[Int(leafBlock)].source.end, last.end)
            tree.blocks[Int(leafBlock)].source.end = end
        }
        leaf = .none
    }

    private mutating func isBlank(_ line: LeafLine) -> Bool {
        bytes.skipBlanks(from: Int(line.start), to: Int(line.end)) == Int(line.end)
    }

    /// Makes the lines of the open leaf its block's text: one range, or line by line.
    mutating func takeText() {
        guard let first = lines.first, let last = lines.last else { return }
        if isContiguous || (lines.count == 1 && first.spaces == 0) {
            tree.blocks[Int(leafBlock)].text = Piece(Int(first.start), Int(last.end))
            tree.blocks[Int(leafBlock)].isInInput = true
            return
        }
        let start = tree.lines.count
        tree.lines.append(all: lines)
        tree.blocks[Int(leafBlock)].text = Piece(start, tree.lines.count)
        tree.blocks[Int(leafBlock)].isInInput = false
    }
}
