import GalleyHTML
import GalleyPluginTesting
import Testing

struct TreeConstructionTests {
    @Test(
        "Every page of the html5lib tests has the tree of the standard",
        arguments: ParserFixtures.names(in: "tree-construction", endingWith: ".dat"))
    func html5lib(_ file: String) {
        for page in TreePage.all(in: ParserFixtures.bytes("tree-construction/" + file)) {
            for isScripting in page.scripting {
                let outline = HTMLPageOutline(
                    of: page.data, fragmentContext: page.context, isScripting: isScripting)
                guard outline.text != page.outline else { continue }
                let text = String(decoding: page.data, as: UTF8.self)
                expectSame("\(file): \(text)\n" + outline.text, "\(file): \(text)\n" + page.outline)
            }
        }
    }

    @Test(
        "Old errors of writers are understood",
        arguments: [
            ("<p>One<p>Two", "<p> \"One\" <p> \"Two\""),
            ("<b>One<p>Two</b>Three", "<b> \"One\" <p> <b> \"Two\" \"Three\""),
            ("<table>Text<tr><td>Cell", "\"Text\" <table> <tbody> <tr> <td> \"Cell\""),
            ("a &check; &ampb &#151; &nosuch;", "\"a ✓ &b — &nosuch;\""),
            ("<a href=x>One<a href=y>Two", "<a> href=\"x\" \"One\" <a> href=\"y\" \"Two\""),
            ("<img alt=a&amp;b&copy=c alt=d>", "<img> alt=\"a&b&copy=c\""),
            (
                "<!-- a --!>b</ c>d<?php e?>",
                "<!--  a  --> \"b\" <!--  c --> \"d\" <!-- ?php e? -->"
            ),
        ])
    func repairs(_ page: String, _ expected: String) {
        let outline = HTMLPageOutline(of: Array(page.utf8), fragmentContext: "div")
        let lines = outline.text.split(separator: "\n").map { $0.drop { "| ".contains($0) } }
        #expect(lines.joined(separator: " ") == expected)
    }

    @Test("Parse errors are told with their offset in the page, and only when asked for")
    func errors() {
        let page = Array("<p id=a id=b>\r\n&#0;</i>".utf8)
        #expect(HTMLPageOutline(of: page).errors.isEmpty)
        let errors = HTMLPageOutline(of: page, collectsErrors: true).errors
        #expect(
            errors.map { "\($0.offset) \($0.code)" } == [
                "0 missing-doctype", "8 duplicate-attribute", "15 null-character-reference",
                "19 unexpected-end-tag",
            ])
    }
}

/// A page of the tree construction tests.
struct TreePage {
    var data: [UInt8] = []
    var outline = ""
    var context: String?

    /// With and without scripting, where the page does not say.
    var scripting = [false, true]

    static func all(in file: [UInt8]) -> [TreePage] {
        var pages: [TreePage] = []
        var parts: [String: [[UInt8]]] = [:]
        var part = ""
        let names = [
            "#data", "#errors", "#new-errors", "#document-fragment", "#script-off", "#script-on",
            "#document",
        ]
        for line in file.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = line.first == 0x23 ? String(decoding: line, as: UTF8.self) : ""
            if text == "#data", !parts.isEmpty {
                pages.append(page(parts))
                parts = [:]
            }
            if names.contains(text) {
                part = text
                parts[part] = []
            } else {
                parts[part]?.append(Array(line))
            }
        }
        if !parts.isEmpty { pages.append(page(parts)) }
        return pages
    }

    private static func page(_ parts: [String: [[UInt8]]]) -> TreePage {
        var page = TreePage()
        page.data = Array((parts["#data"] ?? []).joined(separator: [0x0A]))
        var lines = parts["#document"] ?? []
        while lines.last?.isEmpty == true { lines.removeLast() }
        page.outline = lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
        page.context = parts["#document-fragment"]?.first.map {
            String(decoding: $0, as: UTF8.self)
        }
        if parts["#script-on"] != nil { page.scripting = [true] }
        if parts["#script-off"] != nil { page.scripting = [false] }
        return page
    }
}
