internal import GalleyDocumentModel

/// How one syntax spells values on one line.
struct HeaderSpelling {
    let syntax: HeaderSplit.Syntax
    /// Whether maps in YAML are spelt as JSON is, as all their neighbours are.
    var looksLikeJSON = false

    /// A value; nil where the syntax has none such.
    func text(
        _ value: Metadata.Value, quotes: YAMLEmitter.Quotes = .none, inFlow: Bool
    ) -> String? {
        switch syntax {
        case .toml: return TOMLEmitter.text(value)
        case .json: return HeaderJSON.text(value)
        case .yaml:
            let quotes = looksLikeJSON ? .double : quotes
            guard case .string(let text) = value else {
                return YAMLEmitter.flow(value, quotes: looksLikeJSON ? .double : .none)
            }
            return YAMLEmitter.scalar(text, isFlow: inFlow, quotes: quotes)
        }
    }

    /// One member of a map in braces.
    func member(_ key: String, _ value: Metadata.Value) -> String? {
        guard let text = text(value, inFlow: true) else { return nil }
        switch syntax {
        case .toml: return TOMLEmitter.name(key) + " = " + text
        case .json: return HeaderJSON.quoted(key) + ": " + text
        case .yaml:
            let quotes = looksLikeJSON ? YAMLEmitter.Quotes.double : .none
            return YAMLEmitter.scalar(key, isKey: true, isFlow: true, quotes: quotes) + ": " + text
        }
    }
}
