internal import GalleyDocumentModel
internal import GalleyPluginKit

/// Prints the JSON Schema of documents: `galley schema document`.
struct SchemaTool: Tool {
    func run(
        _ arguments: [String], contents: (String) throws -> [UInt8], to sink: inout ByteSink
    ) throws {
        guard arguments == ["document"] else {
            throw Diagnostic(
                .error, "option.bad-value", "there is no schema of that name",
                help: "write `galley schema document`")
        }
        sink.write(documentSchema())
    }
}
