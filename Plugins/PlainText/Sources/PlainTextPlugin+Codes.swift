internal import GalleyPluginKit

extension PlainTextPlugin {
    /// What the codes of this plugin mean.
    static let codes = [
        CodeFacts(
            .error, "text.binary",
            "a zero byte: the source is no text",
            kept: "nothing"),
        CodeFacts(
            .note, "text.encoding",
            "the source is in another encoding than UTF-8",
            kept: "the text, decoded"),
        CodeFacts(
            .warning, "text.invalid-bytes",
            "bytes mean nothing in the encoding",
            kept: "U+FFFD in their place"),
        CodeFacts(
            .note, "text.extracted",
            "the article was found in a dump",
            kept: "the article; `-x off` keeps all"),
        CodeFacts(
            .note, "text.dropped-furniture",
            "lines of page headers, numbers or frames",
            kept: "all but these"),
        CodeFacts(
            .warning, "text.unsure-extraction",
            "the article is hard to tell from what stands round it",
            kept: "what was found"),
        CodeFacts(
            .warning, "text.no-article",
            "no article was found",
            kept: "the whole text"),
        CodeFacts(
            .warning, "text.raw-markup",
            "plain text cannot hold markup",
            kept: "all but the markup"),
        CodeFacts(
            .note, "text.image-addresses",
            "plain text shows no images",
            kept: "their alternative text"),
        CodeFacts(
            .note, "text.link-targets",
            "plain text has no links",
            kept: "their text"),
        CodeFacts(
            .note, "text.marks",
            "plain text has no emphasis",
            kept: "the text"),
    ]
}
