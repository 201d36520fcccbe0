import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// Nothing is lost in silence: what does not read back as it was has been told.
struct WriterLossTests {
    @Test(
        "A node of each kind reads back the same, or its loss is told",
        arguments: ["commonmark", "gfm", "markdown"])
    func losses(_ dialect: String) throws {
        for sample in samples {
            let document = try Document(outline: "document\n" + sample)
            let (text, diagnostics) = try written(document, dialect)
            let found = try reader(dialect, text)
            let before = comparable(document), after = comparable(found)
            if before != after, diagnostics.total == 0 {
                Issue.record("\(dialect) lost in silence\n\(text)\n\(lineDiff(before, after))")
            }
        }
    }

    @Test("The samples hold a node of every kind")
    func completeness() throws {
        var kinds: KindSet = [.document]
        for sample in samples {
            kinds = kinds.union(try Document(outline: "document\n" + sample).kinds)
        }
        for kind in Kind.allCases { #expect(kinds.contains(kind), "no \(kind.name)") }
    }

    @Test("What is marked in the dialect of articles is told without a loss")
    func articles() throws {
        for sample in samplesOfArticles {
            let document = try Document(outline: "document\n" + sample)
            let (text, diagnostics) = try written(document, "markdown")
            #expect(diagnostics.total == 0, "\(diagnostics.counts.keys) of\n\(text)")
            let found = try reader("markdown", text)
            expectSame(comparable(found), comparable(document))
        }
    }

    @Test("Every code that the writer reports is declared")
    func codes() throws {
        let declared = Set(Registry([MarkdownPlugin.self]).codes.map(\.code))
        for sample in samples {
            for dialect in ["commonmark", "gfm", "markdown", "markdown figures=html"] {
                let document = try Document(outline: "document\n" + sample)
                let (_, diagnostics) = try written(document, dialect)
                let unknown = Set(diagnostics.counts.keys).subtracting(declared)
                #expect(unknown.isEmpty, "\(unknown)")
            }
        }
    }
}

private func reader(_ dialect: String, _ text: String) throws -> Document {
    let reader =
        switch dialect {
        case "commonmark": MarkdownReader([])
        // As GitHub itself reads it.
        case "gfm": MarkdownReader([.gfm, .callouts])
        default: MarkdownReader(.article)
        }
    var context = Context(Registry(), source: SourceInfo(name: "test"))
    return try reader.read(Source(text), in: &context)
}

/// An outline in which a paragraph of one image is an image among blocks, a tight paragraph one,
/// a note one without a label.
private func comparable(_ document: Document) -> String {
    var lines: [String] = []
    for line in document.outline.split(separator: "\n") {
        let indent = line.prefix { $0 == " " }
        let words = line.dropFirst(indent.count)
        if words.hasPrefix("raw-inline"), words.hasSuffix("\"<!-- -->\"") { continue }
        if words.hasPrefix("image-block") {
            lines += [indent + "paragraph", indent + "  image" + words.dropFirst(11)]
        } else if words == "plain" {
            lines.append(indent + "paragraph")
        } else if words.hasPrefix("note") {
            lines.append(indent + "note")
        } else if words.hasPrefix("section"), words.hasSuffix(" name=\"\"") {
            lines.append(String(line.dropLast(8)))
        } else {
            lines.append(String(line))
        }
    }
    return lines.joined(separator: "\n")
}

/// What the dialect of articles has marks for.
private let samplesOfArticles = [
    "  paragraph\n    text \"a\"\n    soft-break\n    text \"b\"\n    line-break\n    text \"c\"",
    "  heading 3 id=\"x\" classes=\"y\" @z=\"1 2\"\n    text \"a\"",
    "  list\n    item\n      plain\n        text \"a\"",
    "  list loose\n    item\n      paragraph\n        text \"a\"\n    item\n      paragraph\n        text \"b\"",
    "  list decimal period start=7\n    item\n      plain\n        text \"a\"",
    "  list decimal parenthesis\n    item\n      plain\n        text \"a\"",
    "  list\n    item open\n      plain\n        text \"a\"\n    item done\n      plain\n        text \"b\"",
    "  definition-list\n    term\n      text \"t\"\n    definition\n      plain\n        text \"d\"",
    "  quote\n    paragraph\n      text \"a\"",
    "  callout name=\"note\"\n    paragraph\n      text \"a\"",
    "  callout name=\"tip\" title=\"T *x*\"\n    paragraph\n      text \"a\"",
    "  callout name=\"tip\" title=\"T\" @fold=\"closed\"\n    paragraph\n      text \"a\"",
    "  code-block language=\"swift\" \"let x\"",
    "  code-block \"\\n  x\\n\"",
    """
      table
        head
          row
            cell left header
              text "a"
        body
          row
            cell left
              text "1"
    """,
    "  embed url=\"file.pdf\"",
    "  math-block \"x^2\"",
    "  thematic-break",
    "  raw-block format=\"html\" \"<hr>\"",
    "  paragraph\n    emphasis\n      text \"a\"\n    text \" \"\n    strong\n      text \"b\"",
    "  paragraph\n    strikethrough\n      text \"a\"",
    "  paragraph\n    code \"a\"",
    "  paragraph\n    link url=\"/u\" title=\"t\"\n      text \"a\"",
    "  paragraph\n    link classes=\"wikilink\" url=\"page\"\n      text \"a\"",
    "  paragraph\n    text \"a \"\n    image url=\"/i\" alternative=\"b\" title=\"t\"",
    "  image-block url=\"/i\" alternative=\"b\"",
    "  paragraph\n    text \"a\"\n    note name=\"n\"\n      paragraph\n        text \"b\"",
    "  paragraph\n    math \"x\"\n    text \" \"\n    math display \"y\"",
    "  paragraph\n    span classes=\"c\"\n      text \"a\"",
    "  paragraph\n    text \"a\"\n    raw-inline format=\"html\" \"<b>\"",
    "  paragraph\n    text \"a \"\n    shortcode format=\"hugo\" \"{{< a >}}\"",
    "  shortcode format=\"hugo\" \"{{< a >}}\"",
    "  section name=\"aside\"\n    paragraph\n      text \"a\"",
]

/// What it has none for, beside the others.
private let samples =
    samplesOfArticles + [
        "  section id=\"x\"\n    paragraph\n      text \"a\"",
        "  section name=\"a b\" title=\"T\"\n    paragraph\n      text \"a\"",
        "  section\n    paragraph\n      text \"a\"",
        "  paragraph id=\"p\" classes=\"lead\"\n    text \"a\"",
        "  paragraph",
        "  heading 9\n    text \"a\"",
        "  heading 2",
        "  list upper-roman period\n    item\n      plain\n        text \"a\"",
        "  list decimal parentheses\n    item\n      plain\n        text \"a\"",
        "  list decimal period start=-3\n    item\n      plain\n        text \"a\"",
        "  list id=\"l\"\n    item\n      plain\n        text \"a\"",
        "  list\n    item classes=\"c\"\n      plain\n        text \"a\"",
        "  list\n    item",
        "  list",
        "  list\n    item open\n      code-block \"x\"",
        "  list\n    item done",
        "  definition-list\n    term\n      text \"t\"\n    definition\n      paragraph\n        text \"d\"\n      code-block \"x\"",
        "  definition-list\n    term\n      text \"t\"",
        "  definition-list id=\"d\"\n    term\n      text \"t\"\n    definition\n      plain\n        text \"d\"",
        "  quote classes=\"q\"\n    paragraph\n      text \"a\"",
        "  quote",
        "  callout name=\"two words\" title=\"T\"\n    paragraph\n      text \"a\"",
        "  callout id=\"c\" name=\"note\"\n    paragraph\n      text \"a\"",
        "  code-block id=\"c\" language=\"swift\" @k=\"v\" \"x\"",
        """
          table id="t"
            head
              row
                cell header
                  text "a"
            body
              row
                cell
                  text "1"
        """,
        """
          table
            caption credit="C"
              text "c"
            head
              row
                cell header
                  text "a"
                cell header
                  text "b"
            body
              row
                cell header
                  text "1"
                cell
                  text "2"
            body
              row
                cell
                  text "3"
            foot
              row
                cell
                  text "4"
        """,
        "  table\n    body\n      row\n        cell columns=2\n          text \"1\"",
        """
          table
            head
              row
                cell header
                  text "a"
            body
              row
                cell right
                  paragraph
                    text "1"
                  paragraph
                    text "2"
        """,
        """
          table
            head
              row
                cell header
                  text "a"
            body
              row
                cell right classes="c"
                  text "1"
        """,
        "  figure id=\"f\"\n    image-block url=\"/i\"\n    caption credit=\"C\"\n      text \"c\"",
        "  image-block id=\"i\" url=\"/i\" alternative=\"b\" title=\"t\"",
        "  embed url=\"https://a.b/c\" title=\"t\"",
        "  math-block id=\"m\" \"x\\n\\ny\"",
        "  thematic-break classes=\"c\"",
        "  line-block\n    paragraph\n      text \"a\"\n    paragraph\n      text \"b\"",
        "  raw-block format=\"latex\" \"\\\\x\"",
        "  raw-block format=\"html\" \"<div>\\n\\n</div>\"",
        "  paragraph\n    underline\n      text \"a\"",
        "  paragraph\n    highlight\n      text \"a\"",
        "  paragraph\n    superscript\n      text \"a\"",
        "  paragraph\n    subscript\n      text \"a\"",
        "  paragraph\n    small-caps\n      text \"a\"",
        "  paragraph\n    quoted double\n      text \"a\"\n    quoted\n      text \"b\"",
        "  paragraph\n    keyboard \"a\"",
        "  paragraph\n    emphasis id=\"e\"\n      text \"a\"",
        "  paragraph\n    emphasis",
        "  paragraph\n    code id=\"c\" \"a\"",
        "  paragraph\n    link id=\"l\" url=\"/u\" @rel=\"me\"\n      text \"a\"",
        "  paragraph\n    link url=\"/u\"\n      link url=\"/v\"\n        text \"a\"",
        "  paragraph\n    text \"a \"\n    image id=\"i\" url=\"/i\" alternative=\"b\"",
        "  paragraph\n    text \"a\"\n    note\n      paragraph\n        text \"b\"",
        "  paragraph\n    citation name=\"k\"",
        "  paragraph\n    citation name=\"k\"\n      text \"Doe 1999\"",
        "  paragraph\n    math \" x \"",
        "  paragraph\n    span id=\"s\" @lang=\"fr\"\n      text \"a\"",
        "  paragraph\n    span\n      text \"a\"",
        "  paragraph\n    text \"a\"\n    line-break",
        "  paragraph\n    text \"a\"\n    raw-inline format=\"latex\" \"x\"",
        "  extension name=\"e\"\n    paragraph\n      text \"a\"",
    ]
