internal import GalleyDocumentModel
internal import GalleyJSONSyntax

/// Values as JSON, on one line.
enum HeaderJSON {
    static func text(_ value: Metadata.Value, depth: Int = 0) -> String {
        guard depth < 64 else { return "null" }
        switch value {
        case .null: return "null"
        case .boolean(let flag): return String(flag)
        case .number(let text): return YAMLEmitter.isNumber(text) ? text : quoted(text)
        case .string, .rich, .date: return quoted(value.string ?? "")
        case .list(let items):
            return "[" + items.map { text($0, depth: depth + 1) }.joined(separator: ", ") + "]"
        case .map(let entries):
            let members = entries.map { quoted($0.key) + ": " + text($0.value, depth: depth + 1) }
            return "{" + members.joined(separator: ", ") + "}"
        }
    }

    static func quoted(_ text: String) -> String {
        var emitter = JSONEmitter()
        emitter.write(text)
        return String(decoding: emitter.finish(), as: UTF8.self)
    }
}
