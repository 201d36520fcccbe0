public import GalleyPluginKit

extension CodeFacts {
    /// The codes of pipelines and their runs.
    public static let pipelines = [
        CodeFacts(
            .error, "input.unreadable",
            "a file cannot be read",
            kept: "the other files"),
        CodeFacts(
            .error, "output.unwritable",
            "a file cannot be written",
            kept: "the other files"),
        CodeFacts(
            .error, "output.failed",
            "an output failed for a reason of its own",
            kept: "the other articles"),
        CodeFacts(
            .error, "writer.failed",
            "a writer failed for a reason of its own",
            kept: "the other articles"),
        CodeFacts(
            .warning, "extract.low",
            "an article is short or uncertain",
            kept: "the article, or nothing, as the pipeline says"),
        CodeFacts(
            .error, "run.failed",
            "a step failed for a reason of its own",
            kept: "the other articles"),
        CodeFacts(
            .error, "run.locked",
            "another run works with the same state",
            kept: "nothing"),
        CodeFacts(
            .error, "run.no-state",
            "the state of a run cannot be read or written",
            kept: "nothing"),
        CodeFacts(
            .error, "run.too-many-errors",
            "more articles failed than the run allows",
            kept: "what was done before"),
        CodeFacts(
            .error, "test.failed",
            "a test of a pipeline failed",
            kept: "the other tests"),
        CodeFacts(
            .error, "pipeline.bad-setting",
            "a setting of the command line fits nothing",
            kept: "nothing"),
        CodeFacts(
            .error, "pipeline.missing-field",
            "a required field has no value",
            kept: "the other articles"),
        CodeFacts(
            .error, "pipeline.no-input",
            "no file matches; a warning where there are other inputs",
            kept: "nothing of this input"),
        CodeFacts(
            .error, "pipeline.output-conflict",
            "two articles would be written to one file",
            kept: "the first"),
        CodeFacts(
            .error, "pipeline.output-exists",
            "a file is there that is not of this run",
            kept: "that file"),
        CodeFacts(
            .error, "pipeline.output-is-input",
            "an output would overwrite its input",
            kept: "the input"),
        CodeFacts(
            .error, "pipeline.output-not-unique",
            "all articles would be written to one file",
            kept: "nothing"),
        CodeFacts(
            .note, "pipeline.output-skipped",
            "a file was already written",
            kept: "that file"),
        CodeFacts(
            .error, "pipeline.outside-root",
            "a path leads out of the folder of outputs",
            kept: "the other articles"),
        CodeFacts(
            .error, "pipeline.unknown-format",
            "a format is not known or not to be told",
            kept: "the other articles"),
        CodeFacts(
            .warning, "pipeline.unrouted",
            "no output takes an article",
            kept: "the other articles"),
        CodeFacts(
            .error, "pipeline.bad-option",
            "an option of a format or step has a wrong value",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.braces-in-condition",
            "a condition is written as a template",
            kept: "nothing runs"),
        CodeFacts(
            .warning, "pipeline.constant-condition",
            "a condition is always true or false",
            kept: "the pipeline runs"),
        CodeFacts(
            .error, "pipeline.duplicate-id",
            "two parts have one name",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.env-in-text",
            "`${...}` is never expanded",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.extract-too-late",
            "`extract` stands behind a step that needs the article",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.extract-twice",
            "`extract` stands twice",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.no-path",
            "an output has no path",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.path-is-folder",
            "a path names a folder",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.no-version",
            "the version of the language is missing",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.version",
            "the version of the language is not known",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.not-in-this-version",
            "a key belongs to another version",
            kept: "nothing runs"),
        CodeFacts(
            .warning, "pipeline.order",
            "a step has no effect on the one before it",
            kept: "the pipeline runs"),
        CodeFacts(
            .warning, "pipeline.same-output",
            "two outputs have one path",
            kept: "the pipeline runs"),
        CodeFacts(
            .error, "pipeline.step-two-names",
            "a step has two names",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.step-without-name",
            "a step has no name",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.test-without-input",
            "a test has no input",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.unknown-definition",
            "a name of `defs` is not known",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.unknown-id",
            "a name of an input or output is not known",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.unknown-key",
            "a key is not known",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.unknown-step",
            "a step is not known",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.unknown-type",
            "a type is not known",
            kept: "nothing runs"),
        CodeFacts(
            .warning, "pipeline.unused",
            "a definition, variable or setting is never used",
            kept: "the pipeline runs"),
        CodeFacts(
            .warning, "pipeline.value-is-comment",
            "a value is empty because a number sign begins a comment",
            kept: "the pipeline runs"),
        CodeFacts(
            .error, "pipeline.wrong-input",
            "an input is of two kinds at once, or of none",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.yaml-alias",
            "a value begins with an asterisk",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.yaml-braces",
            "a value begins with braces",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.yaml-tag",
            "a value begins with an exclamation mark",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.yaml-CODE",
            "the file is no YAML that is accepted; CODE as of `front-matter`",
            kept: "nothing runs"),
        CodeFacts(
            .error, "pipeline.bad-include",
            "a part is included without its name in quotes (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.bad-loop",
            "a loop is not written `{% for NAME in LIST %}` (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.bad-pattern",
            "a pattern cannot be parsed (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.chained-comparison",
            "comparisons do not chain (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.date-format",
            "a word is no part of a date format (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.empty",
            "there is no expression (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.empty-segment",
            "a name of a path begins with a dot (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.expected-filter",
            "a bar without a filter behind it (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.expected-name",
            "a dot without a name behind it (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.missing-value",
            "a name has no value (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.no-document",
            "there is no document to count in (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.no-run-date",
            "the date of the run is not known (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.not-a-condition",
            "a condition is neither true nor false (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.pattern-not-constant",
            "a pattern is no quoted text (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.pattern-syntax",
            "a pattern cannot be parsed or is too long (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.selector-attribute",
            "no such attribute (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.selector-layer",
            "a selector asks for what belongs to another tree (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.selector-syntax",
            "a selector cannot be parsed (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.selector-type",
            "no such kind of node (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.too-deep",
            "blocks or expressions nest too deep (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.too-long",
            "an expression or its result is too long (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.too-much-work",
            "an expression takes more work than allowed (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unclosed-block",
            "a block is never closed (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unclosed-braces",
            "braces are never closed (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unclosed-quote",
            "a quote is never closed (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unexpected-character",
            "a character means nothing here (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unexpected-word",
            "a word has no place here (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unknown-field",
            "a field is not declared (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unknown-filter",
            "no such filter (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unknown-function",
            "no such function (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unknown-name",
            "no such name (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unknown-part",
            "no such part (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unknown-tag",
            "no such tag (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unknown-unit",
            "no such unit (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unlike-types",
            "two values cannot be compared (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.unspaced-minus",
            "a minus without spaces (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.wrong-arguments",
            "a filter or function has other arguments (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
        CodeFacts(
            .error, "pipeline.wrong-type",
            "a value is of another type than asked for (in an expression or selector)",
            kept: "nothing runs; at work, the other articles"),
    ]
}
