import GalleyDocumentModel
import GalleyFrontMatter
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct LimitTests {
    @Test(
        "A header beyond a limit is refused with its place",
        arguments: [
            ("---\n" + many(10_001) { "k\($0): v\n" } + "---\n", "too-large"),
            ("---\na: |\n" + many(60_000) { "  text of line \($0)\n" } + "---\n", "too-large"),
            ("+++\n" + many(10_001) { "k\($0) = 1\n" } + "+++\n", "too-large"),
            ("---\na: " + nested(65, "[", "]") + "\n---\n", "too-deep"),
            ("+++\na = " + nested(65, "[", "]") + "\n+++\n", "too-deep"),
            ("{\n\"a\": " + nested(65, "[", "]") + "\n}\n", "too-deep"),
        ])
    func limits(_ text: String, _ code: String) throws {
        let found = #expect(throws: Diagnostic.self) { try open(text + "Body.\n") }
        #expect(found?.code == "front-matter." + code)
        #expect(found?.places.count == 1)
    }

    @Test(
        "Reading and writing takes time that grows with the size",
        arguments: [
            { size in "---\n" + many(size) { "key\($0): value # c\n" } + "---\n" },
            { size in "---\nlist:\n" + many(size) { "- {a: \($0), b: [c]}\n" } + "---\n" },
            { size in "+++\n" + many(size) { "[[t]]\nname = \($0)\n" } + "+++\n" },
            { size in "{\n" + many(size) { "\"k\($0)\": 1,\n" } + "\"z\": {}\n}\n" },
        ] as [@Sendable (Int) -> String])
    func growth(_ header: @Sendable (Int) -> String) throws {
        let small = try duration(header(1_000)), large = try duration(header(8_000))
        #expect(large < small * 8 * 4, "\(small), \(large)")
    }
}

/// The time that reading, changing and writing takes.
private func duration(_ text: String) throws -> Duration {
    let clock = ContinuousClock()
    return try (0..<3).map { _ in
        try clock.measure {
            var document = Document {}
            document.metadata = try #require(try open(text)).metadata
            document.metadata["brand-new"] = .string("x")
            var context = Context(Registry(), source: SourceInfo(name: "a.md"))
            var sink = ByteSink()
            try FrontMatter().write(document, to: &sink, in: &context)
        }
    }.min() ?? .zero
}

@discardableResult
private func open(_ text: String) throws -> Header? {
    let source = Source(text, name: "a.md")
    var context = Context(Registry(), source: source.info)
    return try FrontMatter().open(source, in: &context)
}

private func many(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined()
}

private func nested(_ depth: Int, _ open: String, _ close: String) -> String {
    String(repeating: open, count: depth) + String(repeating: close, count: depth)
}
