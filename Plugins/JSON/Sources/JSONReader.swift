public import GalleyDocumentModel
internal import GalleyJSONSyntax
public import GalleyPluginKit

/// Reads the document tree that `JSONWriter` writes, or one that another program made.
///
/// Strict about what it knows: an unknown type, a heading of level 9, children of a leaf are errors
/// with their JSON pointer and their place. What it does not know it keeps: fields of nodes in
/// `data`, fields of metadata in `extra`. A lone node of type `document` is a document, too.
public struct JSONReader: Sendable {
    public init() {}

    /// How sure it is that a text is its own, by the first bytes of it.
    static let sniff: @Sendable (Span<UInt8>) -> Double = { bytes in
        var index = 0
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "{") else { return 0 }
        var head: [UInt8] = []
        for at in index..<min(bytes.count, index + 64) where bytes[at] > 0x20 {
            head.append(bytes[at])
        }
        if head.starts(with: Array("{\"galley\"".utf8)) { return 1 }
        return head.starts(with: Array("{\"type\":\"document\"".utf8)) ? 0.9 : 0
    }
}

extension JSONReader: Reader {
    public func read(_ source: Source, in context: inout Context) throws -> Document {
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(parsing: source.bytes, depth: .max)
        } catch {
            throw error.diagnostic(context)
        }
        return try DocumentReader(document).read(source, in: &context)
    }
}

/// Reads the outermost object.
struct DocumentReader {
    private let json: JSONDocument

    init(_ json: JSONDocument) { self.json = json }

    func read(_ source: Source, in context: inout Context) throws -> Document {
        let root = json.root
        guard root.kind == .object else {
            throw Fault("not-a-document", "a document is an object", root).diagnostic(context)
        }
        var parts = Parts()
        try parts.take(root, in: &context)
        guard let tree = parts.tree else {
            throw Fault("not-a-document", "the document has no \"root\"", root)
                .diagnostic(context)
        }
        var builder = Document.Builder(
            input: source.bytes, nodes: source.bytes.count / 64, keepsRanges: true,
            base: source.base)
        var nodes = NodeReader(json.tape, hasOwnPositions: tree["position"] != nil)
        do {
            try nodes.readRoot(tree, into: &builder, in: &context)
            if let metadata = parts.metadata {
                try MetadataReader(nodes).read(metadata, into: &builder, in: &context)
            }
            for supplement in parts.supplements {
                try nodes.read(supplement: supplement, into: &builder, in: &context)
            }
        } catch let fault as Fault {
            throw fault.diagnostic(context)
        }
        let document = builder.finish()
        if document.depth > context.limits.depth {
            context.report(
                .warning, "limit.depth",
                "\(document.depth) levels; what is deeper than \(context.limits.depth) moves up "
                    + "where it is written")
        }
        return document
    }
}

/// The members of the outermost object.
private struct Parts {
    var tree: JSONNode?
    var metadata: JSONNode?
    var supplements: [JSONNode] = []

    mutating func take(_ root: JSONNode, in context: inout Context) throws {
        if root["type"]?.isString("document") == true {
            tree = root
            return
        }
        for (key, value) in root.members {
            switch key.string ?? "" {
            case "galley":
                guard value.integer == 1 else {
                    throw Fault(
                        "unknown-version", "version \(value.numberText ?? "?") is not known", value,
                        help: "this program reads version 1"
                    ).diagnostic(context)
                }
            case "metadata": metadata = value
            case "root": tree = value
            case "supplements":
                guard value.kind == .array else {
                    throw Fault("bad-field", "supplements are an array", value)
                        .diagnostic(context)
                }
                supplements = Array(value.elements)
            case let name:
                context.report(
                    .warning, "json.unknown-key", "\"\(name)\" of the document is left out",
                    at: key.range,
                    help: nearest(
                        to: name, among: ["galley", "metadata", "root", "supplements"]
                    ).map { "did you mean \"\($0)\"?" })
            }
        }
    }
}

/// What is wrong with a value, before its place is worked out.
struct Fault: Error {
    let code: String
    let message: String
    let node: JSONNode
    let help: String?

    init(_ code: String, _ message: String, _ node: JSONNode, help: String? = nil) {
        (self.code, self.message, self.node, self.help) = (code, message, node, help)
    }

    /// The fault as it is told; `shift` is where the JSON begins in its source.
    func diagnostic(_ context: borrowing Context, shift: Int = 0) -> Diagnostic {
        context.diagnostic(
            .error, "json.\(code)", message + shown(node.pointer),
            at: node.range.lowerBound + shift..<node.range.upperBound + shift, help: help)
    }
}

extension JSONError {
    /// The error as it is told; `shift` is where the JSON begins in its source.
    func diagnostic(_ context: borrowing Context, shift: Int = 0) -> Diagnostic {
        context.diagnostic(
            .error, "json.\(code.rawValue)", message + shown(pointer),
            at: range.lowerBound + shift..<range.upperBound + shift)
    }
}

/// A pointer in brackets, its middle left out where it is very long.
private func shown(_ pointer: String) -> String {
    guard pointer.utf8.count > 200 else { return pointer.isEmpty ? "" : " (\(pointer))" }
    return " (\(pointer.prefix(80)) … \(pointer.suffix(80)))"
}
