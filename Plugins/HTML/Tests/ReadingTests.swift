import GalleyDocumentModel
import GalleyHTML
import GalleyPluginKit
import Testing

struct ReadingTests {
    @Test(
        "Nothing is lost where elements nest without end",
        arguments: ["div", "blockquote", "span", "b", "ul><li", "table><tr><td", "a href=x", "q"])
    func depth(_ tag: String) throws {
        var context = Context(Registry([HTMLPlugin.self]), source: SourceInfo(name: "deep.html"))
        let text = String(repeating: "<\(tag)>", count: 3000) + "word"
        let document = try HTMLReader().read(Source(text), in: &context)
        #expect(document.root.string.contains("word"))
    }

    @Test(
        "HTML is told from other text by its beginning",
        arguments: [
            ("<!DOCTYPE html>\n<p>", 0.95), ("<!-- x --> <html>", 0.95), ("<p>One", 0.5),
            ("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", 0.95),
            ("# One", 0), ("<rss version=\"2.0\">", 0), ("", 0),
        ])
    func sniffing(_ text: String, _ expected: Double) {
        let registry = Registry([HTMLPlugin.self])
        let name = registry.inferredReader(
            for: SourceInfo(name: "page"), bytes: Array(text.utf8).span)
        #expect((name == "html") == (expected > 0))
    }
}
