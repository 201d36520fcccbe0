import GalleyBuiltInPlugins
import GalleyDocumentModel
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// Whole seeds through several formats and back.
struct RoundTripTests {
    private static let registry = Registry(builtInPlugins)

    /// What may be lost on the way from JSON over a page and Markdown back to JSON, and why.
    private static let allowed: [String: String] = [
        "metadata.not-written": "a page's head has no place for every extra"
    ]

    private static func seeds() throws -> [String] {
        try entries(of: packageRoot() + "/seeds").filter { $0 != "README.md" }
    }

    private func read(
        _ bytes: [UInt8], _ name: String, _ format: String?, _ mode: Extraction.Mode,
        _ found: inout [Diagnostic]
    ) throws -> Document {
        var context = Context(Self.registry, source: SourceInfo(name: name))
        let format = format ?? Self.registry.inferredReader(for: context.source, bytes: bytes.span)
        var request = ReadRequest(try Self.registry.readerSpec(try #require(format)))
        if Self.registry.readerFacts(request.format.name)?.extracts == true {
            request.extraction = Extraction(mode)
        }
        var document = try context.read(Source(bytes, info: context.source), request)
        _ = try RawIslands(.parse).apply(to: &document, in: &context)
        found += context.diagnostics.first
        return document
    }

    private func write(
        _ document: Document, _ format: String, _ found: inout [Diagnostic]
    ) throws -> [UInt8] {
        var context = Context(Self.registry, source: SourceInfo(name: "seed"))
        var request = WriteRequest(try Self.registry.writerSpec(format))
        request.supplements = ["all"]
        if format == "json" { request.supplements = [] }
        if format == "html" { request.options["standalone"] = .boolean(true) }
        if format == "markdown" { request.options["figures"] = .string("html") }
        var sink = ByteSink()
        try context.write(document, request, to: &sink)
        found += context.diagnostics.first
        return sink.takeBytes()
    }

    @Test("A seed is read, valid, and the same after JSON and back", arguments: try seeds())
    func json(_ seed: String) throws {
        var found: [Diagnostic] = []
        let bytes = try contents(of: packageRoot() + "/seeds/" + seed)
        let document = try read(bytes, seed, nil, .auto, &found)
        #expect(document.validate().map(\.message) == [])
        #expect(document.metadata.title != nil)
        let json = try write(document, "json", &found)
        let back = try read(json, "seed.json", "json", .off, &found)
        expectSame(back.root.outline, document.root.outline)
        for (field, value) in document.metadata.fields {
            let same = back.metadata[field]?.outline == value.outline
            // JSON has no dates: an extra that was one comes back as its text.
            #expect(same || field.form == nil && back.metadata.string(field) == value.string)
        }
        #expect(try write(back, "json", &found) == json)
        #expect(!found.contains { $0.severity == .error })
    }

    @Test("Every writer takes every seed, and writes its title once", arguments: try seeds())
    func titles(_ seed: String) throws {
        var found: [Diagnostic] = []
        let bytes = try contents(of: packageRoot() + "/seeds/" + seed)
        let document = try read(bytes, seed, nil, .auto, &found)
        let title = try #require(document.metadata.title)
        let inBody = document.root.string.components(of: title)
        for facts in Self.registry.writers where !["yaml", "mdx"].contains(facts.name) {
            var context = Context(Self.registry, source: SourceInfo(name: seed))
            var sink = ByteSink()
            try context.write(document, WriteRequest(FormatSpec(name: facts.name)), to: &sink)
            let text = sink.takeString()
            #expect(!text.isEmpty)
            guard ["text", "markdown"].contains(facts.name), !title.contains("\"") else { continue }
            let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(flat.components(of: title) == inBody + 1, "\(facts.name): \(title)")
        }
    }

    @Test(
        "A page, Markdown, or both and back: the same article",
        arguments: try seeds(), [["html"], ["markdown"], ["html", "markdown"]])
    func allFormats(_ seed: String, _ formats: [String]) throws {
        var found: [Diagnostic] = []
        let bytes = try contents(of: packageRoot() + "/seeds/" + seed)
        let document = try read(bytes, seed, nil, .auto, &found)
        let first = try read(try write(document, "json", &found), "a.json", "json", .off, &found)
        found = []
        var last = first
        for format in formats {
            last = try read(try write(last, format, &found), "a", format, .off, &found)
        }
        let isMarkdown = formats.contains("markdown")
        expectSame(comparable(last, isMarkdown), comparable(first, isMarkdown))
        for (field, value) in first.metadata.fields where field.form != nil {
            #expect(last.metadata[field]?.outline == value.outline, "\(field.name)")
        }
        let codes = Set(found.filter { $0.code.hasPrefix("lowered.") }.map(\.code))
        #expect(codes.subtracting(Self.allowed.keys) == [])
    }
}

/// Article and supplements as outlines, without what Markdown cannot say.
///
/// Markdown names every note; its numbers have a style and a sign behind them; it has no attributes of
/// list items and paragraphs (the `tag` of an item, the `reason` of a dropped line) and of emphasis
/// (the `element` it was), and no list without items.
private func comparable(_ document: Document, _ isMarkdown: Bool) -> String {
    let outlines =
        [document.root.outline]
        + document.supplements.map { "\($0.role) \($0.title)\n" + $0.root.outline }
    guard isMarkdown else { return outlines.joined() }
    var lines: [String] = []
    for line in outlines.joined().split(separator: "\n") {
        var words = line.split(separator: " ", omittingEmptySubsequences: false)
        words.removeAll { word in
            ["@tag=", "@reason=", "@element=", "period"].contains { word.hasPrefix($0) }
        }
        var text = words.joined(separator: " ")
        if text.hasSuffix("list numbered") { text = text.dropLast(8) + "decimal" }
        if let note = words.first(where: { !$0.isEmpty }), note == "note" {
            text = line.prefix { $0 == " " } + "note"
        }
        // A list without items is followed by no deeper line.
        if let last = lines.last, last.hasSuffix("  list"),
            text.prefix(while: { $0 == " " }).count <= last.prefix(while: { $0 == " " }).count
        {
            lines.removeLast()
        }
        lines.append(text)
    }
    return lines.joined(separator: "\n")
}

extension String {
    /// How often `part` stands in this text.
    fileprivate func components(of part: String) -> Int {
        let (text, part) = (Array(utf8), Array(part.utf8))
        guard !part.isEmpty, text.count >= part.count else { return 0 }
        var (count, at) = (0, 0)
        while at + part.count <= text.count {
            if text[at] == part[0], text[at..<at + part.count].elementsEqual(part) {
                count += 1
                at += part.count
            } else {
                at += 1
            }
        }
        return count
    }
}
