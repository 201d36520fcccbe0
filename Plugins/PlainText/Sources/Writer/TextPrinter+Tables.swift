internal import GalleyDocumentModel
internal import GalleyTextLayout

extension TextPrinter {
    mutating func printTable(_ node: Node) {
        if let caption = node.children.first(where: { $0.kind == .caption }) {
            emit(inlines(of: caption))
        }
        var table = TextTable()
        for part in node.children where part.kind != .caption {
            if part.kind == .row {
                add(part, isHeader: false, to: &table)
            } else {
                for row in part.children { add(row, isHeader: part.kind == .head, to: &table) }
            }
        }
        table.findNumbers()
        guard table.columnCount > 1 else {
            for row in table.rows {
                for cell in row.cells where !cell.text.isEmpty { emit(cell.text) }
            }
            return
        }
        let style: PlainTextWriter.Tables =
            writer.tables == .box && writer.isASCII ? .ascii : writer.tables
        let border = style == .columns ? 2 * (table.columnCount - 1) : 3 * table.columnCount + 1
        let space = room.map { $0 - border }
        guard style != .list, let widths = table.widths(room: space) else {
            return printRecords(table)
        }
        if style == .columns {
            printColumns(table, widths)
        } else {
            printBox(table, widths, style == .box ? .box : .ascii)
        }
    }

    private mutating func add(_ row: Node, isHeader: Bool, to table: inout TextTable) {
        var cells: [(text: InlineText, form: CellForm)] = []
        for child in row.children {
            var form = CellForm()
            if case .cell(let given) = child.content { form = given }
            cells.append((cellText(child), form))
        }
        table.add(cells, isHeader: isHeader)
    }

    /// The lines of a cell, as wide as its columns.
    private func lines(
        of cell: TextTable.Cell, _ table: TextTable, _ width: Int, in row: TextTable.Row
    ) -> [String] {
        let wrapper = TextWrapper(width: width, breaksLongWords: true)
        var alignment = cell.form.alignment
        if alignment == .natural, cell.form.columns == 1, table.numeric.contains(cell.column) {
            alignment = .right
        }
        return wrapper.wrap(cell.text.bytes.span, keeping: cell.text.kept).map { range in
            let text = String(decoding: cell.text.bytes[range], as: UTF8.self)
            let left = max(0, width - CellWidth.of(text))
            switch alignment {
            case .right: return String(repeating: " ", count: left) + text
            case .center:
                let before = left / 2
                return String(repeating: " ", count: before) + text
                    + String(repeating: " ", count: left - before)
            case .left, .natural: return text + String(repeating: " ", count: left)
            }
        }
    }

    private func width(of cell: TextTable.Cell, _ widths: [Int], gap: Int) -> Int {
        let columns = cell.column..<min(widths.count, cell.column + max(1, cell.form.columns))
        return columns.reduce(0) { $0 + widths[$1] } + gap * max(0, columns.count - 1)
    }

    // MARK: Boxes

    private mutating func printBox(_ table: TextTable, _ widths: [Int], _ signs: BoxSigns) {
        rule(widths, signs.top)
        var hasMany = !table.isSimple
        for row in table.rows where !hasMany {
            hasMany = row.cells.contains {
                lines(of: $0, table, width(of: $0, widths, gap: 3), in: row).count > 1
            }
        }
        for (index, row) in table.rows.enumerated() {
            print(row, of: table, widths, signs.bar)
            guard index + 1 < table.rows.count else { break }
            if row.isHeader, !table.rows[index + 1].isHeader {
                rule(widths, signs.header)
            } else if hasMany {
                rule(widths, signs.inner)
            }
        }
        rule(widths, signs.bottom)
    }

    private mutating func print(
        _ row: TextTable.Row, of table: TextTable, _ widths: [Int], _ bar: String
    ) {
        var columns = row.cells.map {
            (
                lines(of: $0, table, width(of: $0, widths, gap: 3), in: row),
                width(of: $0, widths, gap: 3)
            )
        }
        var filled = row.cells.reduce(0) { $0 + max(1, $1.form.columns) }
        while filled < widths.count {
            columns.append(([], widths[filled]))
            filled += 1
        }
        let height = max(1, columns.map(\.0.count).max() ?? 1)
        for line in 0..<height {
            let parts = columns.map { texts, width in
                line < texts.count ? texts[line] : String(repeating: " ", count: width)
            }
            emit(bar + " " + parts.joined(separator: " \(bar) ") + " " + bar)
        }
    }

    private mutating func rule(_ widths: [Int], _ signs: BoxSigns.Rule) {
        let parts = widths.map { String(repeating: signs.line, count: $0 + 2) }
        emit(signs.left + parts.joined(separator: signs.cross) + signs.right)
    }

    // MARK: Columns and records

    private mutating func printColumns(_ table: TextTable, _ widths: [Int]) {
        for (index, row) in table.rows.enumerated() {
            let columns = row.cells.map { cell in
                (
                    lines(of: cell, table, width(of: cell, widths, gap: 2), in: row),
                    width(of: cell, widths, gap: 2)
                )
            }
            let height = max(1, columns.map(\.0.count).max() ?? 1)
            for line in 0..<height {
                let parts = columns.map { texts, width in
                    line < texts.count ? texts[line] : String(repeating: " ", count: width)
                }
                emit(parts.joined(separator: "  "))
            }
            if row.isHeader, index + 1 < table.rows.count, !table.rows[index + 1].isHeader {
                emit(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))
            }
        }
    }

    /// Each row as lines of "Header: value".
    private mutating func printRecords(_ table: TextTable) {
        var names: [Int: InlineText] = [:]
        for row in table.rows where row.isHeader {
            for cell in row.cells { names[cell.column] = cell.text }
        }
        var isFirst = true
        for row in table.rows where !row.isHeader || table.rows.allSatisfy(\.isHeader) {
            if !isFirst { gap() }
            isFirst = false
            for cell in row.cells where !cell.text.isEmpty {
                var text = InlineText()
                if !row.isHeader, let name = names[cell.column], !name.isEmpty {
                    text.append(name)
                    text.append(": ")
                }
                text.append(cell.text)
                emit(text)
            }
        }
    }
}

/// The signs of a drawn table.
struct BoxSigns {
    struct Rule {
        var left: String, line: String, cross: String, right: String
    }

    var bar: String
    var top: Rule, header: Rule, inner: Rule, bottom: Rule

    static let box = BoxSigns(
        bar: "│", top: Rule(left: "┌", line: "─", cross: "┬", right: "┐"),
        header: Rule(left: "╞", line: "═", cross: "╪", right: "╡"),
        inner: Rule(left: "├", line: "─", cross: "┼", right: "┤"),
        bottom: Rule(left: "└", line: "─", cross: "┴", right: "┘"))
    static let ascii = BoxSigns(
        bar: "|", top: Rule(left: "+", line: "-", cross: "+", right: "+"),
        header: Rule(left: "+", line: "=", cross: "+", right: "+"),
        inner: Rule(left: "+", line: "-", cross: "+", right: "+"),
        bottom: Rule(left: "+", line: "-", cross: "+", right: "+"))
}
