import GalleyYAML
import Testing

struct YAMLDocumentTests {
    @Test(
        "Every value knows its exact bytes",
        arguments: [
            ("a: b", "{`a`: `b`}"),
            ("a:", "{`a`: ``}"),
            ("a: \nb: c", "{`a`: ``, `b`: `c`}"),
            ("\"é\": 'ü ö'  # ä\nß: \"𝄞\"\n", "{`\"é\"`: `'ü ö'`, `ß`: `\"𝄞\"`}"),
            (
                "\u{FEFF}a: đ\nb: [ọ, {x: y}]",
                "{`a`: `đ`, `b`: `[ọ, {x: y}]`[`ọ`, `{x: y}`{`x`: `y`}]}"
            ),
            ("- a\n- b\n\n# end\n", "[`a`, `b`]"),
            ("a:\r\n- é\r\n- b\r\nc: d\r\n", "{`a`: [`é`, `b`], `c`: `d`}"),
            ("a: |\n  x\n  y\n\nb: c", "{`a`: `|\n  x\n  y\n\n`, `b`: `c`}"),
            ("a: &one b\nc: *one", "{`a`: `b`, `c`: `*one`}"),
            ("a: &x\n  b: c\nd: !t [e]", "{`a`: {`b`: `c`}, `d`: `[e]`[`e`]}"),
            ("a: one\n  two\nb: c", "{`a`: `one\n  two`, `b`: `c`}"),
            ("---\na: b\n...\n", "{`a`: `b`}"),
            ("? [a, b]\n: c", "{`[a, b]`[`a`, `b`]: `c`}"),
            ("é", "`é`"),
        ])
    func ranges(_ text: String, _ expected: String) throws {
        let input = Array(text.utf8)
        let root = try #require(try YAMLDocument(parsing: input).root)
        #expect(sketch(root, input) == expected)
    }

    @Test(
        "A text without a value has no root",
        arguments: ["", "\n\n", "# one\n", "\u{FEFF}", "\t\n"])
    func emptiness(_ text: String) throws {
        #expect(try YAMLDocument(parsing: Array(text.utf8)).root == nil)
    }

    @Test("A block collection ends where its last child ends")
    func blockEnds() throws {
        let input = Array("a:\n  - b\n  - c: d   # e\n\nf: g\n".utf8)
        let entries = try #require(try YAMLDocument(parsing: input).root?.entries)
        #expect(String(decoding: input[entries[0].range], as: UTF8.self) == "a:\n  - b\n  - c: d")
        #expect(entries[0].value.collectionStyle == .block)
    }

    @Test("Styles are told")
    func styles() throws {
        let text = "- a\n- 'a'\n- \"a\"\n- |\n  a\n- >\n  a\n- [a]\n- {}\n"
        let items = try #require(try YAMLDocument(parsing: Array(text.utf8)).root?.items)
        #expect(
            items.prefix(5).map(\.scalarStyle) == [
                .plain, .singleQuoted, .doubleQuoted, .literal, .folded,
            ])
        #expect(items[3].scalar == "a\n")
        #expect(items[5].collectionStyle == .flow)
        #expect(items[6].entries == [])
    }

    @Test(
        "Anchors and tags know their places",
        arguments: [
            ("t: &co x", "&co", nil), ("t: !important", nil, "!important"),
            ("t: &e !x  [é]", "&e", "!x"), ("t: !!binary &b aGk=", "&b", "!!binary"),
            ("t: !<tag:a,b:c> x", nil, "!<tag:a,b:c>"), ("t: ! x", nil, "!"),
        ] as [(String, String?, String?)])
    func properties(_ text: String, _ anchor: String?, _ tag: String?) throws {
        let input = Array(text.utf8)
        let node = try #require(try YAMLDocument(parsing: input).root?["t"])
        func spelling(_ property: YAMLProperty?) -> String? {
            property.map { String(decoding: input[$0.range], as: UTF8.self) }
        }
        #expect(spelling(node.anchor) == anchor)
        #expect(spelling(node.tag) == tag)
    }

    @Test("An alias has the content of its anchor and a place of its own")
    func aliases() throws {
        let input = Array("a: &x [1, 2]\nb: *x\nc: {d: *x}".utf8)
        let root = try #require(try YAMLDocument(parsing: input).root)
        let alias = try #require(root["b"])
        #expect(alias.items?.map(\.scalar) == ["1", "2"])
        #expect(alias.alias?.name == "x")
        #expect(String(decoding: input[alias.range], as: UTF8.self) == "*x")
        #expect(root["c"]?["d"]?.items?.count == 2)
    }

    @Test("The last of equal keys wins when asked to")
    func lastWins() throws {
        let input = Array("a: 1\nb: 2\na: 3".utf8)
        let root = try YAMLDocument(parsing: input, duplicateKeys: .lastWins).root
        #expect(root?.entries?.map(\.value.scalar) == ["3", "2"])
    }

    @Test("Lines of tabs are empty unless they are content")
    func tabLines() throws {
        let text = "a: |\n  x\n  \t\n  y\n"
        #expect(try YAMLDocument(parsing: Array(text.utf8)).root?["a"]?.scalar == "x\n\t\ny\n")
        let lines = "a:\n\t\n  b: c\n\t \nd: e\n"
        #expect(try YAMLDocument(parsing: Array(lines.utf8)).root?["d"]?.scalar == "e")
    }

    @Test("Merge keys bring in what the mapping lacks")
    func merging() throws {
        let text = "base: &b {x: 1, y: 2}\nother: &o {y: 3, z: 4}\nc:\n  <<: [*b, *o]\n  x: 0\n"
        let merged = try #require(
            try YAMLDocument(parsing: Array(text.utf8)).root?["c"]?.mergedEntries)
        #expect(merged.map { $0.key.scalar } == ["y", "z", "x"])
        #expect(merged.map { $0.value.scalar } == ["2", "4", "0"])
    }
}

/// A node as text: each scalar is what its bytes in the input are, a flow collection too.
private func sketch(_ node: YAMLNode, _ input: [UInt8]) -> String {
    let own = "`" + String(decoding: input[node.range], as: UTF8.self) + "`"
    let prefix = node.collectionStyle == .flow ? own : ""
    switch node.content {
    case .scalar: return own
    case .sequence(let items, _):
        return prefix + "[" + items.map { sketch($0, input) }.joined(separator: ", ") + "]"
    case .mapping(let entries, _):
        let parts = entries.map { sketch($0.key, input) + ": " + sketch($0.value, input) }
        return prefix + "{" + parts.joined(separator: ", ") + "}"
    }
}
