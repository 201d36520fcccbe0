import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// What is written reads back as what was read.
struct WriterRoundTripTests {
    @Test(
        "An example of CommonMark has the same HTML after being written and read again",
        arguments: commonMarkExamples())
    func commonMark(_ example: Example) throws {
        try expectRoundTrip(example.markdown, MarkdownReader([]), "commonmark")
    }

    @Test(
        "An example has the same HTML in the dialect of articles", arguments: commonMarkExamples())
    func articles(_ example: Example) throws {
        try expectRoundTrip(example.markdown, MarkdownReader(.article), "markdown")
    }

    @Test("An example of GitHub's extensions too", arguments: gfmExamples())
    func gfm(_ example: Example) throws {
        try expectRoundTrip(example.markdown, MarkdownReader(.gfm), "gfm")
    }

    @Test(
        "Lines may end elsewhere without making or ending a block",
        arguments: ["wrap=none", "wrap=40", "wrap=20", "wrap=sentence"])
    func wrapping(_ option: String) throws {
        for example in commonMarkExamples() {
            try expectRoundTrip(example.markdown, MarkdownReader([]), "commonmark \(option)")
        }
        for example in gfmExamples() {
            try expectRoundTrip(example.markdown, MarkdownReader(.gfm), "gfm \(option)")
        }
    }

    @Test("So may the lines of a text of marks", arguments: ["commonmark", "gfm", "markdown"])
    func wrappingOfMarks(_ dialect: String) throws {
        let reader =
            switch dialect {
            case "commonmark": MarkdownReader([])
            case "gfm": MarkdownReader(.gfm)
            default: MarkdownReader(.article)
            }
        for text in hostileLines(300) {
            for option in ["wrap=none", "wrap=20", "wrap=sentence"] {
                try expectRoundTrip(text, reader, "\(dialect) \(option)")
            }
        }
    }

    @Test(
        "A mark that a line begins with pairs with no other",
        arguments: ["*a _b\n***\nc_ d*", "a ``x` \n\\`\\`\\` b `` c", "~~a~~ b\n\\~~~ c\nd~~ e"])
    func lineStarts(_ text: String) throws {
        try expectRoundTrip(text, MarkdownReader([]), "commonmark")
        try expectRoundTrip(text, MarkdownReader(.gfm), "gfm")
    }

    @Test("Links by number have the same HTML")
    func references() throws {
        for example in commonMarkExamples() {
            try expectRoundTrip(
                example.markdown, MarkdownReader([]), "commonmark links=reference")
        }
    }

    @Test(
        "Text that needs no mark more is written as it stands",
        arguments: [
            "> [!NOTE]\n> GitHub shows this quote as a callout.\n",
            "- [ ] 3. **Third**\n- [x] # no heading\n",
            "It was in\n2019. Nobody\n-5 knows *why*\n*\n",
            "see <LICENSE-MIT or <https://a.b>, #include <x.h>, a<b, Vec<T, P>\n",
            "AT&T &x; &nbsp &nosuch; &#87654321; R&D\n",
            "**«a»:**\nNext line, **`b`:**\nand another.\n",
            "Markup in a line\n    <!-- stays --> there\n    <div> too, with <b\n    > x\n",
            "- tight\n  <details>\n  <summary>s</summary>\n  </details>\n- list\n  <!-- c -->\n  too\n",
            "- a\n\n<div>\n  b\n</div>\n",
            "- text\n  | a   |\n  | --- |\n  | b   |\n- tight\n",
            "One[^a], two[^b].\n\n[^a]: First.\n[^b]: Second.\n\nThree[^c].\n\n[^c]: Third.\n",
        ])
    func sameText(_ text: String) throws {
        #expect(try markdown(of: document(text, MarkdownReader(.gfm)), "gfm") == text)
    }
}

/// Paragraphs, quoted and listed, of words that would begin or end blocks where a line begins.
private func hostileLines(_ count: Int) -> [String] {
    let words = [
        "a", "word", "longer-word", "-", "+", "*", "#", "##", ">", "1.", "1)", "2.", "10)", "---",
        "***", "===", "=", "```", "~~~", "|", "| - |", ":", ":---", "<div>", "<b>", "<!--", "-->",
        "[x]:", "[a]: /u", "[^1]:", "::: x", "$$", "{#a}", "*b*", "**c**", "`d e`", "![f](g)",
        "<h@i.j>", "end.", "Mr.", "really?", "\\", "&amp;", "![", "](", "_k_", "漢字。", "tab\tb",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
    return (0..<count).map { number in
        let text = (0..<12).map { _ in words[next(words.count)] }.joined(separator: " ")
        switch number % 4 {
        case 0: return "- x " + text + "\n"
        case 1: return "> y " + text + "\n"
        case 2: return "z " + text + "\n\n1. " + text + "\n"
        default: return "w " + text + "\n"
        }
    }
}

/// Reads, writes, reads and writes: the HTML and the second text must be those of the first time.
func expectRoundTrip(
    _ text: String, _ reader: MarkdownReader, _ dialect: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let first = try document(text, reader)
    let written = try markdown(of: first, dialect)
    let second = try document(written, reader)
    // Where lines end elsewhere, a line end counts as a space, in raw blocks too.
    let isWrapped = dialect.contains("wrap=")
    let before = isWrapped ? spaced(html(of: first)) : html(of: first)
    let after = isWrapped ? spaced(html(of: second)) : html(of: second)
    if before != after {
        Issue.record(
            "wrote\n\(written)\nof\n\(text)\n\(lineDiff(before, after))",
            sourceLocation: sourceLocation)
    }
    let again = try markdown(of: second, dialect)
    if again != written {
        Issue.record(
            "not the same a second time\n\(lineDiff(written, again))",
            sourceLocation: sourceLocation)
    }
}

private func spaced(_ html: String) -> String {
    html.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .split(separator: " <").joined(separator: "<")
}

private func document(_ text: String, _ reader: MarkdownReader) throws -> Document {
    var context = Context(Registry(), source: SourceInfo(name: "test"))
    return try reader.read(Source(text), in: &context)
}

/// Comments that keep marks apart do not count.
private func html(of document: Document) -> String {
    let text = ReferenceHTML.text(of: document)
    var kept = "", rest = Substring(text)
    while let start = rest.firstIndex(of: "<") {
        kept += rest[..<start]
        rest = rest[start...]
        if rest.hasPrefix("<!-- -->") {
            rest = rest.dropFirst(8)
        } else {
            kept.append("<")
            rest = rest.dropFirst()
        }
    }
    return NormalizedHTML.text(of: kept + rest)
}
