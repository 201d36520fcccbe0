import GalleyDocumentModel
import GalleyPluginTesting
import Testing

struct OutlineTests {
    @Test("An outline is read as the tree that it shows")
    func bothWays() throws {
        let outline = """
            document
              heading 2 id="top" classes="a b"
                text "Say \\"hi\\"\\n"
              list decimal parenthesis start=70000 loose
                item done
                  paragraph
                    text "one"
              table
                head
                  row
                    cell right header columns=2 rows=3
                      text "x"
              code-block language="swift" "let x = 1\\n"
              paragraph @data-x="7" @data-a=""
                quoted double
                  math display "a\\\\b"
            supplement related "More"
              list
                item
                  plain
                    text "Elsewhere"

            """
        #expect(try Document(outline: outline).outline == outline)
    }

    @Test("Every kind of node has an outline that reads back")
    func everyKindReadsBack() throws {
        let outline = everyKind.outline
        let read = try Document(outline: outline)
        #expect(read.outline == outline)
        #expect(read.validate().isEmpty)
    }

    @Test(
        "A line that no outline has is refused with its number",
        arguments: [
            ("document\n    text \"a\"", 2), ("document\n  paragrap", 2),
            ("document\n  paragraph\n    text \"a", 3), ("document\n  paragraph wide", 2),
        ])
    func refusals(_ text: String, _ line: Int) {
        #expect { try Document(outline: text) } throws: { ($0 as? OutlineError)?.line == line }
    }
}

struct ValidationTests {
    @Test(
        "What stands where it cannot is told",
        arguments: [
            ("document\n  text \"a\"", "text cannot stand in document"),
            ("document\n  paragraph\n    quote", "quote cannot stand in paragraph"),
            ("document\n  list\n    paragraph", "paragraph cannot stand in list"),
            ("document\n  heading 9", "a heading of level 9"),
            ("document\n  code-block\n    text \"a\"", "code-block cannot have children"),
        ])
    func violations(_ outline: String, _ message: String) throws {
        let document = try Document(outline: outline)
        #expect(document.validate().map(\.message).contains(message))
    }

    @Test("A million levels are built, walked, written as outline and compacted")
    func depth() {
        var builder = Document.Builder(nodes: 1_000_001)
        for _ in 0..<1_000_000 { builder.open(.quote) }
        for _ in 0..<1_000_000 { builder.close() }
        let document = builder.finish()
        var levels = 0
        document.root.walk(
            enter: { _ in
                levels += 1; return true
            }, leave: { _ in })
        #expect(levels == 1_000_001)
        #expect(document.compacted().depth == 1_000_000)
        let flat = document.lowered(to: [.quote], depth: 512) { _ in }
        #expect(flat.depth == 512)
    }
}
