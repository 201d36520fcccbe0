import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct WriterTests {
    @Test("Every case is written as it stands on its page", arguments: try writerCases())
    func cases(_ example: Case) throws {
        let part = try #require(example.part("markdown"))
        let document = try Document(outline: example["outline"])
        expectSame(try markdown(of: document, part.info), part.text, part: part, of: example)
    }
}

func writerCases() throws -> [Case] {
    try Case.all().filter { $0.page.contains("/writer-") }
}

/// The Markdown of a document; `words` name the dialect and options, `wrap=column`.
func markdown(of document: Document, _ words: String = "") throws -> String {
    var names = words.split(separator: " ").map(String.init)
    let dialect = names.isEmpty ? "markdown" : names.removeFirst()
    var writer = MarkdownWriter(MarkdownWriter.Dialect(rawValue: dialect) ?? .markdown)
    for name in names {
        switch name {
        case "wrap=none": writer.wrap = .none
        case "wrap=sentence": writer.wrap = .sentence
        case "wrap=40": (writer.wrap, writer.columns) = (.column, 40)
        case "links=reference": writer.links = .reference
        case "figures=html": writer.figures = .html
        default: Issue.record("no option \(name)")
        }
    }
    var context = Context(Registry(), source: SourceInfo(name: "test"))
    var sink = ByteSink()
    try writer.write(document, to: &sink, in: &context)
    return sink.takeString()
}
