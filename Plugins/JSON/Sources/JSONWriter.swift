public import GalleyDocumentModel
public import GalleyPluginKit

/// Writes the whole of a document: metadata, tree and supplements.
///
/// Fields that are at rest (a bullet list's style, a span of one column) are left out, metadata
/// that its field cannot hold is kept in `extra`. What is written is read back the same, and
/// written again byte by byte.
public struct JSONWriter: Sendable {
    /// Whether the output has one value a line, indented.
    public var isPretty = false
    /// Whether nodes say where in their source they were read.
    public var hasPositions = false

    public init() {}
}

extension JSONWriter: Writer {
    public func write(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) throws {
        var printer = JSONPrinter(isPretty: isPretty)
        let nodes = NodeWriter(lines: hasPositions ? LineTable(context.input) : nil)
        printer.begin(UInt8(ascii: "{"), &sink)
        printer.key("galley", &sink)
        printer.write(1, &sink)
        printer.key("metadata", &sink)
        MetadataWriter(document, nodes).write(document.metadata, &printer, &sink)
        printer.key("root", &sink)
        nodes.write(document.root, &printer, &sink)
        try context.checkpoint()
        let supplements = document.supplements
        if !supplements.isEmpty {
            printer.key("supplements", &sink)
            printer.begin(UInt8(ascii: "["), &sink)
            for supplement in supplements { nodes.write(supplement, &printer, &sink) }
            printer.end(UInt8(ascii: "]"), &sink)
        }
        printer.end(UInt8(ascii: "}"), &sink)
        sink.write(byte: 10)
    }
}
