import GalleyXML
import Testing

struct XMLDocumentTests {
    @Test("Elements, attributes and texts are read")
    func reading() throws {
        let document = try parse(
            "<?xml version='1.0'?>\n<a x=\"1 &amp; 2\">one<b/>\n<![CDATA[<c>]]>&#233;</a>")
        #expect(document.root.name?.local == "a")
        #expect(document.root["x"] == "1 & 2")
        #expect(document.root.string == "one\n<c>é")
        #expect(document.root.elements().map(\.name?.local) == ["b"])
        #expect(document.root.line == 2)
    }

    @Test("Namespaces are resolved")
    func namespaces() throws {
        let root = try parse("<r xmlns='u:r' xmlns:d='u:d'><d:x d:y='1'/></r>").root
        let child = try #require(root.firstChild)
        #expect(root.name == XMLName("r", namespace: "u:r"))
        #expect(child.name == XMLName("x", prefix: "d", namespace: "u:d"))
        #expect(child.attributes.first?.name.namespace == "u:d")
    }

    @Test("Named entities come from the caller, escaped, and only in text")
    func entities() throws {
        let names = ["nbsp": "\u{A0}", "bad": "<&\"'"]
        let text = "<!DOCTYPE a SYSTEM 'x'><a t='&nbsp;&bad;'>&bad;&amp;<![CDATA[&bad;]]></a>"
        let root = try XMLDocument(parsing: Array(text.utf8)) { names[$0] }.root
        #expect(root["t"] == "\u{A0}<&\"'")
        #expect(root.string == "<&\"'&&bad;")
    }

    @Test(
        "Mistakes are named with line and column",
        arguments: [
            (
                "<a>\n<b></a>",
                "2:8: opening and ending tag mismatch: b line 2 and a [mismatched-tag]"
            ),
            ("<a>&nbsp;</a>", "1:10: entity 'nbsp' not defined [undeclared-entity]"),
            ("", "1:1: no element in the text [no-element]"),
            ("<a>\u{1}</a>", "1:4: PCDATA invalid Char value 1 [invalid-utf-8]"),
            ("<a", "1:3: couldn't find end of Start Tag a [syntax]"),
        ])
    func mistakes(_ text: String, _ expected: String) {
        let error = #expect(throws: XMLError.self) { try parse(text) }
        #expect(error?.description == expected)
    }

    @Test(
        "What would take too long or fetch something is refused or passed over",
        arguments: [
            (String(repeating: "<a>", count: 600), "too-deep"),
            ("<a " + (0..<1001).map { "a\($0)='' " }.joined() + "/>", "too-many-attributes"),
            ("<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a/>", "default-attributes"),
            ("<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "undeclared-entity"),
            (
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
                "undeclared-entity"
            ),
        ])
    func dangers(_ text: String, _ code: String) {
        let error = #expect(throws: XMLError.self) { try parse(text) }
        #expect(error?.code.rawValue == code)
    }

    @Test("Bytes that are not UTF-8 are refused")
    func encoding() {
        #expect(throws: XMLError.self) {
            try XMLDocument(parsing: [0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E])
        }
    }

    @Test("The declared encoding does not matter")
    func declaredEncoding() throws {
        let root = try parse("<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>").root
        #expect(root.string == "é")
    }

    @Test("Events come as the bytes do")
    func feeding() throws {
        var scanner = XMLScanner()
        var events: [XMLEvent] = []
        for byte in Array("<!--c--><a b='é'>x<?p q?></a>".utf8) {
            try scanner.feed([byte])
            while let event = scanner.next() { events.append(event) }
        }
        try scanner.finish()
        while let event = scanner.next() { events.append(event) }
        #expect(
            events == [
                .comment("c"), .start(XMLName("a"), [XMLAttribute(XMLName("b"), "é")], line: 1),
                .text("x"), .instruction(target: "p", data: "q"), .end(XMLName("a")),
            ])
    }

    @Test("No cut or changed byte of a text brings the parser down")
    func mutations() {
        let seed = Array(
            "<!DOCTYPE a PUBLIC 'p' 's' [<!ELEMENT a ANY>]><a:b xmlns:a='u' c='&lt;'>&#x41;<![CDATA[]]]]><!-- - --></a:b>"
                .utf8)
        for length in seed.indices { _ = try? XMLDocument(parsing: Array(seed[..<length])) }
        for index in seed.indices {
            for byte in [0x00, 0x22, 0x26, 0x3C, 0x3E, 0x5B, 0xC3] as [UInt8] {
                var input = seed
                input[index] = byte
                _ = try? XMLDocument(parsing: input)
            }
        }
    }
}

struct XPathTests {
    @Test(
        "Expressions give nodes, texts, numbers and booleans",
        arguments: [
            ("count(//b)", .number(2)), ("string(//b[@k='2'])", .string("two")),
            ("//c or //d", .boolean(true)),
            (
                "//b/@k",
                .nodes([
                    .attribute(of: 1, name: "k", value: "1"),
                    .attribute(of: 3, name: "k", value: "2"),
                ])
            ),
            ("//b", .nodes([.node(1), .node(3)])), ("//b/text()", .nodes([.node(2), .node(4)])),
            ("//nothing", .nodes([])),
        ] as [(String, XPathResult)])
    func expressions(_ expression: String, _ expected: XPathResult) throws {
        let document = try parse("<a><b k='1'>one</b><b k='2'>two</b><c/></a>")
        #expect(try document.xpath(expression) == expected)
    }

    @Test("Namespaces are named by the caller's prefixes")
    func namespaces() throws {
        let document = try parse("<a xmlns='u:x'><b/></a>")
        #expect(try document.xpath("//p:b", namespaces: ["p": "u:x"]).indices == [1])
    }

    @Test(
        "A malformed or endless expression is an error",
        arguments: ["//[", "unknown()", "$v", "//p:b", endless])
    func errors(_ expression: String) throws {
        let nodes = String(repeating: "<b><c/><c/></b>", count: 300)
        let document = try parse("<a>\(nodes)</a>")
        #expect(throws: XPathError.self) { try document.xpath(expression) }
    }

    @Test("A context node and neighbouring texts are kept apart")
    func context() throws {
        var tree = XPathTree()
        tree.open("x-foo", index: 10)
        tree.append(text: "a", index: 11)
        tree.append(text: "b", index: 12)
        tree.open("p", index: 13)
        tree.set(attribute: "class", to: "k")
        tree.close()
        tree.close()
        #expect(try tree.evaluate("//text()").indices == [11, 12])
        #expect(try tree.evaluate("string(@class)", from: 13) == .string("k"))
        #expect(try tree.evaluate("preceding-sibling::text()[1]", from: 13).indices == [12])
    }
}

private let endless =
    "count(" + String(repeating: "//*[count(", count: 4) + "//*"
    + String(repeating: ") > 0]", count: 4) + ")"

private func parse(_ text: String) throws(XMLError) -> XMLDocument {
    try XMLDocument(parsing: Array(text.utf8))
}
