internal import GalleyDocumentModel
internal import GalleyJSONSyntax

/// Writes what is said about an article: known fields by their form, the rest in `extra`.
struct MetadataWriter {
    private let document: Document
    private let nodes: NodeWriter

    init(_ document: Document, _ nodes: NodeWriter) {
        self.document = document
        self.nodes = nodes
    }

    func write(_ metadata: Metadata, _ printer: inout JSONPrinter, _ sink: inout ByteSink) {
        printer.begin(UInt8(ascii: "{"), &sink)
        writeFields(of: metadata, &printer, &sink)
        printer.end(UInt8(ascii: "}"), &sink)
    }

    /// Writes the members of the object of metadata.
    func writeFields(
        of metadata: Metadata, _ printer: inout JSONPrinter, _ sink: inout ByteSink
    ) {
        var extras: [(field: Field, value: Metadata.Value)] = []
        for (field, value) in metadata.fields {
            guard let form = field.form, let fitting = value.fitting(form) else {
                extras.append((field, value))
                continue
            }
            printer.key(text: field.name, &sink)
            write(fitting, depth: 0, &printer, &sink)
        }
        if !extras.isEmpty {
            printer.key("extra", &sink)
            printer.begin(UInt8(ascii: "{"), &sink)
            for (field, value) in extras {
                printer.key(text: field.name, &sink)
                write(value, depth: 0, &printer, &sink)
            }
            printer.end(UInt8(ascii: "}"), &sink)
        }
    }

    /// Writes a value; what lies deeper than any reader makes it becomes null.
    func write(
        _ value: Metadata.Value, depth: Int, _ printer: inout JSONPrinter,
        _ sink: inout ByteSink
    ) {
        guard depth < 128 else { return printer.writeNull(&sink) }
        switch value {
        case .null: printer.writeNull(&sink)
        case .boolean(let flag): printer.write(flag, &sink)
        case .number(let text):
            if isNumber(text) {
                printer.write(json: Array(text.utf8), &sink)
            } else {
                printer.write(text, &sink)
            }
        case .string(let text): printer.write(text, &sink)
        case .date(let date): printer.write(date.isoString, &sink)
        case .rich(let text):
            if let node = document.rich(value) {
                nodes.write(node, &printer, &sink)
            } else {
                printer.write(text.string, &sink)
            }
        case .list(let values):
            printer.begin(UInt8(ascii: "["), &sink)
            for value in values { write(value, depth: depth + 1, &printer, &sink) }
            printer.end(UInt8(ascii: "]"), &sink)
        case .map(let entries):
            printer.begin(UInt8(ascii: "{"), &sink)
            for entry in entries {
                printer.key(text: entry.key, &sink)
                write(entry.value, depth: depth + 1, &printer, &sink)
            }
            printer.end(UInt8(ascii: "}"), &sink)
        }
    }
}

/// Whether a text is a number by the grammar of JSON.
private func isNumber(_ text: String) -> Bool {
    var scanner = JSONScanner(Array(text.utf8))
    guard let first = try? scanner.next(), first == .number, let second = try? scanner.next()
    else { return false }
    return second == .end && scanner.input.first != 0x20 && scanner.input.last != 0x20
}

extension Metadata.Value {
    /// The value in the form that a known field has in JSON; nil where it cannot have it.
    func fitting(_ form: Field.Form) -> Metadata.Value? {
        switch form {
        case .string:
            if case .rich = self { return self }
            return string.map(Metadata.Value.string)
        case .strings:
            guard case .list(let values) = self else { return string.map { .list([.string($0)]) } }
            let texts = values.compactMap(\.string)
            return texts.count == values.count ? .list(texts.map(Metadata.Value.string)) : nil
        case .date:
            if case .date = self { return self }
            guard case .string(let text) = self else { return nil }
            return ArticleDate(text).map(Metadata.Value.date)
        case .boolean:
            if case .boolean = self { return self }
            return nil
        case .people:
            let values = if case .list(let values) = self { values } else { [self] }
            let people = values.compactMap { Author($0).map(\.value) }
            return people.count == values.count ? .list(people) : nil
        case .image:
            return LeadImage(self).map { image in
                if case .map = self { self } else { image.value }
            }
        }
    }
}
