internal import GalleyDocumentModel

extension HeaderPatch {
    // MARK: Maps

    /// Changes, adds and takes away members of a map.
    mutating func reviseMembers(
        _ node: HeaderNode, _ wanted: [Metadata.Entry], isKnown: Bool
    ) -> Bool {
        guard let old = node.entries else { return false }
        let values = Dictionary(wanted.map { ($0.key, $0.value) }) { first, _ in first }
        var names: Set<String> = []
        var gone: Set<Int> = []
        var new: [Metadata.Entry] = []
        for (index, entry) in old.enumerated() {
            guard names.insert(entry.key).inserted else { return false }
            guard let value = values[entry.key] else {
                if entry.value.isMerged { return false }
                gone.insert(index)
                continue
            }
            if entry.value.isMerged, !isSame(entry.value, value, isKnown) {
                new.append(Metadata.Entry(entry.key, value))
            } else if !change(entry, to: value, in: node, isKnown: isKnown) {
                return false
            }
        }
        for entry in wanted where names.insert(entry.key).inserted { new.append(entry) }
        return arrange(node, removing: gone, adding: new)
    }

    /// Takes members of a map away and puts others behind the rest.
    mutating func arrange(
        _ node: HeaderNode, removing gone: Set<Int>, adding new: [Metadata.Entry]
    ) -> Bool {
        guard !gone.isEmpty || !new.isEmpty else { return true }
        guard let entries = node.entries else { return false }
        if node.isFlow {
            let texts = new.compactMap { spelling.member($0.key, $0.value) }
            guard texts.count == new.count, !entries.contains(where: \.value.isMerged) else {
                return false
            }
            return arrangeFlow(
                node, entries.map(\.range), removing: gone, adding: texts, before: entries.count)
        }
        if isTOML { return arrangeTable(node, removing: gone, adding: new) }
        let own = entries.indices.filter { !entries[$0].value.isMerged }
        guard let first = own.first, let last = own.last, gone.count < own.count || !new.isEmpty,
            removeLines(entries, gone, isRoot: false)
        else { return false }
        let place = layout.nextLine(layout.trimmedEnd(entries[last].range))
        return addLines(new, at: place, indent: layout.column(keyStart(entries[first])))
    }

    /// Takes the lines of entries away, each with the comment behind its value.
    mutating func removeLines(_ entries: [HeaderEntry], _ gone: Set<Int>, isRoot: Bool) -> Bool {
        for index in gone.sorted() {
            guard !entries[index].value.isMerged,
                let start = layout.startIfFirst(keyStart(entries[index]))
            else { return false }
            let end = layout.nextLine(layout.trimmedEnd(entries[index].range))
            let limit = isRoot ? source.text.split.closingStart : bytes.count
            edits.append(HeaderEdit(start..<min(end, limit), []))
        }
        return true
    }

    // MARK: Lists

    /// Changes a list: what is the same at its beginning and end stays as it is.
    mutating func reviseItems(
        _ node: HeaderNode, _ wanted: [Metadata.Value], isKnown: Bool
    ) -> Bool {
        guard let old = node.items else { return false }
        var start = 0
        let fewer = min(old.count, wanted.count)
        while start < fewer, isSame(old[start], wanted[start], isKnown) { start += 1 }
        var tail = 0
        while tail < fewer - start,
            isSame(old[old.count - 1 - tail], wanted[wanted.count - 1 - tail], isKnown)
        {
            tail += 1
        }
        let pairs = fewer - start - tail
        for index in start..<start + pairs {
            let isDone = revise(
                old[index], to: wanted[index], inFlow: node.isFlow, isKnown: isKnown)
            guard isDone || rewrite(old[index], as: wanted[index], inFlow: node.isFlow) else {
                return false
            }
        }
        let gone = Set(start + pairs..<old.count - tail)
        let new = Array(wanted[(start + pairs)..<(wanted.count - tail)])
        guard !gone.isEmpty || !new.isEmpty else { return true }
        guard node.isFlow else {
            return arrangeLines(old, removing: gone, adding: new, start + pairs)
        }
        let texts = new.compactMap { spelling.text($0, inFlow: true) }
        guard texts.count == new.count else { return false }
        return arrangeFlow(
            node, old.map(\.range), removing: gone, adding: texts, before: start + pairs)
    }

    private mutating func rewrite(
        _ item: HeaderNode, as value: Metadata.Value, inFlow: Bool
    ) -> Bool {
        if inFlow { return replace(item, by: spelling.text(value, inFlow: true)) }
        guard !isTOML, !item.isMissing, let dash = dash(of: item) else { return false }
        let lines = YAMLEmitter.lines(item: value)
        let end = layout.trimmedEnd(item.range)
        edits.append(
            HeaderEdit(
                dash..<(lines.count > 1 ? layout.endOfLine(end) : end),
                layout.joined(lines, indent: layout.column(dash), isFirstBare: true)))
        return true
    }

    /// Takes items of a list with dashes away, and puts others before one of them.
    private mutating func arrangeLines(
        _ items: [HeaderNode], removing gone: Set<Int>, adding new: [Metadata.Value], _ place: Int
    ) -> Bool {
        guard !isTOML, let first = items.first, let dash = dash(of: first),
            gone.count < items.count || !new.isEmpty
        else { return false }
        for index in gone.sorted() {
            guard let dash = self.dash(of: items[index]), !items[index].isMissing else {
                return false
            }
            let end = layout.nextLine(layout.trimmedEnd(items[index].range))
            edits.append(HeaderEdit(layout.startOfLine(dash)..<end, []))
        }
        guard !new.isEmpty else { return true }
        let at =
            place > 0
            ? layout.nextLine(layout.trimmedEnd(items[place - 1].range))
            : layout.startOfLine(dash)
        let lines = new.flatMap(YAMLEmitter.lines(item:))
        var text = layout.joined(lines, indent: layout.column(dash), isFirstBare: false)
        text += source.text.lineEnd
        if at == bytes.count, layout.byte(at - 1) != 10, layout.byte(at - 1) != 13 {
            text = source.text.lineEnd + text
        }
        edits.append(HeaderEdit(at..<at, text))
        return true
    }

    // MARK: Brackets

    /// Takes parts between brackets away, with their commas, and puts others before one of them.
    mutating func arrangeFlow(
        _ node: HeaderNode, _ parts: [Range<Int>], removing gone: Set<Int>, adding texts: [String],
        before place: Int
    ) -> Bool {
        var index = 0
        while index < parts.count {
            guard gone.contains(index) else {
                index += 1
                continue
            }
            let start = index
            while gone.contains(index) { index += 1 }
            let range =
                index < parts.count
                ? parts[start].lowerBound..<parts[index].lowerBound
                : start > 0
                    ? parts[start - 1].upperBound..<parts[index - 1].upperBound
                    : parts[0].lowerBound..<pastComma(parts[index - 1].upperBound)
            edits.append(HeaderEdit(range, []))
        }
        guard !texts.isEmpty else { return true }
        let gap = gap(between: parts)
        if place < parts.count, !gone.contains(place) {
            let text = texts.map { $0 + gap }.joined()
            edits.append(HeaderEdit(parts[place].lowerBound..<parts[place].lowerBound, text))
        } else if let last = (0..<place).last(where: { !gone.contains($0) }) {
            addFlow(texts, behind: parts[last], gap)
        } else {
            addFlow(texts, into: node)
        }
        return true
    }

    /// Puts parts behind one; a comment on its line stays there.
    private mutating func addFlow(_ texts: [String], behind part: Range<Int>, _ gap: String) {
        var at = part.upperBound
        let past = pastComma(at)
        var next = past
        while layout.byte(next).isBlank { next += 1 }
        guard layout.byte(next) == 0x23 else {
            let text = texts.map { gap + $0 }.joined()
            return edits.append(HeaderEdit(at..<at, text))
        }
        let hasComma = past > at
        if !hasComma { edits.append(HeaderEdit(at..<at, ",")) }
        at = layout.endOfLine(next)
        let lines = texts.enumerated().map { index, text in
            index < texts.count - 1 || hasComma ? text + "," : text
        }
        let indent = layout.startIfFirst(part.lowerBound).map { part.lowerBound - $0 } ?? 2
        edits.append(
            HeaderEdit(
                at..<at,
                source.text.lineEnd + layout.joined(lines, indent: indent, isFirstBare: false)))
    }

    /// Puts parts between brackets that hold no others.
    private mutating func addFlow(_ texts: [String], into node: HeaderNode) {
        let open = node.valueStart + 1
        let parts = texts.joined(separator: ", ")
        let close = max(open, node.range.upperBound - 1)
        let isBare = node.valueStart < layout.start
        let spans = !isBare && layout.spansLines(open..<min(close, bytes.count))
        let end = String(decoding: source.text.lineEnd, as: UTF8.self)
        edits.append(HeaderEdit(open..<open, spans ? end + "  " + parts : parts))
    }

    /// Where a comma ends that stands behind an offset; the offset where there is none.
    private func pastComma(_ offset: Int) -> Int {
        var at = offset
        while layout.byte(at).isBlank || layout.byte(at) == 10 || layout.byte(at) == 13 { at += 1 }
        return layout.byte(at) == 0x2C ? at + 1 : offset
    }

    /// What stands between two parts, comma and blanks, as it does between the first two.
    private func gap(between parts: [Range<Int>]) -> String {
        if parts.count > 1, parts[0].upperBound <= parts[1].lowerBound {
            let bytes = bytes[parts[0].upperBound..<parts[1].lowerBound]
            if bytes.allSatisfy({ $0 <= 32 || $0 == 0x2C }), bytes.contains(0x2C) {
                return String(decoding: bytes, as: UTF8.self)
            }
        }
        guard let first = parts.first, let line = layout.startIfFirst(first.lowerBound),
            line < first.lowerBound
        else { return ", " }
        return "," + String(decoding: source.text.lineEnd, as: UTF8.self)
            + String(repeating: " ", count: first.lowerBound - line)
    }
}
