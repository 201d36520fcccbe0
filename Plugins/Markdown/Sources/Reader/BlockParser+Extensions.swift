internal import GalleyDocumentModel

// Blocks that articles are written with beyond CommonMark and tables.
extension BlockParser {
    /// Begins the text of a footnote: `[^label]: text`.
    mutating func startFootnote(_ matched: Int) -> Bool {
        guard extensions.contains(.footnotes), bytes[nonspace + 1] == 94 else { return false }
        let start = nonspace
        guard matched < maximumContainers,
            let close = bytes.noteLabelEnd(from: start + 2, to: lineEnd), close + 1 < lineEnd,
            bytes[close + 1] == 58, bytes.normalizeLabel(start + 2..<close, into: &label)
        else { return false }
        closeContainers(to: matched)
        closeLeaf()
        moveToNonspace()
        advance(bytes: close + 2 - start)
        hasMarker = true
        open(Container(kind: .footnote, width: 4), from: start)
        let block = containers[containers.count - 1].block
        let source = Piece(start, close + 1)
        if !tree.footnotes.add(Footnote(block: block, source: source), as: label) {
            duplicateLabels.append(source)
        }
        var detail = Detail()
        detail.info = Piece(start + 2, close)
        tree.blocks[Int(block)].extra = addDetail(detail)
        findNonspace()
        moveToNonspace()
        return true
    }

    /// Begins or ends a division: `::: name {#id .class}` to `:::`.
    ///
    /// Answers true if it began one, false if it ended one, nil if the line does neither.
    mutating func startDivision(_ matched: Int) -> Bool? {
        guard extensions.contains(.containers) else { return nil }
        let length = bytes.run(of: 58, at: nonspace, to: lineEnd)
        guard length >= 3 else { return nil }
        let start = bytes.skipBlanks(from: nonspace + length, to: lineEnd)
        var end = bytes.trimEnd(from: start, to: lineEnd)
        if start == end { return endDivision(length, matched) ? false : nil }
        // Colons behind the name are decoration.
        while end > start, bytes[end - 1] == 58 || bytes[end - 1].isBlank { end -= 1 }
        guard end > start, matched < maximumContainers else { return nil }
        guard bytes[start].isLetter || bytes[start] == 123 else { return nil }
        closeContainers(to: matched)
        closeLeaf()
        var detail = Detail()
        detail.info = Piece(start, end)
        open(Container(kind: .division, width: length), from: nonspace)
        tree.blocks[Int(containers[containers.count - 1].block)].extra = addDetail(detail)
        at = lineEnd
        return true
    }

    /// Closes the innermost division with a fence of this length, else the innermost shorter one.
    private mutating func endDivision(_ length: Int, _ matched: Int) -> Bool {
        let isOpen = { (width: Int, container: Container) in
            container.kind == .division && width == container.width
        }
        let open = containers[..<matched]
        guard
            let place = open.lastIndex(where: { isOpen(length, $0) })
                ?? open.lastIndex(where: { $0.kind == .division && $0.width < length })
        else { return false }
        closeContainers(to: place + 1)
        closeLeaf()
        tree.blocks[Int(containers[place].block)].source.end = Piece(0, lineEnd).end
        closeContainers(to: place)
        return true
    }

    /// Begins a definition, `: text`, of the term or terms in the paragraph before it.
    mutating func startDefinition(_ matched: Int, isInParagraph: Bool) -> Bool {
        guard extensions.contains(.definitionLists), matched < maximumContainers else {
            return false
        }
        let behind = nonspace + 1
        guard behind < lineEnd, bytes[behind].isBlank else { return false }
        let isLoose = hasBlankBefore
        guard openTerms(matched, isInParagraph: isInParagraph) else { return false }
        let start = nonspace, outer = indent
        moveToNonspace()
        advance(bytes: 1)
        hasMarker = true
        let before = column
        while at < lineEnd, bytes[at].isBlank, column - before < 3 { advance(columns: 1) }
        open(Container(kind: .definition, width: outer + 1 + column - before), from: start)
        if isLoose { tree.blocks[Int(containers[containers.count - 1].block)].isTight = false }
        return true
    }

    /// Finds what a definition belongs to, and leaves its list the innermost open container.
    private mutating func openTerms(_ matched: Int, isInParagraph: Bool) -> Bool {
        let innermost = containers[matched - 1]
        if innermost.kind == .definitionList {
            closeContainers(to: matched)
            hasBlankBefore = false
            return true
        }
        var last = tree.blocks[Int(innermost.block)].lastChild
        if isInParagraph {
            guard lines.count <= 4 else { return false }
            last = leafBlock
            closeLeaf()
        } else {
            guard leaf == .none, matched == containers.count, last >= 0 else { return false }
        }
        let block = tree.blocks[Int(last)]
        guard block.kind == .paragraph, !block.text.isEmpty else { return false }
        if !isInParagraph, !isOneLine(block) { return false }
        let before = block.previous
        if before >= 0, tree.blocks[Int(before)].kind == .definitionList {
            tree.move(last, into: before)
        } else {
            var list = Block(kind: .definitionList)
            list.source = block.source
            _ = tree.wrapLast(last, in: list)
        }
        let list = tree.blocks[Int(last)].parent
        tree.blocks[Int(last)].kind = .term
        hasBlankBefore = false
        containers.append(
            Container(block: list, kind: .definitionList, barrier: innermost.barrier))
        return true
    }

    private mutating func isOneLine(_ block: Block) -> Bool {
        let range = block.text.range
        return block.isInInput
            && bytes.firstIndex(of: 10, from: range.lowerBound, to: range.upperBound)
                == range.upperBound
    }

    /// Begins a block of mathematics whose marks stand on lines of their own.
    mutating func startMath(_ matched: Int) -> Bool {
        guard extensions.contains(.math), bytes.matches("$$", at: nonspace) else { return false }
        guard bytes.trimEnd(from: nonspace, to: lineEnd) == nonspace + 2 else { return false }
        guard hasMathAhead else { return false }
        closeContainers(to: matched)
        openLeaf(.math, Block(kind: .math))
        return true
    }

    /// Whether the mark of a block of mathematics stands somewhere behind this line.
    private var hasMathAhead: Bool {
        mutating get {
            if lastMath < 0 {
                lastMath = bytes.count
                while lastMath > 1, !bytes.matches("$$", at: lastMath) { lastMath -= 1 }
            }
            return lastMath > lineEnd
        }
    }

    /// Takes a line of `import` or `export` at the start of a block (MDX).
    mutating func startModule(_ matched: Int) -> Bool {
        guard extensions.contains(.mdx), at == lineStart, indent == 0,
            containers[1..<matched].allSatisfy(\.holdsOnlyItems)
        else { return false }
        guard bytes.isModuleLine(at..<lineEnd) else { return false }
        closeContainers(to: matched)
        openLeaf(.html(type: 7), Block(kind: .module))
        addCodeLine()
        return true
    }
}

extension BlockParser {
    /// Takes a line that is one tag of a component (MDX).
    mutating func startComponent(_ matched: Int) -> Bool {
        guard extensions.contains(.mdx) else { return false }
        let end = bytes.trimEnd(from: nonspace, to: lineEnd)
        guard bytes.componentTagEnd(at: nonspace, to: end) == end else { return false }
        closeContainers(to: matched)
        closeLeaf()
        openLeaf(.none, Block(kind: .module))
        tree.blocks[Int(leafBlock)].text = Piece(nonspace, end)
        return true
    }
}

extension ByteView {
    /// The place behind the tag of a component at `start`, which braces may hold more of.
    fileprivate func componentTagEnd(at start: Int, to end: Int) -> Int? {
        var at = start + 1, depth = 0
        if self[at] == 47 { at += 1 }
        guard at < end, self[at] &- 65 < 26 || self[at] == 62 else { return nil }
        while at < end {
            switch self[at] {
            case 62 where depth == 0: return at + 1
            case 60 where depth == 0: return nil
            case 123: depth += 1
            case 125: depth -= 1
            case 34, 39:
                at = firstIndex(of: self[at], from: at + 1, to: end)
            default: break
            }
            at += 1
        }
        return nil
    }

    /// The place of the bracket that closes a footnote's label whose text begins at `start`.
    func noteLabelEnd(from start: Int, to end: Int) -> Int? {
        var at = start
        let limit = min(end, start + 1000)
        while at < limit, self[at] != 93 {
            if self[at].isSpace || self[at] == 91 { return nil }
            at += 1
        }
        return at < limit && at > start ? at : nil
    }

    /// Whether the line is JavaScript that names what a page takes in or gives out.
    func isModuleLine(_ line: Range<Int>) -> Bool {
        if matches("import ", at: line.lowerBound) {
            let quote = self[line.lowerBound + 7]
            return quote == 34 || quote == 39 || quote == 123 || quote == 42
                || firstIndex(of: " from ", from: line.lowerBound, to: line.upperBound) != nil
        }
        guard matches("export ", at: line.lowerBound) else { return false }
        let next = line.lowerBound + 7
        let words: [StaticString] = [
            "default ", "const ", "let ", "var ", "function ", "class ", "async ", "{", "* ",
        ]
        return words.contains { matches($0, at: next) }
    }
}
