import GalleyDocumentModel
import GalleyJSON
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct RecordTests {
    @Test(
        "A record holds the fields that were asked for",
        arguments: [
            (
                "title,authors,text",
                #"{"title":"A","authors":[{"name":"B"}],"text":"One two\nThree"}"#
            ),
            ("image.url, source.path", #"{"image.url":null,"source.path":"x.md"}"#),
            ("issue", #"{"issue":14}"#),
        ])
    func fields(_ fields: String, _ expected: String) throws {
        #expect(try records(of: [article], fields: [fields]) == expected + "\n")
    }

    @Test("Without a choice a record holds metadata and text")
    func allFields() throws {
        let line =
            #"{"title":"A","authors":[{"name":"B"}],"extra":{"issue":14},"text":"One two\nThree"}"#
        #expect(try records(of: [article, article], fields: []) == "\(line)\n\(line)\n")
    }

    @Test("A line that cannot be read does not end the stream")
    func reading() throws {
        let lines = """
            {"title":"A","issue":14,"published":"some day"}

            {"title":
            {"galley":1,"root":{"type":"document","children":[{"type":"thematic-break"}]}}
            [1]
            {"galley":1,"root":{"type":"para"}}
            {"lang":"vi","extra":{"x":[1]}}
            """
        var context = Context(registry(), source: SourceInfo(name: "input"))
        let reader = try #require(try registry().streamReader("ndjson", options: [:]))
        var stream = try reader.open(ByteStream(Array(lines.utf8)), in: &context)
        var told: [String] = []
        loop: while true {
            switch stream.next(in: &context) {
            case .article(let document): told.append(document.outline)
            case .failed(let diagnostic, let id):
                let place = diagnostic.places.first.map { Int($0.range.start) } ?? 0
                let (line, column) = position(of: place, in: Array(lines.utf8))
                told.append("\(id) \(line):\(column) \(diagnostic.code)")
            case .end: break loop
            }
        }
        #expect(
            told == [
                "title: \"A\"\nissue: 14\npublished: \"some day\"\ndocument\n",
                "line 3 3:10 json.unexpected-end", "document\n  thematic-break\n",
                "line 5 5:1 json.not-a-record", "line 6 6:28 json.unknown-type",
                "language: \"vi\"\nx: [1]\ndocument\n",
            ])
    }

    private var article: Document {
        var builder = Document.Builder()
        builder.set("title", to: "A")
        builder.set("authors", to: "B")
        builder.set("issue", to: .number("14"))
        builder.append(.paragraph) { paragraph in
            paragraph.append(text: "One")
            paragraph.append(.softBreak)
            paragraph.append(.emphasis) { $0.append(text: "two") }
        }
        builder.append(.figure) { figure in
            figure.append(.caption) { $0.append(text: "not this") }
        }
        builder.append(.quote) { quote in quote.append(.paragraph) { $0.append(text: "Three") } }
        return builder.finish()
    }

    private func records(of documents: [Document], fields: [String]) throws -> String {
        var context = Context(registry(), source: SourceInfo(name: "input"))
        context.values["source"] = .map([Metadata.Entry("path", .string("x.md"))])
        let options: [String: Metadata.Value] =
            fields.isEmpty ? [:] : ["fields": .list(fields.map(Metadata.Value.string))]
        let writer = try #require(try registry().streamWriter("ndjson", options: options))
        var records = writer.open()
        var sink = ByteSink()
        for document in documents { try records.add(document, to: &sink, in: &context) }
        try records.finish(to: &sink)
        return sink.takeString()
    }
}
