internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleySelectors

/// What metadata has to look like: a part of JSON Schema (draft 2020-12).
///
/// Keywords: `type`, `properties`, `required`, `additionalProperties` (true or false), `items`, `enum`,
/// `const`, `pattern`, `minLength`, `maxLength`, `minimum`, `maximum`, `minItems`, `maxItems`, `format`
/// (`date`, `date-time`, `uri`), and those that say nothing about values. Others are refused.
struct MetadataSchema: Sendable {
    private var types: [String] = []
    private var properties: [(name: String, schema: MetadataSchema)] = []
    private var required: [String] = []
    private var allowsOthers = true
    /// None or one: a schema cannot hold itself otherwise.
    private var items: [MetadataSchema] = []
    private var values: [Metadata.Value]?
    private var pattern: LinearRegex?
    private var length: ClosedRange<Int> = 0...Int.max
    private var range: ClosedRange<Double> = -Double.infinity...Double.infinity
    private var format: String?

    private static let knownTypes = [
        "string", "number", "integer", "boolean", "array", "object", "null",
    ]
    private static let keywords = [
        "type", "properties", "required", "additionalProperties", "items", "enum", "const",
        "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "format",
    ]
    private static let formats = ["date", "date-time", "uri"]

    init(_ value: Metadata.Value, depth: Int = 0) throws(OptionFault) {
        guard depth < 32 else { throw OptionFault("schemas in one another deeper than 32 levels") }
        guard case .map(let entries) = value else {
            throw OptionFault(
                "expected a schema", help: "for example {required: [title], properties: {…}}")
        }
        var (least, most) = (0, Int.max)
        var (low, high) = (-Double.infinity, Double.infinity)
        for entry in entries {
            switch entry.key {
            case "type":
                types = try Self.texts(entry)
                for type in types where !Self.knownTypes.contains(type) {
                    throw OptionFault(
                        "no type is called `\(type)`",
                        help: "known: \(Self.knownTypes.joined(separator: ", "))")
                }
            case "properties":
                guard case .map(let fields) = entry.value else {
                    throw OptionFault("expected a map behind `properties`")
                }
                for field in fields {
                    properties.append(
                        (field.key, try MetadataSchema(field.value, depth: depth + 1)))
                }
            case "required": required = try Self.texts(entry)
            case "additionalProperties":
                guard case .boolean(let allows) = entry.value else {
                    throw OptionFault("expected true or false behind `additionalProperties`")
                }
                allowsOthers = allows
            case "items": items = [try MetadataSchema(entry.value, depth: depth + 1)]
            case "enum":
                guard case .list(let list) = entry.value else {
                    throw OptionFault("expected a list behind `enum`")
                }
                values = list
            case "const": values = [entry.value]
            case "pattern": pattern = try Self.pattern(entry)
            case "minLength", "minItems": least = try Self.count(entry)
            case "maxLength", "maxItems": most = try Self.count(entry)
            case "minimum": low = try Self.number(entry)
            case "maximum": high = try Self.number(entry)
            case "format":
                guard let name = entry.value.string, Self.formats.contains(name) else {
                    throw OptionFault(
                        "no such format is known",
                        help: "known: \(Self.formats.joined(separator: ", "))")
                }
                format = name
            case "title", "description", "$schema", "$id", "$comment", "default", "examples": break
            default:
                let near = nearest(to: entry.key, among: Self.keywords)
                throw OptionFault(
                    "the keyword `\(entry.key)` is not known",
                    help: near.map { "did you mean `\($0)`?" }
                        ?? "known: \(Self.keywords.joined(separator: ", "))")
            }
        }
        guard least <= most, low <= high else {
            throw OptionFault("a least value above the greatest")
        }
        (length, range) = (least...most, low...high)
    }
}

extension MetadataSchema {
    /// What is wrong with a value at `path`, a line each; at most `limit`.
    func faults(in value: Metadata.Value, at path: String, limit: Int = 8) -> [String] {
        var found: [String] = []
        collect(value, path, &found, limit)
        return found
    }

    /// As deep as the schema is.
    private func collect(
        _ value: Metadata.Value, _ path: String, _ found: inout [String], _ limit: Int
    ) {
        guard found.count < limit else { return }
        let name = path.isEmpty ? "the metadata" : "`\(path)`"
        if !types.isEmpty, !types.contains(where: { isType($0, value) }) {
            found.append(
                "\(name) is \(value.outline), not of type \(types.joined(separator: " or "))")
            return
        }
        if let values, !values.contains(value) {
            let known = values.map(\.outline).joined(separator: ", ")
            found.append("\(name) is \(value.outline), not one of \(known)")
        }
        switch value {
        case .map(let entries): collect(entries, path, &found, limit)
        case .list(let list):
            if !length.contains(list.count) {
                found.append("\(name) has \(list.count) items, not \(described(length))")
            }
            guard let items = items.first else { return }
            for (index, item) in list.enumerated() {
                items.collect(item, "\(path)[\(index)]", &found, limit)
            }
        case .number(let text):
            if let number = Double(text), !range.contains(number) {
                found.append("\(name) is \(text), out of range")
            }
        default:
            if let text = value.string { collect(text, value, name, &found) }
        }
    }

    private func collect(
        _ entries: [Metadata.Entry], _ path: String, _ found: inout [String], _ limit: Int
    ) {
        // The fields of an article have short names too.
        func key(_ name: String) -> String { path.isEmpty ? Field.named(name).name : name }
        let prefix = path.isEmpty ? "" : path + "."
        for name in required where !entries.contains(where: { $0.key == key(name) }) {
            found.append("`\(prefix)\(name)` is missing")
        }
        for (name, schema) in properties {
            guard let entry = entries.first(where: { $0.key == key(name) }) else { continue }
            schema.collect(entry.value, prefix + name, &found, limit)
        }
        guard !allowsOthers else { return }
        let known = Set(properties.map { key($0.name) })
        for entry in entries where !known.contains(entry.key) {
            found.append("`\(prefix)\(entry.key)` is no field of the schema")
        }
    }

    private func collect(
        _ text: String, _ value: Metadata.Value, _ name: String, _ found: inout [String]
    ) {
        let count = text.unicodeScalars.count
        if !length.contains(count) {
            found.append("\(name) has \(count) characters, not \(described(length))")
        }
        if let pattern, !pattern.isFound(in: text) {
            found.append("\(name) is \(value.outline), which `\(pattern.pattern)` does not match")
        }
        let fits =
            switch format {
            case "date": ArticleDate(text).map { $0.day != nil && $0.hour == nil } ?? false
            case "date-time": ArticleDate(text)?.hour != nil
            case "uri": Address(text).scheme != nil
            default: true
            }
        if !fits { found.append("\(name) is \(value.outline), no \(format ?? "")") }
    }

    private func described(_ range: ClosedRange<Int>) -> String {
        range.upperBound == .max
            ? "\(range.lowerBound) or more" : "\(range.lowerBound) to \(range.upperBound)"
    }

    private func isType(_ type: String, _ value: Metadata.Value) -> Bool {
        switch (type, value) {
        case ("string", .string), ("string", .rich), ("string", .date), ("number", .number),
            ("boolean", .boolean), ("array", .list), ("object", .map), ("null", .null):
            true
        case ("integer", .number(let text)): Int(text) != nil
        default: false
        }
    }
}

extension MetadataSchema {
    private static func texts(_ entry: Metadata.Entry) throws(OptionFault) -> [String] {
        if let text = entry.value.string { return [text] }
        guard case .list(let items) = entry.value else {
            throw OptionFault("expected a list of names behind `\(entry.key)`")
        }
        var texts: [String] = []
        for item in items {
            guard let text = item.string else {
                throw OptionFault("expected a list of names behind `\(entry.key)`")
            }
            texts.append(text)
        }
        return texts
    }

    private static func count(_ entry: Metadata.Entry) throws(OptionFault) -> Int {
        guard let count = entry.value.string.flatMap({ Int($0) }), count >= 0 else {
            throw OptionFault("expected a whole number behind `\(entry.key)`")
        }
        return count
    }

    private static func number(_ entry: Metadata.Entry) throws(OptionFault) -> Double {
        guard let number = entry.value.string.flatMap({ Double($0) }), number.isFinite else {
            throw OptionFault("expected a number behind `\(entry.key)`")
        }
        return number
    }

    private static func pattern(_ entry: Metadata.Entry) throws(OptionFault) -> LinearRegex {
        guard let text = entry.value.string else {
            throw OptionFault("expected a text behind `pattern`")
        }
        do throws(SelectorError) { return try LinearRegex(text) } catch {
            throw OptionFault("`\(text)`: \(error.message)", help: error.help)
        }
    }
}
