import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// Whatever a text holds, it is read back as that text.
struct WriterTextTests {
    @Test(
        "A paragraph of marks stays a paragraph of text",
        arguments: ["commonmark", "gfm", "markdown"])
    func texts(_ dialect: String) throws {
        for number in 0..<rounds {
            let text = trimmed(randomText(number))
            guard !text.isEmpty else { continue }
            try expectSameText(text, dialect) {
                Document { Paragraph { Piece(.text, text: text) } }
            }
        }
    }

    @Test(
        "So does one in an item, a quote, a heading", arguments: ["commonmark", "gfm", "markdown"])
    func places(_ dialect: String) throws {
        for number in 0..<rounds {
            let text = trimmed(randomText(number &* 31 &+ 7))
            guard !text.isEmpty else { continue }
            let words = Piece(.text, text: text)
            let document =
                switch number % 4 {
                case 0: Document { Piece(.quote) { Paragraph { words } } }
                case 1: Document { Piece(.list()) { Piece(.item()) { Piece(.plain) { words } } } }
                case 2: Document { Heading(2) { words } }
                default:
                    Document {
                        Paragraph {
                            Link("/u") { words }; " x"
                        }
                    }
                }
            try expectSameOutline(document, dialect, text)
        }
    }

    @Test("Emphasis between texts stays where it is", arguments: ["commonmark", "gfm", "markdown"])
    func emphasis(_ dialect: String) throws {
        for number in 0..<rounds {
            let parts = (0..<4).map { randomWord(number &* 4 &+ $0) }
            let document = Document {
                Paragraph {
                    Piece(.text, text: "A" + parts[0])
                    Emphasis {
                        Piece(.text, text: parts[1]); Strong { Piece(.text, text: parts[2]) }
                    }
                    Piece(.text, text: parts[3] + "Z")
                }
            }
            let written = try markdown(of: document, dialect)
            let found = try read(written, dialect)
            let wanted = plain("A" + parts.joined() + "Z")
            if plain(found.root.string) != wanted {
                Issue.record("\(document.outline)\nwritten\n\(written)\nread\n\(found.outline)")
            }
        }
    }
}

#if DEBUG
    private let rounds = 200
#else
    private let rounds = 20_000
#endif

private func expectSameText(_ text: String, _ dialect: String, _ make: () -> Document) throws {
    try expectSameOutline(make(), dialect, text)
}

private func expectSameOutline(_ document: Document, _ dialect: String, _ text: String) throws {
    let written = try markdown(of: document, dialect)
    let found = try read(written, dialect)
    let wanted = merged(document.outline), outline = merged(found.outline)
    if wanted != outline {
        Issue.record("\(dialect): \(text)\nwritten\n\(written)\n\(lineDiff(wanted, outline))")
    }
}

private func read(_ text: String, _ dialect: String) throws -> Document {
    let reader =
        switch dialect {
        case "commonmark": MarkdownReader([])
        case "gfm": MarkdownReader(.gfm)
        default: MarkdownReader(.article)
        }
    var context = Context(Registry(), source: SourceInfo(name: "test"))
    return try reader.read(Source(text), in: &context)
}

/// Comments that keep marks apart do not count; the texts beside them are one.
private func merged(_ outline: String) -> String {
    var lines: [String] = []
    for line in outline.split(separator: "\n") {
        let words = line.drop { $0 == " " }
        if words.hasPrefix("raw-inline"), words.hasSuffix("\"<!-- -->\"") { continue }
        if words.hasPrefix("text \""), let last = lines.last,
            last.drop(while: { $0 == " " }).hasPrefix("text \""),
            last.prefix(while: { $0 == " " }).count == line.prefix(while: { $0 == " " }).count
        {
            lines[lines.count - 1] = String(last.dropLast() + words.dropFirst(6))
        } else {
            lines.append(String(line))
        }
    }
    return lines.joined(separator: "\n")
}

/// A text without blanks, which move at the edges of emphasis.
private func plain(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0.properties.generalCategory != .spaceSeparator })
}

private func trimmed(_ text: String) -> String {
    var scalars = Array(text.unicodeScalars)
    while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
}

private func randomText(_ number: Int) -> String {
    let pieces = [
        " ", " ", " ", "a", "b1", "é", "ế", "漢", "🍜", "*", "**", "_", "__", "`", "``", "```", "~",
        "~~",
        "~~~", "[", "]", "(", ")", "](", "][", "]:", "[^1]", "[x]", "[ ] ", "![", "!", "<", ">",
        "<b>",
        "</b>", "<!--", "-->", "&", "&amp;", "&#35;", "#", "## ", "-", "- ", "---", "+ ", "* ",
        "1. ", "2)",
        "=", "===", "|", "| - |", ":", ": ", ":::", "::: x", "\\", "\\\\", "\\*", "$", "$$", "$x$",
        "{", "}",
        "{{", "}}", "{%", "%}", "{#a}", "{.b}", "[[", "]]", "^", "^[", "http://a.b", "www.a.b",
        "a@b.c",
        "https:", "//x.y", "@", "\"", "'", ".", ",", ";;;", "+++", "…", "“", "\u{A0}", "\t",
    ]
    var state = seed(number)
    var text = ""
    for _ in 0...next(&state, 8) { text += pieces[next(&state, pieces.count)] }
    return text
}

private func randomWord(_ number: Int) -> String {
    let pieces = [
        "a", "b", " ", ".", "(", ")", "*", "_", "**", "é", "«", "»", "漢", "1", "\u{A0}", "`",
    ]
    var state = seed(number)
    var text = ""
    for _ in 0...next(&state, 3) { text += pieces[next(&state, pieces.count)] }
    return text
}

private func seed(_ number: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03
}

private func next(_ state: inout UInt64, _ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
}
