internal import GalleyDocumentModel
internal import GalleyJSONSyntax
public import GalleyPluginKit

/// Reads one article from each line, a JSON object.
///
/// A record that is a whole document (`galley`) is read as one. Any other is metadata: its members
/// are fields, and the first text whose name is that of a format with a reader (`text`, `html`)
/// is the body. A line that cannot be read does not end the stream.
public struct RecordReader: StreamReader, Sendable {
    public init() {}

    public func open(
        _ input: consuming ByteStream, in context: inout Context
    ) throws -> any ArticleStream & ~Copyable {
        RecordStream(input)
    }

    /// How sure it is that a text is its own: an object that ends with its line, and one behind it.
    static let sniff: @Sendable (Span<UInt8>) -> Double = { bytes in
        guard bytes.count > 2, bytes[0] == UInt8(ascii: "{") else { return 0 }
        var index = 0
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        guard index > 0, index + 1 < bytes.count, bytes[index - 1] == UInt8(ascii: "}"),
            bytes[index + 1] == UInt8(ascii: "{")
        else { return 0 }
        return 0.9
    }
}

/// The articles of a stream of lines.
private struct RecordStream: ArticleStream, ~Copyable {
    private var input: ByteStream
    private var line = 0
    private var offset = 0

    init(_ input: consuming ByteStream) { self.input = input }

    mutating func next(in context: inout Context) -> NextArticle {
        while let bytes = input.piece(until: 0x0A) {
            line += 1
            let start = offset
            offset += bytes.count + 1
            if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
            let id = "line \(line)"
            do {
                return .article(try article(bytes, at: start, in: &context))
            } catch let fault as Fault {
                return .failed(fault.diagnostic(context, shift: start), id: id)
            } catch let diagnostic as Diagnostic {
                return .failed(diagnostic, id: id)
            } catch {
                return .failed(Diagnostic(.error, "ndjson.failed", "\(error)"), id: id)
            }
        }
        return .end
    }

    private func article(
        _ bytes: [UInt8], at start: Int, in context: inout Context
    ) throws -> Document {
        guard bytes.count <= context.limits.inputBytes else {
            throw context.diagnostic(
                .error, "limit.input",
                "a record of more than \(context.limits.inputBytes) bytes",
                at: start..<start + 1)
        }
        let record: JSONNode
        do throws(JSONError) {
            record = try JSONDocument(parsing: bytes, depth: .max).root
        } catch {
            throw error.diagnostic(context, shift: start)
        }
        guard record.kind == .object else {
            throw Fault("not-a-record", "a record is an object", record)
        }
        if record["galley"] != nil {
            let source = Source(bytes, info: context.source, base: start)
            return try context.read(source, ReadRequest(FormatSpec(name: "json")))
        }
        return try article(record, at: start, in: &context)
    }

    /// Reads a record whose members are fields and a body.
    private func article(
        _ record: JSONNode, at start: Int, in context: inout Context
    ) throws -> Document {
        let body = record.members.first { member in
            member.value.kind == .string && context.canRead(member.key.string ?? "")
        }
        var document = Document()
        if let body {
            document = try context.read(
                body.key.string ?? "", Array((body.value.string ?? "").utf8),
                base: start + body.value.range.lowerBound)
        }
        for (key, value) in record.members where key.range != body?.key.range {
            let name = key.string ?? ""
            if name == "extra", value.kind == .object {
                for (key, value) in value.members {
                    document.metadata[Field(key.string ?? "")] = try plainValue(value)
                }
                continue
            }
            let field = Field.named(name)
            let plain = try plainValue(value)
            document.metadata[field] = field.form.flatMap { plain.fitting($0) } ?? plain
        }
        return document
    }
}
