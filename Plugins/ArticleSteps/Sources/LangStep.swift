public import GalleyDocumentModel
internal import GalleyLanguages
public import GalleyPluginKit

/// Finds out the article's language, and lets only some languages pass.
///
/// A language that the article names itself is believed; `en` lets `en-GB` pass too.
public struct LangStep: Transform {
    /// What becomes of articles in other languages.
    public enum Otherwise: String, CaseIterable, Sendable { case keep, skip }

    /// The languages that pass; all where it is empty.
    public var allow: [String] = []
    /// Whether the text is looked at where no language is named.
    public var detect = true
    /// A guess that is less sure than this many hundredths is none.
    public var minConfidence = 0.5
    public var otherwise = Otherwise.skip

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        if (document.metadata.language ?? "").isEmpty, detect,
            let guess = LanguageGuess(of: document.root.string), guess.confidence >= minConfidence
        {
            document.metadata.language = guess.language
        }
        guard !allow.isEmpty, otherwise == .skip else { return .keep }
        guard let language = document.metadata.language?.lowercased(), !language.isEmpty else {
            return .drop(reason: "its language is not known")
        }
        let passes = allow.map { $0.lowercased() }.contains {
            language == $0 || language.hasPrefix($0 + "-")
        }
        return passes
            ? .keep : .drop(reason: "`\(language)` is none of \(allow.joined(separator: ", "))")
    }

    /// The value of the option `min-confidence`.
    static func confidence(_ value: Metadata.Value) throws -> Double {
        guard let number = value.string.flatMap({ Double($0) }), (0...1).contains(number) else {
            throw OptionFault("expected a number from 0 to 1")
        }
        return number
    }
}
