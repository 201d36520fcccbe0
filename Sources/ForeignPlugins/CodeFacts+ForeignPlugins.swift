public import GalleyPluginKit

extension CodeFacts {
    /// The codes of programs and templates that are plugins.
    public static let foreignPlugins = [
        CodeFacts(
            .error, "exec.nothing",
            "the step `exec` names no program",
            kept: "nothing runs"),
        CodeFacts(
            .error, "exec.protocol",
            "documents cannot travel as asked",
            kept: "nothing runs"),
        CodeFacts(
            .error, "foreign.not-started",
            "a program cannot be started",
            kept: "the other articles"),
        CodeFacts(
            .error, "foreign.timeout",
            "a program does not answer in time",
            kept: "the other articles"),
        CodeFacts(
            .error, "foreign.ended",
            "a program ended before it answered",
            kept: "the other articles"),
        CodeFacts(
            .error, "foreign.failed",
            "a program says that it failed",
            kept: "the other articles"),
        CodeFacts(
            .error, "foreign.bad-answer",
            "an answer breaks the protocol",
            kept: "the other articles"),
        CodeFacts(
            .error, "foreign.bad-document",
            "an answer is no document",
            kept: "the other articles"),
        CodeFacts(
            .error, "foreign.too-large",
            "an answer is too long",
            kept: "the other articles"),
        CodeFacts(
            .error, "manifest.not-found",
            "a manifest cannot be read",
            kept: "the other plugins"),
        CodeFacts(
            .error, "manifest.not-a-manifest",
            "a manifest is no mapping",
            kept: "the other plugins"),
        CodeFacts(
            .error, "manifest.version",
            "the version of a manifest is not known",
            kept: "the other plugins"),
        CodeFacts(
            .error, "manifest.bad-key",
            "a key is no text",
            kept: "the other plugins"),
        CodeFacts(
            .error, "manifest.bad-value",
            "a value cannot be used",
            kept: "the other plugins"),
        CodeFacts(
            .error, "manifest.missing",
            "a key is missing",
            kept: "the other plugins"),
        CodeFacts(
            .error, "manifest.unknown-key",
            "a key is not known",
            kept: "the other plugins"),
        CodeFacts(
            .error, "manifest.name-taken",
            "the name of a plugin is taken",
            kept: "the other plugins"),
        CodeFacts(
            .error, "manifest.document",
            "a format for documents is not there",
            kept: "the other plugins"),
        CodeFacts(
            .error, "template.bad-include",
            "a part is included without its name in quotes (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.bad-loop",
            "a loop is not written `{% for NAME in LIST %}` (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.bad-pattern",
            "a pattern cannot be parsed (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.chained-comparison",
            "comparisons do not chain (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.date-format",
            "a word is no part of a date format (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.empty",
            "there is no expression (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.empty-segment",
            "a name of a path begins with a dot (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.expected-filter",
            "a bar without a filter behind it (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.expected-name",
            "a dot without a name behind it (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.missing-value",
            "a name has no value (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.no-document",
            "there is no document to count in (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.no-run-date",
            "the date of the run is not known (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.not-a-condition",
            "a condition is neither true nor false (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.pattern-not-constant",
            "a pattern is no quoted text (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.pattern-syntax",
            "a pattern cannot be parsed or is too long (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.too-deep",
            "blocks or expressions nest too deep (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.too-long",
            "an expression or its result is too long (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.too-much-work",
            "an expression takes more work than allowed (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unclosed-block",
            "a block is never closed (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unclosed-braces",
            "braces are never closed (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unclosed-quote",
            "a quote is never closed (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unexpected-character",
            "a character means nothing here (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unexpected-word",
            "a word has no place here (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unknown-field",
            "a field is not declared (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unknown-filter",
            "no such filter (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unknown-function",
            "no such function (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unknown-name",
            "no such name (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unknown-part",
            "no such part (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unknown-tag",
            "no such tag (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unknown-unit",
            "no such unit (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unlike-types",
            "two values cannot be compared (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.unspaced-minus",
            "a minus without spaces (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.wrong-arguments",
            "a filter or function has other arguments (in a template of a writer)",
            kept: "nothing is written"),
        CodeFacts(
            .error, "template.wrong-type",
            "a value is of another type than asked for (in a template of a writer)",
            kept: "nothing is written"),
    ]
}
