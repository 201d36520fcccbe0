internal import GalleyDocumentModel
internal import GalleyDocumentQueries
public import GalleyPluginKit
internal import GalleyTemplates
internal import GalleyYAML

/// The pipeline language: YAML to a checked plan.
///
/// ```swift
/// let loaded = Pipeline.load(bytes, name: "news.yml", registry: registry)
/// let report = loaded.plan?.run(RunOptions())
/// ```
public enum Pipeline {
    /// The version of the language that is spoken.
    public static let version = 1

    /// What came of reading a pipeline.
    public struct Loaded: Sendable {
        /// Nil when there are errors.
        public let plan: Plan?
        /// All that was found, in the order of the file.
        public let diagnostics: [Diagnostic]
        /// The texts that the diagnostics point into.
        public let text: PipelineText
    }

    /// Reads and checks a pipeline; everything wrong with it is told in one pass.
    ///
    /// `overrides` are settings as on the command line, `PATH=VALUE`, laid over the file in order.
    /// `environment` answers for the variables that the pipeline declares.
    public static func load(
        _ bytes: [UInt8], name: String, registry: Registry, overrides: [String] = [],
        environment: [String: String] = [:]
    ) -> Loaded {
        var text = PipelineText(name: name, bytes: bytes)
        let parsed: YAMLNode?
        do throws(YAMLError) {
            parsed = try YAMLDocument(parsing: bytes).root
        } catch {
            var checker = Checker(text, registry)
            checker.report(error)
            return Loaded(plan: nil, diagnostics: checker.sorted, text: text)
        }
        var root = parsed ?? YAMLNode(.mapping([], .block), range: 0..<0)
        var early: [Diagnostic] = []
        for override in overrides {
            if let mistake = root.apply(override, to: &text) { early.append(mistake) }
        }
        var checker = Checker(text, registry)
        let plan = checker.plan(root, environment: environment)
        let found = early + checker.sorted
        let isGood = !found.contains { $0.severity == .error }
        return Loaded(plan: isGood ? plan : nil, diagnostics: found, text: text)
    }
}

extension Checker {
    static let topLevelKeys = [
        "pipeline", "name", "about", "vars", "env", "fields", "defs", "inputs", "steps", "outputs",
        "run", "tests",
    ]
    static let laterTopLevelKeys = ["requires", "extends", "patch", "plugins", "profiles"]

    /// The plan that a whole file stands for; of use only where nothing is wrong.
    fileprivate mutating func plan(_ root: YAMLNode, environment: [String: String]) -> Plan? {
        checkSpelling(root)
        guard root.entries != nil else {
            error(
                "wrong-type", "a pipeline is a map of keys, not \(phrase(root))", at: root.range,
                help: "begin with `pipeline: 1`")
            return nil
        }
        let entries = entries(root, of: "a pipeline") ?? []
        guard checkVersion(entries, root) else { return nil }
        for entry in entries {
            let key = entry.key.scalar ?? ""
            if Checker.topLevelKeys.contains(key) { continue }
            if Checker.laterTopLevelKeys.contains(key) {
                refuse(key, at: entry.key.range)
            } else {
                unknownKey(
                    entry.key, of: "top-level key", known: Checker.topLevelKeys,
                    help: "Keys of your own (for anchors) start with `x-`.")
            }
        }
        func value(_ key: String) -> YAMLNode? { entries.first { $0.key.scalar == key }?.value }
        let name = value("name").flatMap { self.text($0, of: "`name`") }
        if let name, name.contains("/") || name.hasPrefix("."), let node = value("name") {
            error(
                "wrong-type", "`name` is a name of a folder too: no slash, no dot first",
                at: node.range)
        }
        let about = value("about").flatMap { self.text($0, of: "`about`") }
        let vars = value("vars").map { variables($0) } ?? []
        let (env, secrets) = value("env").map { self.environment($0, environment) } ?? ([], [])
        let fields = value("fields").map { self.fields($0) } ?? []
        names.vars = vars.map { ($0.name, $0.value.type) }
        names.env = env.map(\.name)
        let inputs = value("inputs").map { self.inputs($0) } ?? []
        let defined = value("defs").flatMap { self.entries($0, of: "`defs`") } ?? []
        for entry in defined { definitions[entry.key.scalar ?? ""] = entry.value }
        var flow = Flow()
        let steps = value("steps").map { self.steps($0, &flow) } ?? []
        let outputs = self.outputs(value("outputs"), after: flow)
        let settings = value("run").map { self.settings($0) } ?? RunSettings()
        let tests = value("tests").map { self.tests($0, steps: steps, outputs: outputs) } ?? []
        checkUnusedDefinitions(defined.map(\.key))
        warnUnused(value("vars"), value("env"))
        var cache = SelectorCache()
        for expression in allExpressions { cache.add(expression) }
        let stem = stem(of: text.name)
        return Plan(
            name: name ?? stem, about: about, text: text, settings: settings, registry: registry,
            inputs: inputs.isEmpty
                ? [InputPlan(id: "stdin", kind: .standardInput, range: 0..<0)] : inputs,
            steps: steps, outputs: outputs, tests: tests, vars: vars, env: env, secrets: secrets,
            extraction: flow.extraction, fields: fields, selectors: cache,
            fingerprint: fingerprint(root, vars, env),
            needsSHA256: names.used.contains("source.sha256") || usesAllValues,
            usesRunDate: names.used.contains("run.date") || usesAllValues)
    }

    private mutating func checkVersion(_ entries: [YAMLEntry], _ root: YAMLNode) -> Bool {
        guard let entry = entries.first(where: { $0.key.scalar == "pipeline" }) else {
            error(
                "no-version", "the key `pipeline` is missing",
                at: root.range.lowerBound..<root.range.lowerBound,
                help: "begin with `pipeline: 1`, the version of the language")
            return true
        }
        guard case .integer(let version)? = entry.value.coreValue else {
            error(
                "wrong-type", "`pipeline` should be 1, not \(phrase(entry.value))",
                at: entry.value.range)
            return true
        }
        if version == Pipeline.version { return true }
        error(
            "version", "language version \(version) needs a newer galley; this one speaks 1",
            at: entry.value.range)
        return false
    }

    private mutating func variables(_ node: YAMLNode) -> [Value.Entry] {
        (entries(node, of: "`vars`") ?? []).compactMap { entry in
            let name = entry.key.scalar ?? ""
            guard entry.value.entries == nil else {
                error(
                    "wrong-type", "a variable is a single value or a list, not a map",
                    at: entry.value.range)
                return nil
            }
            return Value.Entry(name, Value(Metadata.Value(entry.value)))
        }
    }

    private mutating func environment(
        _ node: YAMLNode, _ given: [String: String]
    ) -> ([Value.Entry], secrets: [String]) {
        var found: [Value.Entry] = [], secrets: [String] = []
        for item in node.items ?? [node] {
            var name = item.scalar
            var standard: String?
            if item.entries != nil {
                for entry in entries(item, of: "a variable of the environment") ?? [] {
                    switch entry.key.scalar {
                    case "name": name = text(entry.value, of: "`name`")
                    case "default": standard = entry.value.scalar
                    case "secret":
                        if flag(entry.value, of: "`secret`") == true, let name {
                            secrets.append(name)
                        }
                    default:
                        unknownKey(
                            entry.key, of: "key of a variable",
                            known: ["name", "default", "secret"])
                    }
                }
            }
            guard let name, !name.isEmpty else {
                error("wrong-type", "`env` is a list of names", at: item.range)
                continue
            }
            let value = given[name] ?? standard
            found.append(Value.Entry(name, value.map { .string($0) } ?? .null))
        }
        return (found, secrets)
    }

    private mutating func warnUnused(_ vars: YAMLNode?, _ env: YAMLNode?) {
        for entry in vars?.mergedEntries ?? [] {
            let name = entry.key.scalar ?? ""
            if names.usedVars.contains(name) || name.hasPrefix("x-") || usesAllValues { continue }
            warning("unused", "`vars.\(name)` is never used", at: entry.key.range)
        }
        for item in env?.items ?? [] {
            guard let name = item.scalar ?? item["name"]?.scalar, !usesAllValues else { continue }
            if names.usedEnv.contains(name) { continue }
            warning("unused", "`env.\(name)` is never used", at: item.range)
        }
    }

    /// A hash of everything that decides what becomes of an article.
    private func fingerprint(
        _ root: YAMLNode, _ vars: [Value.Entry], _ env: [Value.Entry]
    ) -> String {
        var bytes: [UInt8] = []
        for entry in root.mergedEntries ?? [] {
            let key = entry.key.scalar ?? ""
            if ["tests", "name", "about", "run", "inputs", "vars", "env"].contains(key) {
                continue
            }
            bytes += Array("\(key)=\(Metadata.Value(entry.value).canonical)\n".utf8)
        }
        for entry in vars + env { bytes += Array("\(entry.name)=\(entry.value)\n".utf8) }
        return sha256Hex(bytes)
    }
}

/// A file's name without folder and extension.
func stem(of path: String) -> String {
    let name = lastName(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
        return name
    }
    return String(name[..<dot])
}

extension Metadata.Value {
    /// A YAML value as options are given it.
    init(_ node: YAMLNode) {
        switch node.content {
        case .sequence(let items, _): self = .list(items.map { Self($0) })
        case .mapping:
            self = .map(
                (node.mergedEntries ?? []).map {
                    Metadata.Entry($0.key.scalar ?? "", Self($0.value))
                })
        case .scalar(let text, _):
            switch node.coreValue {
            case .null: self = .null
            case .boolean(let flag): self = .boolean(flag)
            case .integer, .float: self = .number(text)
            default: self = .string(text)
            }
        }
    }

    /// Text that is equal for equal values only.
    var canonical: String {
        switch self {
        case .list(let items): "[" + items.map(\.canonical).joined(separator: ",") + "]"
        case .map(let entries):
            "{"
                + entries.map { "\($0.key.utf8.count):\($0.key)=\($0.value.canonical)" }
                .joined(separator: ",") + "}"
        case .string(let text): "\(text.utf8.count):\(text)"
        case .null: "~"
        default: string.map { "=\($0)" } ?? "~"
        }
    }
}
