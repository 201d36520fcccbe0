import GalleyDocumentModel
import GalleyPluginKit
import Glibc

/// The document model: nanoseconds a node of building, walking, writing, editing, lowering.
struct ModelBenchmark {
    private let script: Script
    private var nodes: Double { Double(script.nodes) }

    init(megabytes: Int) { script = Script(bytes: megabytes * 1_000_000) }

    func run() throws {
        print("model: \(script.text.count) bytes of text, \(script.nodes) nodes")
        let before = residentBytes()
        let document = script.build(copies: true)
        show("memory, text copied", Double(residentBytes() - before) / nodes, "bytes a node")
        show("  of which text", Double(script.text.count) / nodes, "bytes a node")
        perNode("build and free, text copied") { _ = script.build(copies: true) }
        perNode("build and free, text in the input") { _ = script.build(copies: false) }
        perNode("build and free, positions kept") {
            _ = script.build(copies: true, keepsRanges: true)
        }
        write(document)
        perNode("walk, counting") {
            var count = 0
            document.root.walk(
                enter: { _ in
                    count += 1; return true
                }, leave: { _ in })
            precondition(count == script.nodes)
        }
        edit(document)
        perNode("compacted copy") { _ = document.compacted() }
        perNode("outline") { _ = document.outline.utf8.count }
        lower(document)
    }

    private func perNode(_ name: String, _ work: () -> Void) {
        show(name, median(work) * 1e9 / nodes, "ns a node")
    }

    private func write(_ document: Document) {
        var sink = ByteSink(capacity: script.text.count * 2)
        var context = Context(registry, source: SourceInfo(name: "benchmark"))
        let request = WriteRequest(FormatSpec(name: "html"))
        perNode("write HTML, by registry and lowering gate") {
            sink.reset()
            try? context.write(document, request, to: &sink)
        }
        let null = unsafe open("/dev/null", O_WRONLY)
        var file = ByteSink(descriptor: null)
        perNode("write HTML, to a descriptor") {
            try? context.write(document, request, to: &file)
            _ = file.finish()
        }
    }

    private func edit(_ document: Document) {
        perNode("filter: rewrite all links in one edit") {
            var copy = document
            copy.edit { editor in
                for link in editor.nodes(of: .link) {
                    editor.set(.url, of: link, to: "https://mirror.example" + link[.url].string)
                }
            }
        }
        perNode("filter: one edit of one node") {
            var copy = document
            copy.edit { editor in
                for link in editor.nodes(of: .link) {
                    editor.set(.url, of: link, to: "x")
                    break
                }
            }
        }
        perNode("filter: unwrap all emphasis, drop all quotes") {
            var copy = document
            copy.edit { editor in
                for node in editor.nodes(of: .emphasis) { editor.unwrap(node) }
                for node in editor.nodes(of: .quote) { editor.remove(node) }
            }
        }
    }

    private func lower(_ document: Document) {
        perNode("lower: all spoken") { _ = document.lowered(to: .all, depth: 512) { _ in } }
        let noEmphasis: KindSet = [.heading, .quote, .list, .item, .link, .softBreak]
        perNode("lower: emphasis") { _ = document.lowered(to: noEmphasis, depth: 512) { _ in } }
        let few: KindSet = [.heading, .list, .item, .quote, .softBreak]
        perNode("lower: emphasis and links") { _ = document.lowered(to: few, depth: 512) { _ in } }
        perNode("lower: the same, as diagnostics") {
            var diagnostics = Diagnostics()
            _ = document.lowered(to: few, depth: 512) { loss in
                diagnostics.report(
                    Diagnostic(.note, "lowered.\(loss.kind.name)", "no \(loss.kind.name)"))
            }
        }
    }
}

/// A million levels, then through the writer, which recurses: the gate makes it safe.
func measureDepth() throws {
    let start = cpuTime()
    var builder = Document.Builder()
    for _ in 0..<1_000_000 { builder.open(.quote) }
    builder.append(.paragraph) { $0.append(text: "deep") }
    for _ in 0..<1_000_000 { builder.close() }
    let document = builder.finish()
    precondition(document.root.string == "deep" && document.outline.utf8.count > 1_000_000)
    var context = Context(registry, source: SourceInfo(name: "deep"))
    var sink = ByteSink()
    try context.write(document, WriteRequest(FormatSpec(name: "html")), to: &sink)
    show(
        "a million levels: build, walk, print, write, free", (cpuTime() - start) * 1e3,
        "ms, \(sink.totalCount) bytes")
}
