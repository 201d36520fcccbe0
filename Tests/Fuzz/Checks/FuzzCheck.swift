/// What must hold of any input, whatever bytes it is made of.
///
/// ```swift
/// FuzzCheck.markdownReader.finding(in: Array("1# Title".utf8))  // nil: nothing is wrong
/// ```
///
/// An input is text that says itself how it is to be read, so that one file is a whole case: see each
/// check. What traps, hangs or eats memory is found by whoever runs the check.
public enum FuzzCheck: String, CaseIterable, Sendable {
    /// Any text is read as a valid document, and that is written as HTML and as Markdown.
    case markdownReader = "markdown-reader"
    /// What is written as Markdown reads back as the same document.
    case markdownWriter = "markdown-writer"
    /// A header that is changed says what it was told, and the body stays what it is.
    case frontMatter = "front-matter"
    /// A pipeline is checked whole, whatever it is.
    case pipeline = "pipeline"

    /// What is wrong with what comes of an input; nil where nothing is.
    public func finding(in input: [UInt8]) -> String? {
        switch self {
        case .markdownReader: MarkdownReaderCheck().finding(in: input)
        case .markdownWriter: MarkdownWriterCheck().finding(in: input)
        case .frontMatter: FrontMatterCheck().finding(in: input)
        case .pipeline: PipelineCheck().finding(in: input)
        }
    }
}
