internal import GalleyDocumentModel

extension CodeFacts {
    /// The codes of this module but those of lowering.
    public static let kit = [
        CodeFacts(
            .note, "metadata.not-written",
            "the output has no place for some of the metadata",
            kept: "the text; the fields are named"),
        CodeFacts(
            .warning, "raw.dropped",
            "markup of another format was left out as asked",
            kept: "the rest"),
        CodeFacts(
            .warning, "raw.no-reader",
            "markup of a format that nothing reads",
            kept: "the rest"),
        CodeFacts(
            .warning, "raw.swallowed",
            "text stands within markup of another format that is left out, such as a script",
            kept: "the rest"),
        CodeFacts(
            .error, "limit.input",
            "a source is longer than allowed",
            kept: "nothing"),
        CodeFacts(
            .error, "limit.output",
            "the output is longer than allowed",
            kept: "nothing"),
        CodeFacts(
            .error, "limit.nodes",
            "a document has more nodes than allowed",
            kept: "nothing"),
        CodeFacts(
            .warning, "limit.depth",
            "nodes lie deeper than allowed",
            kept: "they move up; nothing is lost"),
        CodeFacts(
            .error, "limit.nesting",
            "sources lie within sources deeper than allowed",
            kept: "nothing"),
        CodeFacts(
            .error, "limit.time",
            "an article took longer than allowed",
            kept: "nothing"),
        CodeFacts(
            .error, "format.unknown",
            "no format has that name",
            kept: "nothing"),
        CodeFacts(
            .error, "format.unknown-toggle",
            "a format has no ability of that name",
            kept: "nothing"),
        CodeFacts(
            .error, "option.unknown",
            "an option is not known",
            kept: "nothing"),
        CodeFacts(
            .error, "option.bad-value",
            "an option has a value that it cannot have",
            kept: "nothing"),
        CodeFacts(
            .error, "option.no-extraction",
            "a format has no articles to find",
            kept: "nothing"),
        CodeFacts(
            .error, "step.unknown",
            "no step has that name",
            kept: "nothing"),
        CodeFacts(
            .error, "run.stopped",
            "a run was interrupted",
            kept: "what was done before"),
    ]

    /// What is told of a node that a writer does not speak, for each kind.
    public static let lowering = Kind.allCases.filter { $0.category != .root }.map { kind in
        let kept = kind.kept
        return CodeFacts(
            kept == "left out" && kind != .thematicBreak ? .warning : .note, "lowered.\(kind.name)",
            "the target has no \(kind.name)", kept: kept)
    }
}
