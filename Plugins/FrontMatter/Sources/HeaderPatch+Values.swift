internal import GalleyDocumentModel
internal import GalleyYAML

extension HeaderPatch {
    /// Gives an entry another value, with as few changes as that takes.
    mutating func change(
        _ entry: HeaderEntry, to value: Metadata.Value, in container: HeaderNode?, isKnown: Bool
    ) -> Bool {
        let inFlow = container?.isFlow == true
        let node = entry.value
        if node.isMissing { return fill(entry, value, inFlow: inFlow) }
        if revise(node, to: value, inFlow: inFlow, isKnown: isKnown) { return true }
        if movesAnchors, !moveAnchors(of: entry) { return false }
        if isTOML {
            guard node.isFlow || node.text != nil else { return false }
            return replace(node, by: spelling.text(value, inFlow: true))
        }
        if inFlow { return replace(node, by: spelling.text(value, inFlow: true)) }
        return replaceLines(of: entry, with: value)
    }

    /// Changes what differs within a value; false, and no edit, where that is not enough.
    mutating func revise(
        _ node: HeaderNode, to value: Metadata.Value, inFlow: Bool, isKnown: Bool
    ) -> Bool {
        if isSame(node, value, isKnown) { return true }
        let known = edits.count
        let isDone =
            switch value {
            case .map(let entries) where node.entries != nil && !node.isBorrowed:
                reviseMembers(node, entries, isKnown: isKnown)
            case .list(let items) where node.items != nil && !node.isBorrowed:
                reviseItems(node, items, isKnown: isKnown)
            case .map, .list: false
            default: reviseScalar(node, value, inFlow: inFlow)
            }
        if !isDone { edits.removeLast(edits.count - known) }
        return isDone
    }

    /// Whether a node says the same; a field's value may be spelt otherwise.
    func isSame(_ node: HeaderNode, _ value: Metadata.Value, _ isKnown: Bool) -> Bool {
        if node.value == value { return true }
        guard isKnown, !node.isNull, let text = node.text, let other = value.string else {
            return false
        }
        if case .date(let date) = value { return ArticleDate(text) == date }
        return text == other
    }

    private mutating func reviseScalar(
        _ node: HeaderNode, _ value: Metadata.Value, inFlow: Bool
    ) -> Bool {
        guard node.text != nil, !node.isMissing else { return false }
        if source.syntax == .yaml, !inFlow, value.string?.utf8.contains(10) == true,
            quotes(of: node) != .double
        {
            return false
        }
        return replace(node, by: spelling.text(value, quotes: quotes(of: node), inFlow: inFlow))
    }

    private func quotes(of node: HeaderNode) -> YAMLEmitter.Quotes {
        switch bytes[node.valueStart] {
        case 0x22: .double
        case 0x27: .single
        default: .none
        }
    }

    /// Puts a text where a value stands; its anchor stays if others refer to it.
    mutating func replace(_ node: HeaderNode, by text: String?) -> Bool {
        guard let text else { return false }
        let end = layout.trimmedEnd(node.range)
        let anchor = keptAnchor(of: node).map { "&\($0) " } ?? ""
        edits.append(HeaderEdit(node.range.lowerBound..<end, anchor + text))
        return true
    }

    private func keptAnchor(of node: HeaderNode) -> String? {
        guard !movesAnchors, !node.isBorrowed, let anchor = node.anchor,
            source.aliases.contains(anchor.name)
        else { return nil }
        return anchor.name
    }

    /// Puts a value behind a key that has none.
    mutating func fill(_ entry: HeaderEntry, _ value: Metadata.Value, inFlow: Bool) -> Bool {
        guard let text = spelling.text(value, inFlow: true) else { return false }
        guard entry.value.isMissing else {
            edits.append(HeaderEdit(entry.value.range, text))
            return true
        }
        var at = entry.keyRange.upperBound
        while layout.byte(at).isBlank { at += 1 }
        guard layout.byte(at) == 0x3A else { return false }
        edits.append(HeaderEdit(at + 1..<at + 1, " " + text))
        return true
    }

    /// Writes the lines of an entry anew, from its key on.
    private mutating func replaceLines(of entry: HeaderEntry, with value: Metadata.Value) -> Bool {
        let start = keyStart(entry)
        let end = layout.trimmedEnd(entry.range)
        let emitted = YAMLEmitter.scalar(entry.key, isKey: true)
        var lines = YAMLEmitter.lines(entry.key, value)
        let isPlainKey = start == entry.keyRange.lowerBound
        let key = isPlainKey ? String(decoding: bytes[entry.keyRange], as: UTF8.self) : emitted
        let anchor = keptAnchor(of: entry.value).map { " &" + $0 } ?? ""
        lines[0] = key + ":" + anchor + lines[0].dropFirst(emitted.count + 1)
        if case .list = value, isAtMargin(entry) {
            lines = lines.enumerated().map { $0 == 0 ? $1 : String($1.dropFirst(2)) }
        }
        let isMany = lines.count > 1
        edits.append(
            HeaderEdit(
                start..<(isMany ? layout.endOfLine(end) : end),
                layout.joined(lines, indent: layout.column(start), isFirstBare: true)))
        return true
    }

    /// Whether the dashes of a list stand below its key's first letter.
    private func isAtMargin(_ entry: HeaderEntry) -> Bool {
        guard let first = entry.value.items?.first, !entry.value.isFlow,
            let dash = dash(of: first)
        else { return false }
        return layout.column(dash) == layout.column(keyStart(entry))
    }

    /// Where an entry begins: at its key, or at the question mark before it.
    func keyStart(_ entry: HeaderEntry) -> Int {
        let key = entry.keyRange.lowerBound
        let line = layout.startOfLine(key)
        let lead = bytes[line..<key]
        guard let mark = lead.last(where: { !$0.isBlank }), mark == 0x3F,
            let at = lead.lastIndex(of: 0x3F)
        else { return key }
        return at
    }

    /// Where the dash of an item stands, if it is the first on its line.
    func dash(of item: HeaderNode) -> Int? {
        let line = layout.startOfLine(item.range.lowerBound)
        guard let at = bytes[line..<item.range.lowerBound].firstIndex(where: { !$0.isBlank }),
            bytes[at] == 0x2D,
            bytes[(at + 1)..<item.range.lowerBound].allSatisfy(\.isBlank)
        else { return nil }
        return at
    }
}
