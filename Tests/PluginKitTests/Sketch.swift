import GalleyDocumentModel
import GalleyPluginKit

/// A format of the tests' own: each line is a paragraph, `!x` raw markup of the format `tag`.
struct LineReader: Reader {
    var isLoud = false
    var extraction = Extraction()

    func read(_ source: Source, in context: inout Context) throws -> Document {
        var builder = Document.Builder(input: source.bytes, keepsRanges: true, base: source.base)
        var start = 0
        for line in source.bytes.split(separator: 10, omittingEmptySubsequences: false) {
            let range = start..<start + line.count
            start += line.count + 1
            if line.isEmpty { continue }
            if line.starts(with: [35, 32]) {
                builder.append(.heading(1), at: range) {
                    $0.append(input: range.lowerBound + 2..<range.upperBound)
                }
                continue
            }
            if line.first == 33 {
                builder.open(Shape(.rawBlock), at: range)
                builder.set(.format, to: "tag")
                builder.setText(input: range.lowerBound + 1..<range.upperBound)
                builder.close()
                continue
            }
            if line.first == 63 { context.report(.warning, "lines.doubt", "a doubt", at: range) }
            builder.append(.paragraph, at: range) { $0.append(input: range) }
        }
        return builder.finish()
    }
}

/// Reads `<…>` as emphasis, for islands.
struct TagReader: Reader {
    func read(_ source: Source, in context: inout Context) throws -> Document {
        var builder = Document.Builder(input: source.bytes)
        builder.open(.paragraph)
        var start = 0
        let end = source.bytes.last == 10 ? source.bytes.count - 1 : source.bytes.count
        for (index, byte) in source.bytes.enumerated() where byte == 60 || byte == 62 {
            if index > start { builder.append(input: start..<index) }
            start = index + 1
            if byte == 60 {
                builder.open(.emphasis)
            } else if builder.openLevels > 1 {
                builder.close()
            }
        }
        if start < end { builder.append(input: start..<end) }
        while builder.openLevels > 0 { builder.close() }
        return builder.finish()
    }
}

struct LineWriter: Writer {
    var mark: String? = "="

    func write(_ document: Document, to sink: inout ByteSink, in context: inout Context) throws {
        for node in document.root.children { sink.write("\(mark ?? "") \(node.string)\n") }
    }
}

/// A header `%key value`, a line each.
struct PercentEnvelope: Envelope {
    func open(_ source: Source, in context: inout Context) throws -> Header? {
        var metadata = Metadata()
        var start = 0
        while start < source.bytes.count, source.bytes[start] == 37 {
            let end = source.bytes[start...].firstIndex(of: 10) ?? source.bytes.count
            let words = source.bytes[(start + 1)..<end].split(separator: 32, maxSplits: 1)
                .map { String(decoding: $0, as: UTF8.self) }
            if words.count == 2 { metadata[Field.named(words[0])] = .string(words[1]) }
            start = min(end + 1, source.bytes.count)
        }
        return start == 0 ? nil : Header(metadata, bodyStart: start)
    }

    func write(_ document: Document, to sink: inout ByteSink, in context: inout Context) throws {
        for (field, value) in document.metadata.fields {
            if field == .title, context.titlePlacement == .heading { continue }
            sink.write("%\(field.name) \(value.string ?? "")\n")
        }
    }
}

enum SketchPlugin: Plugin {
    static func register(in registry: inout Registry) {
        registry.add(envelope: PercentEnvelope(), as: "percent")
        registry.add(
            reader: LineReader(), as: "lines", aliases: ["ln"], extensions: ["lines"],
            mediaTypes: ["text/x-lines"],
            options: [.toggle("loud", \.isLoud, help: "read loudly")],
            abilities: [.extraction(\.extraction)], envelope: "percent", envelopeIsOn: true,
            takesHeadline: true, sniff: { $0.isEmpty ? 0 : 0.5 })
        registry.add(reader: TagReader(), as: "tag")
        registry.add(
            writer: LineWriter(), as: "lines", aliases: ["ln"], extensions: ["lines"],
            speaks: [.heading], options: [.text("mark", \.mark, help: "what begins a line")],
            envelope: "percent", isDefault: true)
    }
}

/// What a source becomes, and what was reported.
func converted(
    _ text: String, from: String = "lines", to: String = "lines",
    options: [String: Metadata.Value] = [:], change: (inout WriteRequest) -> Void = { _ in }
) throws -> (output: String, diagnostics: [Diagnostic], document: Document) {
    let registry = Registry([SketchPlugin.self])
    var context = Context(registry, source: SourceInfo(name: "a.lines"))
    let document = try context.read(
        Source(text, name: "a.lines"), ReadRequest(try registry.readerSpec(from)))
    var request = WriteRequest(try registry.writerSpec(to), options: options)
    change(&request)
    var sink = ByteSink()
    try context.write(document, request, to: &sink)
    return (sink.takeString(), context.diagnostics.first, document)
}
