public import GalleyDocumentModel
public import GalleyPluginKit

/// Puts the article's tags in order; each stands once.
public struct TagsStep: Transform {
    /// What is done with a tag that the vocabulary has not.
    public enum Unknown: String, CaseIterable, Sendable { case keep, warn, drop, error }

    /// Old tags and new ones; a new one that is empty takes the old away.
    public var map: [(from: String, to: String)] = []
    /// What divides several tags in one text.
    public var split: String?
    /// Whether tags are written in lower case.
    public var lower = false
    /// The tags that there are; any where it is empty.
    public var vocab: [String] = []
    public var unknown = Unknown.warn

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        var tags: [String] = []
        var seen: Set<String> = []
        for text in document.metadata.tags {
            for part in pieces(of: text) {
                let tag = renamed(lower ? part.lowercased() : part)
                guard !tag.isEmpty, try isWanted(tag, &context) else { continue }
                if seen.insert(tag.lowercased()).inserted { tags.append(tag) }
            }
        }
        document.metadata.tags = tags
        return .keep
    }

    /// The value of the option `map`.
    static func renames(_ value: Metadata.Value) throws -> [(from: String, to: String)] {
        guard case .map(let entries) = value else {
            throw OptionFault("expected a map of tags", help: "for example {js: javascript}")
        }
        return try entries.map { entry in
            if entry.value == .null { return (entry.key, "") }
            guard let to = entry.value.string else {
                throw OptionFault("expected a tag behind `\(entry.key)`")
            }
            return (entry.key, to)
        }
    }

    private func pieces(of text: String) -> [String] {
        guard let divider = split?.first, split?.count == 1 else { return [trimmed(text[...])] }
        return text.split(separator: divider).map(trimmed)
    }

    private func trimmed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func renamed(_ tag: String) -> String {
        map.first { $0.from.lowercased() == tag.lowercased() }?.to ?? tag
    }

    private func isWanted(_ tag: String, _ context: inout Context) throws(Diagnostic) -> Bool {
        guard !vocab.isEmpty, !vocab.contains(tag) else { return true }
        let diagnostic = Diagnostic(
            unknown == .error ? .error : .warning, "tags.unknown",
            "`\(tag)` is none of the tags that there are",
            help: nearest(to: tag, among: vocab).map { "did you mean `\($0)`?" })
        switch unknown {
        case .error: throw diagnostic
        case .warn: context.diagnostics.report(diagnostic)
        case .keep: break
        case .drop: return false
        }
        return true
    }
}
