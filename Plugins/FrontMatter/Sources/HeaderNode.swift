internal import GalleyDocumentModel
internal import GalleyYAML

/// One value of a header, whatever it is written in, with its place.
struct HeaderNode {
    enum Content {
        /// A text; a plain one may be a number, a date, a word for yes or no.
        case text(String, isPlain: Bool)
        /// A value whose type its syntax says.
        case typed(Metadata.Value)
        case list([HeaderNode])
        case map([HeaderEntry])
    }

    var content: Content
    /// The bytes of the value, its quotes, anchors and tags included.
    var range: Range<Int>
    /// Where the value begins behind its anchor and tag.
    var valueStart: Int
    /// Where the lines of a table begin that are no tables themselves; nil where nothing can be added.
    var opening: Int?
    /// Whether nothing is written where the value would stand.
    var isMissing = false
    /// Whether a list or map stands in brackets.
    var isFlow = false
    /// What few nodes have: one word here, so that the many are copied with little.
    private var names: Names?
    /// Whether the value was taken from elsewhere, by an alias or a merge key.
    var isBorrowed = false
    /// Whether a merge key brought it, so that its key stands elsewhere too.
    var isMerged = false

    init(_ content: Content, range: Range<Int>, isFlow: Bool = false) {
        (self.content, self.range, self.isFlow) = (content, range, isFlow)
        valueStart = range.lowerBound
    }

    var tag: YAMLProperty? { names?.tag }
    var anchor: YAMLProperty? { names?.anchor }
    /// The name of the anchor that the value was taken from.
    var alias: String? { names?.alias }
    /// The names of the anchors that merge keys brought entries from.
    var mergedAliases: [String] { names?.merged ?? [] }

    /// The names that are attached to a node.
    private final class Names: Sendable {
        let tag: YAMLProperty?, anchor: YAMLProperty?
        let alias: String?
        let merged: [String]

        init(tag: YAMLProperty?, anchor: YAMLProperty?, alias: String?, merged: [String]) {
            (self.tag, self.anchor, self.alias, self.merged) = (tag, anchor, alias, merged)
        }
    }

    /// The text of a scalar.
    var text: String? {
        switch content {
        case .text(let text, _): text
        case .typed(let value): value.string
        case .list, .map: nil
        }
    }

    var entries: [HeaderEntry]? {
        if case .map(let entries) = content { entries } else { nil }
    }

    var items: [HeaderNode]? {
        if case .list(let items) = content { items } else { nil }
    }

    subscript(key: String) -> HeaderNode? { entries?.first { $0.key == key }?.value }
}

/// A key of a header with its value.
struct HeaderEntry {
    var key: String
    var keyRange: Range<Int>
    var value: HeaderNode
    /// The bytes of `key = value`, where TOML has the entry in one statement.
    var statement: Range<Int>?
    /// All bytes of TOML that belong to a key of the first level: values, tables.
    var parts: [Range<Int>] = []

    var range: Range<Int> {
        keyRange.lowerBound..<max(keyRange.upperBound, value.range.upperBound)
    }
}

extension HeaderNode {
    /// The node of YAML with all offsets raised by `base`; merge keys are applied.
    init(_ node: YAMLNode, base: Int) {
        var merged: [String] = []
        switch node.content {
        case .scalar(let text, let style):
            content = .text(text, isPlain: style == .plain && node.tag == nil)
        case .sequence(let items, let style):
            content = .list(items.map { HeaderNode($0, base: base) })
            isFlow = style == .flow
        case .mapping(let entries, let style):
            isFlow = style == .flow
            let merges = entries.contains(where: \.isMerge)
            if merges { merged = node.mergedAliases }
            let own = merges ? Set(entries.map(\.key.range)) : []
            content = .map(
                (merges ? node.mergedEntries ?? [] : entries).map { entry in
                    var value = HeaderNode(entry.value, base: base)
                    if merges, !own.contains(entry.key.range) {
                        (value.isBorrowed, value.isMerged) = (true, true)
                    }
                    return HeaderEntry(
                        key: entry.key.headerName,
                        keyRange: entry.key.fullRange.raised(by: base),
                        value: value)
                })
        }
        range = (node.alias?.range ?? node.fullRange).raised(by: base)
        valueStart = (node.alias?.range ?? node.range).lowerBound + base
        isMissing = node.isMissing
        isBorrowed = node.alias != nil
        guard node.hasNames || !merged.isEmpty else { return }
        func moved(_ name: YAMLProperty?) -> YAMLProperty? {
            name.map { YAMLProperty(name: $0.name, range: $0.range.raised(by: base)) }
        }
        names = Names(
            tag: moved(node.tag), anchor: moved(node.anchor), alias: node.alias?.name,
            merged: merged)
    }
}

extension YAMLNode {
    /// The names behind the asterisks of merge keys.
    fileprivate var mergedAliases: [String] {
        (entries ?? []).filter(\.isMerge).flatMap { entry in
            ([entry.value] + (entry.value.items ?? [])).compactMap(\.alias?.name)
        }
    }

    /// Whether a tag, an anchor or an alias is attached.
    fileprivate var hasNames: Bool { tag != nil || anchor != nil || alias != nil }

    /// A key as one word; a list or map as key has its source's form, more or less.
    fileprivate var headerName: String {
        switch content {
        case .scalar(let text, _): text
        case .sequence(let items, _): "[" + items.map(\.headerName).joined(separator: ", ") + "]"
        case .mapping(let entries, _):
            "{" + entries.map { $0.key.headerName }.joined(separator: ", ") + "}"
        }
    }
}

extension HeaderNode {
    /// The value as an extra keeps it: typed where it is plain.
    var value: Metadata.Value {
        switch content {
        case .typed(let value): return value
        case .list(let items): return .list(items.map(\.value))
        case .map(let entries): return .map(entries.map { Metadata.Entry($0.key, $0.value.value) })
        case .text(let text, false): return .string(text)
        case .text(let text, true):
            switch YAMLCoreValue(plain: text) {
            case .null: return .null
            case .boolean(let value): return .boolean(value)
            case .integer, .float:
                return text.utf8.contains { $0.isDigit } && text.utf8.first != 0x30 || text == "0"
                    ? .number(text) : .string(text)
            case .string:
                if let date = ArticleDate(text), date.day != nil { return .date(date) }
                return .string(text)
            }
        }
    }
}

extension HeaderNode {
    /// The names of all anchors that are referred to here.
    var aliases: Set<String> {
        var names: Set<String> = []
        collectAliases(into: &names)
        return names
    }

    /// Whether something here is taken from elsewhere.
    var hasAliases: Bool {
        if isBorrowed { return true }
        return switch content {
        case .list(let items): items.contains(where: \.hasAliases)
        case .map(let entries): entries.contains(where: \.value.hasAliases)
        case .text, .typed: false
        }
    }

    private func collectAliases(into names: inout Set<String>) {
        if let alias { names.insert(alias) }
        names.formUnion(mergedAliases)
        switch content {
        case .list(let items): for item in items { item.collectAliases(into: &names) }
        case .map(let entries): for entry in entries { entry.value.collectAliases(into: &names) }
        case .text, .typed: break
        }
    }
}
