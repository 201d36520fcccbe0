import GalleyDocumentModel
import GalleyPluginKit
import GalleyYAML

/// A header that is not changed stays byte for byte; one that is says what it was told, and neither
/// the other fields nor the body change.
///
/// The first line is the change, `name=value` or `name=` to take the field away; what follows is the
/// file.
struct FrontMatterCheck {
    func finding(in input: [UInt8]) -> String? {
        let end = input.firstIndex(of: 10) ?? input.count
        let file = Array(input[min(end + 1, input.count)...])
        _ = try? YAMLDocument(parsing: file)
        guard let change = Change(input[..<end]) else { return nil }
        var conversion = Conversion()
        guard let document = try? conversion.read(file, Self.format) else { return nil }
        let start = conversion.bodyStart
        do {
            return try findingUnchanged(document, file, start)
                ?? finding(document, change, file, start)
        } catch { return isLimit(error) ? nil : "\(error)" }
    }

    private static let format = "markdown"

    private func findingUnchanged(
        _ document: Document, _ file: [UInt8], _ start: Int
    ) throws -> String? {
        var conversion = Conversion()
        let same = try conversion.write(document, Self.format, body: Array(file[start...]))
        return same == file ? nil : "not changed, and yet written as\n\(shown(same))"
    }

    private func finding(
        _ document: Document, _ change: Change, _ file: [UInt8], _ bodyStart: Int
    ) throws -> String? {
        var conversion = Conversion()
        var changed = document
        changed.metadata[change.field] = change.value
        let body = Array(file[bodyStart...])
        let written = try conversion.write(changed, Self.format, body: body)
        guard written.count >= body.count, Array(written[(written.count - body.count)...]) == body
        else { return "the body is not what it was in\n\(shown(written))" }
        let back = try conversion.read(written, Self.format)
        // Empty lines between the header and the body belong to either; without fields there is no header.
        let start = written.count - body.count
        let gap = written[min(start, conversion.bodyStart)..<max(start, conversion.bodyStart)]
        if !changed.metadata.isEmpty, !gap.allSatisfy({ $0 <= 32 }) {
            return "the body begins at \(conversion.bodyStart) of\n\(shown(written))"
        }
        for (field, value) in changed.metadata.fields where back.metadata[field] != value {
            return "\(field.name) is \(back.metadata[field]?.outline ?? "absent"), "
                + "and not \(value.outline), in\n\(shown(written))"
        }
        for (field, value) in back.metadata.fields where changed.metadata[field] == nil {
            return "\(field.name) came up with \(value.outline) in\n\(shown(written))"
        }
        return nil
    }
}

/// A field and what it is to say.
private struct Change {
    let field: Field
    let value: Metadata.Value?

    init?(_ line: ArraySlice<UInt8>) {
        let bytes = Array(line)
        guard isText(bytes), !bytes.contains(13), let sign = bytes.firstIndex(of: 61) else {
            return nil
        }
        let text = String(decoding: bytes[(sign + 1)...], as: UTF8.self)
        let name = String(decoding: bytes[..<sign], as: UTF8.self)
        guard let known = Self.fields.first(where: { $0.name == name }) ?? Self.other(bytes[0])
        else { return nil }
        field = known
        value = text.isEmpty ? nil : Self.value(text, of: known)
    }

    private static let fields: [Field] = [
        .title, .description, .tags, .draft, .authors, .slug, "note",
    ]

    private static func other(_ byte: UInt8) -> Field? { fields[Int(byte) % fields.count] }

    private static func value(_ text: String, of field: Field) -> Metadata.Value {
        switch field.form {
        case .boolean?: .boolean(text == "true")
        case .strings?: .list(text.split(separator: ",").map { .string(String($0)) })
        case .people?: .list([Author(text).value])
        case .string?, .date?, .image?, nil: .string(text)
        }
    }
}
