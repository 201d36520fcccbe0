internal import GalleyDocumentModel
internal import GalleyTemplates

/// What is known of the names in expressions before there is an article.
struct KnownNames {
    var vars: [(name: String, type: ValueType)] = []
    var env: [String] = []
    /// The declared fields, and where; nil when fields are not declared.
    var fields: [(name: String, type: ValueType)]?
    var fieldsLine = 0
    /// The fields that steps make.
    var made: Set<String> = []
    private(set) var usedVars: Set<String> = [], usedEnv: Set<String> = []
    /// All that is asked for, as `root.name`.
    private(set) var used: Set<String> = []

    static let source = [
        "id", "uri", "path", "reldir", "stem", "ext", "input", "sha256", "record",
    ]
    static let doc: [(name: String, type: ValueType)] = [
        ("words", .number), ("chars", .number), ("minutes", .number), ("headings", .number),
        ("images", .number), ("links", .number), ("text-hash", .string),
    ]
    static let run: [(name: String, type: ValueType)] = [
        ("date", .date), ("id", .string), ("tool", .string),
    ]

    /// The roots that are known before an article is read.
    static let unreadRoots: Set<String> = ["source", "run", "vars", "env"]

    mutating func use(_ path: PathUse) {
        used.insert(path.root + "." + (path.name ?? ""))
        guard let name = path.name else { return }
        if path.root == "vars" { usedVars.insert(name) }
        if path.root == "env" { usedEnv.insert(name) }
    }

    func type(of root: String, _ name: String?) -> ValueType {
        guard let name else { return root == "shard" ? .number : .map }
        switch root {
        case "source": return .string
        case "doc": return KnownNames.doc.first { $0.name == name }?.type ?? .any
        case "run": return KnownNames.run.first { $0.name == name }?.type ?? .any
        case "vars": return vars.first { $0.name == name }?.type ?? .any
        case "env": return .string
        default:
            if let declared = fields?.first(where: { $0.name == name })?.type { return declared }
            switch Field.named(name).form {
            case .date: return .date
            case .strings: return .list
            case .string: return .string
            case .boolean: return .bool
            default: return .any
            }
        }
    }
}
