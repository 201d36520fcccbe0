public import GalleyDocumentModel
public import GalleyPluginKit

/// Fails the article whose metadata is not as a schema asks.
public struct ValidateStep: Transform {
    /// What the metadata has to look like.
    var schema: MetadataSchema?

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        guard let schema else {
            throw Diagnostic(
                .error, "validate.no-schema", "`validate` needs a schema",
                help: "write it here: `validate: {schema: {required: [title]}}`")
        }
        let all = Metadata.Value.map(
            document.metadata.fields.map { Metadata.Entry($0.field.name, $0.value) })
        let faults = schema.faults(in: all, at: "")
        guard faults.isEmpty else {
            throw Diagnostic(.error, "validate.failed", faults.joined(separator: "; "))
        }
        return .keep
    }
}
