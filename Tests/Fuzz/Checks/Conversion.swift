import GalleyBuiltInPlugins
import GalleyDocumentModel
import GalleyPluginKit

/// Reading and writing by the registry, with what was told of it.
struct Conversion {
    static let registry = Registry(builtInPlugins)

    var diagnostics: [Diagnostic] = []
    /// Where the body began in what was read last.
    var bodyStart = 0

    mutating func read(
        _ bytes: [UInt8], _ format: String, options: [String: Metadata.Value] = [:]
    ) throws -> Document {
        var context = Context(Self.registry, source: SourceInfo(name: "input"))
        var request = ReadRequest(try Self.registry.readerSpec(format), options: options)
        request.takesHeadline = false
        defer {
            diagnostics = context.diagnostics.first
            bodyStart = context.bodyStart
        }
        return try context.read(Source(bytes, info: context.source), request)
    }

    mutating func write(
        _ document: Document, _ format: String, islands: RawIslands.Way? = nil,
        options: [String: Metadata.Value] = [:], body: [UInt8]? = nil
    ) throws -> [UInt8] {
        var context = Context(Self.registry, source: SourceInfo(name: "input"))
        var request = WriteRequest(try Self.registry.writerSpec(format), options: options)
        (request.islands, request.title, request.body) = (islands, .header, body)
        var sink = ByteSink(limit: 64 << 20)
        defer { diagnostics = context.diagnostics.first }
        try context.write(document, request, to: &sink)
        if let failure = sink.finish() { throw failure }
        return sink.takeBytes()
    }
}

extension Document {
    /// Where the tree breaks the rules of its kinds; nil for a good one.
    var fault: String? {
        validate(limit: 1).first.map { "the tree is not valid: \($0.message)" }
    }
}

/// Whether an error tells that the input goes beyond a limit, which is not a fault.
func isLimit(_ error: any Error) -> Bool {
    (error as? Diagnostic)?.code.hasPrefix("limit.") == true
}

/// The bytes as text with both shown whole, for a report.
func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
