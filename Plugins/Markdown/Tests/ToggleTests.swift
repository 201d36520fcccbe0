import GalleyDocumentModel
import GalleyMarkdown
import GalleyPluginKit
import Testing

/// Every ability is a toggle of its own, by the name that `galley formats` lists.
struct ToggleTests {
    @Test(
        "A toggle switches its ability on where it is off, and off where it is on",
        arguments: samples)
    func toggles(_ sample: Sample) throws {
        #expect(try kinds(sample, "commonmark+" + sample.toggle).contains(sample.kind))
        #expect(try !kinds(sample, "commonmark").contains(sample.kind))
        #expect(try !kinds(sample, "mdx-" + sample.toggle).contains(sample.kind))
    }

    @Test("Every ability has a sample here")
    func coverage() {
        let options = registry.readerFacts("markdown")?.options.map(\.name) ?? []
        let told = Set(samples.map(\.toggle) + ["heading-ids", "tag-filter", "positions"])
        #expect(options.filter { !told.contains($0) } == [])
    }

    @Test("Several toggles stand behind one name")
    func several() throws {
        let sample = Sample("", "a $b$ c[^d]\n\n[^d]: e\n", .math)
        let found = try kinds(sample, "markdown+math-footnotes")
        #expect(found.contains(.math) && !found.contains(.note))
    }

    @Test(
        "A dialect is a set of toggles",
        arguments: [
            ("gfm", "commonmark+tables+strikethrough+autolinks+task-lists+footnotes+tag-filter"),
            ("mdx", "markdown+mdx"),
        ])
    func presets(_ name: String, _ spelled: String) throws {
        for sample in samples {
            #expect(try outline(sample, name) == outline(sample, spelled), "\(sample.toggle)")
        }
    }

    @Test("An unknown toggle is an error with a hint")
    func unknown() {
        let error = #expect(throws: Diagnostic.self) { try outline(samples[0], "markdown+mats") }
        #expect(error?.code == "format.unknown-toggle")
        #expect(error?.message.contains("mats") == true)
        #expect(error?.help?.contains("math") == true)
    }
}

struct Sample: Sendable, CustomTestStringConvertible {
    let toggle: String, text: String, kind: Kind

    init(_ toggle: String, _ text: String, _ kind: Kind) {
        (self.toggle, self.text, self.kind) = (toggle, text, kind)
    }

    var testDescription: String { toggle }
}

private let samples = [
    Sample("tables", "| a |\n|---|\n", .table),
    Sample("strikethrough", "~~a~~", .strikethrough),
    Sample("autolinks", "www.a.b", .link),
    Sample("task-lists", "- [ ] a", .item),
    Sample("footnotes", "a[^b]\n\n[^b]: c", .note),
    Sample("inline-notes", "a^[b]", .note),
    Sample("definition-lists", "a\n: b", .definitionList),
    Sample("attributes", "[a]{.b}", .span),
    Sample("containers", "::: a\nb\n:::", .section),
    Sample("callouts", "> [!NOTE]\n> a", .callout),
    Sample("math", "$a$", .math),
    Sample("backslash-math", "\\(a\\)", .math),
    Sample("wiki-links", "[[a]]", .link),
    Sample("shortcodes", "{{< a >}}", .shortcode),
    Sample("mdx", "{a}", .rawBlock),
    Sample("implicit-figures", "![a](b)", .figure),
]

private let registry = Registry([MarkdownPlugin.self])

private func document(_ sample: Sample, _ format: String) throws -> Document {
    var context = Context(registry, source: SourceInfo(name: "test"))
    let request = ReadRequest(try registry.readerSpec(format))
    return try context.read(Source(sample.text), request)
}

private func outline(_ sample: Sample, _ format: String) throws -> String {
    try document(sample, format).outline
}

/// The kinds of node that a sample holds; an item counts only if it has a task.
private func kinds(_ sample: Sample, _ format: String) throws -> Set<Kind> {
    var kinds: Set<Kind> = []
    try document(sample, format).root.walk { node in
        if case .item(task: nil) = node.content { return true }
        kinds.insert(node.kind)
        return true
    } leave: { _ in
    }
    return kinds
}
