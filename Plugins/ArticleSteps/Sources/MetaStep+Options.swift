internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates

extension MetaStep {
    static let options: [PluginOption<MetaStep>] = [
        .value("rename", help: "old names of fields with new ones: {old: new}") {
            $0.renames = try names($1).map { (from: $0.0, to: $0.1) }
        },
        .value("copy", help: "fields whose value others get too: {from: to}") {
            $0.copies = try names($1).map { (from: $0.0, to: $0.1) }
        },
        .texts("remove", \.removals, help: "fields to forget"),
        .value("default", help: "values for fields that have none: {field: value or template}") {
            $0.defaults = try entries($1)
        },
        .value("set", help: "values for fields: {field: value or template}") {
            $0.settings = try entries($1)
        },
        .value("derive", help: "fields worked out by expressions: {field: expression}") {
            $0.derived = try expressions($1)
        },
        .value(
            "types",
            help: "what fields are made: string, int, float, bool, date, url, lang, [string] or map"
        ) { $0.types = try fieldTypes($1) },
        .texts("require", \.required, help: "fields without which the article fails"),
    ]

    private static func map(_ value: Metadata.Value) throws(OptionFault) -> [Metadata.Entry] {
        guard case .map(let entries) = value else {
            throw OptionFault("expected a map of fields", help: "for example {layout: post}")
        }
        return entries
    }

    private static func names(_ value: Metadata.Value) throws(OptionFault) -> [(String, String)] {
        var result: [(String, String)] = []
        for entry in try map(value) {
            guard let name = entry.value.string, !name.isEmpty else {
                throw OptionFault("expected the name of a field behind `\(entry.key)`")
            }
            result.append((entry.key, name))
        }
        return result
    }

    private static func entries(_ value: Metadata.Value) throws(OptionFault) -> [Metadata.Entry] {
        let entries = try map(value)
        for entry in entries { try checkTemplates(entry.value, depth: 0) }
        return entries
    }

    private static func checkTemplates(_ value: Metadata.Value, depth: Int) throws(OptionFault) {
        guard depth < 16 else { throw OptionFault("more than 16 lists or maps in one another") }
        switch value {
        case .string(let text) where text.contains("{{"):
            do throws(TemplateError) { _ = try Template(text) } catch {
                throw OptionFault("`\(text)`: \(error.message)", help: error.help)
            }
        case .list(let items): for item in items { try checkTemplates(item, depth: depth + 1) }
        case .map(let entries):
            for entry in entries { try checkTemplates(entry.value, depth: depth + 1) }
        default: break
        }
    }

    private static func expressions(
        _ value: Metadata.Value
    ) throws(OptionFault) -> [(field: String, expression: String)] {
        var result: [(field: String, expression: String)] = []
        for entry in try map(value) {
            guard let text = entry.value.string else {
                throw OptionFault("expected an expression behind `\(entry.key)`")
            }
            do throws(TemplateError) { _ = try Expression(text) } catch {
                throw OptionFault("`\(text)`: \(error.message)", help: error.help)
            }
            result.append((entry.key, text))
        }
        return result
    }

    private static func fieldTypes(
        _ value: Metadata.Value
    ) throws(OptionFault) -> [(field: String, type: FieldType)] {
        var result: [(field: String, type: FieldType)] = []
        for entry in try map(value) {
            guard let type = FieldType(entry.value) else {
                throw OptionFault(
                    "`\(entry.key)` cannot be made \(entry.value.outline)",
                    help: "known: string, int, float, bool, date, url, lang, [string], map")
            }
            result.append((entry.key, type))
        }
        return result
    }
}
