import GalleyDocumentModel
import Testing

struct MetadataTests {
    @Test(
        "A date keeps its precision and its zone",
        arguments: [
            ("2018", "2018"), ("2018-2-7", "2018-02-07"),
            ("2018-02-07T09:30+07:00", "2018-02-07T09:30+07:00"),
            ("2008-11-12 12:34:56 -0800", "2008-11-12T12:34:56-08:00"),
            ("2024-02-29T23:59:60.125Z", "2024-02-29T23:59:60.125Z"),
            ("2024-01-01 10:00", "2024-01-01T10:00"),
            ("2024-01-01T10:00:00+5", "2024-01-01T10:00:00+05:00"),
        ])
    func dates(_ text: String, _ iso: String) {
        #expect(ArticleDate(text)?.isoString == iso)
    }

    @Test("Each of many fields is found, changed and taken away, and order stays")
    func manyFields() {
        var metadata = Metadata()
        for number in 0..<100 { metadata[Field("f\(number)")] = .number("\(number)") }
        metadata["f50"] = .string("new")
        for number in stride(from: 0, to: 100, by: 2) where number != 50 {
            metadata[Field("f\(number)")] = nil
        }
        metadata["last"] = .null
        #expect(metadata["f50"] == .string("new"))
        #expect(metadata["f98"] == nil)
        #expect(metadata["f99"] == .number("99"))
        #expect(metadata.fields.map(\.field.name).prefix(2) == ["f1", "f3"])
        #expect(metadata.fields.map(\.field.name).suffix(2) == ["f99", "last"])
    }

    @Test(
        "What is no date is none",
        arguments: [
            "", "today", "2023-02-29", "2018-13-01", "18-02-07", "2018-02-07T", "2018-02-07 25:99",
        ])
    func noDates(_ text: String) { #expect(ArticleDate(text) == nil) }

    @Test("Dates with zones are compared by the moment")
    func order() throws {
        let early = try #require(ArticleDate("2018-02-07T09:30+07:00"))
        let late = try #require(ArticleDate("2018-02-07T03:00Z"))
        #expect(early < late)
        #expect(ArticleDate(year: 1970, month: 1, day: 2).dayNumber == 1)
    }

    @Test("Typed fields are kept in order, among the extras")
    func fields() {
        var metadata = Metadata()
        metadata.title = "T"
        metadata["layout"] = .string("post")
        metadata.authors = [Author("An Nhi", role: "compiler")]
        metadata.tags = ["a", "b"]
        metadata.draft = true
        #expect(
            metadata.fields.map(\.field.name) == ["title", "layout", "authors", "tags", "draft"])
        #expect(metadata.authors.first?.role == "compiler")
        #expect(metadata.extras.map(\.field.name) == ["layout"])
        metadata.title = nil
        #expect(metadata.fields.count == 4)
        #expect(Field.named("date") == .published && Field.named("lang") == .language)
    }

    @Test("A node's own attributes keep names and order")
    func attributes() {
        var document = Document {
            Piece(.paragraph).with(attribute: "title", "own").with(attribute: "data-x", "1")
                .with(.title, "fixed")
        }
        document.edit { editor in
            if let node = editor.root.firstChild {
                editor.set(attribute: "data-y", of: node, to: "2")
                editor.remove(attribute: "data-x", of: node)
            }
        }
        let node = document.root.firstChild
        #expect(node?.attributes.map(\.name) == ["title", "data-y"])
        #expect(node?[.title].string == "fixed" && node?.attribute("title")?.string == "own")
        #expect(document.compacted().outline == document.outline)
    }
}
