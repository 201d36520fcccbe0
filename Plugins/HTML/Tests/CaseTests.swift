import GalleyDocumentModel
import GalleyHTML
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct CaseTests {
    @Test("Every case reads as its outline and writes as its output", arguments: try Case.all())
    func cases(_ example: Case) throws {
        var context = Context(
            Registry([HTMLPlugin.self]), source: SourceInfo(name: "case.html"))
        var request = ReadRequest(FormatSpec(name: "html"))
        let info = example.part("html")?.info ?? ""
        if info.contains("extract") { request.extraction = Extraction(.on) }
        if info.contains("whole") { request.extraction = Extraction(.off) }
        let document =
            if let outline = example.part("document") {
                try Document(outline: outline.text)
            } else {
                try context.read(Source(example["html"], name: "case.html"), request)
            }
        if let outline = example.part("outline") {
            expectSame(document.outline, outline.text, part: outline, of: example)
        }
        if let output = example.part("output") {
            var write = WriteRequest(FormatSpec(name: "html"))
            if output.info.contains("standalone") {
                write.options["standalone"] = .boolean(true)
            }
            var sink = ByteSink()
            try context.write(document, write, to: &sink)
            expectSame(sink.takeString(), output.text, part: output, of: example)
        }
        if let told = example.part("diagnostics") {
            let lines = context.diagnostics.first.map {
                "\($0.severity): \($0.message) [\($0.code)]\n"
            }
            expectSame(lines.joined(), told.text, part: told, of: example)
        }
    }

    @Test("What is written reads as the same tree", arguments: try Case.all())
    func roundTrip(_ example: Case) throws {
        guard let output = example.part("output"), output.info.isEmpty,
            let outline = example.part("outline"), !example["html"].contains("<q>")
        else { return }
        var context = Context(Registry([HTMLPlugin.self]), source: SourceInfo(name: "case.html"))
        let request = ReadRequest(FormatSpec(name: "html"))
        let document = try context.read(Source(output.text), request)
        expectSame(document.outline, outline.text)
    }
}
