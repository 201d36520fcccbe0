internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyYAML

/// `-M name=value`: a field of the metadata, and what it is to hold.
///
/// Texts are taken as they stand. Where a field may hold something else, `true`, numbers, dates,
/// `[a, b]`, `{k: v}` and quoted texts are read as YAML reads them.
struct MetadataAssignment {
    let name: String
    let text: String

    init(_ assignment: String) throws(Diagnostic) {
        let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
            throw Diagnostic(
                .error, "option.no-value", "`-M \(assignment)` has no value",
                help: "write `-M name=value`; `-M name=` takes the field away")
        }
        (name, text) = (String(parts[0]), String(parts[1]))
    }

    /// Sets the field; nothing behind the equals sign takes it away.
    func apply(to metadata: inout Metadata) throws(Diagnostic) {
        let field = Field.named(name)
        metadata[field] = text.isEmpty ? nil : try value(of: field, before: metadata[field])
    }

    private func value(
        of field: Field, before: Metadata.Value?
    ) throws(Diagnostic) -> Metadata.Value {
        switch field.form {
        case .string?: return .string(text)
        case .date?:
            guard let date = ArticleDate(text) else {
                throw refused(field, "write a date as 2024-05-31 or 2024-05-31T09:30+07:00")
            }
            return .date(date)
        case .boolean?:
            guard let flag = MetadataAssignment.flag(text) else {
                throw refused(field, "true or false")
            }
            return .boolean(flag)
        case .strings?:
            guard let items = try structure(field)?.items else {
                let parts = text.split(separator: ",").map { trimmed($0) }
                return .list(parts.filter { !$0.isEmpty }.map(Metadata.Value.string))
            }
            return .list(items.map { $0.scalar.map(Metadata.Value.string) ?? typed($0) })
        case .people?:
            guard let root = try structure(field) else { return .list([person(text)]) }
            let people = root.items ?? [root]
            return .list(people.map { $0.scalar.map(person) ?? typed($0) })
        case .image?:
            return try structure(field).map(typed) ?? LeadImage(text).value
        case nil: return extra(before: before)
        }
    }

    /// The value of a field that Galley does not know, typed as YAML types it.
    ///
    /// A text that looks like a number, and was a text before, goes on being one.
    private func extra(before: Metadata.Value?) -> Metadata.Value {
        if case .string(let old)? = before, case .string = typed(plain: old) {
        } else if case .string? = before {
            return .string(text)
        }
        return root.map(typed) ?? typed(plain: text)
    }

    private func refused(_ field: Field, _ help: String) -> Diagnostic {
        Diagnostic(
            .error, "option.bad-value", "`\(field.name)` cannot be `\(text)`", help: help)
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on": true
        case "false", "no", "off": false
        default: nil
        }
    }

    /// `Name` or `Name <mail>`.
    private func person(_ text: String) -> Metadata.Value {
        guard let open = text.lastIndex(of: "<"), text.hasSuffix(">"), text.contains("@") else {
            return Author(text).value
        }
        let mail = text[text.index(after: open)...].dropLast()
        return Author(trimmed(text[..<open]), email: String(mail)).value
    }
}

extension MetadataAssignment {
    /// The text as YAML, if it stands in brackets or quotes as a whole.
    private var root: YAMLNode? {
        guard let first = text.utf8.first, "[{\"'".utf8.contains(first) else { return nil }
        do {
            return try YAMLDocument(parsing: Array(text.utf8)).root
        } catch { return nil }
    }

    /// The list or map that the text spells; nil where it has no brackets.
    private func structure(_ field: Field) throws(Diagnostic) -> YAMLNode? {
        guard text.hasPrefix("[") || text.hasPrefix("{") else { return nil }
        guard let root, root.scalar == nil else {
            throw refused(field, "close its brackets, and quote items that hold `,` or `: `")
        }
        return root
    }

    private func typed(_ node: YAMLNode) -> Metadata.Value {
        switch node.content {
        case .scalar(let text, .plain): typed(plain: text)
        case .scalar(let text, _): .string(text)
        case .sequence(let items, _): .list(items.map(typed))
        case .mapping(let entries, _):
            .map(entries.map { Metadata.Entry($0.key.scalar ?? "", typed($0.value)) })
        }
    }

    private func typed(plain text: String) -> Metadata.Value {
        switch YAMLCoreValue(plain: text) {
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer, .float:
            let isDecimal = text == "0" || text.hasPrefix("0.") || !text.hasPrefix("0")
            return isDecimal && text.utf8.last.map { 48...57 ~= $0 } == true
                ? .number(text) : .string(text)
        case .string:
            if let date = ArticleDate(text), date.day != nil { return .date(date) }
            return .string(text)
        }
    }
}

/// A text without the blanks at its ends.
private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.utf8.first == 0x20 { text.removeFirst() }
    while text.utf8.last == 0x20 { text.removeLast() }
    return String(text)
}
