import GalleyDocumentModel
import GalleyPluginKit

/// Each format in and out: megabytes per CPU second, on the same made-up article.
struct FormatBenchmark {
    let registry: Registry

    func run() throws {
        print("formats: megabytes of the format per CPU second")
        let document = Script(bytes: 1_000_000).build(copies: true)
        for facts in registry.writers {
            let text = try write(document, facts.name)
            let size = Double(text.count) / 1e6
            show(
                "\(facts.name) out", size / median { _ = try? write(document, facts.name) }, "MB/s")
            guard registry.readerFacts(facts.name) != nil else { continue }
            show("\(facts.name) in", size / median { read(text, facts.name) }, "MB/s")
        }
    }

    private func write(_ document: Document, _ format: String) throws -> [UInt8] {
        var context = Context(registry, source: SourceInfo(name: "benchmark"))
        var sink = ByteSink(capacity: 2_000_000)
        try context.write(document, WriteRequest(FormatSpec(name: format)), to: &sink)
        return sink.takeBytes()
    }

    private func read(_ text: [UInt8], _ format: String) {
        var context = Context(registry, source: SourceInfo(name: "benchmark"))
        let request = ReadRequest(FormatSpec(name: format))
        precondition((try? context.read(Source(text), request)) != nil, format)
    }
}
