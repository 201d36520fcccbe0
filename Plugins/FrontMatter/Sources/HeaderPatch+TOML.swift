internal import GalleyDocumentModel

extension HeaderPatch {
    /// Takes statements away and puts others below the last one of a table.
    mutating func arrangeTable(
        _ node: HeaderNode, removing gone: Set<Int>, adding new: [Metadata.Entry]
    ) -> Bool {
        guard let entries = node.entries else { return false }
        let statements = entries.compactMap(\.statement)
        for index in gone {
            guard let statement = entries[index].statement else { return false }
            removeStatements([statement])
        }
        guard !new.isEmpty else { return true }
        guard let opening = node.opening else { return false }
        let place = layout.nextLine(max(opening, statements.map(\.upperBound).max() ?? opening))
        let indent = statements.first.map { layout.column($0.lowerBound) } ?? 0
        return addLines(new, at: place, indent: indent)
    }

    /// Takes lines away, each statement with the comment behind it.
    mutating func removeStatements(_ ranges: [Range<Int>]) {
        for range in ranges {
            let end = min(layout.nextLine(range.upperBound), source.text.split.closingStart)
            edits.append(HeaderEdit(layout.startOfLine(range.lowerBound)..<end, []))
        }
    }
}
