import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// No input traps, none makes a tree that is not valid, and time grows as the input does.
struct RobustnessTests {
    @Test("The plugin keeps the contract")
    func contract() {
        var contract = PluginContract(of: [MarkdownPlugin.self])
        contract.samples = [
            "markdown": [sample], "gfm": [sample], "commonmark": [sample], "mdx": [sample],
        ]
        contract.check()
    }

    @Test("Noise made of what Markdown is made of reads as a valid document", arguments: 0..<60)
    func noise(_ seed: UInt64) throws {
        var numbers = SmallRandom(seed: seed + 1)
        var text = ""
        for _ in 0..<400 {
            text += pieces[Int(numbers.next() >> 8) % pieces.count]
        }
        for reader in [MarkdownReader(.article), MarkdownReader(everything)] {
            let document = try read(Array(text.utf8), by: reader)
            let wrong = document.validate(limit: 3)
            #expect(wrong.isEmpty, "\(wrong.map(\.message))\n\(text)")
        }
    }

    @Test("Text cut off anywhere reads as a valid document")
    func cutOff() throws {
        let bytes = Array(sample.utf8)
        for end in 0..<bytes.count {
            let document = try read(Array(bytes[..<end]), by: MarkdownReader(everything))
            #expect(document.validate(limit: 1).isEmpty, "cut off at \(end)")
        }
    }

    @Test("Repeated openings take time in proportion", arguments: pieces)
    func growth(_ unit: String) throws {
        for head in ["", "a", "> ", "- "] {
            let small = try time(head, unit, 4_000), large = try time(head, unit, 32_000)
            // Eight times the input; quadratic time would be 64 times as much.
            #expect(large < small * 30 + .milliseconds(400), "\(head)\(unit): \(small), \(large)")
        }
    }

    @Test("Tags of components within braces that end late take time in proportion")
    func nestedComponents() throws {
        func time(_ count: Int) throws -> Duration {
            let text =
                String(repeating: "<A \\{", count: count) + String(repeating: "}", count: count)
            let start = ContinuousClock.now
            _ = try read(Array(text.utf8), by: MarkdownReader(everything))
            return .now - start
        }
        let small = try time(1_000), large = try time(16_000)
        #expect(large < small * 60 + .milliseconds(400), "\(small), \(large)")
    }

    @Test("What lies deeper than the limit is flattened and reported once")
    func depth() throws {
        let text = String(repeating: "> ", count: 3000) + "deep"
        var context = Context(Registry(), source: SourceInfo(name: "input"))
        let document = try MarkdownReader([]).read(Source(text), in: &context)
        #expect(document.root.string == "deep")
        #expect(context.diagnostics.first.map(\.code) == ["markdown.too-deep"])
    }

    @Test("Nodes know where they were read", arguments: [0, 100])
    func positions(_ base: Int) throws {
        let text = "# A *b*\n\n> one\n> two `c`\n"
        var context = Context(Registry(), source: SourceInfo(name: "input"))
        let source = Source(Array(text.utf8), info: SourceInfo(name: "input"), base: base)
        let document = try MarkdownReader([]).read(source, in: &context)
        let bytes = Array(text.utf8)
        var found: [String] = []
        document.root.walk { node in
            if let range = node.range, node.kind != .document {
                let part = bytes[Int(range.start) - base..<Int(range.end) - base]
                found.append("\(node.kind.name) \(String(decoding: part, as: UTF8.self))")
            }
            return true
        } leave: { _ in
        }
        #expect(
            found == [
                "heading # A *b*", "text A ", "emphasis *b*", "text b",
                "quote > one\n> two `c`", "paragraph one\n> two `c`", "text one", "soft-break \n",
                "text two ", "code `c`",
            ])
    }

    private func read(_ bytes: [UInt8], by reader: MarkdownReader) throws -> Document {
        var context = Context(Registry(), source: SourceInfo(name: "input"))
        return try reader.read(Source(bytes), in: &context)
    }

    private func time(_ head: String, _ unit: String, _ size: Int) throws -> Duration {
        let text = head + String(repeating: unit, count: size / unit.utf8.count)
        let start = ContinuousClock.now
        _ = try read(Array(text.utf8), by: MarkdownReader(everything))
        return .now - start
    }
}

private let everything: MarkdownExtensions = [.article, .mdx, .headingIDs, .implicitFigures]

private let pieces = [
    "*", "**", "_a", "~~", "`", "``", "[", "]", "![", "](", "](/u)", "[a]: /u\n", "[^a]",
    "[^a]: b\n\n",
    "^[", "<", "<a ", "<a b='", "<!--", "-->", "<?", "&", "&amp;", "\\", "\n", "\n\n", "  \n", "> ",
    "- ", "1. ", "# ", "    ", "\t", "```\n", "~~~\n", "|", "|a|b|\n", "|-|-|\n", ":::", "::: a\n",
    ": ", "t\n: a\n", "{", "}", "{#a .b}", "{{< ", ">}}", "{% ", "$", "$$", "$$\n", "[[", "]]",
    "![[",
    "www.a.b", "http://", "a@b.c ", "[!NOTE]\n", "<A b={", "import a from 'b'\n", "word ", "é", "漢",
    "\0", "\r", "---\n", "===\n", "[ ] ", "<div>\n", "</div>\n", "\u{FEFF}",
]

private let sample = """
    # Title {#id}

    Text[^a] with *marks **nested*** and `code` [link](/u "t"){.c} ![i](j) <b>raw</b> &amp; \\* $x$.

    [^a]: Note

        more

    term
    : definition

    ::: note Title
    > [!TIP]- x
    > - [ ] a
    >   1. b
    :::

    | a | b |
    |---|:-:|
    | `x\\|y` | ~~z~~ |

    ```swift {.k}
    code
    ```

    {{< tag >}} [[Page|t]] ![[f]] www.example.com a@b.co <https://x.y>

    $$
    math
    $$

    <div>
    html
    </div>
    [ref]: </u> 'title'
    """
