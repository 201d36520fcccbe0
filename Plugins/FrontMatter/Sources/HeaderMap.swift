internal import GalleyDocumentModel

/// A header's entries beside the metadata that they are read as.
struct HeaderMap {
    /// Where a field's value stands.
    struct Home {
        var entry: Int
        var key: String
        /// The key within the entry's value, where it stands there.
        var member: String?
        var isNested: Bool { member != nil }
    }

    private(set) var entries: [HeaderEntry] = []
    private(set) var metadata = Metadata()
    private(set) var homes: [(field: Field, home: Home)] = []
    /// Known fields whose key stands there without a value.
    private(set) var empty: [(field: Field, home: Home)] = []
    private(set) var values: HeaderValues

    /// What entries give to fields.
    private var claims: [(entry: Int, field: Field, value: Metadata.Value)] = []
    /// By entry, whether its whole value is a field's.
    private var isConsumed: [Bool] = []
    /// The members of entries that are fields of their own.
    private(set) var hidden: [Int: Set<String>] = [:]

    init(_ root: HeaderNode?, _ values: HeaderValues) {
        self.values = values
        entries = root?.entries ?? []
        isConsumed = Array(repeating: false, count: entries.count)
        var isField = isConsumed
        var candidates: [(field: Int, rank: Int, entry: Int)] = []
        for index in entries.indices {
            guard let facts = HeaderKeys.facts[entries[index].key] else { continue }
            isField[index] = facts.isField
            for claim in facts.claims { candidates.append((claim.field, claim.rank, index)) }
        }
        candidates.sort { ($0.field, $0.rank) < ($1.field, $1.rank) }
        var places: [Int] = []
        for (index, candidate) in candidates.enumerated() {
            places.append(candidate.entry)
            let following = index + 1
            if following < candidates.count, candidates[following].field == candidate.field {
                continue
            }
            claim(HeaderKeys.names[candidate.field].field, places)
            places = []
        }
        claimTaxonomies()
        fill(isField)
    }

    /// Gives a field the first of its keys that has a value for it.
    private mutating func claim(_ field: Field, _ places: [Int]) {
        var found: (value: Metadata.Value, name: String)?
        for index in places where !isConsumed[index] {
            let entry = entries[index]
            if entry.value.isNull {
                let isTaken = empty.contains { $0.field == field }
                if found == nil, !isTaken, field != .draft || entry.key == "draft" {
                    empty.append((field, Home(entry: index, key: entry.key)))
                    isConsumed[index] = true
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
        let key = entries[index].key
        claims.append((index, field, value))
        isConsumed[index] = true
        var home = Home(entry: index, key: key)
        if key == "last_update", entries[index].value["date"] != nil {
            home.member = "date"
            hidden[index, default: []].insert("date")
        }
        homes.append((field, home))
    }

    /// Zola has tags and categories within `taxonomies`.
    private mutating func claimTaxonomies() {
        guard let index = entries.firstIndex(where: { $0.key == "taxonomies" }) else { return }
        for (field, name) in [(Field.tags, "tags"), (.categories, "categories")] {
            guard !homes.contains(where: { $0.field == field }),
                let node = entries[index].value[name], !node.isNull
            else { continue }
            let entry = HeaderEntry(key: name, keyRange: entries[index].keyRange, value: node)
            guard let value = values.value(field, entry) else { continue }
            claims.append((index, field, value))
            hidden[index, default: []].insert(name)
            homes.append((field, Home(entry: index, key: name, member: name)))
        }
    }

    /// Puts fields and extras into the order of their keys.
    ///
    /// A key that has a field's name and is not that field lives on in the header only.
    private mutating func fill(_ isField: [Bool]) {
        let order = claims.indices.sorted { (claims[$0].entry, $0) < (claims[$1].entry, $1) }
        var next = order.startIndex
        for (index, entry) in entries.enumerated() {
            while next < order.endIndex, claims[order[next]].entry == index {
                metadata[claims[order[next]].field] = claims[order[next]].value
                next += 1
            }
            let names = hidden[index]
            guard !isConsumed[index] || names != nil, !isField[index] else { continue }
            let field = Field(entry.key)
            if let names {
                let rest = (entry.value.entries ?? []).filter { !names.contains($0.key) }
                guard !rest.isEmpty else { continue }
                metadata[field] = .map(rest.map { Metadata.Entry($0.key, $0.value.value) })
            } else {
                metadata[field] = entry.value.value
            }
            homes.append((field, Home(entry: index, key: entry.key)))
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
