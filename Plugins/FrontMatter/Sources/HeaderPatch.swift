internal import GalleyDocumentModel

/// Changes a header of YAML where its metadata changed, and nowhere else.
struct HeaderPatch {
    private struct Edit {
        var range: Range<Int>
        var text: [UInt8]
    }

    private let source: OriginHeader
    private let profile: HeaderProfile
    private var edits: [Edit] = []
    private var additions: [String] = []
    private var isPossible = true

    init(_ source: OriginHeader, _ profile: HeaderProfile) {
        (self.source, self.profile) = (source, profile)
    }

    private var bytes: [UInt8] { source.all }
    private var isTOML: Bool { source.syntax == .toml }

    /// The header with other metadata; nil where that takes more than changing lines.
    mutating func apply(_ wanted: Metadata) -> [UInt8]? {
        if let root = source.root, root.isFlow, !isTOML { return nil }
        for (field, old) in source.map.metadata.fields where wanted[field] != old {
            guard let home = source.map.homes[field] else { return nil }
            if let value = wanted[field] {
                replace(home, field, value)
            } else {
                delete(home)
            }
        }
        for (field, value) in wanted.fields where source.map.metadata[field] == nil {
            if let home = source.map.empty[field] {
                fill(home, field, value)
            } else {
                add(field, value)
            }
        }
        guard isPossible else { return nil }
        insertAdditions()
        return edited()
    }

    private func edited() -> [UInt8]? {
        var result: [UInt8] = []
        var at = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard edit.range.lowerBound >= at, edit.range.upperBound <= bytes.count else {
                return nil
            }
            result += bytes[at..<edit.range.lowerBound]
            result += edit.text
            at = edit.range.upperBound
        }
        return result + bytes[at...]
    }

    private mutating func replace(
        _ home: HeaderMap.Home, _ field: Field, _ value: Metadata.Value
    ) {
        let node = home.node
        if node.isMerged { return add(field, value, key: home.key) }
        let written = HeaderForm.written(field, value, key: home.key, old: node)
        if isTOML { return replaceInTOML(written, node) }
        if let text = inPlace(written, node, home) {
            let end = trimmedEnd(node.range)
            return edits.append(Edit(range: node.range.lowerBound..<end, text: Array(text.utf8)))
        }
        if replaceParts(written, node, home) { return }
        guard !home.isNested, let start = lineStart(home) else {
            isPossible = false
            return
        }
        let entry = source.map.entries[home.entry]
        let end = trimmedEnd(entry.range)
        let key = String(decoding: bytes[entry.keyRange], as: UTF8.self)
        let emitted = YAMLEmitter.scalar(home.key, isKey: true)
        var lines = YAMLEmitter.lines(home.key, written)
        lines[0] = key + lines[0].dropFirst(emitted.count)
        if case .list = written, let first = node.items?.first, !node.isFlow,
            bytes[startOfLine(first.range.lowerBound)...].first == 0x2D,
            start == entry.keyRange.lowerBound
        {
            lines = lines.enumerated().map { $0 == 0 ? $1 : String($1.dropFirst(2)) }
        }
        let isMany = lines.count > 1
        edits.append(
            Edit(
                range: entry.keyRange.lowerBound..<(isMany ? lineEnd(end) : end),
                text: joined(lines, indent: entry.keyRange.lowerBound - start, isFirstBare: true)))
    }

    /// Puts a value where the old one stands; tables of lines of their own stay what they are.
    private mutating func replaceInTOML(_ value: Metadata.Value, _ node: HeaderNode) {
        let isTable = (node.entries != nil || node.items != nil) && !node.isFlow
        guard !isTable, let text = TOMLEmitter.text(value) else {
            isPossible = false
            return
        }
        edits.append(Edit(range: node.range, text: Array(text.utf8)))
    }

    /// Changes single values of a map that keeps its keys; false where that is not enough.
    private mutating func replaceParts(
        _ value: Metadata.Value, _ node: HeaderNode, _ home: HeaderMap.Home
    ) -> Bool {
        guard case .map(let entries) = value, !node.isFlow, let old = node.entries,
            entries.map(\.key).sorted() == old.map(\.key).sorted()
        else { return false }
        var parts: [Edit] = []
        for entry in entries {
            guard let before = node[entry.key] else { return false }
            if before.value == entry.value || before.text == entry.value.string { continue }
            guard !before.isBorrowed, !before.isMissing,
                let text = inPlace(entry.value, before, home)
            else { return false }
            parts.append(
                Edit(
                    range: before.range.lowerBound..<trimmedEnd(before.range),
                    text: Array(text.utf8)))
        }
        edits += parts
        return true
    }

    /// The value's text where the old one stands, in the same quotes; nil where it takes lines.
    private func inPlace(
        _ value: Metadata.Value, _ node: HeaderNode, _ home: HeaderMap.Home
    ) -> String? {
        switch value {
        case .list:
            return node.isFlow && node.items != nil ? YAMLEmitter.flow(value) : nil
        case .map:
            return node.isFlow && node.entries != nil ? YAMLEmitter.flow(value) : nil
        case .string(let text):
            guard node.text != nil else { return nil }
            if text.utf8.contains(10), !home.isNested, node.range == home.node.range { return nil }
            return YAMLEmitter.scalar(text, isFlow: home.isNested, quotes: quotes(of: node))
        case .rich, .null, .boolean, .number, .date:
            return node.text == nil ? nil : YAMLEmitter.flow(value)
        }
    }

    private func quotes(of node: HeaderNode) -> YAMLEmitter.Quotes {
        switch bytes[node.range.lowerBound] {
        case 0x22: .double
        case 0x27: .single
        default: .none
        }
    }

    /// Takes an entry's lines away, with the comment behind its value.
    private mutating func delete(_ home: HeaderMap.Home) {
        let isTable =
            isTOML && !home.node.isFlow && (home.node.entries != nil || home.node.items != nil)
        guard !home.isNested, !home.node.isMerged, !isTable, let start = lineStart(home) else {
            isPossible = false
            return
        }
        let entry = source.map.entries[home.entry]
        var end = lineEnd(trimmedEnd(entry.range))
        if end < bytes.count { end += bytes[end] == 13 && byte(end + 1) == 10 ? 2 : 1 }
        edits.append(Edit(range: start..<min(end, source.split.closingStart), text: []))
    }

    /// Puts a value behind a key that has none.
    private mutating func fill(
        _ home: HeaderMap.Home, _ field: Field, _ value: Metadata.Value
    ) {
        let written = HeaderForm.written(field, value, key: home.key, old: nil)
        var at = source.map.entries[home.entry].keyRange.upperBound
        while at < bytes.count, bytes[at].isBlank { at += 1 }
        guard byte(at) == 0x3A else {
            isPossible = false
            return
        }
        if home.node.isMissing {
            edits.append(
                Edit(range: at + 1..<at + 1, text: Array((" " + YAMLEmitter.flow(written)).utf8)))
        } else {
            edits.append(Edit(range: home.node.range, text: Array(YAMLEmitter.flow(written).utf8)))
        }
    }

    private mutating func add(_ field: Field, _ value: Metadata.Value, key: String? = nil) {
        var key = key ?? HeaderForm.newKey(field, value, profile)
        let taken = Set(source.map.entries.filter { !$0.value.isMerged }.map(\.key))
        if taken.contains(key) {
            let names = HeaderKeys.names.first { $0.field == field }?.names ?? []
            guard let free = names.first(where: { !taken.contains($0) }) else {
                isPossible = false
                return
            }
            key = free
        }
        let written = HeaderForm.written(field, value, key: key, old: nil)
        guard isTOML else {
            additions += YAMLEmitter.lines(key, written)
            return
        }
        guard let line = TOMLEmitter.line(key, written) else {
            isPossible = false
            return
        }
        additions.append(line)
    }

    /// New keys stand at the end, before the closing line.
    private mutating func insertAdditions() {
        guard !additions.isEmpty else { return }
        let at = isTOML ? placeBeforeTables : source.split.closingStart
        var indent = 0
        if !isTOML, let first = source.map.entries.first {
            indent = first.keyRange.lowerBound - startOfLine(first.keyRange.lowerBound)
        }
        var text = joined(additions, indent: indent, isFirstBare: false) + source.lineEnd
        if at > 0, bytes[at - 1] != 10, bytes[at - 1] != 13, at > source.split.content.lowerBound {
            text = source.lineEnd + text
        }
        edits.append(Edit(range: at..<at, text: text))
    }

    /// Where the lines end that stand before the first table.
    private var placeBeforeTables: Int {
        let ends = source.map.entries.filter {
            $0.value.isFlow || $0.value.entries == nil && $0.value.items == nil
        }.map(\.range.upperBound)
        guard let last = ends.max() else { return source.split.content.lowerBound }
        var lines = HeaderLines(bytes, from: lineEnd(last))
        _ = lines.next()
        return lines.at
    }

    private func joined(_ lines: [String], indent: Int, isFirstBare: Bool) -> [UInt8] {
        var text: [UInt8] = []
        for (index, line) in lines.enumerated() {
            if index > 0 { text += source.lineEnd }
            if !line.isEmpty, index > 0 || !isFirstBare {
                text += [UInt8](repeating: 32, count: indent)
            }
            text += Array(line.utf8)
        }
        return text
    }

    private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    /// Where the line of an entry begins, if its key is the first on it.
    private func lineStart(_ home: HeaderMap.Home) -> Int? {
        let key = source.map.entries[home.entry].keyRange.lowerBound
        let start = startOfLine(key)
        return bytes[start..<key].allSatisfy(\.isBlank) ? start : nil
    }

    private func startOfLine(_ offset: Int) -> Int {
        var start = offset
        while start > source.split.content.lowerBound, bytes[start - 1] != 10,
            bytes[start - 1] != 13
        {
            start -= 1
        }
        return start
    }

    private func lineEnd(_ offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
        return end
    }

    /// The end of a range without the blank lines that a block of text has behind it.
    private func trimmedEnd(_ range: Range<Int>) -> Int {
        var end = min(range.upperBound, bytes.count)
        while end > range.lowerBound, bytes[end - 1] <= 32 { end -= 1 }
        return end
    }
}
