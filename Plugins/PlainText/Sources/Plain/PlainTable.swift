internal import GalleyDocumentModel
internal import GalleyTextLayout

/// A table whose columns are parted by bars, tabs, or blanks at the same places.
struct PlainTable {
    private var rows: [[[UInt8]]] = []
    private var hasHeader = false
    private var alignments: [Alignment] = []
    private var range = 0..<0
    private var end: Int
    private var width = 0

    init?(_ lines: [PlainLine], from start: Int) {
        end = start
        while end < lines.count, !lines[end].isBlank { end += 1 }
        guard end - start >= 2 else { return nil }
        let block = lines[start..<end]
        guard let first = block.first, let last = block.last else { return nil }
        range = first.range.lowerBound..<last.range.upperBound
        guard readBars(block) || readTabs(block) || readColumns(block) else { return nil }
        width = rows.map(\.count).max() ?? 0
        guard rows.count >= 2, rows.contains(where: { $0.count >= 2 }) else { return nil }
    }

    func build(into builder: inout Document.Builder, _ notes: Footnotes) -> Int {
        builder.open(Shape(.table), at: range)
        var body = rows[...]
        if hasHeader, let head = body.popFirst() {
            builder.append(Shape(.head)) { append(head, isHeader: true, to: &$0, notes) }
        }
        builder.append(Shape(.body)) { part in
            for row in body { append(row, isHeader: false, to: &part, notes) }
        }
        builder.close()
        return end
    }

    private func append(
        _ row: [[UInt8]], isHeader: Bool, to part: inout Document.Builder, _ notes: Footnotes
    ) {
        part.append(Shape(.row)) { builder in
            for column in 0..<width {
                let alignment = column < alignments.count ? alignments[column] : .natural
                builder.append(.cell(CellForm(alignment, isHeader: isHeader))) {
                    if column < row.count { notes.append(row[column], to: &$0) }
                }
            }
        }
    }

    // MARK: Bars

    private mutating func readBars(_ block: ArraySlice<PlainLine>) -> Bool {
        var groups: [[[[UInt8]]]] = [[]]
        var width: Int?
        var (hasTop, hasDouble) = (false, false)
        for line in block {
            if isRule(line.text) {
                hasTop = hasTop || groups[0].isEmpty
                hasDouble = hasDouble || line.text.contains(0x3D) || line.text.contains(0x95)
                readAlignments(line.text)
                if !groups[groups.count - 1].isEmpty { groups.append([]) }
                continue
            }
            guard let cells = bars(line.text), cells.count >= 2,
                width == nil || width == cells.count
            else { return false }
            width = cells.count
            groups[groups.count - 1].append(cells)
        }
        groups.removeAll(where: \.isEmpty)
        guard width != nil else { return false }
        // Under the header of a box stands a double rule; other rules part rows.
        hasHeader = groups.count >= 2 && (hasDouble || !hasTop)
        // Rules between all rows: the lines between two rules are one row.
        if groups.count >= 3 {
            rows = groups.map { group in
                group.dropFirst().reduce(group[0]) { row, more in
                    zip(row, more).map { $1.isEmpty ? $0 : $0.isEmpty ? $1 : $0 + [0x20] + $1 }
                }
            }
        } else {
            rows = groups.flatMap(\.self)
        }
        return true
    }

    /// The cells between bars.
    private func bars(_ text: [UInt8]) -> [[UInt8]]? {
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var index = 0
        while index < text.count {
            if text[index] == 0x5C, index + 1 < text.count, text[index + 1] == 0x7C {
                cell.append(0x7C)
                index += 2
            } else if text[index] == 0x7C {
                cells.append(trimmed(cell[...]))
                cell = []
                index += 1
            } else if text[index...].starts(with: Self.bar) {
                cells.append(trimmed(cell[...]))
                cell = []
                index += 3
            } else {
                cell.append(text[index])
                index += 1
            }
        }
        guard !cells.isEmpty else { return nil }
        cells.append(trimmed(cell[...]))
        if cells.first?.isEmpty == true, isBar(text[...]) { cells.removeFirst() }
        let endsInBar = text.last == 0x7C || text.suffix(3).elementsEqual(Self.bar)
        if cells.last?.isEmpty == true, endsInBar { cells.removeLast() }
        return cells
    }

    private static let bar = Array("│".utf8)

    private func isBar(_ text: ArraySlice<UInt8>) -> Bool {
        text.first == 0x7C || text.starts(with: Self.bar)
    }

    /// Whether the line is a rule: dashes and the like with bars or crossings.
    private func isRule(_ text: [UInt8]) -> Bool {
        var dashes = 0
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "-", "=", "─", "═": dashes += 1
            case "|", ":", "+", " ", "│", "┼", "╪", "├", "┤", "┌", "┐", "└", "┘", "┬", "┴", "╞",
                "╡":
                break
            default: return false
            }
        }
        return dashes >= 3
    }

    private mutating func readAlignments(_ text: [UInt8]) {
        guard alignments.isEmpty, let cells = bars(text), text.contains(0x3A) else { return }
        alignments = cells.map { cell in
            switch (cell.first == 0x3A, cell.last == 0x3A) {
            case (true, true): .center
            case (true, false): .left
            case (false, true): .right
            case (false, false): .natural
            }
        }
    }

    // MARK: Tabs and blanks

    private mutating func readTabs(_ block: ArraySlice<PlainLine>) -> Bool {
        let counts = block.map { line in line.text.count { $0 == 0x09 } }
        guard let first = counts.first, first > 0, counts.allSatisfy({ $0 == first }) else {
            return false
        }
        rows = block.map { line in
            line.text.split(separator: 0x09, omittingEmptySubsequences: false).map { trimmed($0) }
        }
        return true
    }

    private mutating func readColumns(_ block: ArraySlice<PlainLine>) -> Bool {
        let texts = block.filter { !isRule($0.text) }
        guard texts.count >= 3, texts.allSatisfy({ $0.cells < 400 }) else { return false }
        let gapped = texts.count { hasGap($0.text) }
        guard gapped * 10 >= texts.count * 8 else { return false }
        let base = texts.map(\.indent).min() ?? 0
        let width = texts.map { $0.cells + $0.indent - base }.max() ?? 0
        var isFilled = [Bool](repeating: false, count: width + 1)
        for line in texts { fill(&isFilled, line, base) }
        var gaps: [Range<Int>] = []
        var column = 0
        while column < width {
            guard !isFilled[column] else {
                column += 1
                continue
            }
            let start = column
            while column < width, !isFilled[column] { column += 1 }
            if start > 0, column < width, column - start >= 2 { gaps.append(start..<column) }
        }
        guard !gaps.isEmpty, gaps.count >= 2 || block.count > texts.count || texts.count >= 4 else {
            return false
        }
        rows = texts.map { cut($0, at: gaps, base) }
        guard rows.count(where: { $0.count { !$0.isEmpty } >= 2 }) * 10 >= rows.count * 8 else {
            return false
        }
        hasHeader = block.count > 1 && isRule(block[block.startIndex + 1].text)
        return true
    }

    private func hasGap(_ text: [UInt8]) -> Bool {
        text.indices.dropLast().contains { text[$0] == 0x20 && text[$0 + 1] == 0x20 }
    }

    private func fill(_ isFilled: inout [Bool], _ line: PlainLine, _ base: Int) {
        var column = line.indent - base
        for character in String(decoding: line.text, as: UTF8.self) {
            let cells = CellWidth.of(String(character))
            if character != " " {
                for cell in column..<column + cells where cell < isFilled.count {
                    isFilled[cell] = true
                }
            }
            column += cells
        }
    }

    private func cut(_ line: PlainLine, at gaps: [Range<Int>], _ base: Int) -> [[UInt8]] {
        var cells: [[UInt8]] = Array(repeating: [], count: gaps.count + 1)
        var column = line.indent - base
        for character in String(decoding: line.text, as: UTF8.self) {
            let part = gaps.count { $0.upperBound <= column }
            cells[part] += Array(String(character).utf8)
            column += CellWidth.of(String(character))
        }
        return cells.map { trimmed($0[...]) }
    }

    private func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var text = text
        while let first = text.first, first == 0x20 || first == 0x09 { text = text.dropFirst() }
        while let last = text.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
        return Array(text)
    }
}
