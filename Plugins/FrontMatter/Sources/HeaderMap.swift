internal import GalleyDocumentModel

/// A header's entries beside the metadata that they are read as.
struct HeaderMap {
    /// Where a field's value stands.
    struct Home {
        var entry: Int
        var node: HeaderNode
        var key: String
        /// The key within the entry's value, where it stands there.
        var member: String?
        var isNested: Bool { member != nil }
    }

    private(set) var entries: [HeaderEntry] = []
    private(set) var metadata = Metadata()
    private(set) var homes: [Field: Home] = [:]
    /// Known fields whose key stands there without a value.
    private(set) var empty: [Field: Home] = [:]
    private(set) var values: HeaderValues

    private var claims: [Int: [(field: Field, value: Metadata.Value)]] = [:]
    private var consumed: Set<Int> = []
    /// The members of entries that are fields of their own.
    private(set) var hidden: [Int: Set<String>] = [:]

    init(_ root: HeaderNode?, _ values: HeaderValues) {
        self.values = values
        entries = root?.entries ?? []
        var places: [String: Int] = [:]
        for (index, entry) in entries.enumerated() where HeaderKeys.all.contains(entry.key) {
            places[entry.key] = index
        }
        for (field, names) in HeaderKeys.names { claim(field, names.compactMap { places[$0] }) }
        claimTaxonomies()
        fill()
    }

    /// Gives a field the first of its keys that has a value for it.
    private mutating func claim(_ field: Field, _ places: [Int]) {
        var found: (value: Metadata.Value, name: String)?
        for index in places where !consumed.contains(index) {
            let entry = entries[index]
            if entry.value.isNull {
                if found == nil, empty[field] == nil, field != .draft || entry.key == "draft" {
                    empty[field] = Home(entry: index, node: entry.value, key: entry.key)
                    consumed.insert(index)
                }
                continue
            }
            if let found {
                var quiet = values
                if field != .slug, field != .draft, quiet.value(field, entry) != found.value {
                    values.warn(
                        "two-keys",
                        "`\(entry.key)` differs from `\(found.name)`, which gives the \(field.name)",
                        help: "keep one of them", at: entry.keyRange)
                }
                continue
            }
            guard let value = values.value(field, entry) else { continue }
            found = (value, entry.key)
            take(field, value, index)
        }
    }

    private mutating func take(_ field: Field, _ value: Metadata.Value, _ index: Int) {
        let entry = entries[index]
        claims[index, default: []].append((field, value))
        consumed.insert(index)
        if entry.key == "last_update", let date = entry.value["date"] {
            homes[field] = Home(entry: index, node: date, key: entry.key, member: "date")
            hidden[index, default: []].insert("date")
        } else {
            homes[field] = Home(entry: index, node: entry.value, key: entry.key)
        }
    }

    /// Zola has tags and categories within `taxonomies`.
    private mutating func claimTaxonomies() {
        guard let index = entries.firstIndex(where: { $0.key == "taxonomies" }) else { return }
        for (field, name) in [(Field.tags, "tags"), (.categories, "categories")] {
            guard homes[field] == nil, let node = entries[index].value[name], !node.isNull else {
                continue
            }
            let entry = HeaderEntry(key: name, keyRange: entries[index].keyRange, value: node)
            guard let value = values.value(field, entry) else { continue }
            claims[index, default: []].append((field, value))
            hidden[index, default: []].insert(name)
            homes[field] = Home(entry: index, node: node, key: name, member: name)
        }
    }

    /// Puts fields and extras into the order of their keys.
    private mutating func fill() {
        homes.reserveCapacity(entries.count)
        var isPlain = [Bool](repeating: true, count: entries.count)
        for index in consumed.union(claims.keys) { isPlain[index] = false }
        for (index, entry) in entries.enumerated() {
            var isWhole = true
            if !isPlain[index] {
                for (field, value) in claims[index] ?? [] { metadata[field] = value }
                isWhole = hidden[index] == nil
                guard !consumed.contains(index) || !isWhole else { continue }
            }
            // A key that has a field's name and is not that field lives on in the header only.
            guard !HeaderKeys.fields.contains(entry.key) else { continue }
            let field = Field(entry.key)
            if isWhole {
                metadata[field] = entry.value.value
            } else {
                let rest = (entry.value.entries ?? []).filter {
                    !(hidden[index]?.contains($0.key) ?? false)
                }
                guard !rest.isEmpty else { continue }
                metadata[field] = .map(rest.map { Metadata.Entry($0.key, $0.value.value) })
            }
            homes[field] = Home(entry: index, node: entry.value, key: entry.key)
        }
    }

    /// The entry that gives a field its value, which may lie within another.
    func entry(_ home: Home) -> HeaderEntry? {
        guard let member = home.member else { return entries[home.entry] }
        return entries[home.entry].value.entries?.first { $0.key == member }
    }

    /// A map together with those members that are fields of their own.
    func completed(_ value: Metadata.Value, of home: Home) -> Metadata.Value {
        guard let names = hidden[home.entry], case .map(let entries) = value else { return value }
        let own = self.entries[home.entry].value.entries ?? []
        return .map(
            own.filter { names.contains($0.key) }.map { Metadata.Entry($0.key, $0.value.value) }
                + entries)
    }

    /// Takes an entry's value as the text that stands there.
    mutating func replaceText(of index: Int, by text: String) {
        for (field, home) in homes where home.entry == index && !home.isNested {
            metadata[field] = .string(text)
        }
    }
}
