internal import GalleyDocumentModel

extension HTMLConverter {
    mutating func readTable(_ id: HTMLTree.ID) {
        guard !isLayout(id) else { return visitChildren(of: id) }
        builder.open(Shape(.table), at: range(of: id))
        setAttributes(of: id)
        if let caption = tree.firstChild(.caption, of: id), isKept(caption) {
            builder.open(.caption, at: range(of: caption))
            readCellContent(caption)
            endRange()
            builder.close()
        }
        readRowGroups(of: id)
        endRange()
        builder.close()
    }

    private mutating func readRowGroups(of id: HTMLTree.ID) {
        var hasHead = false
        if let head = tree.firstChild(.thead, of: id) { hasHead = holdsRow(head) }
        for child in tree.children(of: id) where isKept(child) && holdsRow(child) {
            switch tree[child].name {
            case .thead: readRows(of: child, Shape(.head))
            case .tfoot: readRows(of: child, Shape(.foot))
            case .tbody:
                let rows = tree.children(of: child).filter { tree.isElement($0, .tr) && isKept($0) }
                var headers = 0
                while !hasHead, headers < rows.count, isHeaderRow(rows[headers]) { headers += 1 }
                let heads = headers == rows.count ? min(headers, 1) : headers
                if heads > 0 { read(rows: rows.prefix(heads), Shape(.head)) }
                if heads < rows.count { read(rows: rows.dropFirst(heads), Shape(.body)) }
                hasHead = true
            default: break
            }
        }
    }

    private func holdsRow(_ id: HTMLTree.ID) -> Bool { tree.firstChild(.tr, of: id) != nil }

    private mutating func readRows(of id: HTMLTree.ID, _ shape: Shape) {
        let rows = tree.children(of: id).filter { tree.isElement($0, .tr) && isKept($0) }
        read(rows: rows[...], shape)
    }

    private mutating func read(rows: ArraySlice<HTMLTree.ID>, _ shape: Shape) {
        guard !rows.isEmpty else { return }
        builder.open(shape)
        for row in rows {
            builder.open(Shape(.row), at: range(of: row))
            for cell in tree.children(of: row)
            where tree.isElement(cell, .td) || tree.isElement(cell, .th) {
                readCell(cell)
            }
            endRange()
            builder.close()
        }
        builder.close()
    }

    private mutating func readCell(_ id: HTMLTree.ID) {
        let form = CellForm(
            alignment(of: id), isHeader: tree.isElement(id, .th),
            columns: span(.colspan, of: id), rows: span(.rowspan, of: id))
        builder.open(.cell(form), at: range(of: id))
        setAttributes(of: id)
        if isKept(id) { readCellContent(id) }
        endRange()
        builder.close()
    }

    /// Text straight into the cell; with blocks in it, all in blocks.
    mutating func readCellContent(_ id: HTMLTree.ID) {
        readInside(
            id, holdsBlock(id) ? .blocks(.paragraph, HTMLTree.none) : .direct)
    }

    private func span(_ name: HTMLName, of id: HTMLTree.ID) -> Int {
        guard let value = tree.value(name, of: id),
            let count = Int(String(decoding: value.trimmed, as: UTF8.self))
        else { return 1 }
        return min(max(count, 1), 127)
    }

    private func alignment(of id: HTMLTree.ID) -> Alignment {
        if let value = tree.value(.align, of: id) {
            if value.equals("left") { return .left }
            if value.equals("center") { return .center }
            if value.equals("right") { return .right }
        }
        if let style = tree.value(.style, of: id) {
            if style.contains("text-align", "left") { return .left }
            if style.contains("text-align", "center") { return .center }
            if style.contains("text-align", "right") { return .right }
        }
        return .natural
    }

    private func isHeaderRow(_ id: HTMLTree.ID) -> Bool {
        var hasCell = false
        for cell in tree.children(of: id) where tree[cell].kind == .element {
            if tree.isElement(cell, .td) { return false }
            if tree.isElement(cell, .th) { hasCell = true }
        }
        return hasCell
    }

    /// Whether a table only arranges what is in it: its children then stand in its place.
    private func isLayout(_ id: HTMLTree.ID) -> Bool {
        if let role = tree.value(.role, of: id),
            role.equals("presentation") || role.equals("none")
        {
            return true
        }
        var columns = 0, cells = 0, rows = 0
        var node = tree.following(id, within: id)
        while node >= 0 {
            let here = tree[node]
            if here.kind == .element, here.namespace == .html {
                switch here.name {
                case .th, .thead, .caption: return false
                case .tr:
                    rows += 1
                    cells = 0
                case .td:
                    cells += 1
                    columns = max(columns, cells)
                case .table, .h1, .h2, .h3, .h4, .article, .form, .figure: return true
                case .div, .ul, .p, .ol:
                    if options.selection != nil { return true }
                default: break
                }
            }
            node = tree.following(node, within: id)
        }
        return columns < 2 && (rows < 2 || options.selection != nil)
    }
}
