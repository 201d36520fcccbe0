import GalleyDocumentModel
import GalleyDocumentQueries
import GalleySelectors
import GalleyTemplates
import Testing

private let article: Document = {
    var document = Document {
        Heading(1) { "Tides" }
        Paragraph {
            "See "; Link("https://a.example/x") { "the table" }; " of May."
        }
        Paragraph { Link("/more") { "Read more" } }
        Piece(.list(ListForm(.decimal, start: 3))) {
            Piece(.item(task: .done)) { Piece(.plain) { "one" } }
        }
        Piece(Shape(.codeBlock), text: "let tide = 1").with(.language, "swift")
        Piece(Shape(.quote)) { Paragraph { "潮の時間" } }.with(attribute: "lang", "ja").with(
            .classes, "a b")
        Piece(Shape(.thematicBreak))
        Piece(.paragraph)
    }
    document.metadata.title = "Tides"
    document.metadata.authors = [Author("A. Venn")]
    document.metadata.published = ArticleDate("2026-05-09")
    return document
}()

struct DocumentQueriesTests {
    @Test(
        "A selector finds these nodes",
        arguments: [
            ("heading[level=1]", ["Tides"]), ("link[href^=https]", ["the table"]),
            ("paragraph:has(> link:only-child)", ["Read more"]), ("list[start=3]", ["one"]),
            ("item[task=done]", ["one"]), ("code-block[language=swift]", ["let tide = 1"]),
            ("paragraph[lang=ja]", ["潮の時間"]), (".b", ["潮の時間"]), (":empty", [""]),
            ("paragraph[linkdensity>0.5]", ["Read more"]),
            ("paragraph[words=5]", ["See the table of May."]),
            ("quote[words>=4]", ["潮の時間"]), (":root > thematic-break", [""]),
        ])
    func finds(_ selector: String, _ expected: [String]) throws {
        let nodes = try Selector(parsing: selector).nodes(in: article)
        #expect(nodes.map(\.string) == expected)
        #expect(try Selector(parsing: selector).check(against: .document) == [])
    }

    @Test(
        "An expression finds metadata, measures and the run's values",
        arguments: [
            ("title == 'Tides'", true), ("date.year", 2026), ("author", "A. Venn"),
            ("doc.words", 16),
            ("doc.links", 2), ("count('paragraph')", 4), ("text('heading')", "Tides"),
            ("source.id", "a.html"), ("meta.nothing", .null), ("doc.minutes", 1),
        ] as [(String, Value)])
    func scope(_ expression: String, _ expected: Value) throws {
        let scope = DocumentScope(
            article, values: ["source": .map([.init("id", .string("a.html"))])])
        #expect(try Expression(expression).evaluate(in: scope) == expected)
    }
}
