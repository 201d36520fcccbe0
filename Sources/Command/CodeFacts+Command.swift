internal import GalleyPluginKit

extension CodeFacts {
    /// The codes of the command itself.
    static let command = [
        CodeFacts(
            .error, "convert.failed",
            "a plugin failed for a reason of its own",
            kept: "the other files"),
        CodeFacts(
            .error, "format.not-known",
            "the format of a source cannot be told",
            kept: "the other files"),
        CodeFacts(
            .error, "in-place.refused",
            "a file would lose something when rewritten",
            kept: "the file as it was"),
        CodeFacts(
            .error, "strict.refused",
            "something was lost or warned of, and `--strict` allows neither",
            kept: "the output as it was before"),
        CodeFacts(
            .error, "input.folder",
            "a folder stands where a file is read",
            kept: "the other files"),
        CodeFacts(
            .error, "output.folder",
            "a folder stands where a file is written",
            kept: "nothing is written"),
        CodeFacts(
            .error, "output.is-input",
            "an output would overwrite its input",
            kept: "the input"),
        CodeFacts(
            .error, "output.many",
            "many articles cannot go into one output",
            kept: "nothing is written"),
        CodeFacts(
            .error, "option.conflict",
            "two options exclude each other",
            kept: "nothing is written"),
        CodeFacts(
            .error, "option.no-value",
            "an option has no value",
            kept: "nothing is written"),
        CodeFacts(
            .error, "option.other-format",
            "an option belongs to another format",
            kept: "nothing is written"),
        CodeFacts(
            .error, "pipeline.none",
            "no pipeline is named and none lies here or above",
            kept: "nothing runs"),
        CodeFacts(
            .error, "tool.failed",
            "a command of a plugin failed for a reason of its own",
            kept: "nothing"),
        CodeFacts(
            .error, "inspect.CODE",
            "an expression or selector of `inspect` cannot be parsed; CODE as of `pipeline`",
            kept: "nothing"),
    ]
}
