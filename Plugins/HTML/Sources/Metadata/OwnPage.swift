internal import GalleyDocumentModel
internal import GalleyJSONSyntax

/// The metadata of a page that the writer made, whole, in one `meta` element of its head.
///
/// What other programs look for stands beside it in the usual places; those have none for extras, roles
/// of authors, and dates as precise as they were.
enum OwnPage {
    static let metaName = "galley:metadata"

    /// The metadata as one line of JSON.
    static func line(of metadata: Metadata) -> [UInt8] {
        let members = metadata.fields.map { JSONMember($0.field.name, json($0.value, depth: 0)) }
        return JSONValue.object(members).bytes()
    }

    /// The metadata that such a line holds; nil for anything else.
    static func metadata(from line: [UInt8]) -> Metadata? {
        guard let document = try? JSONDocument(parsing: line),
            let members = JSONValue(document.root).members
        else { return nil }
        var metadata = Metadata()
        for member in members {
            let field = Field(member.key)
            metadata[field] = value(member.value, form: field.form, depth: 0)
        }
        return metadata
    }

    /// The metadata of a page, where the writer made it.
    static func metadata(in tree: HTMLTree, _ head: PageHead) -> Metadata? {
        guard head.first(metaName) != nil else { return nil }
        for id in tree.nodes.indices.map({ HTMLTree.ID($0) }) where tree[id].name == .meta {
            guard let name = tree.value(.name, of: id), name.equals("galley:metadata"),
                let content = tree.value(.content, of: id)
            else { continue }
            return metadata(from: Array(content))
        }
        return nil
    }

    /// The header that the writer put before such an article; none where there is no such.
    static func header(in tree: HTMLTree) -> HTMLTree.ID {
        guard let body = tree.body, let article = tree.firstChild(.article, of: body),
            let header = tree.firstChild(.header, of: article),
            tree.value(.class, of: header)?.equals("article-header") == true
        else { return HTMLTree.none }
        return header
    }

    private static func json(_ value: Metadata.Value, depth: Int) -> JSONValue {
        guard depth < 64 else { return .null }
        switch value {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .number(let text): return .number(text)
        case .string, .date, .rich: return .string(value.string ?? "")
        case .list(let values): return .array(values.map { json($0, depth: depth + 1) })
        case .map(let entries):
            return .object(entries.map { JSONMember($0.key, json($0.value, depth: depth + 1)) })
        }
    }

    private static func value(
        _ json: JSONValue, form: Field.Form?, depth: Int
    ) -> Metadata.Value {
        guard depth < 64 else { return .null }
        switch json {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .number(let text): return .number(text)
        case .string(let text):
            guard form == .date, let date = ArticleDate(text) else { return .string(text) }
            return .date(date)
        case .array(let values):
            return .list(values.map { value($0, form: nil, depth: depth + 1) })
        case .object(let members):
            return .map(
                members.map { .init($0.key, value($0.value, form: nil, depth: depth + 1)) })
        }
    }
}
