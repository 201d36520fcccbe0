import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// The examples of the specifications, compared as the fixtures' rules say.
struct ConformanceTests {
    @Test("CommonMark 0.31.2 and what came after it", arguments: commonMarkExamples())
    func commonMark(_ example: Example) {
        expectSame(example.html(by: MarkdownReader([])), example.expected)
    }

    @Test("GitHub's extensions", arguments: gfmExamples())
    func gfm(_ example: Example) {
        var reader = MarkdownReader([])
        for name in example.extensions { reader[extensionsByName[name] ?? []] = true }
        let html = example.html(by: reader)
        if example.isCompared { expectSame(html, example.expected) }
    }
}

private let extensionsByName: [String: MarkdownExtensions] = [
    "table": .tables, "strikethrough": .strikethrough, "autolink": .autolinks,
    "tasklist": .taskLists, "footnotes": .footnotes, "tagfilter": .tagFilter,
]

struct Example: Sendable, CustomTestStringConvertible {
    let name: String, markdown: String, expected: String
    var extensions: [String] = []
    var isCompared = true

    var testDescription: String { name }

    func html(by reader: MarkdownReader) -> String {
        var context = Context(Registry(), source: SourceInfo(name: "example"))
        guard let document = try? reader.read(Source(markdown), in: &context) else { return "" }
        let wrong = document.validate(limit: 3)
        #expect(wrong.isEmpty, "\(wrong.map(\.message))")
        return NormalizedHTML.text(of: ReferenceHTML.text(of: document))
    }
}

private func examples(_ file: String) -> [SmallJSON] {
    guard let path = besideProject("shared/fixtures/commonmark/" + file),
        let bytes = try? contents(of: path)
    else { return [] }
    return SmallJSON(bytes).list
}

func commonMarkExamples() -> [Example] {
    (examples("spec-0.31.2.json") + examples("spec-after-0.31.2.json")).map {
        Example(
            name: "\($0["section"].text) \($0["example"].name)", markdown: $0["markdown"].text,
            expected: NormalizedHTML.text(of: $0["html"].text))
    }
}

func gfmExamples() -> [Example] {
    examples("gfm-0.29.json").map {
        Example(
            name: $0["id"].name, markdown: $0["markdown"].text,
            expected: NormalizedHTML.text(of: $0["html"].text),
            extensions: $0["extensions"].list.map(\.text), isCompared: !$0["compare"].isFalse)
    }
}
