internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleySelectors
internal import GalleyTemplates

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

/// What an article's expressions find, with the run's values and selectors at hand.
struct ArticleScope: Scope {
    let document: DocumentScope
    let values: [String: Value]
    let selectors: SelectorCache

    func value(of root: String, _ name: String?) -> Value {
        if root == "doc", name == "text-hash" {
            let text = document.document.root.string
            return .string(String(sha256Hex(Array(text.utf8)).prefix(32)))
        }
        guard let value = values[root] else { return document.value(of: root, name) }
        return name.map(value.member) ?? value
    }

    func count(of selector: String) throws(TemplateError) -> Int {
        guard let known = selectors.parsed[selector] else {
            return try document.count(of: selector)
        }
        return known.nodes(in: document.document).count
    }

    func text(of selector: String) throws(TemplateError) -> String? {
        guard let known = selectors.parsed[selector] else {
            return try document.text(of: selector)
        }
        return known.nodes(in: document.document).first?.string
    }
}
