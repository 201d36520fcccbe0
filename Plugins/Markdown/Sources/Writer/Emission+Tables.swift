internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTextLayout

extension Emission {
    mutating func writeTable(_ node: Node, _ flow: inout Flow) {
        let plan = TablePlan(node)
        // Where nothing may be lost, what bars cannot say takes a table of HTML too.
        let obstacle = plan.obstacle ?? (writer.figures == .html ? plan.nicety : nil)
        guard writer[.tables], obstacle == nil else {
            losses.add(
                .warning, "html-table",
                "\(obstacle ?? "the dialect has no tables"): written as HTML", about: node)
            return writeHTML(node, &flow)
        }
        tellLosses(of: plan, about: node)
        for caption in plan.captions { writeBlock(caption, &flow) }
        separate(&flow, .table, interrupts: false)
        var rows: [[[UInt8]]] = []
        for row in plan.rows {
            var cells: [[UInt8]] = []
            for cell in row.cells { cells.append(cellText(cell)) }
            while cells.count < plan.columns { cells.append([]) }
            rows.append(cells)
        }
        writeRows(rows, plan.alignments)
    }

    private mutating func tellLosses(of plan: TablePlan, about node: Node) {
        tellAttributes(of: node)
        for part in plan.attributed { tellAttributes(of: part) }
        if !plan.captions.isEmpty {
            losses.add(
                .note, "table-caption", "a table's caption is a paragraph before it", about: node)
        }
        if plan.losesGroups {
            losses.add(
                .note, "table-groups", "the parts of the table's body become one", about: node)
        }
        if plan.losesAlignment {
            losses.add(
                .note, "cell-alignment", "cells are aligned as the header of their column",
                about: node)
        }
    }

    /// What a cell says, on one line.
    private mutating func cellText(_ node: Node) -> [UInt8] {
        var place = Surroundings()
        place.canBeginBlocks = false
        compose(about: node, place, isCell: true) { $0.appendInlines(of: node) }
        return takeInline()
    }

    /// Writes rows with their columns in line, unless that takes lines of more than 120 cells.
    private mutating func writeRows(_ rows: [[[UInt8]]], _ alignments: [Alignment]) {
        let sizes = rows.map { $0.map { CellWidth.of($0) } }
        var widths = alignments.map { $0 == .center ? 5 : $0 == .natural ? 3 : 4 }
        for row in sizes {
            for (column, size) in row.enumerated() { widths[column] = max(widths[column], size) }
        }
        let isPadded = widths.reduce(1) { $0 + $1 + 3 } <= 120
        for (index, row) in rows.enumerated() {
            startLine()
            for (column, cell) in row.enumerated() {
                let room = isPadded ? widths[column] - sizes[index][column] : 0
                write(cell, alignments[column], room: room)
            }
            sink.write("|")
            endLine()
            if index == 0 { writeDelimiters(alignments, isPadded ? widths : nil) }
        }
    }

    private mutating func write(_ cell: [UInt8], _ alignment: Alignment, room: Int) {
        let before =
            switch alignment {
            case .right: room
            case .center: room / 2
            default: 0
            }
        sink.write("| ")
        for _ in 0..<before { sink.write(byte: 32) }
        sink.write(cell.span)
        for _ in before..<max(room, before) { sink.write(byte: 32) }
        sink.write(byte: 32)
    }

    private mutating func writeDelimiters(_ alignments: [Alignment], _ widths: [Int]?) {
        startLine()
        for (column, alignment) in alignments.enumerated() {
            let width = widths?[column] ?? (alignment == .center ? 5 : 4)
            let left = alignment == .left || alignment == .center
            let right = alignment == .right || alignment == .center
            sink.write(left ? "| :" : "| ")
            for _ in 0..<width - (left ? 1 : 0) - (right ? 1 : 0) { sink.write(byte: 0x2D) }
            sink.write(right ? ": " : " ")
        }
        sink.write("|")
        endLine()
    }
}

/// A table's rows and columns, and why it cannot be written with bars, if it cannot.
struct TablePlan {
    struct Row { var cells: [Node] }

    private(set) var captions: [Node] = []
    private(set) var rows: [Row] = []
    private(set) var alignments: [Alignment] = []
    private(set) var obstacle: String?
    private(set) var losesGroups = false, losesAlignment = false
    /// Rows and cells that have something to be kept of their own.
    private(set) var attributed: [Node] = []
    private var headRows = 0, bodies = 0

    var columns: Int { alignments.count }

    /// What a table of bars would keep only as plain text.
    var nicety: String? {
        if !captions.isEmpty { return "a caption" }
        let body = rows.dropFirst(headRows)
        return body.contains { $0.cells.contains(where: \.isHeaderCell) } ? "headers of rows" : nil
    }

    init(_ table: Node) {
        for part in table.children { add(part) }
        judge()
    }

    private mutating func add(_ part: Node) {
        switch part.kind {
        case .caption: captions.append(part)
        case .head:
            if part.hasAttributes { attributed.append(part) }
            for row in part.children { add(row: row) }
            headRows = rows.count
        case .body, .foot:
            bodies += 1
            if part.hasAttributes { attributed.append(part) }
            if part.kind == .foot { losesGroups = true }
            for row in part.children { add(row: row) }
        case .row: add(row: part)
        default: obstacle = "a table with \(part.kind.name) in it"
        }
    }

    private mutating func add(row: Node) {
        var cells: [Node] = []
        if row.hasAttributes { attributed.append(row) }
        for cell in row.children {
            guard case .cell(let form) = cell.content else {
                obstacle = "a row with \(cell.kind.name) in it"
                continue
            }
            if form.columns > 1 || form.rows > 1 { obstacle = "cells that span others" }
            if !cell.isOneParagraph { obstacle = "cells with blocks" }
            if cell.hasAttributes { attributed.append(cell) }
            cells.append(cell)
        }
        rows.append(Row(cells: cells))
    }

    private mutating func judge() {
        if bodies > 1 { losesGroups = true }
        guard let first = rows.first else {
            obstacle = "a table without rows"
            return
        }
        if headRows == 0, first.cells.allSatisfy(\.isHeaderCell), !first.cells.isEmpty {
            headRows = 1
        }
        if headRows == 0 { obstacle = obstacle ?? "a table without header" }
        if headRows > 1 { obstacle = obstacle ?? "a header of several rows" }
        if first.cells.isEmpty { obstacle = obstacle ?? "an empty header" }
        if rows.contains(where: { $0.cells.count > first.cells.count }) {
            obstacle = obstacle ?? "rows longer than the header"
        }
        alignments = first.cells.map { $0.cellForm.alignment }
        for row in rows.dropFirst(headRows) {
            for (cell, alignment) in zip(row.cells, alignments) {
                let form = cell.cellForm
                if form.isHeader { losesGroups = true }
                if form.alignment != .natural, form.alignment != alignment { losesAlignment = true }
            }
        }
    }
}

extension Node {
    fileprivate var cellForm: CellForm {
        if case .cell(let form) = content { form } else { CellForm() }
    }

    fileprivate var isHeaderCell: Bool { cellForm.isHeader }

    /// Whether a cell holds no more than a line of text.
    fileprivate var isOneParagraph: Bool {
        guard let first = firstChild, first.kind.isBlock else {
            return children.allSatisfy { !$0.kind.isBlock }
        }
        return first.next == nil
            && (first.kind == .paragraph || first.kind == .plain || first.kind == .imageBlock)
    }
}
