internal import GalleyDocumentModel
internal import GalleySelectors
internal import GalleyTemplates

/// What an article's expressions find: its metadata, its text, and the values of the run.
struct ArticleScope: Scope {
    let document: Document
    /// The roots beside `meta` and `doc`.
    let values: [String: Value]
    let selectors: SelectorCache

    func value(of root: String, _ name: String?) -> Value {
        switch root {
        case "meta": return name.map(metadata) ?? .map(allMetadata)
        case "doc": return name.map(measure) ?? .null
        default:
            let value = values[root] ?? .null
            return name.map(value.member) ?? value
        }
    }

    func count(of selector: String) throws(TemplateError) -> Int {
        let selector = try parsed(selector)
        return selector.all(under: DocumentNode(document.root)).count
    }

    func text(of selector: String) throws(TemplateError) -> String? {
        let selector = try parsed(selector)
        return selector.all(under: DocumentNode(document.root)).first?.node.string
    }

    private func parsed(_ selector: String) throws(TemplateError) -> Selector {
        if let known = selectors.parsed[selector] { return known }
        do throws(SelectorError) { return try Selector(parsing: selector) } catch {
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

    private var allMetadata: [Value.Entry] {
        document.metadata.fields.map { Value.Entry($0.field.name, metadata($0.field.name)) }
    }

    private func measure(_ name: String) -> Value {
        switch name {
        case "words": return Value(wordCount(of: document.root.string))
        case "chars": return Value(document.root.string.unicodeScalars.count)
        case "minutes":
            return Value(max(1, (wordCount(of: document.root.string) + 199) / 200))
        case "headings": return Value(count(.heading))
        case "images": return Value(count(.image) + count(.imageBlock))
        case "links": return Value(count(.link))
        case "text-hash":
            return .string(String(sha256Hex(Array(document.root.string.utf8)).prefix(32)))
        default: return .null
        }
    }

    private func count(_ kind: Kind) -> Int {
        var count = 0
        for _ in document.nodes(of: kind) { count += 1 }
        return count
    }
}

/// The selectors of a pipeline's expressions, parsed once.
struct SelectorCache: Sendable {
    private(set) var parsed: [String: Selector] = [:]

    mutating func add(_ expression: Expression) {
        for use in expression.selectors {
            if let selector = try? Selector(parsing: use.selector) {
                parsed[use.selector] = selector
            }
        }
    }
}

extension Value {
    /// A metadata value for expressions; text in a field of dates is one if it reads as one.
    init(_ value: Metadata.Value, form: Field.Form? = nil) {
        switch value {
        case .null: self = .null
        case .boolean(let flag): self = .bool(flag)
        case .number(let text): self = Double(text).map { .number($0) } ?? .string(text)
        case .string(let text):
            if form == .date, let moment = Moment(text) {
                self = .date(moment)
            } else if form == .strings {
                self = .list([.string(text)])
            } else {
                self = .string(text)
            }
        case .date(let date): self = .date(Moment(date))
        case .list(let items): self = .list(items.map { Value($0) })
        case .map(let entries): self = .map(entries.map { Entry($0.key, Value($0.value)) })
        case .rich(let text): self = .string(text.string)
        }
    }
}

extension Moment {
    init(_ date: ArticleDate) {
        self.init(
            year: date.year, month: date.month, day: date.day, hour: date.hour,
            minute: date.minute, second: date.second, offset: date.offset)
    }
}

extension Metadata.Value {
    /// A value of an expression as steps are given it.
    init(_ value: Value) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .boolean(flag)
        case .number(let number):
            self = .number(Int(exactly: number).map(String.init) ?? "\(number)")
        case .date(let moment): self = ArticleDate(moment.description).map(Self.date) ?? .null
        case .list(let items): self = .list(items.map { Self($0) })
        case .map(let entries): self = .map(entries.map { Metadata.Entry($0.name, Self($0.value)) })
        case .string, .duration, .size: self = .string(value.text ?? "")
        }
    }
}
