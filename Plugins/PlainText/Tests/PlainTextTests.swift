import GalleyDocumentModel
import GalleyPlainText
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct PlainTextTests {
    @Test("The plugin keeps the contract of all plugins")
    func contract() {
        var contract = PluginContract(of: [PlainTextPlugin.self])
        contract.samples["text"] = [
            "Title\n=====\n\n- one\n- two\n\n> q [1]\n\na  b  c\nd  e  f\ng  h  i\n\n[1] Note.\n",
            "Name: x\nTitle: y\n\n```swift\nlet a\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ]
        contract.check()
    }

    @Test("Every case reads as its outline and is written as its output", arguments: try Case.all())
    func cases(_ example: Case) throws {
        if let text = example.part("text"), let outline = example.part("outline") {
            expectSame(
                try read(text.text, mode(text.info)).outline, outline.text, part: outline,
                of: example)
        }
        let document =
            if let input = example.part("input") {
                try Document(outline: input.text)
            } else {
                try read(example["text"], mode(example.part("text")?.info ?? ""))
            }
        for output in example.parts where output.name == "output" {
            expectSame(try write(document, output.info), output.text, part: output, of: example)
        }
    }

    @Test("What was written reads as the same blocks")
    func roundTrip() throws {
        let text = """
            The slow clock
            ==============

            A paragraph.

            • one
            • two
              ◦ inner

            1. first
            2. second

            │ A quote.

            ┌──────┬─────┐
            │ Name │ Age │
            ╞══════╪═════╡
            │ Ann  │  31 │
            └──────┴─────┘

                                             * * *

            See https://example.org/.

            """
        expectSame(try write(try read(text, .off)), text)
    }

    private func mode(_ info: String) -> Extraction.Mode {
        Extraction.Mode(rawValue: info) ?? .auto
    }
}

/// Reads `text` with the plugin alone.
func read(_ text: String, _ mode: Extraction.Mode) throws -> Document {
    var context = Context(Registry([PlainTextPlugin.self]), source: SourceInfo(name: "case.txt"))
    let request = ReadRequest(FormatSpec(name: "text"), extraction: Extraction(mode))
    return try context.read(Source(text, name: "case.txt"), request)
}

/// Writes a document with options given as `name=value` words.
func write(_ document: Document, _ options: String = "") throws -> String {
    var context = Context(Registry([PlainTextPlugin.self]), source: SourceInfo(name: "case.txt"))
    var request = WriteRequest(FormatSpec(name: "text"))
    for option in options.split(separator: " ") {
        let parts = option.split(separator: "=").map(String.init)
        guard parts.count == 2 else { continue }
        if parts[0] == "supplements" {
            request.supplements = [parts[1]]
        } else {
            request.options[parts[0]] = .string(parts[1])
        }
    }
    var sink = ByteSink()
    try context.write(document, request, to: &sink)
    return sink.takeString()
}
