internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyPluginKit

/// Reads what is said about an article.
struct MetadataReader {
    private var nodes: NodeReader

    init(_ nodes: NodeReader) { self.nodes = nodes }

    /// Reads the object of metadata: known fields by their form, all else as extras.
    func read(
        _ object: JSONNode, into builder: inout Document.Builder, in context: inout Context
    ) throws {
        guard object.kind == .object else {
            throw Fault("bad-field", "metadata is \(object.summary), expected an object", object)
        }
        var reader = self
        var extra: JSONNode?
        var seen: Set<Field> = []
        for (key, value) in object.members {
            let name = key.string ?? ""
            if name == "extra" {
                extra = value
                continue
            }
            let field = Field.named(name)
            guard seen.insert(field).inserted else {
                throw Fault("duplicate-key", "\"\(field.name)\" is given twice", value)
            }
            if field.form == nil {
                context.report(
                    .note, "json.unknown-field",
                    "metadata has no \"\(name)\"; it is kept in \"extra\"", at: key.range,
                    help: hint(name))
            }
            builder.set(field, to: try reader.value(value, field, into: &builder, &context))
        }
        guard let extra else { return }
        guard extra.kind == .object else {
            throw Fault("bad-field", "\"extra\" is \(extra.summary), expected an object", extra)
        }
        for (key, value) in extra.members {
            let field = Field(key.string ?? "")
            guard seen.insert(field).inserted else { continue }
            let value = try reader.plain(value, depth: 0, into: &builder, &context)
            builder.set(field, to: value)
        }
    }

    private func hint(_ name: String) -> String? {
        nearest(to: name, among: Field.known.map(\.field.name)).map { "did you mean \"\($0)\"?" }
    }

    /// The value of a field, in the form that the field has.
    private mutating func value(
        _ node: JSONNode, _ field: Field, into builder: inout Document.Builder,
        _ context: inout Context
    ) throws -> Metadata.Value {
        func fault(_ expected: String) -> Fault {
            Fault("bad-field", "\"\(field.name)\" is \(node.summary), expected \(expected)", node)
        }
        switch field.form {
        case nil: return try plain(node, depth: 0, into: &builder, &context)
        case .string?:
            if isRich(node) { return try nodes.rich(node, into: &builder, in: &context) }
            guard let text = node.string else { throw fault("a text") }
            return .string(text)
        case .strings?:
            let texts = node.elements.compactMap(\.string)
            guard node.kind == .array, texts.count == node.elements.count else {
                throw fault("an array of texts")
            }
            return .list(texts.map(Metadata.Value.string))
        case .date?:
            guard let date = node.string.flatMap({ ArticleDate($0) }) else {
                throw fault("a date such as 2018-02-07 or 2018-02-07T09:30:00+07:00")
            }
            return .date(date)
        case .boolean?:
            guard let flag = node.boolean else { throw fault("true or false") }
            return .boolean(flag)
        case .people?:
            let isOne = node.kind == .object || node.kind == .string
            let people = try (isOne ? [node] : Array(node.elements)).map { person in
                let value = try plain(person, depth: 0, into: &builder, &context)
                guard let author = Author(value) else {
                    throw Fault(
                        "bad-field", "found \(person.summary) where an author was expected", person,
                        help: "write {\"name\": \"…\"}")
                }
                return author.value
            }
            guard isOne || node.kind == .array else { throw fault("an array of authors") }
            return .list(people)
        case .image?:
            let value = try plain(node, depth: 0, into: &builder, &context)
            guard let image = LeadImage(value) else { throw fault("an object with an \"url\"") }
            return node.kind == .object ? value : image.value
        }
    }

    /// A value of any form.
    private mutating func plain(
        _ node: JSONNode, depth: Int, into builder: inout Document.Builder,
        _ context: inout Context
    ) throws -> Metadata.Value {
        try checkDepth(depth, node)
        switch node.kind {
        case .array:
            var values: [Metadata.Value] = []
            for element in node.elements {
                values.append(try plain(element, depth: depth + 1, into: &builder, &context))
            }
            return .list(values)
        case .object:
            if isRich(node) { return try nodes.rich(node, into: &builder, in: &context) }
            var entries: [Metadata.Entry] = []
            for (key, value) in node.members {
                entries.append(
                    Metadata.Entry(
                        key.string ?? "",
                        try plain(value, depth: depth + 1, into: &builder, &context)))
            }
            return .map(entries)
        default: return try plainValue(node)
        }
    }

    /// Whether an object is a text with marks: a node of type `plain`.
    private func isRich(_ node: JSONNode) -> Bool {
        node["type"]?.isString("plain") == true && node["children"]?.kind == .array
    }
}

/// A value of any form, without marks.
func plainValue(_ node: JSONNode, depth: Int = 0) throws -> Metadata.Value {
    try checkDepth(depth, node)
    switch node.kind {
    case .null: return .null
    case .true: return .boolean(true)
    case .false: return .boolean(false)
    case .number: return .number(node.numberText ?? "0")
    case .string: return .string(node.string ?? "")
    case .array: return .list(try node.elements.map { try plainValue($0, depth: depth + 1) })
    case .object:
        return .map(
            try node.members.map { member in
                Metadata.Entry(
                    member.key.string ?? "", try plainValue(member.value, depth: depth + 1))
            })
    }
}

private func checkDepth(_ depth: Int, _ node: JSONNode) throws {
    guard depth < 64 else {
        throw Fault("too-deep", "metadata nested deeper than 64 levels", node)
    }
}
