import GalleyDocumentModel
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct ConversionTests {
    @Test(
        "The title is written exactly once, wherever it goes",
        arguments: [
            ("lines", TitlePlacement.auto, "= T\n= body\n"),
            ("lines+percent", .auto, "%title T\n= body\n"),
            ("lines+percent", .heading, "= T\n= body\n"),
            ("lines", .none, "= body\n"),
        ])
    func title(_ format: String, _ placement: TitlePlacement, _ expected: String) throws {
        let result = try converted("# T\nbody", to: format) { $0.title = placement }
        #expect(result.document.metadata.title == "T")
        #expect(result.output == expected)
    }

    @Test("A heading that repeats the header's title is taken out, another stays")
    func headline() throws {
        #expect(try converted("%title A b\n# A  b\nx").document.root.string == "x")
        #expect(try converted("%title A\n# B\nx").document.root.string == "B\nx")
        #expect(try converted("# A\n# B\nx").document.metadata.title == nil)
    }

    @Test("A header's metadata comes before the body, and positions go on behind it")
    func envelope() throws {
        let result = try converted("%lang vi\n?x\ny")
        #expect(result.document.metadata.language == "vi")
        let range = try #require(result.diagnostics.first?.places.first?.range)
        #expect(range == SourceRange(start: 9, end: 11))
        #expect(try converted("%lang vi\nx", from: "lines-percent").document.metadata.isEmpty)
    }

    @Test(
        "An island is parsed, kept or dropped",
        arguments: [
            (RawIslands.Way.parse, "= a\n= x y\n= b\n"), (.drop, "= a\n= b\n"),
        ])
    func islands(_ way: RawIslands.Way, _ expected: String) throws {
        let result = try converted("a\n!x <y>\nb") { $0.islands = way }
        #expect(result.output == expected)
        #expect(result.diagnostics.contains { $0.code == "raw.dropped" } == (way == .drop))
    }

    @Test("Tags that stand apart belong together, and what is between keeps its kind")
    func spanningIslands() throws {
        var document = Document {
            Paragraph {
                "a "
                Piece(.init(.rawInline), text: "<").with(.format, "tag")
                Strong { "b" }
                Piece(.init(.rawInline), text: ">").with(.format, "tag")
                " c"
            }
        }
        var context = Context(Registry([SketchPlugin.self]), source: SourceInfo(name: "a"))
        _ = try RawIslands(.parse).apply(to: &document, in: &context)
        let expected = try Document(
            outline: """
                document
                  paragraph
                    text "a "
                    emphasis
                      strong
                        text "b"
                    text " c"
                """)
        #expect(document.outline == expected.outline)
    }

    @Test("What is made of an island lies where the island lay; what is around it stays as it was")
    func islandPlaces() throws {
        let registry = Registry([SketchPlugin.self])
        var context = Context(registry, source: SourceInfo(name: "a.lines"))
        var document = try context.read(
            Source("one\n!<x>\ntwo", name: "a.lines"), ReadRequest(FormatSpec(name: "lines")))
        _ = try RawIslands(.parse).apply(to: &document, in: &context)
        let ranges = document.root.children.map(\.range)
        #expect(
            ranges == [
                SourceRange(0..<3), SourceRange(4..<8), SourceRange(9..<12),
            ])
        #expect(document.depth == 3)
        #expect(document.root.children.map(\.string) == ["one", "x", "two"])
    }

    @Test("What a writer cannot say is reported, with its place")
    func losses() throws {
        let result = try converted("# A\n# B\n%x") { $0.title = .none }
        #expect(!result.diagnostics.contains { $0.severity == .error })
        let document = Document { Piece(.init(.quote)) { Paragraph { "q" } } }
        var context = Context(Registry([SketchPlugin.self]), source: SourceInfo(name: "a"))
        var sink = ByteSink()
        try context.write(document, WriteRequest(FormatSpec(name: "lines")), to: &sink)
        #expect(context.diagnostics.first.map(\.code) == ["lowered.quote"])
        #expect(sink.takeString() == "= q\n")
    }
}

struct RegistryTests {
    private let registry = Registry([SketchPlugin.self])

    @Test("A format is written with its toggles")
    func toggles() throws {
        let spec = try registry.readerSpec("ln+loud-percent")
        #expect(spec.name == "lines")
        #expect(spec.toggles.map(\.name) == ["loud", "percent"])
        #expect(spec.toggles.map(\.isOn) == [true, false])
    }

    @Test(
        "A wrong name is answered with the right one",
        arguments: [
            ("linse", "did you mean `lines`?"), ("lines+luod", "did you mean `loud`?"),
            ("zzzzzz", "known: lines, tag"),
        ])
    func wrongNames(_ name: String, _ help: String) {
        #expect { try registry.readerSpec(name) } throws: { ($0 as? Diagnostic)?.help == help }
    }

    @Test("An option that does not exist, or has a wrong value, is refused")
    func options() {
        #expect { try converted("a", options: ["marc": .string("x")]) } throws: {
            ($0 as? Diagnostic)?.help == "did you mean `mark`?"
        }
        #expect { try converted("a", options: ["mark": .list([])]) } throws: {
            ($0 as? Diagnostic)?.code == "option.bad-value"
        }
    }

    @Test("A format is inferred by media type, then name, then contents")
    func inference() {
        let bytes = Array("x".utf8)
        for info in [
            SourceInfo(name: "a", mediaType: "text/x-lines"), SourceInfo(name: "b.LINES"),
            SourceInfo(name: "-"),
        ] {
            #expect(registry.inferredReader(for: info, bytes: bytes.span) == "lines")
        }
        let empty: [UInt8] = []
        #expect(registry.inferredReader(for: SourceInfo(name: "-"), bytes: empty.span) == nil)
    }

    @Test("A name that two plugins claim is told")
    func conflicts() {
        #expect(Registry([SketchPlugin.self, SketchPlugin.self]).conflicts.contains("lines"))
    }
}

struct RenderingTests {
    @Test("A diagnostic shows its line, a mark, and help")
    func rendering() {
        let text = Array("một\n\thai ba\n".utf8)
        let diagnostic = Diagnostic(
            .error, "a.b", "found hai", at: [.init(source: "f", range: SourceRange(7..<10))],
            help: "write two")
        #expect(
            diagnostic.rendered { _ in LineTable(text) } == """
                f:2:2: error: found hai [a.b]
                  2 | \thai ba
                    | \t^^^
                  help: write two
                """)
        #expect(diagnostic.rendered() == "f: error: found hai [a.b]\n  help: write two")
    }

    @Test("Control characters of the input never reach the terminal")
    func controls() {
        let text: [UInt8] = [27, 91, 51, 49, 109, 120]
        let shown = Diagnostic(
            .note, "a.b", "m", at: [.init(source: "f", range: SourceRange(5..<6))]
        )
        .rendered { _ in LineTable(text) }
        #expect(!shown.contains("\u{1B}"))
    }

    @Test(
        "A place is a line and a column in characters, on short lines and on one that is very long",
        arguments: [
            (0, 1, 1), (2, 1, 2), (3, 1, 3), (4, 2, 1), (7, 3, 1), (7 + 40_000, 3, 20_001),
            (7 + 60_001, 3, 30_002), (900_000, 3, 40_001),
        ])
    func places(_ offset: Int, _ line: Int, _ column: Int) {
        let long = String(repeating: "đ", count: 30_000) + String(repeating: "x", count: 10_000)
        let table = LineTable(Array("đx\na\r\n".utf8) + Array(long.utf8))
        #expect(table.position(of: offset) == (line, column))
    }

    @Test(
        "Line and column are those that are counted byte by byte", arguments: [0x0A, 0x0D, 0x61])
    func countedPlaces(_ most: UInt8) {
        var random = SmallRandom(seed: UInt64(most))
        let alphabet: [[UInt8]] = [[10], [13], [13, 10], [0x61], [0xC4, 0x91], [most], [most]]
        var text: [UInt8] = most == 0x61 ? [0xEF, 0xBB, 0xBF] : []
        while text.count < 9000 { text += alphabet[Int(random.next() % UInt64(alphabet.count))] }
        let table = LineTable(text)
        var line = 1, column = 1, offset = most == 0x61 ? 3 : 0
        while offset <= text.count {
            let (foundLine, foundColumn) = table.position(of: offset)
            guard (foundLine, foundColumn) == (line, column) else {
                Issue.record("\(offset): \(foundLine):\(foundColumn), not \(line):\(column)")
                return
            }
            guard offset < text.count else { return }
            let byte = text[offset], next = offset + 1 < text.count ? text[offset + 1] : 0
            column += byte & 0xC0 == 0x80 ? 0 : 1
            if byte == 10 || (byte == 13 && next != 10) { (line, column) = (line + 1, 1) }
            offset += 1
        }
    }

    @Test("The first diagnostics are kept whole, the rest counted")
    func caps() {
        var diagnostics = Diagnostics(cap: 2)
        for _ in 0..<5 { diagnostics.report(Diagnostic(.note, "a.b", "m")) }
        #expect(diagnostics.first.count == 2 && diagnostics.counts["a.b"] == 5)
        #expect(diagnostics.omitted == 3)
    }
}
