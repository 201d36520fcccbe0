public import GalleyDocumentModel

/// What a field of metadata can be made.
public enum FieldType: String, CaseIterable, Sendable {
    case string, int, float, bool, date, url, lang, strings, map

    /// The name as it is written: `[string]` for a list of texts.
    public var name: String { self == .strings ? "[string]" : rawValue }

    /// From its name; YAML reads `[string]` as a list of one text.
    public init?(_ value: Metadata.Value) {
        if value == .list([.string("string")]) || value == .string("[string]") {
            self = .strings
            return
        }
        guard let name = value.string, let type = FieldType(rawValue: name), type != .strings else {
            return nil
        }
        self = type
    }

    /// `value` as this type; nil where it cannot be that without a guess.
    public func converted(_ value: Metadata.Value) -> Metadata.Value? {
        switch self {
        case .string:
            if case .list(let items) = value, items.count == 1 { return items[0].string.map(text) }
            return value.string.map(text)
        case .int: return value.string.flatMap { Int($0) }.map { .number(String($0)) }
        case .float:
            guard let number = value.string, Double(number)?.isFinite == true else { return nil }
            return .number(number)
        case .bool:
            if case .boolean = value { return value }
            return value.string.flatMap(Bool.init).map(Metadata.Value.boolean)
        case .date:
            if case .date = value { return value }
            return value.string.flatMap { ArticleDate($0) }.map(Metadata.Value.date)
        case .url:
            guard let text = value.string, !text.contains(where: \.isWhitespace) else { return nil }
            let address = Address(text)
            return address.scheme != nil || address.path.hasPrefix("/") ? .string(text) : nil
        case .lang: return value.string.flatMap { FieldType.isLanguage($0) ? .string($0) : nil }
        case .strings:
            guard case .list(let items) = value else {
                return value.string.map { .list([text($0)]) }
            }
            let texts = items.compactMap(\.string)
            return texts.count == items.count ? .list(texts.map(text)) : nil
        case .map:
            if case .map = value { return value }
            return nil
        }
    }

    private func text(_ string: String) -> Metadata.Value { .string(string) }

    /// Whether a text has the form of a language tag (BCP 47): `vi`, `en-GB`, `zh-Hant-TW`.
    static func isLanguage(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: 45, omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count),
            first.allSatisfy({ (97...122).contains($0 | 32) })
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { (97...122).contains($0 | 32) || (48...57).contains($0) }
        }
    }
}
