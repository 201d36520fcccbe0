import GalleyHTML
import GalleyJSONSyntax
import Testing

struct TokenizerTests {
    @Test(
        "Every text, comment, tag and document type of the html5lib tests is cut as it should",
        arguments: ParserFixtures.names(in: "tokenizer", endingWith: ".test"))
    func html5lib(_ file: String) throws {
        let bytes = ParserFixtures.bytes("tokenizer/" + file)
        let root = try JSONDocument(parsing: bytes, duplicateKeys: .kept).root
        var count = 0
        for test in root["tests"]?.elements.map(\.self) ?? [] {
            for page in TokenPage.all(of: test) {
                let outline = HTMLPageOutline(of: page.input, fragmentContext: page.context)
                #expect(outline.text == page.outline, "\(file): \(page.description)")
                count += 1
            }
        }
        print("\(file): \(count) cases can be seen in a tree")
    }

    @Test(
        "Every error the html5lib tests know of is told",
        arguments: ParserFixtures.names(in: "tokenizer", endingWith: ".test"))
    func errors(_ file: String) throws {
        let bytes = ParserFixtures.bytes("tokenizer/" + file)
        let root = try JSONDocument(parsing: bytes, duplicateKeys: .kept).root
        for test in root["tests"]?.elements.map({ $0 }) ?? [] {
            guard test["doubleEscaped"] == nil, test["initialStates"] == nil,
                let input = test["input"], !input.hasLoneSurrogate, let text = input.string
            else { continue }
            let expected = test["errors"]?.elements.compactMap { $0["code"]?.string } ?? []
            let outline = HTMLPageOutline(
                of: Array(text.utf8), fragmentContext: "div", collectsErrors: true)
            let found = outline.errors.map(\.code).filter { !Self.treeErrors.contains($0) }
            #expect(found.sorted() == expected.sorted(), "\(file): \(text)")
        }
    }

    /// Errors of tree construction, which these tests do not look at.
    private static let treeErrors: Set<String> = [
        "unexpected-start-tag", "unexpected-end-tag", "unexpected-doctype", "unexpected-text",
        "missing-doctype", "unclosed-elements", "misnested-formatting",
        "content-moved-before-table", "content-after-body",
    ]
}

/// A case of the tokenizer tests, as far as its tokens can be seen in a tree.
struct TokenPage {
    var description: String
    var input: [UInt8]
    var context: String?
    var outline: String

    /// The pages of one test, one for each state it begins in.
    static func all(of test: JSONNode) -> [TokenPage] {
        guard test["doubleEscaped"] == nil, let input = test["input"]?.string,
            test["input"]?.hasLoneSurrogate != true, let output = test["output"]
        else { return [] }
        let states = test["initialStates"]?.elements.compactMap(\.string) ?? ["Data state"]
        let tag = test["lastStartTag"]?.string
        return states.compactMap { state in
            var page = TokenPage(
                description: test["description"]?.string ?? "", input: Array(input.utf8),
                context: "div", outline: "")
            switch (state, tag) {
            case ("Data state", _):
                break
            case ("PLAINTEXT state", _):
                page.context = "plaintext"
            case ("RCDATA state", nil), ("RCDATA state", "textarea"), ("RCDATA state", "title"):
                page.context = tag ?? "title"
            case ("RAWTEXT state", nil), ("RAWTEXT state", "xmp"), ("RAWTEXT state", "style"):
                page.context = tag ?? "xmp"
            case ("Script data state", nil), ("Script data state", "script"):
                page.context = "script"
            default:
                return nil
            }
            // The contents of a fragment know no end tag, so the element itself is opened.
            if let tag, state != "Data state", state != "PLAINTEXT state" {
                page.input = Array("<\(tag)>".utf8) + page.input
                page.context = "div"
            }
            let isOpen = page.input.count != input.utf8.count
            guard page.expect(output, within: isOpen ? tag : nil) else { return nil }
            return page
        }
    }

    /// Sets the outline; false where the tokens leave no trace or other rules come in.
    private mutating func expect(_ output: JSONNode, within tag: String?) -> Bool {
        var open: [String] = []
        var text = ""
        if let tag {
            line(0, "<\(tag)>")
            open.append(tag)
        }
        for token in output.elements {
            let parts = token.elements.map(\.self)
            guard let kind = parts.first?.string, parts.count > 1 else { return false }
            let value = parts[1].string ?? ""
            if kind == "Character" {
                // Null characters, and line feeds at the start of some elements, are dropped.
                if value.contains("\0") { return false }
                text += value
                continue
            }
            if !text.isEmpty { line(open.count, "\"\(text)\"") }
            text = ""
            switch kind {
            case "Comment":
                line(open.count, "<!-- \(value) -->")
            case "StartTag":
                guard Self.isPlain(value), parts.count == 3 else { return false }
                line(open.count, "<\(value)>")
                let attributes = parts[2].members.compactMap { member -> (String, String)? in
                    guard let name = member.key.string, let value = member.value.string else {
                        return nil
                    }
                    return (name, value)
                }
                for (name, value) in attributes.sorted(by: Self.precedes) {
                    line(open.count + 1, "\(name)=\"\(value)\"")
                }
                open.append(value)
            case "EndTag":
                guard open.popLast() == value else { return false }
            default:
                return false
            }
        }
        if !text.isEmpty { line(open.count, "\"\(text)\"") }
        return true
    }

    private static func precedes(_ one: (String, String), _ other: (String, String)) -> Bool {
        one.0.utf16.lexicographicallyPrecedes(other.0.utf16)
    }

    /// Whether tree construction has no rules for an element.
    private static func isPlain(_ name: String) -> Bool {
        let special = [
            "a", "b", "i", "p", "s", "u", "br", "h1", "h2", "hr", "tr", "td", "th", "col", "dd",
            "dt", "em", "li", "rb", "rp", "rt", "svg", "math", "html", "head", "body", "meta",
            "link", "base", "image", "img", "script", "style", "title", "textarea", "xmp", "table",
        ]
        return !special.contains(name)
    }

    private mutating func line(_ depth: Int, _ content: String) {
        outline += "| " + String(repeating: "  ", count: depth) + content + "\n"
    }
}
