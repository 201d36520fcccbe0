import GalleyDocumentModel
import Testing

@Suite("Splices")
struct SplicesTests {
    @Test("Old nodes and new ones take the place of a run; what is not placed again is gone")
    func runs() throws {
        var document = Document {
            for word in ["a", "b", "c", "d", "e"] { paragraph(word) }
        }
        document.apply(try splices(of: document))
        let expected = try Document(
            outline: """
                document
                  paragraph
                    text "a"
                  paragraph
                    text "d"
                  quote
                    text "x"
                    paragraph
                      text "b"
                  paragraph
                    text "e"
                """)
        #expect(document.outline == expected.outline)
        #expect(document.depth == 3)
        #expect(document.compacted().outline == expected.outline)
        #expect(backwards(document) == ["e", "xb", "d", "a"])
    }

    /// What stands between the first paragraph and the last: the fourth, and the second in a quote.
    private func splices(of document: Document) throws -> Splices {
        let quote = try #require(Document { Piece(.quote) { Paragraph { "q" } } }.root.firstChild)
        let old = Array(document.root.children)
        var splices = Splices(of: document)
        splices.replace(
            .init(from: old[1], through: old[3]), in: old[1].parent,
            keeping: old[1...3].map { .init(from: $0, through: $0) })
        splices.place(run: 2)
        splices.open(leaf: quote)
        splices.append(text: Array("x".utf8)[...])
        splices.place(run: 0)
        splices.place(run: 0)
        splices.close()
        #expect(splices.firstUnplaced(in: document)?.string == "c")
        return splices
    }

    private func paragraph(_ text: String) -> Piece {
        Paragraph { Piece(.init(.text), text: text) }
    }

    private func backwards(_ document: Document) -> [String] {
        var strings: [String] = []
        var node = document.root.lastChild
        while let here = node {
            strings.append(here.string.filter { $0 != "\n" })
            node = here.previous
        }
        return strings
    }

    @Test(
        "A run at any place may go, and what follows and precedes it is linked",
        arguments: [(0, 0), (0, 2), (1, 1), (2, 4), (4, 4), (0, 4)])
    func removal(from first: Int, through last: Int) {
        var document = Document { for number in 0..<5 { paragraph("\(number)") } }
        document.apply(
            {
                let old = Array(document.root.children)
                var splices = Splices(of: document)
                splices.replace(.init(from: old[first], through: old[last]), in: document.root)
                return splices
            }())
        let left = (0..<5).filter { !(first...last).contains($0) }.map(String.init)
        #expect(document.root.children.map { $0.string } == left)
        #expect(backwards(document) == left.reversed())
    }

    @Test("Whoever holds the same tree sees nothing of a change")
    func sharing() throws {
        var document = Document { for word in ["a", "b"] { paragraph(word) } }
        let (other, before) = (document, document.outline)
        document.apply(
            {
                var splices = Splices(of: document)
                if let first = document.root.firstChild { splices.replace(first) }
                return splices
            }())
        #expect(document.root.children.map { $0.string } == ["b"])
        #expect(other.outline == before)
        let held = document.root
        document.edit { editor in editor.remove(editor.root.children.map { $0 }[0]) }
        document = document.lowered(to: [.document], depth: 10) { _ in }
        #expect(document.root.firstChild == nil)
        #expect(held.children.map { $0.string } == ["b"])
    }

    @Test("What is put keeps its text and attributes, whatever the tree had before")
    func contents() throws {
        var document = Document { Paragraph { "one" } }
        document.apply(
            try {
                let other = Document { Link("u") { "two" }.with(.title, "t") }
                var splices = Splices(of: document)
                let text = try #require(document.root.firstChild?.firstChild)
                let link = try #require(other.root.firstChild)
                splices.replace(text)
                splices.open(leaf: link)
                for child in link.children { splices.append(leaf: child) }
                splices.close()
                return splices
            }())
        let link = try #require(document.root.firstChild?.firstChild)
        #expect(link.kind == .link && link[.url].string == "u" && link[.title].string == "t")
        #expect(link.string == "two")
    }
}
