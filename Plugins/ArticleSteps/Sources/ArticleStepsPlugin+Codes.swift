internal import GalleyPluginKit

extension ArticleStepsPlugin {
    /// What the codes of this plugin mean.
    static let codes = [
        CodeFacts(
            .warning, "date.not-a-date",
            "a text reads as no date",
            kept: "the text"),
        CodeFacts(
            .warning, "date.future",
            "a date lies behind that of the run",
            kept: "the date"),
        CodeFacts(
            .error, "require.failed",
            "a condition does not hold",
            kept: "nothing of the article"),
        CodeFacts(
            .error, "note.no-text",
            "the step `note` has no text",
            kept: "nothing"),
        CodeFacts(
            .warning, "note.told",
            "the step `note` says something",
            kept: "the article as it is"),
        CodeFacts(
            .error, "keep.nothing-matched",
            "no selector of `keep` matches",
            kept: "nothing of the article"),
        CodeFacts(
            .error, "links.base-not-absolute",
            "an address is no base for others",
            kept: "nothing"),
        CodeFacts(
            .warning, "links.no-target",
            "a link leads to an identifier that nothing has",
            kept: "the link"),
        CodeFacts(
            .error, "meta.wrong-type",
            "a value is not of the type of its field",
            kept: "nothing"),
        CodeFacts(
            .error, "meta.missing-field",
            "a field that is asked for has no value",
            kept: "nothing of the article"),
        CodeFacts(
            .warning, "sanitize.raw",
            "markup of another format",
            kept: "all but the markup"),
        CodeFacts(
            .error, "slug.no-source",
            "no field has a value to make a slug of",
            kept: "nothing"),
        CodeFacts(
            .warning, "tags.unknown",
            "a tag is none of those allowed",
            kept: "as the step says"),
        CodeFacts(
            .error, "typography.bad-language",
            "a text is no language tag",
            kept: "nothing"),
        CodeFacts(
            .warning, "unwrap.part",
            "a node is part of its parent",
            kept: "the node as it is"),
        CodeFacts(
            .error, "validate.failed",
            "an article does not fit its schema",
            kept: "nothing of the article"),
        CodeFacts(
            .error, "validate.no-schema",
            "the step `validate` has no schema",
            kept: "nothing"),
    ]
}
