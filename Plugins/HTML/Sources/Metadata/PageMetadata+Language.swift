internal import GalleyJSONSyntax
internal import GalleyLanguages

extension PageMetadata {
    /// The language that the page declares, unless its text clearly is another.
    func language(of text: String) -> String? {
        let declared =
            head.language
            ?? head.text("content-language", "og:locale", "dc.language", "language", "inlanguage")
            ?? articles.first?.node["inLanguage"]?.string
        let tag = declared.flatMap(PageMetadata.tag)
        guard let guess = LanguageGuess(of: PageMetadata.sample(of: text)) else { return tag }
        guard let tag else { return guess.confidence > 0.5 ? guess.language : nil }
        let primary = tag.split(separator: "-").first.map(String.init) ?? tag
        return primary != guess.language && guess.confidence > 0.9 ? guess.language : tag
    }

    /// Enough of a text to tell its language.
    private static func sample(of text: String) -> String {
        let bytes = text.utf8.prefix(1200)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The declared language as a tag: `de_AT` becomes `de-AT`.
    private static func tag(_ text: String) -> String? {
        let first = text.split { $0 == "," || $0 == ";" || $0 == " " }.first ?? ""
        let parts = first.split { $0 == "-" || $0 == "_" }.map(String.init)
        guard let language = parts.first?.lowercased(), (2...3).contains(language.count),
            language.allSatisfy({ $0.isASCII && $0.isLetter })
        else { return nil }
        return ([language] + parts.dropFirst()).joined(separator: "-")
    }
}
