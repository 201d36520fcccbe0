/// The names that selectors of one tree can use, so that a wrong one is found before anything runs.
public struct SelectorVocabulary: Sendable {
    /// The types, and what attributes each has of its own.
    public var types: [String: [String]]
    /// The attributes that every type has.
    public var common: [String]
    /// The prefixes with which any attribute may begin, such as `data-`.
    public var openPrefixes: [String]
    /// Other names for types, to be hinted at: `codeblock` for `code-block`.
    public var otherNames: [String: String]
    /// The types of another tree, which are likely to be mixed up with these.
    public var foreign: Set<String>
    /// What a message says of those: "`div` is an HTML tag; …" and how to help; `%` is the type.
    public var foreignMessage: String, foreignHelp: String
    /// What a vocabulary's type is called in messages: `block`, `element`.
    public var typeWord: String

    public init(
        types: [String: [String]], common: [String], openPrefixes: [String] = [],
        otherNames: [String: String] = [:], foreign: Set<String> = [],
        foreignMessage: String = "`%` belongs to another tree", foreignHelp: String = "",
        typeWord: String = "type"
    ) {
        (self.types, self.common, self.openPrefixes) = (types, common, openPrefixes)
        (self.otherNames, self.foreign) = (otherNames, foreign)
        (self.foreignMessage, self.foreignHelp) = (foreignMessage, foreignHelp)
        self.typeWord = typeWord
    }
}

extension Selector {
    /// The names in the selector that `vocabulary` does not know, in the order of the text.
    public func check(against vocabulary: SelectorVocabulary) -> [SelectorError] {
        mentions.compactMap { mention in
            switch mention.kind {
            case .type: vocabulary.check(type: mention.name, at: mention.range, in: source)
            case .attribute(let type):
                vocabulary.check(attribute: mention.name, of: type, at: mention.range)
            }
        }
    }
}

extension SelectorVocabulary {
    fileprivate func check(
        type name: String, at range: Range<Int>, in source: String
    ) -> SelectorError? {
        if types[name] != nil { return nil }
        if let right = otherNames[name] {
            return SelectorError(
                "selector-type", "\(typeWord)s of this kind are called `\(right)`", at: range,
                help: "write `\(right)`", suggestion: right)
        }
        if foreign.contains(name) {
            return SelectorError(
                "selector-layer", filled(foreignMessage, name), at: range,
                help: foreignHelp.isEmpty ? nil : filled(foreignHelp, name))
        }
        let close = closest(to: name, among: types.keys.sorted())
        return SelectorError(
            "selector-type", "no \(typeWord) is called `\(name)`", at: range,
            help: close.map { "did you mean `\($0)`?" }
                ?? "known: \(types.keys.sorted().joined(separator: ", "))",
            suggestion: close)
    }

    fileprivate func check(
        attribute name: String, of type: String?, at range: Range<Int>
    ) -> SelectorError? {
        if common.contains(name) || openPrefixes.contains(where: name.hasPrefix) { return nil }
        guard let type else {
            let all = Set(types.values.joined())
            if all.contains(name) { return nil }
            let close = closest(to: name, among: (all.union(common)).sorted())
            return SelectorError(
                "selector-attribute", "no \(typeWord) has an attribute `\(name)`", at: range,
                help: close.map { "did you mean `\($0)`?" }, suggestion: close)
        }
        // An unknown type is told of by itself.
        guard let own = types[type], !own.contains(name) else { return nil }
        let has = own + common
        let close = closest(to: name, among: has)
        let list = "`\(type)` has \(has.joined(separator: ", "))."
        return SelectorError(
            "selector-attribute", "`\(type)` has no attribute `\(name)`", at: range,
            help: close.map { "did you mean `\($0)`? \(list)" } ?? list, suggestion: close)
    }

    private func filled(_ message: String, _ name: String) -> String {
        let parts = message.split(separator: "%", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(String(parts.first ?? "")) { $0 + name + $1 }
    }
}
