import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct ReaderTests {
    @Test("Every case reads as its outline", arguments: try readingCases())
    func cases(_ example: Case) throws {
        var reader = MarkdownReader(.article)
        for word in (example.part("markdown")?.info ?? "").split(separator: " ") {
            let name = word.dropFirst()
            reader[name == "article" ? .article : try #require(toggles[String(name)])] =
                word.hasPrefix("+")
        }
        var context = Context(Registry(), source: SourceInfo(name: "case"))
        let document = try reader.read(Source(example["markdown"]), in: &context)
        #expect(document.validate(limit: 3).isEmpty)
        expectSame(
            document.outline, example["outline"], part: example.part("outline"), of: example)
    }

    private let toggles: [String: MarkdownExtensions] = [
        "mdx": .mdx, "heading-ids": .headingIDs, "implicit-figures": .implicitFigures,
        "tag-filter": .tagFilter, "backslash-math": .backslashMath,
    ]
}

private func readingCases() throws -> [Case] {
    try Case.all().filter { $0.page.contains("/reading-") }
}
