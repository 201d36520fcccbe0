public import GalleyDocumentModel
public import GalleyPluginKit

/// Gives tables their head, and turns those that a target cannot show into text.
public struct TablesStep: Transform {
    /// What becomes of a table.
    public enum Mode: String, CaseIterable, Sendable {
        case keep
        /// Each row becomes a paragraph, `Head: cell; Head: cell`.
        case text
        case drop
    }

    /// Which row is the head of a table that has none.
    public enum HeaderRow: String, CaseIterable, Sendable {
        /// The first, where all its cells are header cells.
        case auto
        case first, none
    }

    public var mode = Mode.keep
    public var headerRow = HeaderRow.auto
    /// Tables with more columns become text.
    public var maxCols: Int?

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        guard document.kinds.contains(.table) else { return .keep }
        // A table within one that is replaced goes with it.
        let tables = document.nodes(of: .table).filter { !isWithinTable($0) }
        let needsEdit = tables.map { (table: $0, result: result($0)) }
        guard needsEdit.contains(where: { $0.result != nil }) || mode == .drop else { return .keep }
        document.edit { editor in
            if mode == .drop {
                for table in withEmptyParents(Array(tables)) { editor.remove(table) }
                return
            }
            for (table, result) in needsEdit {
                if let result { editor.replace(table, with: result) }
            }
        }
        return .keep
    }
}

extension TablesStep {
    private func isWithinTable(_ node: Node) -> Bool {
        var at = node.parent
        while let parent = at {
            if parent.kind == .table { return true }
            at = parent.parent
        }
        return false
    }

    /// What stands for a table; nil where it stays as it is.
    private func result(_ table: Node) -> Document? {
        let grid = Grid(table)
        if mode == .text || grid.columns > maxCols ?? .max { return text(grid) }
        guard !grid.hasHead, let first = grid.rows.first, grid.rows.count > 1 else { return nil }
        switch headerRow {
        case .none: return nil
        case .auto where !first.allSatisfy(isHeader): return nil
        case .auto, .first: return withHead(table)
        }
    }

    private func isHeader(_ cell: Node) -> Bool {
        if case .cell(let form) = cell.content { form.isHeader } else { false }
    }

    private func text(_ grid: Grid) -> Document {
        let names = grid.hasHead ? grid.rows.first?.map(\.string) ?? [] : []
        var builder = Document.Builder()
        for caption in grid.captions {
            builder.append(.paragraph) { $0.append(text: caption.string) }
        }
        for row in grid.hasHead ? grid.rows.dropFirst() : grid.rows[...] {
            builder.append(.paragraph) { builder in
                for (index, cell) in row.enumerated() {
                    if index > 0 { builder.append(text: "; ") }
                    if index < names.count, !names[index].isEmpty {
                        builder.append(text: names[index] + ": ")
                    }
                    append(cell, to: &builder)
                }
            }
        }
        return builder.finish()
    }

    /// A cell's text with its marks, or without where it holds blocks.
    private func append(_ cell: Node, to builder: inout Document.Builder) {
        if cell.children.contains(where: { $0.kind.category == .block }) {
            let lines = cell.string.split(separator: "\n")
            builder.append(text: lines.joined(separator: " "))
        } else {
            for child in cell.children { builder.append(copying: child) }
        }
    }

    /// The table with its first row as head.
    private func withHead(_ table: Node) -> Document {
        var builder = Document.Builder()
        var isFirst = true
        builder.open(copying: table)
        for part in table.children {
            guard isFirst, part.kind == .body || part.kind == .row else {
                builder.append(copying: part)
                continue
            }
            isFirst = false
            let rows = part.kind == .row ? [part] : Array(part.children)
            builder.append(Shape(.head)) { builder in
                if let head = rows.first { append(head: head, to: &builder) }
            }
            guard part.kind == .body, rows.count > 1 else { continue }
            builder.open(copying: part)
            for row in rows.dropFirst() { builder.append(copying: row) }
            builder.close()
        }
        builder.close()
        return builder.finish()
    }

    private func append(head row: Node, to builder: inout Document.Builder) {
        builder.open(copying: row)
        for cell in row.children {
            guard case .cell(var form) = cell.content else { continue }
            form.isHeader = true
            builder.append(.cell(form)) { builder in
                for child in cell.children { builder.append(copying: child) }
            }
        }
        builder.close()
    }
}

/// The rows of a table in order, the head's first.
private struct Grid {
    var rows: [[Node]] = []
    var captions: [Node] = []
    var hasHead = false
    var columns = 0

    init(_ table: Node) {
        for part in table.children {
            switch part.kind {
            case .caption: captions.append(part)
            case .row: add(part)
            case .head, .body, .foot:
                if part.kind == .head, part.firstChild != nil { hasHead = true }
                for row in part.children where row.kind == .row { add(row) }
            default: break
            }
        }
    }

    private mutating func add(_ row: Node) {
        let cells = row.children.filter { $0.kind == .cell }
        var width = 0
        for cell in cells {
            if case .cell(let form) = cell.content { width += form.columns }
        }
        columns = max(columns, width)
        rows.append(cells)
    }
}
