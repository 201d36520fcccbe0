internal import GalleyPluginKit

extension HTMLPlugin {
    /// What the codes of this plugin mean.
    static let codes = [
        CodeFacts(
            .note, "html.extracted",
            "the article was found in a page",
            kept: "the article; `-x off` keeps all"),
        CodeFacts(
            .note, "html.keep-found-nothing",
            "a selector of `--keep` matches nothing",
            kept: "the article that is found without it"),
        CodeFacts(
            .error, "html.bad-selector",
            "a selector cannot be parsed",
            kept: "nothing"),
        CodeFacts(
            .warning, "html.low-article",
            "what was found is too little for an article",
            kept: "what was found; with extraction asked for, an error"),
        CodeFacts(
            .warning, "html.bad-bytes",
            "bytes do not fit the encoding",
            kept: "U+FFFD in their place"),
        CodeFacts(
            .note, "html.unsafe-attribute",
            "an attribute may run a script",
            kept: "the node without it"),
        CodeFacts(
            .note, "html.unsafe-url",
            "an address may run a script",
            kept: "the text of the link"),
        CodeFacts(
            .note, "html.dropped-raw",
            "markup of another format has no place in HTML",
            kept: "nothing"),
    ]
}
