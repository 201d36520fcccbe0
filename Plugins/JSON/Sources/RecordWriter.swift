internal import GalleyDocumentModel
public import GalleyPluginKit

/// Writes one line for each article, a JSON object.
///
/// Without a choice of fields a record holds all metadata and the running text.
public struct RecordWriter: StreamWriter, Sendable {
    /// What a record holds, in this order; empty for all metadata and `text`.
    ///
    /// A field is a piece of metadata (`title`, `image.url`), `text` (the running text, a block a
    /// line), the name of a writer for the body in that format, or a root of the run's values
    /// (`source.path`).
    public var fields: [String] = []

    public init() {}

    public func open() -> any ArticleSink & ~Copyable {
        RecordSink(
            fields: fields.flatMap { field in
                field.split(separator: ",").map { name in
                    String(name.drop { $0 == " " })
                }
            })
    }
}

/// Takes articles, writes lines.
private struct RecordSink: ArticleSink, ~Copyable {
    let fields: [String]

    mutating func add(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) throws {
        try context.checkpoint()
        var printer = JSONPrinter(isPretty: false)
        let metadata = MetadataWriter(document, NodeWriter(lines: nil))
        printer.begin(UInt8(ascii: "{"), &sink)
        if fields.isEmpty {
            metadata.writeFields(of: document.metadata, &printer, &sink)
            printer.key("text", &sink)
            printer.write(document.runningText, &sink)
        }
        for field in fields {
            let record = Record(document: document, field: field)
            let value = try record.value(in: &context)
            printer.key(text: field, &sink)
            metadata.write(value, depth: 0, &printer, &sink)
        }
        printer.end(UInt8(ascii: "}"), &sink)
        sink.write(byte: 0x0A)
    }

    mutating func finish(to sink: inout ByteSink) throws {}
}

/// One field of one article.
private struct Record {
    let document: Document
    let field: String

    func value(in context: inout Context) throws -> Metadata.Value {
        let path = field.split(separator: ".").map(String.init)
        guard let first = path.first else { return .null }
        let known = Field.named(first)
        if let form = known.form {
            let value = document.metadata[known]
            return step(value.flatMap { $0.fitting(form) ?? $0 } ?? .null, path.dropFirst())
        }
        if field == "text" { return .string(document.runningText) }
        if let root = context.values[first] { return step(root, path.dropFirst()) }
        if let value = document.metadata[Field(field)] { return value }
        if let value = document.metadata[known] { return step(value, path.dropFirst()) }
        return try body(in: &context)
    }

    private func step(_ value: Metadata.Value, _ path: ArraySlice<String>) -> Metadata.Value {
        path.reduce(value) { value, name in value[name] ?? .null }
    }

    /// The body as the writer of that name writes it; null where there is no such writer.
    private func body(in context: inout Context) throws -> Metadata.Value {
        guard context.canWrite(field) else { return .null }
        var request = WriteRequest(FormatSpec(name: field))
        request.title = .none
        var body = document
        body.metadata = Metadata()
        var sink = ByteSink(limit: context.limits.outputBytes, stop: context.stop)
        try context.write(body, request, to: &sink)
        return .string(sink.takeString())
    }
}

extension Document {
    /// The text of the article, one block a line, without captions and notes.
    var runningText: String {
        var lines: [String] = []
        root.walk { node in
            if node.kind == .caption || node.kind == .rawBlock { return false }
            guard node.holdsRunningText else { return node.kind.category != .inline }
            let text = node.string.split(whereSeparator: \.isNewline).joined(separator: " ")
            if !text.isEmpty { lines.append(text) }
            return false
        } leave: { _ in
        }
        return lines.joined(separator: "\n")
    }
}

extension Node {
    /// Whether the node is a block, or a part of one, that holds text and no other block.
    fileprivate var holdsRunningText: Bool {
        switch kind.holds {
        case .inlines, .text: kind.isBlock
        case .any: kind.category == .part && !children.contains { $0.kind.isBlock }
        case .nothing, .blocks, .parts: false
        }
    }
}
