import GalleyDocumentModel
import GalleyJSON
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct JSONPluginTests {
    @Test("The plugin keeps the contract of all plugins")
    func contract() {
        PluginContract(of: [JSONPlugin.self]).check()
    }

    @Test("What is written is read and written again byte by byte", arguments: [false, true])
    func articleReturns(pretty: Bool) throws {
        let text = try written(read(article), pretty: pretty)
        #expect(try written(read(text), pretty: pretty) == text)
        #expect(pretty || text == article)
    }

    @Test(
        "Mistakes are named with pointer and place",
        arguments: [
            (#"{"galley":1}"#, "1:1: the document has no \"root\" [json.not-a-document]"),
            ("[]", "1:1: a document is an object [json.not-a-document]"),
            (#"{"galley":2}"#, "1:11: version 2 is not known (/galley) [json.unknown-version]"),
            (
                body(#"{"type":"para"}"#),
                "1:62: no node is called \"para\" (/root/children/0/type) [json.unknown-type]"
            ),
            (
                body(#"{"type":"code_block","value":""}"#),
                "1:62: no node is called \"code_block\" (/root/children/0/type) [json.unknown-type]"
            ),
            (
                body(#"{"type":"heading","level":9,"children":[]}"#),
                "1:80: \"level\" is 9, expected a number from 1 to 6 (/root/children/0/level) [json.bad-field]"
            ),
            (
                body(#"{"type":"thematic-break","children":[]}"#),
                "1:90: thematic-break cannot have children (/root/children/0/children) [json.children-in-leaf]"
            ),
            (
                body(#"{"type":"paragraph","value":"x"}"#),
                "1:82: paragraph has no text of its own (/root/children/0/value) [json.value-in-parent]"
            ),
            (
                body(#"{"type":"text","value":"x"}"#),
                "1:54: text cannot stand in document (/root/children/0) [json.misplaced]"
            ),
            (
                body(#"{"type":"code-block"}"#),
                "1:54: code-block needs a \"value\" (/root/children/0) [json.missing-field]"
            ),
            (
                body(#"{"type":"list","style":"round","children":[]}"#),
                "1:77: \"style\" is \"round\", expected one of bullet, decimal, lower-alpha, upper-alpha, lower-roman, upper-roman, example, numbered (/root/children/0/style) [json.bad-field]"
            ),
            (
                body("3"),
                "1:54: found 3 where a node was expected (/root/children/0) [json.not-a-node]"
            ),
            (
                body("{]"),
                "1:55: found \"]\" where a key in quotes was expected (/root/children/0) [json.unexpected-character]"
            ),
            (
                head(#""published":"soon""#),
                "1:37: \"published\" is \"soon\", expected a date such as 2018-02-07 or 2018-02-07T09:30:00+07:00 (/metadata/published) [json.bad-field]"
            ),
            (
                head(#""tags":"one""#),
                "1:32: \"tags\" is \"one\", expected an array of texts (/metadata/tags) [json.bad-field]"
            ),
            (
                head(#""draft":"no""#),
                "1:33: \"draft\" is \"no\", expected true or false (/metadata/draft) [json.bad-field]"
            ),
            (
                head(#""authors":[{"nam":"x"}]"#),
                "1:36: found an object where an author was expected (/metadata/authors/0) [json.bad-field]"
            ),
        ])
    func mistakes(_ text: String, _ expected: String) throws {
        let error = try #require(throws: Diagnostic.self) { try read(text) }
        let place = try #require(error.places.first)
        let (line, column) = position(of: Int(place.range.start), in: Array(text.utf8))
        #expect("\(line):\(column): \(error.message) [\(error.code)]" == expected)
    }

    @Test("What is not known is kept")
    func unknownIsKept() throws {
        let text = body(#"{"type":"paragraph","data":{"a":[1e3]},"mood":"calm","children":[]}"#)
        let document = try read(text)
        let paragraph = try #require(document.root.firstChild)
        #expect(paragraph[.data] == #"{"a":[1e3],"mood":"calm"}"#)
        #expect(try written(document).contains(#""data":{"a":[1e3],"mood":"calm"}"#))
    }

    @Test("Metadata that its field cannot hold is kept as extra")
    func misfits() throws {
        var builder = Document.Builder()
        builder.set("published", to: "last spring")
        builder.set("draft", to: "perhaps")
        builder.set("title", to: "A")
        builder.set("tags", to: "one")
        builder.set("authors", to: "An Nhi")
        builder.set("issue", to: .number("012"))
        let (text, back) = try roundTrip(builder.finish())
        #expect(
            text.hasPrefix(
                #"{"galley":1,"metadata":{"title":"A","tags":["one"],"authors":[{"name":"An Nhi"}],"#
                    + #""extra":{"published":"last spring","draft":"perhaps","issue":"012"}}"#))
        #expect(try written(back) == text)
    }

    @Test("Deep trees are read and written without harm")
    func depth() throws {
        let text = body(
            String(repeating: #"{"type":"quote","children":["#, count: 20_000)
                + String(repeating: "]}", count: 20_000))
        #expect(try read(text).depth == 20_000)
    }

    @Test("A whole article of the seeds comes back byte by byte")
    func seedReturns() throws {
        let path = packageRoot() + "/seeds/galley-glass-orchard.json"
        let first = try written(read(String(decoding: try contents(of: path), as: UTF8.self)))
        #expect(try written(read(first)) == first)
        #expect(first.contains(#""tag":"Video""#))
        #expect(first.contains(#""ordered":true"#))
    }

    @Test("An article with every kind of node comes back the same")
    func everyKindReturns() throws {
        let (text, back) = try roundTrip(everyKind)
        expectSame(back.outline, everyKind.outline)
        #expect(try written(back) == text)
    }
}

func registry() -> Registry { Registry([JSONPlugin.self]) }

func written(_ document: Document, pretty: Bool = false) throws -> String {
    var context = Context(registry(), source: SourceInfo(name: "input"))
    var sink = ByteSink()
    let options: [String: Metadata.Value] = pretty ? ["pretty": .boolean(true)] : [:]
    var request = WriteRequest(FormatSpec(name: "json"), options: options)
    request.islands = .keep
    try context.write(document, request, to: &sink)
    return sink.takeString()
}

func read(_ text: String) throws -> Document {
    var context = Context(registry(), source: SourceInfo(name: "input"))
    return try context.read(Source(text), ReadRequest(FormatSpec(name: "json")))
}

func roundTrip(_ document: Document) throws -> (text: String, document: Document) {
    let text = try written(document)
    return (text, try read(text))
}

private func body(_ node: String) -> String {
    #"{"galley":1,"root":{"type":"document", "children":  ["# + node + "]}}"
}

private func head(_ metadata: String) -> String {
    #"{"galley":1,"metadata":{"# + metadata + #"},"root":{"type":"document","children":[]}}"#
}

private let article =
    #"{"galley":1,"metadata":{"title":{"type":"plain","children":[{"type":"text","value":"H"},"#
    + #"{"type":"subscript","children":[{"type":"text","value":"2"}]}]},"authors":[{"name":"A","#
    + #""role":"editor"}],"published":"2026-10-05T09:20:00+02:00","tags":["x"],"draft":false,"#
    + #""extra":{"n":1e3,"m":{"k":[null,true]}}},"root":{"type":"document","children":["#
    + #"{"type":"heading","level":2,"id":"a","classes":["b","c"],"attributes":{"data-x":"1"},"#
    + #""children":[{"type":"text","value":"é \"q\"\n"}]},"#
    + #"{"type":"list","ordered":true,"style":"lower-roman","start":70000,"tight":false,"#
    + #""children":[{"type":"item","task":"done","tag":"Video","children":[]}]},"#
    + #"{"type":"table","children":[{"type":"row","children":[{"type":"cell","#
    + #""alignment":"right","header":true,"columns":2,"data":{"x":1},"children":[]}]}]}]},"#
    + #""supplements":[{"role":"related","title":"R","children":[{"type":"list","#
    + #""children":[]}]}]}"# + "\n"
