internal import GalleyDocumentModel

// Tables (GFM 0.29 §4.10): the line that says the alignments makes the line above it the header.
extension BlockParser {
    static let maximumColumns = 2048

    /// Makes the last line of the open paragraph a table's header if this line says alignments.
    mutating func startTable() -> Bool {
        guard extensions.contains(.tables), leaf == .paragraph, let header = lines.last else {
            return false
        }
        guard let alignments = alignments(from: nonspace, to: lineEnd) else { return false }
        guard bytes.cells(in: header.range).count == alignments.count else { return false }
        if lines.count > 1 {
            // The lines before the header stay a paragraph.
            lines.removeLast()
            closeLeaf()
            openLeaf(.table, Block(kind: .table))
            tree.blocks[Int(leafBlock)].source.start = header.start
        } else {
            leaf = .table
            tree.blocks[Int(leafBlock)].kind = .table
        }
        lines.removeAll()
        var detail = Detail()
        detail.alignments = alignments
        let first = tree.rows.count
        tree.rows.append(Piece(header.range))
        tree.blocks[Int(leafBlock)].extra = addDetail(detail)
        tree.blocks[Int(leafBlock)].text = Piece(first, first + 1)
        tree.blocks[Int(leafBlock)].source.end = Piece(0, lineEnd).end
        return true
    }

    mutating func addRow() {
        let start = nonspace, end = bytes.trimEnd(from: nonspace, to: lineEnd)
        tree.rows.append(Piece(start, end))
        tree.blocks[Int(leafBlock)].text.end += 1
        tree.blocks[Int(leafBlock)].source.end = Piece(0, end).end
    }

    /// The alignments that a line of hyphens, colons and bars says; nil if it is another line.
    private mutating func alignments(from start: Int, to end: Int) -> [UInt8]? {
        for place in start..<end {
            let byte = bytes[place]
            guard byte == 45 || byte == 58 || byte == 124 || byte.isSpace else { return nil }
        }
        var found: [UInt8] = []
        for cell in bytes.cells(in: start..<end) {
            guard found.count < BlockParser.maximumColumns else { return nil }
            var (first, last) = (cell.lowerBound, cell.upperBound)
            let isLeft = bytes[first] == 58 && first < last
            if isLeft { first += 1 }
            let isRight = last > first && bytes[last - 1] == 58
            if isRight { last -= 1 }
            guard first < last, bytes.run(of: 45, at: first, to: last) == last - first else {
                return nil
            }
            found.append(isLeft ? (isRight ? 2 : 1) : (isRight ? 3 : 0))
        }
        return found.isEmpty ? nil : found
    }
}

extension ByteView {
    /// The cells of a row, without the blanks round them; a bar behind a backslash is text.
    func cells(in row: Range<Int>) -> Cells {
        var start = skipSpace(from: row.lowerBound, to: row.upperBound)
        let end = trimEnd(from: start, to: row.upperBound)
        if start < end, self[start] == 124 { start += 1 }
        return Cells(bytes: self, at: start, end: end)
    }

    struct Cells: Sequence, IteratorProtocol {
        let bytes: ByteView
        var at: Int
        let end: Int

        /// How many there are, counted no further than a table may be wide.
        var count: Int {
            var rest = self, count = 0
            while count <= BlockParser.maximumColumns, rest.next() != nil { count += 1 }
            return count
        }

        mutating func next() -> Range<Int>? {
            guard at < end else { return nil }
            let start = bytes.skipSpace(from: at, to: end)
            var place = start
            while place < end, bytes[place] != 124 { place += bytes[place] == 92 ? 2 : 1 }
            place = Swift.min(place, end)
            at = place + 1
            return start..<bytes.trimEnd(from: start, to: place)
        }
    }
}
