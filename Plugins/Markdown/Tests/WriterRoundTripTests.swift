import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// What is written reads back as what was read.
struct WriterRoundTripTests {
    @Test(
        "An example of CommonMark has the same HTML after being written and read again",
        arguments: commonMarkExamples())
    func commonMark(_ example: Example) throws {
        try expectRoundTrip(example.markdown, MarkdownReader([]), "commonmark")
    }

    @Test(
        "An example has the same HTML in the dialect of articles", arguments: commonMarkExamples())
    func articles(_ example: Example) throws {
        try expectRoundTrip(example.markdown, MarkdownReader(.article), "markdown")
    }

    @Test("An example of GitHub's extensions too", arguments: gfmExamples())
    func gfm(_ example: Example) throws {
        try expectRoundTrip(example.markdown, MarkdownReader(.gfm), "gfm")
    }
}

/// Reads, writes, reads and writes: the HTML and the second text must be those of the first time.
func expectRoundTrip(
    _ text: String, _ reader: MarkdownReader, _ dialect: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let first = try document(text, reader)
    let written = try markdown(of: first, dialect)
    let second = try document(written, reader)
    let before = html(of: first), after = html(of: second)
    if before != after {
        Issue.record(
            "wrote\n\(written)\nof\n\(text)\n\(lineDiff(before, after))",
            sourceLocation: sourceLocation)
    }
    let again = try markdown(of: second, dialect)
    if again != written {
        Issue.record(
            "not the same a second time\n\(lineDiff(written, again))",
            sourceLocation: sourceLocation)
    }
}

private func document(_ text: String, _ reader: MarkdownReader) throws -> Document {
    var context = Context(Registry(), source: SourceInfo(name: "test"))
    return try reader.read(Source(text), in: &context)
}

/// Comments that keep marks apart do not count.
private func html(of document: Document) -> String {
    let text = ReferenceHTML.text(of: document)
    var kept = "", rest = Substring(text)
    while let start = rest.firstIndex(of: "<") {
        kept += rest[..<start]
        rest = rest[start...]
        if rest.hasPrefix("<!-- -->") {
            rest = rest.dropFirst(8)
        } else {
            kept.append("<")
            rest = rest.dropFirst()
        }
    }
    return NormalizedHTML.text(of: kept + rest)
}
