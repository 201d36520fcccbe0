internal import GalleyDocumentModel

/// The form that fields have in a header.
enum HeaderForm {
    /// The same metadata as reading a header gives it: without marks, lists where lists belong.
    static func plain(_ metadata: Metadata) -> Metadata {
        var result = Metadata()
        for (field, value) in metadata.fields {
            if value == .null, field.form != nil { continue }
            var value = plain(value, depth: 0)
            switch (field.form, value) {
            case (.strings?, .string), (.people?, .string): value = .list([value])
            case (.people?, .map) where value["name"] != nil: value = .list([value])
            default: break
            }
            if field.form == .people, case .list(let items) = value {
                value = .list(items.map { Author($0)?.value ?? $0 })
            }
            if field.form == .image, case .string(let url) = value { value = LeadImage(url).value }
            if field.form == .date, case .string(let text) = value, let date = ArticleDate(text) {
                value = .date(date)
            }
            result[field] = value
        }
        return result
    }

    /// The same as TOML has it: seconds in all times, no null.
    static func inTOML(_ metadata: Metadata) -> Metadata {
        var result = Metadata()
        for (field, value) in metadata.fields {
            if value == .null { continue }
            result[field] = inTOML(value)
        }
        return result
    }

    private static func inTOML(_ value: Metadata.Value) -> Metadata.Value {
        switch value {
        case .date(var date):
            if date.hour != nil, date.second == nil { date.second = 0 }
            return .date(date)
        case .list(let items): return .list(items.filter { $0 != .null }.map(inTOML))
        case .map(let entries):
            return .map(
                entries.filter { $0.value != .null }.map {
                    Metadata.Entry($0.key, inTOML($0.value))
                })
        default: return value
        }
    }

    private static func plain(_ value: Metadata.Value, depth: Int) -> Metadata.Value {
        guard depth < 64 else { return .null }
        switch value {
        case .rich(let text): return .string(text.string)
        case .list(let items): return .list(items.map { plain($0, depth: depth + 1) })
        case .map(let entries):
            return .map(
                entries.map { Metadata.Entry($0.key, plain($0.value, depth: depth + 1)) })
        default: return value
        }
    }

    /// The fields to write with their keys: old ones first, then known ones, then extras.
    static func order(
        _ metadata: Metadata, _ homes: [Field: HeaderMap.Home], _ profile: HeaderProfile
    ) -> [(Field, String)] {
        var result: [(Field, String)] = []
        var done: Set<Field> = []
        var taken = Set(metadata.fields.map(\.field).filter { $0.form == nil }.map(\.name))
        func add(_ field: Field, _ key: String) {
            var key = key
            if field.form != nil, taken.contains(key) {
                let names = HeaderKeys.names.first { $0.field == field }?.names ?? []
                key = names.first { !taken.contains($0) } ?? field.name
            }
            result.append((field, key))
            done.insert(field)
            taken.insert(key)
        }
        let old = metadata.fields.filter { homes[$0.field] != nil }
            .sorted { homes[$0.field]?.entry ?? 0 < homes[$1.field]?.entry ?? 0 }
        for (field, value) in old {
            let home = homes[field]
            let key = home?.isNested == true ? nil : home?.key
            add(field, key ?? newKey(field, value, profile))
        }
        for (field, _) in Field.known where !done.contains(field) {
            if let value = metadata[field] { add(field, newKey(field, value, profile)) }
        }
        for (field, _) in metadata.fields where !done.contains(field) && field.form == nil {
            add(field, field.name)
        }
        return result
    }

    /// The key of a field that has none yet.
    static func newKey(
        _ field: Field, _ value: Metadata.Value, _ profile: HeaderProfile
    ) -> String {
        if field == .authors {
            if case .string = written(field, value, key: "author", old: nil),
                profile != .docusaurus
            {
                return "author"
            }
            return "authors"
        }
        return profile.key(for: field)
    }

    /// A field's value as it is written under `key`.
    static func written(
        _ field: Field, _ value: Metadata.Value, key: String, old: HeaderNode?
    ) -> Metadata.Value {
        switch (field, value) {
        case (.authors, .list(let items)):
            let people = items.map { person($0, old: old) }
            guard people.count == 1, old?.items == nil else { return .list(people) }
            if case .string = people[0] {
                return old?.text != nil || key != "authors" ? people[0] : .list(people)
            }
            return old?.entries != nil ? people[0] : .list(people)
        case (.draft, .boolean(let flag)):
            switch key {
            case "published", "publish": return .boolean(!flag)
            case "status": return .string(flag ? "draft" : "published")
            default: return value
            }
        case (.updated, .date) where key == "last_update",
            (.updated, .string) where key == "last_update":
            return .map([Metadata.Entry("date", value)])
        case (.image, .map(let entries)):
            if entries.count == 1, let url = entries[0].value.string, old?.entries == nil {
                return .string(url)
            }
            return .map(
                entries.map { entry in
                    let names =
                        switch entry.key {
                        case "url": ["src", "url", "path", "file", "image"]
                        case "alternative": ["alt", "alternative"]
                        default: [entry.key]
                        }
                    let name = names.first { old?[$0] != nil } ?? names[0]
                    return Metadata.Entry(name, entry.value)
                })
        default: return value
        }
    }

    /// A person by name alone, where there is nothing else to say.
    private static func person(_ value: Metadata.Value, old: HeaderNode?) -> Metadata.Value {
        guard case .map(let entries) = value, let name = value["name"]?.string,
            !name.hasSuffix(">")
        else { return value }
        if entries.count == 1 { return .string(name) }
        if entries.count == 2, let mail = value["email"]?.string, old?.hasMailInBrackets == true {
            return .string("\(name) <\(mail)>")
        }
        return value
    }
}

extension HeaderNode {
    /// Whether people are written as `Name <mail>`.
    fileprivate var hasMailInBrackets: Bool {
        text?.hasSuffix(">") ?? items?.contains { $0.text?.hasSuffix(">") == true } ?? false
    }
}
