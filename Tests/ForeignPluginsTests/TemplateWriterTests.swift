import GalleyDocumentModel
import GalleyForeignPlugins
import GalleyPluginKit
import Testing

struct TemplateWriterTests {
    private var article: Document {
        var builder = Document.Builder()
        builder.set("title", to: "A < B")
        builder.append(.heading(2)) { $0.append(text: "One") }
        builder.append(.paragraph) { $0.append(text: "Two & three") }
        return builder.finish()
    }

    @Test("A page is filled in, values escaped, the body as it is")
    func page() throws {
        let shop = try Workshop(
            "kind: writer\ntemplate: worker.sh\nbody: outline\n",
            script: """
                <h1>{{ title }}</h1>
                {% for block in blocks %}
                {{ block.type }}: {{ block.text }}
                {% endfor %}
                {{ body }}
                """)
        let expected = """
            <h1>A &lt; B</h1>
            heading: One
            paragraph: Two &amp; three
            document
              heading 2
                text "One"
              paragraph
                text "Two & three"

            """
        #expect(try written(article, shop.registry()) == expected)
    }

    @Test("What is wrong with a page is told with its place")
    func mistakes() throws {
        let shop = try Workshop(
            "kind: writer\ntemplate: worker.sh\n", script: "{{ title | uper }}")
        let error = #expect(throws: Diagnostic.self) { try shop.registry() }
        #expect(error?.code == "template.unknown-filter")
        #expect(error?.places.first?.source == shop.folder + "/worker.sh")
        let reader = try Workshop("kind: reader\ntemplate: worker.sh\n")
        #expect(throws: Diagnostic.self) { try reader.registry() }
        let lost = try Workshop("kind: writer\ntemplate: nowhere.html\n")
        #expect(throws: Diagnostic.self) { try lost.registry() }
    }
}
