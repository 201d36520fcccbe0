internal import GalleyDocumentModel

/// Changes a header where its metadata changed, and nowhere else.
///
/// This part finds what changed and which key it belongs to; the others change a value
/// (`HeaderPatch+Values`), the members of a map and the items of a list (`+Members`), lines of TOML
/// (`+TOML`).
struct HeaderPatch {
    let source: OriginHeader
    let profile: HeaderProfile
    /// Whether an anchor whose key is taken away or changed moves to where its value is still asked for.
    var movesAnchors = false

    let layout: HeaderLayout
    var spelling: HeaderSpelling
    var edits: [HeaderEdit] = []
    var isPossible = true
    /// Members that go, by the index of their key of the first level; `root` for those themselves.
    private var removals: [Int: Set<Int>] = [:]
    private var additions: [Metadata.Entry] = []
    private var taken: Set<String> = []

    private static let root = -1

    init(_ source: OriginHeader, _ profile: HeaderProfile) {
        (self.source, self.profile) = (source, profile)
        layout = HeaderLayout(
            bytes: source.text.all, start: source.text.split.content.lowerBound,
            lineEnd: source.text.lineEnd)
        spelling = HeaderSpelling(syntax: source.syntax)
        if let root = source.root, root.isFlow, source.syntax == .yaml,
            let key = root.entries?.first?.keyRange.lowerBound
        {
            spelling.looksLikeJSON = layout.byte(key) == 0x22
        }
    }

    var bytes: [UInt8] { source.text.all }
    var isTOML: Bool { source.syntax == .toml }
    private var map: HeaderMap { source.map }

    /// The header with other metadata; nil where that takes more than changing lines.
    mutating func apply(_ wanted: Metadata) -> [UInt8]? {
        for (field, old) in map.metadata.fields {
            let value = wanted[field]
            if value == old { continue }
            guard let home = source.homes[field] else { return nil }
            if let value { replace(home, field, value) } else { delete(home) }
        }
        for (field, value) in wanted.fields where map.metadata[field] == nil {
            if let home = source.empty[field] {
                fill(home, field, value)
            } else {
                add(field, value)
            }
        }
        guard isPossible, arrangeAll() else { return nil }
        return edits.applied(to: bytes)
    }

    private mutating func replace(
        _ home: HeaderMap.Home, _ field: Field, _ value: Metadata.Value
    ) {
        if source.node(of: home)?.isMerged == true { return add(field, value, key: home.key) }
        guard let entry = map.entry(home) else {
            isPossible = false
            return
        }
        var written = value
        if home.member == nil {
            written = HeaderForm.written(
                field, value, key: home.key, old: source.node(of: home))
            written = map.completed(written, of: home)
        }
        let container = home.member == nil ? source.root : map.entries[home.entry].value
        if !change(entry, to: written, in: container, isKnown: field.form != nil) {
            rebuild(home, written)
        }
    }

    /// Writes a key's value anew on a line of its own, where it stood in tables of TOML.
    private mutating func rebuild(_ home: HeaderMap.Home, _ value: Metadata.Value) {
        guard isTOML, home.member == nil else {
            isPossible = false
            return
        }
        removals[HeaderPatch.root, default: []].insert(home.entry)
        additions.append(Metadata.Entry(home.key, value))
    }

    private mutating func delete(_ home: HeaderMap.Home) {
        let entry = map.entries[home.entry]
        if source.node(of: home)?.isMerged == true {
            additions.append(Metadata.Entry(home.key, .null))
        } else if let member = home.member,
            let index = entry.value.entries?.firstIndex(where: { $0.key == member })
        {
            removals[home.entry, default: []].insert(index)
        } else if home.member == nil, let names = map.hidden[home.entry] {
            // What other fields have of this key's value stays.
            let rest = (entry.value.entries ?? []).indices.filter {
                !names.contains(entry.value.entries?[$0].key ?? "")
            }
            removals[home.entry, default: []].formUnion(rest)
        } else {
            removals[HeaderPatch.root, default: []].insert(home.entry)
        }
    }

    /// Puts a value behind a key that has none.
    private mutating func fill(
        _ home: HeaderMap.Home, _ field: Field, _ value: Metadata.Value
    ) {
        let written = HeaderForm.written(field, value, key: home.key, old: nil)
        if !fill(map.entries[home.entry], written, inFlow: source.root?.isFlow == true) {
            isPossible = false
        }
    }

    private mutating func add(_ field: Field, _ value: Metadata.Value, key: String? = nil) {
        if taken.isEmpty { taken = Set(map.entries.filter { !$0.value.isMerged }.map(\.key)) }
        var key = key ?? HeaderForm.newKey(field, value, profile)
        if taken.contains(key) {
            let names = HeaderKeys.names.first { $0.field == field }?.names ?? []
            guard let free = names.first(where: { !taken.contains($0) }) else {
                isPossible = false
                return
            }
            key = free
        }
        taken.insert(key)
        if isTOML, value == .null { return }
        additions.append(
            Metadata.Entry(key, HeaderForm.written(field, value, key: key, old: nil)))
    }

    /// Takes members and keys away, and puts new keys behind the others.
    private mutating func arrangeAll() -> Bool {
        for (entry, members) in removals where entry != HeaderPatch.root {
            let node = map.entries[entry].value
            if members.count == node.entries?.count {
                removals[HeaderPatch.root, default: []].insert(entry)
            } else if !arrange(node, removing: members, adding: []) {
                return false
            }
        }
        let gone = removals[HeaderPatch.root] ?? []
        if movesAnchors {
            for index in gone.sorted() where !moveAnchors(of: map.entries[index]) { return false }
        }
        guard !gone.isEmpty || !additions.isEmpty else { return true }
        return arrangeRoot(gone, additions)
    }

    private mutating func arrangeRoot(_ gone: Set<Int>, _ new: [Metadata.Entry]) -> Bool {
        guard let root = source.root else { return addLines(new, at: layout.start, indent: 0) }
        if isTOML {
            for index in gone { removeStatements(map.entries[index].parts) }
            let place = root.opening.map { $0 > layout.start ? layout.nextLine($0) : $0 }
            return addLines(new, at: place ?? layout.start, indent: 0)
        }
        if root.isFlow { return arrange(root, removing: gone, adding: new) }
        guard removeLines(map.entries, gone, isRoot: true) else { return false }
        let first = map.entries.first { !$0.value.isMerged } ?? map.entries.first
        let indent = first.map { layout.column(keyStart($0)) } ?? 0
        return addLines(new, at: source.text.split.closingStart, indent: indent)
    }

    /// Puts lines before the one that begins at an offset.
    mutating func addLines(_ entries: [Metadata.Entry], at place: Int, indent: Int) -> Bool {
        guard !entries.isEmpty else { return true }
        var lines: [String] = []
        for entry in entries {
            if !isTOML {
                lines += YAMLEmitter.lines(entry.key, entry.value)
            } else if let line = TOMLEmitter.line(entry.key, entry.value) {
                lines.append(line)
            } else {
                return false
            }
        }
        var text = layout.joined(lines, indent: indent, isFirstBare: false) + source.text.lineEnd
        let before = place > 0 ? layout.byte(place - 1) : 10
        if before != 10, before != 13, place > layout.start { text = source.text.lineEnd + text }
        edits.append(HeaderEdit(place..<place, text))
        return true
    }
}
