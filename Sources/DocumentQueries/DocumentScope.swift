public import GalleyDocumentModel
internal import GalleySelectors
public import GalleyTemplates

/// What an article's expressions find: its metadata, its text, and the values of the run.
public struct DocumentScope: Scope, Sendable {
    public let document: Document
    /// The roots beside `meta` and `doc`: `source`, `run`, `vars`, `env`.
    public let values: [String: Metadata.Value]

    public init(_ document: Document, values: [String: Metadata.Value] = [:]) {
        (self.document, self.values) = (document, values)
    }

    public func value(of root: String, _ name: String?) -> Value {
        switch root {
        case "meta":
            if let name { return metadata(name) }
            return .map(
                document.metadata.fields.map { Value.Entry($0.field.name, metadata($0.field.name)) }
            )
        case "doc": return name.map(measure) ?? .null
        default:
            let value = values[root].map { Value($0) } ?? .null
            return name.map(value.member) ?? value
        }
    }

    public func count(of selector: String) throws(TemplateError) -> Int {
        try nodes(selector).count
    }

    public func text(of selector: String) throws(TemplateError) -> String? {
        try nodes(selector).first?.string
    }

    private func nodes(_ text: String) throws(TemplateError) -> [Node] {
        do throws(SelectorError) {
            return try Selector(parsing: text).nodes(in: document)
        } catch {
            throw TemplateError(error.code, error.message, at: 0..<0, help: error.help)
        }
    }

    private func metadata(_ name: String) -> Value {
        let field = Field.named(name)
        if field == .authors {
            let names = document.metadata.authors.map { Value.string($0.name) }
            if names.isEmpty { return .null }
            return name == "author" ? names.first ?? .null : .list(names)
        }
        guard let value = document.metadata[field] else { return .null }
        return Value(value, form: field.form)
    }

    private func measure(_ name: String) -> Value {
        switch name {
        case "words": Value(TextMeasure(document.root).words)
        case "chars": Value(TextMeasure(document.root).characters)
        case "minutes": Value(TextMeasure(document.root).minutes)
        case "headings": Value(count(.heading))
        case "images": Value(count(.image) + count(.imageBlock))
        case "links": Value(count(.link))
        default: .null
        }
    }

    private func count(_ kind: Kind) -> Int { document.nodes(of: kind).reduce(0) { n, _ in n + 1 } }
}
