internal import GalleyPluginKit

extension FrontMatterPlugin {
    /// What the codes of this plugin mean.
    static let codes = [
        CodeFacts(
            .error, "front-matter.no-metadata",
            "a header holds no keys with values",
            kept: "nothing; or, as a warning, the whole file as text"),
        CodeFacts(
            .note, "front-matter.rewritten",
            "a header of another kind is written as YAML because a value changed",
            kept: "the values, not comments and style"),
        CodeFacts(
            .warning, "front-matter.two-keys",
            "two keys name the same field with different values",
            kept: "the first; the other among the extras"),
        CodeFacts(
            .warning, "front-matter.template",
            "template text was read as a map",
            kept: "the text as it is written"),
        CodeFacts(
            .warning, "front-matter.no-break-space",
            "a key begins with a no-break space",
            kept: "the key as it is written"),
        CodeFacts(
            .warning, "front-matter.anchor",
            "a word was read as an anchor",
            kept: "the value without the word"),
        CodeFacts(
            .warning, "front-matter.tag",
            "a word was read as a tag",
            kept: "the value without the word; on known keys an error"),
        CodeFacts(
            .warning, "front-matter.comment",
            "a value is empty because a number sign begins a comment",
            kept: "an empty value"),
        CodeFacts(
            .warning, "front-matter.line-separator",
            "a character ends a line for some readers of YAML only",
            kept: "the character"),
        CodeFacts(
            .warning, "front-matter.date",
            "a text is no date that is known",
            kept: "the text"),
        CodeFacts(
            .warning, "front-matter.boolean",
            "a value is neither true nor false",
            kept: "the text"),
        CodeFacts(
            .warning, "front-matter.boolean-word",
            "a word such as `yes` was read as true or false",
            kept: "the truth value"),
        CodeFacts(
            .note, "front-matter.body-left-out",
            "a target of metadata alone is written",
            kept: "the metadata"),
        CodeFacts(
            .error, "front-matter.too-large",
            "a header is longer than 1 MiB",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.too-deep",
            "values nest deeper than 64 levels",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.too-many-nodes",
            "aliases expand to too much",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.invalid-utf-8",
            "bytes are no UTF-8",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.control-character",
            "a control character stands in the header",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.duplicate-key",
            "a key appears twice",
            kept: "nothing; with last-wins the last value"),
        CodeFacts(
            .error, "front-matter.undefined-alias",
            "an alias has no anchor",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.recursive-alias",
            "an alias stands within what it names",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.alias-name",
            "a value begins with an asterisk and is no alias",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.several-documents",
            "a header holds more than one YAML document",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.colon-in-value",
            "a plain value holds a colon and a blank",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.indicator-at-start",
            "a plain value begins with a character that has a meaning",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.text-after-value",
            "text stands behind a closing quote or bracket",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.tab-indentation",
            "a tab is used for indentation",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.unclosed",
            "a header, a quote or a bracket is never closed",
            kept: "nothing; as a note, for a header, the whole file as text"),
        CodeFacts(
            .error, "front-matter.missing-colon",
            "a line is no key with a value",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.surrogate-escape",
            "an escape stands for half of a character",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.unknown-escape",
            "an escape is not known",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.directive",
            "a directive is not known",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.indentation",
            "lines are indented in no order",
            kept: "nothing"),
        CodeFacts(
            .error, "front-matter.syntax",
            "something else is wrong",
            kept: "nothing"),
    ]
}
