public import GalleyDocumentModel
internal import GalleyDocumentQueries
public import GalleyPluginKit
internal import GalleyTemplates

/// Changes metadata, always in this order: rename, copy, remove, default, set, derive, types, require.
///
/// Fields can be called by their short names (`date`, `author`, `lang`). Fields that Galley does not
/// know are called as they are written.
public struct MetaStep: Transform {
    /// Old names and new ones.
    public var renames: [(from: String, to: String)] = []
    public var copies: [(from: String, to: String)] = []
    /// Fields to forget.
    public var removals: [String] = []
    /// Values for fields that have none; text in them is a template.
    public var defaults: [Metadata.Entry] = []
    /// Values for fields, whatever they have.
    public var settings: [Metadata.Entry] = []
    /// Expressions whose values fields get, with their type.
    public var derived: [(field: String, expression: String)] = []
    public var types: [(field: String, type: FieldType)] = []
    /// Fields without which the article fails.
    public var required: [String] = []

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        for (from, to) in renames { rename(from, to, in: &document.metadata) }
        for (from, to) in copies {
            if let value = document.metadata[.named(from)] { document.metadata[.named(to)] = value }
        }
        for name in removals { document.metadata[.named(name)] = nil }
        for entry in defaults where isMissing(entry.key, in: document.metadata) {
            try set(entry, in: &document, context.values)
        }
        for entry in settings { try set(entry, in: &document, context.values) }
        for (field, text) in derived {
            do throws(TemplateError) {
                let scope = DocumentScope(document, values: context.values)
                let value = try Expression(text).evaluate(in: scope)
                document.metadata[.named(field)] = value == .null ? nil : Metadata.Value(value)
            } catch {
                throw diagnostic(error, of: text, in: "meta")
            }
        }
        for (field, type) in types {
            guard let value = document.metadata[.named(field)] else { continue }
            guard let converted = type.converted(value) else {
                throw Diagnostic(
                    .error, "meta.wrong-type",
                    "`\(field)` is \(value.outline), which is no \(type.name)")
            }
            document.metadata[.named(field)] = converted
        }
        let missing = required.filter { isMissing($0, in: document.metadata) }
        guard missing.isEmpty else {
            let names = missing.map { "`\($0)`" }.joined(separator: ", ")
            throw Diagnostic(
                .error, "meta.missing-field", "the article has no \(names)",
                help: "give it a value with `meta: {default: {…}}`, or do not require it")
        }
        return .keep
    }
}

extension MetaStep {
    private func rename(_ from: String, _ to: String, in metadata: inout Metadata) {
        let (old, new) = (Field.named(from), Field.named(to))
        guard old != new, metadata[old] != nil else { return }
        // In its old place, so that a header keeps its order.
        var renamed = Metadata()
        renamed.origin = metadata.origin
        for (field, value) in metadata.fields where field != new {
            renamed[field == old ? new : field] = value
        }
        metadata = renamed
    }

    private func isMissing(_ name: String, in metadata: Metadata) -> Bool {
        switch metadata[.named(name)] {
        case nil, .null?, .string("")?, .list([])?: true
        default: false
        }
    }

    private func set(
        _ entry: Metadata.Entry, in document: inout Document, _ values: [String: Metadata.Value]
    ) throws(Diagnostic) {
        let scope = DocumentScope(document, values: values)
        let value = try filled(entry.value, scope, depth: 0)
        let field = Field.named(entry.key)
        if field.form == .date, let date = value.string.flatMap({ ArticleDate($0) }) {
            document.metadata[field] = .date(date)
        } else {
            document.metadata[field] = value == .null ? nil : value
        }
    }

    /// A value with its templates rendered.
    private func filled(
        _ value: Metadata.Value, _ scope: DocumentScope, depth: Int
    ) throws(Diagnostic) -> Metadata.Value {
        guard depth < 16 else { return value }
        switch value {
        case .string(let text) where text.contains("{{"):
            do throws(TemplateError) {
                return .string(try Template(text).render(in: scope))
            } catch {
                throw diagnostic(error, of: text, in: "meta")
            }
        case .list(let items):
            var filledItems: [Metadata.Value] = []
            for item in items { filledItems.append(try filled(item, scope, depth: depth + 1)) }
            return .list(filledItems)
        case .map(let entries):
            var filledEntries: [Metadata.Entry] = []
            for entry in entries {
                let value = try filled(entry.value, scope, depth: depth + 1)
                filledEntries.append(Metadata.Entry(entry.key, value))
            }
            return .map(filledEntries)
        default: return value
        }
    }
}
