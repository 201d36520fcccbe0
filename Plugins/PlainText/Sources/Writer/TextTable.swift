internal import GalleyDocumentModel
internal import GalleyTextLayout

/// A table laid out on a grid of columns.
struct TextTable {
    struct Cell {
        var text: InlineText
        var form: CellForm
        var column: Int
        /// Whether it goes on from the row above.
        var isContinued = false
    }

    struct Row {
        var cells: [Cell]
        var isHeader: Bool
    }

    private(set) var rows: [Row] = []
    private(set) var columnCount = 0
    /// The columns that hold numbers.
    private(set) var numeric: Set<Int> = []
    private static let mostColumns = 200

    mutating func add(_ cells: [(text: InlineText, form: CellForm)], isHeader: Bool) {
        var row = Row(cells: [], isHeader: isHeader)
        var column = 0
        let above = carried
        func skip() {
            while let form = above[column], column < Self.mostColumns {
                row.cells.append(
                    Cell(text: InlineText(), form: form, column: column, isContinued: true))
                column += max(1, form.columns)
            }
        }
        skip()
        for (text, form) in cells where column < Self.mostColumns {
            row.cells.append(Cell(text: text, form: form, column: column))
            column += max(1, form.columns)
            skip()
        }
        columnCount = min(Self.mostColumns, max(columnCount, column))
        carry(row)
        rows.append(row)
    }

    /// Cells that reach down into the next row, by column, with how many rows are left.
    private var carried: [Int: CellForm] = [:]

    private mutating func carry(_ row: Row) {
        carried = [:]
        for cell in row.cells where cell.form.rows > 1 {
            var form = cell.form
            form.rows -= 1
            carried[cell.column] = form
        }
    }

    /// Whether each row is one line, and no cell spans others.
    var isSimple: Bool {
        rows.allSatisfy { row in
            row.cells.allSatisfy { !$0.isContinued && $0.form.columns == 1 && $0.form.rows == 1 }
        }
    }

    /// The widths of the columns that fit into `room`; none where the longest words do not.
    func widths(room: Int?) -> [Int]? {
        var natural = [Int](repeating: 1, count: columnCount)
        var least = natural
        for row in rows {
            for cell in row.cells where cell.form.columns == 1 && cell.column < columnCount {
                let lines = TextWrapper(width: nil).wrap(cell.text.bytes.span)
                let size = lines.map { CellWidth.of(Array(cell.text.bytes[$0])) }.max() ?? 0
                let words = TextWrapper(width: 1).wrap(
                    cell.text.bytes.span, keeping: cell.text.kept)
                let word = words.map { CellWidth.of(Array(cell.text.bytes[$0])) }.max() ?? 0
                natural[cell.column] = max(natural[cell.column], size)
                least[cell.column] = max(least[cell.column], word)
            }
        }
        guard let room, natural.reduce(0, +) > room else { return natural }
        let needed = least.reduce(0, +)
        guard needed <= room else { return nil }
        return share(room - needed, least, natural)
    }

    /// Gives the cells that are left to the columns, by the square root of what they hold.
    private func share(_ rest: Int, _ least: [Int], _ natural: [Int]) -> [Int] {
        var widths = least
        var rest = rest
        while rest > 0 {
            let open = widths.indices.filter { widths[$0] < natural[$0] }
            guard !open.isEmpty else { break }
            let weight = open.reduce(0.0) { $0 + Double(natural[$1]).squareRoot() }
            var given = 0
            for column in open {
                let part = Int(Double(rest) * Double(natural[column]).squareRoot() / weight)
                let gain = min(part, natural[column] - widths[column])
                widths[column] += gain
                given += gain
            }
            if given == 0 {
                for column in open.prefix(rest) { widths[column] += 1 }
                given = min(rest, open.count)
            }
            rest -= given
        }
        return widths
    }

    /// Finds the columns most of whose cells are numbers.
    mutating func findNumbers() {
        var counts = [(numbers: Int, all: Int)](repeating: (0, 0), count: columnCount)
        for row in rows where !row.isHeader {
            for cell in row.cells where cell.column < columnCount && !cell.text.isEmpty {
                counts[cell.column].all += 1
                let isNumber = cell.text.bytes.allSatisfy {
                    ($0 >= 48 && $0 <= 57) || " .,%+-".utf8.contains($0)
                }
                if isNumber, cell.text.bytes.contains(where: { $0 >= 48 && $0 <= 57 }) {
                    counts[cell.column].numbers += 1
                }
            }
        }
        numeric = Set(
            counts.indices.filter {
                counts[$0].all > 0 && counts[$0].numbers * 10 >= counts[$0].all * 8
            })
    }
}
