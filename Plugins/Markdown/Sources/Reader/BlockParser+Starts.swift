internal import GalleyDocumentModel

// What begins a block. The order of the questions is that of the specification's appendix.
extension BlockParser {
    /// Begins what the rest of the line begins; else gives it to a paragraph.
    mutating func startBlocks(_ matchedAtFirst: Int) {
        var matched = matchedAtFirst
        var isInParagraph = leaf == .paragraph && matched == containers.count
        var isLazy = leaf == .paragraph && matched < containers.count
        while true {
            if indent >= 4 {
                guard !isInParagraph, !isLazy, !isBlank else { break }
                closeContainers(to: matched)
                advance(columns: 4)
                openLeaf(.indentedCode, Block(kind: .code))
                return addCodeLine()
            }
            guard !isBlank, starts.contains(bytes[nonspace]) else { break }
            let outcome = startBlock(matched, isInParagraph: isInParagraph, isLazy: isLazy)
            if outcome == .leaf { return }
            if outcome == .none { break }
            if outcome == .container {
                matched = containers.count
                isInParagraph = false
                isLazy = false
            }
            findNonspace()
        }
        if isBlank {
            // The rest of a line that opened containers: the paragraph before it has ended.
            closeContainers(to: matched)
        } else if isLazy || (isInParagraph && leaf == .paragraph) {
            addLine()
        } else if leaf == .table, matched == containers.count {
            addRow()
        } else {
            closeContainers(to: matched)
            closeLeaf()
            openLeaf(.paragraph, Block(kind: .paragraph))
            addLine()
        }
    }

    private enum Outcome {
        case none, container, leaf
        /// A mark was passed, but what it would open lies too deep.
        case flattened
    }

    private mutating func startBlock(
        _ matched: Int, isInParagraph: Bool, isLazy: Bool
    ) -> Outcome {
        let byte = bytes[nonspace]
        switch byte {
        case 62: return startQuote(matched)
        case 35: return startHeading(matched) ? .leaf : .none
        case 96, 126: return startFence(matched) ? .leaf : .none
        case 60:
            if startComponent(matched) { return .leaf }
            guard let type = htmlType(at: nonspace), type < 7 || !(isInParagraph || isLazy) else {
                return .none
            }
            startHTML(type, matched)
            return .leaf
        case 61: return isInParagraph && underlines(byte) ? .leaf : .none
        case 91: return startFootnote(matched) ? .container : .none
        case 36: return startMath(matched) ? .leaf : .none
        case 58:
            if let outcome = startDivision(matched) { return outcome ? .container : .leaf }
            if isInParagraph, startTable() { return .leaf }
            return startDefinition(matched, isInParagraph: isInParagraph) ? .container : .none
        case 124: return isInParagraph && startTable() ? .leaf : .none
        case 101, 105:
            return !isInParagraph && !isLazy && startModule(matched) ? .leaf : .none
        case 123: return .none
        default:
            if byte == 45, isInParagraph {
                if underlines(byte) { return .leaf }
                if leaf == .paragraph, startTable() { return .leaf }
            }
            if byte == 42 || byte == 45 || byte == 95, isThematicBreak(byte) {
                closeContainers(to: matched)
                closeLeaf()
                openLeaf(.none, Block(kind: .thematicBreak))
                return .leaf
            }
            return startItem(matched, isInParagraph: isInParagraph)
        }
    }

    private mutating func startQuote(_ matched: Int) -> Outcome {
        guard matched < maximumContainers else {
            return flatten { $0.passQuoteMark() }
        }
        closeContainers(to: matched)
        closeLeaf()
        let start = nonspace
        passQuoteMark()
        open(Container(kind: .quote), from: start)
        return .container
    }

    private mutating func flatten(_ pass: (inout BlockParser) -> Void) -> Outcome {
        isTooDeep = true
        pass(&self)
        return .flattened
    }

    private mutating func startHeading(_ matched: Int) -> Bool {
        let level = bytes.run(of: 35, at: nonspace, to: lineEnd)
        let behind = nonspace + level
        guard level <= 6, behind >= lineEnd || bytes[behind].isBlank else { return false }
        closeContainers(to: matched)
        closeLeaf()
        let start = bytes.skipBlanks(from: behind, to: lineEnd)
        var end = bytes.trimEnd(from: start, to: lineEnd)
        // A closing sequence stands behind a blank, or is all there is.
        var closing = end
        while closing > start, bytes[closing - 1] == 35 { closing -= 1 }
        if closing == start || bytes[closing - 1].isBlank {
            end = bytes.trimEnd(from: start, to: closing)
        }
        var block = Block(kind: .heading)
        block.detail = UInt8(truncatingIfNeeded: level)
        openLeaf(.none, block)
        tree.blocks[Int(leafBlock)].text = Piece(start, end)
        return true
    }

    private mutating func startFence(_ matched: Int) -> Bool {
        let byte = bytes[nonspace]
        let length = bytes.run(of: byte, at: nonspace, to: lineEnd)
        guard length >= 3 else { return false }
        let start = bytes.skipBlanks(from: nonspace + length, to: lineEnd)
        let end = bytes.trimEnd(from: start, to: lineEnd)
        if byte == 96, bytes.firstIndex(of: 96, from: start, to: end) < end { return false }
        closeContainers(to: matched)
        closeLeaf()
        var detail = Detail()
        detail.info = Piece(start, end)
        openLeaf(.fencedCode(byte: byte, length: length, indent: indent), Block(kind: .code))
        tree.blocks[Int(leafBlock)].extra = addDetail(detail)
        return true
    }

    mutating func addDetail(_ detail: Detail) -> Int32 {
        tree.details.append(detail)
        return Int32(truncatingIfNeeded: tree.details.count - 1)
    }

    /// Makes the open paragraph a heading if the line underlines it (§4.3).
    private mutating func underlines(_ byte: UInt8) -> Bool {
        guard leaf == .paragraph else { return false }
        let run = bytes.run(of: byte, at: nonspace, to: lineEnd)
        guard bytes.skipBlanks(from: nonspace + run, to: lineEnd) == lineEnd else { return false }
        let block = leafBlock
        takeText()
        guard takeDefinitions() else {
            // Only definitions stood there: the line begins the paragraph's text.
            lines.removeAll()
            isContiguous = true
            return false
        }
        tree.blocks[Int(block)].kind = .heading
        tree.blocks[Int(block)].detail = byte == 61 ? 1 : 2
        tree.blocks[Int(block)].source.end = Piece(0, lineEnd).end
        finishLeaf()
        return true
    }

    private mutating func isThematicBreak(_ byte: UInt8) -> Bool {
        // What stood in the way before stands in the way still.
        if nonspace < breakBarrier { return false }
        var count = 0
        for place in nonspace..<lineEnd {
            if bytes[place] == byte {
                count += 1
            } else if !bytes[place].isBlank {
                breakBarrier = place
                return false
            }
        }
        return count >= 3
    }
}

// Lists (§5.2, §5.3).
extension BlockParser {
    private struct Marker {
        var byte: UInt8, length: Int, number = 1
        var isOrdered: Bool { byte == 46 || byte == 41 }
    }

    private mutating func marker() -> Marker? {
        let byte = bytes[nonspace]
        if byte == 42 || byte == 43 || byte == 45 { return Marker(byte: byte, length: 1) }
        var place = nonspace, number = 0
        while place < lineEnd, bytes[place].isDigit, place - nonspace < 10 {
            number = number * 10 + Int(bytes[place] - 48)
            place += 1
        }
        let digits = place - nonspace
        guard digits > 0, digits < 10, place < lineEnd else { return nil }
        guard bytes[place] == 46 || bytes[place] == 41 else { return nil }
        return Marker(byte: bytes[place], length: digits + 1, number: number)
    }

    private mutating func startItem(_ matched: Int, isInParagraph: Bool) -> Outcome {
        guard let marker = marker() else { return .none }
        let behind = nonspace + marker.length
        guard behind >= lineEnd || bytes[behind].isBlank else { return .none }
        if isInParagraph {
            let isEmpty = bytes.skipBlanks(from: behind, to: lineEnd) == lineEnd
            guard !isEmpty, marker.number == 1 else { return .none }
        }
        let start = nonspace, markerIndent = indent
        if matched + 2 > maximumContainers, !continuesList(marker, at: matched) {
            return flatten { _ = $0.passMarker(marker) }
        }
        closeContainers(to: matched)
        closeLeaf()
        let width = markerIndent + passMarker(marker)
        openList(marker, from: start)
        open(Container(kind: .item, width: width), from: start)
        return .container
    }

    /// Passes an item's marker and the blanks behind it; answers how wide both are.
    private mutating func passMarker(_ marker: Marker) -> Int {
        moveToNonspace()
        advance(bytes: marker.length)
        hasMarker = true
        let (place, start, wasHalfUsed) = (at, column, isTabHalfUsed)
        while at < lineEnd, bytes[at].isBlank, column - start < 5 { advance(columns: 1) }
        let spaces = column - start
        if spaces >= 1, spaces < 5, at < lineEnd { return marker.length + spaces }
        (at, column, isTabHalfUsed) = (place, start, wasHalfUsed)
        if at < lineEnd, bytes[at].isBlank { advance(columns: 1) }
        return marker.length + 1
    }

    private mutating func continuesList(_ marker: Marker, at matched: Int) -> Bool {
        let last = containers[matched - 1]
        return last.kind == .list && tree.blocks[Int(last.block)].detail == marker.byte
    }

    /// Begins a list, unless the innermost open one is marked in the same way.
    private mutating func openList(_ marker: Marker, from start: Int) {
        if continuesList(marker, at: containers.count) { return }
        closeList()
        var detail = Detail()
        detail.number = marker.number
        open(Container(kind: .list), from: start)
        let list = Int(containers[containers.count - 1].block)
        tree.blocks[list].detail = marker.byte
        if marker.isOrdered, marker.number != 1 { tree.blocks[list].extra = addDetail(detail) }
    }
}
