internal import GalleyPluginKit

extension JSONPlugin {
    /// What the codes of this plugin mean.
    static let codes = [
        CodeFacts(
            .warning, "json.unknown-key",
            "a key of the document is not known",
            kept: "all but the key"),
        CodeFacts(
            .note, "json.unknown-field",
            "a field or member is not known",
            kept: "it is kept in `extra` or `data`"),
        CodeFacts(
            .warning, "json.lone-surrogate",
            "half of a surrogate pair",
            kept: "U+FFFD"),
        CodeFacts(
            .error, "ndjson.failed",
            "a record cannot be read",
            kept: "the other records"),
        CodeFacts(
            .error, "json.too-large",
            "the text is longer than allowed",
            kept: "nothing"),
        CodeFacts(
            .error, "json.too-deep",
            "values nest deeper than allowed",
            kept: "nothing"),
        CodeFacts(
            .error, "json.unexpected-end",
            "the text ends within a value",
            kept: "nothing"),
        CodeFacts(
            .error, "json.unexpected-character",
            "a character has no place here",
            kept: "nothing"),
        CodeFacts(
            .error, "json.trailing-comma",
            "a comma stands before a closing bracket",
            kept: "nothing"),
        CodeFacts(
            .error, "json.trailing-text",
            "text stands behind the value",
            kept: "nothing"),
        CodeFacts(
            .error, "json.invalid-number",
            "a number is written in no form of JSON",
            kept: "nothing"),
        CodeFacts(
            .error, "json.invalid-escape",
            "an escape is not known",
            kept: "nothing"),
        CodeFacts(
            .error, "json.control-character",
            "a control character stands in a text",
            kept: "nothing"),
        CodeFacts(
            .error, "json.invalid-utf-8",
            "bytes are no UTF-8",
            kept: "nothing"),
        CodeFacts(
            .error, "json.duplicate-key",
            "a key appears twice",
            kept: "nothing"),
        CodeFacts(
            .error, "json.not-a-document",
            "there is no document",
            kept: "nothing"),
        CodeFacts(
            .error, "json.not-a-node",
            "a node is no object with a type",
            kept: "nothing"),
        CodeFacts(
            .error, "json.not-a-record",
            "a record is no object",
            kept: "nothing"),
        CodeFacts(
            .error, "json.unknown-type",
            "a type of node is not known",
            kept: "nothing"),
        CodeFacts(
            .error, "json.unknown-version",
            "the version of the form is not known",
            kept: "nothing"),
        CodeFacts(
            .error, "json.bad-field",
            "a field has a value that it cannot have",
            kept: "nothing"),
        CodeFacts(
            .error, "json.missing-field",
            "a node lacks a field",
            kept: "nothing"),
        CodeFacts(
            .error, "json.misplaced",
            "a node stands where its kind cannot",
            kept: "nothing"),
        CodeFacts(
            .error, "json.children-in-leaf",
            "a node that holds none has children",
            kept: "nothing"),
        CodeFacts(
            .error, "json.value-in-parent",
            "a node with children has a value",
            kept: "nothing"),
        CodeFacts(
            .error, "json.too-many-nodes",
            "the document has more nodes than allowed",
            kept: "nothing"),
    ]
}
