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
        let (text, diagnostics) = try written(document, part.info)
        expectSame(text, part.text, part: part, of: example)
        guard let messages = example.part("messages") else { return }
        let found = diagnostics.first.map {
            "\($0.severity): \($0.message) [\($0.code)]\n"
        }.joined()
        expectSame(found, messages.text, part: messages, of: example)
    }
}

func writerCases() throws -> [Case] {
    try Case.all().filter { $0.page.contains("/writer-") }
}

func markdown(of document: Document, _ words: String = "") throws -> String {
    try written(document, words).text
}

/// The Markdown of a document and what was told of it; `words` name the dialect and options, `wrap=column`.
func written(
    _ document: Document, _ words: String
) throws -> (text: String, diagnostics: Diagnostics) {
    var names = words.split(separator: " ").map(String.init)
    let dialect = names.isEmpty ? "markdown" : names.removeFirst()
    var writer = MarkdownWriter(MarkdownWriter.Dialect(rawValue: dialect) ?? .markdown)
    for name in names {
        switch name {
        case "wrap=none": writer.wrap = .none
        case "wrap=sentence": writer.wrap = .sentence
        case "wrap=20": (writer.wrap, writer.columns) = (.column, 20)
        case "wrap=40": (writer.wrap, writer.columns) = (.column, 40)
        case "links=reference": writer.links = .reference
        case "figures=html": writer.figures = .html
        default: Issue.record("no option \(name)")
        }
    }
    var context = Context(Registry(), source: SourceInfo(name: "test"))
    var sink = ByteSink()
    try writer.write(document, to: &sink, in: &context)
    return (sink.takeString(), context.diagnostics)
}
