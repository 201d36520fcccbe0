internal import GalleyDocumentModel

extension BlockEmitter {
    /// How many cells a document may have that no row wrote down.
    private static let maximumPadding = 200_000

    mutating func emitTable(_ block: Block) {
        let alignments = tree.details[Int(block.extra)].alignments.map {
            Alignment(rawValue: UInt16($0)) ?? .natural
        }
        let rows = block.text.range
        builder.open(Shape(.table), at: block.source.range)
        builder.open(Shape(.head), at: tree.rows[rows.lowerBound].range)
        emitRow(tree.rows[rows.lowerBound].range, alignments, isHeader: true)
        builder.close()
        if rows.count > 1 {
            let start = tree.rows[rows.lowerBound + 1].range.lowerBound
            builder.open(
                Shape(.body), at: start..<tree.rows[rows.upperBound - 1].range.upperBound)
            for row in rows.dropFirst() {
                emitRow(tree.rows[row].range, alignments, isHeader: false)
            }
            builder.close()
        }
        builder.close()
    }

    private mutating func emitRow(_ row: Range<Int>, _ alignments: [Alignment], isHeader: Bool) {
        builder.open(Shape(.row), at: row)
        var cells = input.cells(in: row), column = 0
        while column < alignments.count, let cell = cells.next() {
            let form = CellForm(alignments[column], isHeader: isHeader)
            builder.open(.cell(form), at: cell)
            emitCell(cell)
            builder.close()
            column += 1
        }
        if column == alignments.count, cells.next() != nil { cutRows.append(Piece(row)) }
        while column < alignments.count, tree.paddedCells < BlockEmitter.maximumPadding {
            builder.append(.cell(CellForm(alignments[column], isHeader: isHeader)))
            tree.paddedCells += 1
            column += 1
        }
        builder.close()
    }

    private mutating func emitCell(_ cell: Range<Int>) {
        guard input.hasEscapedBar(cell) else {
            (text, isInInput, origin) = (input, true, nil)
            return emitInlines(cell)
        }
        // A bar behind a backslash is a bar, even in code.
        var bytes: [UInt8] = []
        for at in cell where !(input[at] == 92 && input[at + 1] == 124 && at + 1 < cell.upperBound)
        {
            bytes.append(input[at])
        }
        unsafe bytes.withUnsafeBufferPointer { buffer in
            (text, isInInput, origin) = unsafe (ByteView(buffer), false, cell)
            emitInlines(0..<buffer.count)
        }
        (text, isInInput, origin) = (input, true, nil)
    }
}

extension ByteView {
    fileprivate func hasEscapedBar(_ range: Range<Int>) -> Bool {
        let bar = firstIndex(of: 124, from: range.lowerBound, to: range.upperBound)
        return bar < range.upperBound
    }
}
