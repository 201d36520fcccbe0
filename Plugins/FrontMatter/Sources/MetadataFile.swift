public import GalleyDocumentModel
public import GalleyPluginKit

/// Metadata without a body: the file that stands beside an article.
public struct MetadataFile: Sendable {
    /// How its keys are read and written.
    public var header = FrontMatter()

    public init() {}
}

extension MetadataFile: Reader {
    public func read(_ source: Source, in context: inout Context) throws -> Document {
        var document = Document.Builder().finish()
        if let found = try header.open(alone: source, in: &context) { document.metadata = found }
        return document
    }
}

extension MetadataFile: Writer {
    public func write(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) throws {
        if document.root.firstChild != nil {
            context.report(
                .note, "front-matter.body-left-out", "metadata alone is written, not the text")
        }
        var writer = HeaderWriter(
            profile: header.profile, values: header.values, lastWins: header.lastWins)
        writer.isBare = true
        let bytes = writer.header(document.metadata)
        sink.write(bytes.span)
    }
}
