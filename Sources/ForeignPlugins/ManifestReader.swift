internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates
internal import GalleyYAML

/// Reads a manifest; the first thing that is wrong is thrown with its place.
struct ManifestReader {
    private let bytes: [UInt8]
    private let path: String

    init(_ bytes: [UInt8], path: String) { (self.bytes, self.path) = (bytes, path) }

    func read(folder: String) throws(Diagnostic) -> PluginManifest {
        let root: YAMLNode?
        do throws(YAMLError) {
            root = try YAMLDocument(parsing: bytes).root
        } catch {
            throw fault(error.code.rawValue, error.message, error.range, help: error.help)
        }
        guard let root, let entries = root.entries else {
            throw fault("not-a-manifest", "a manifest is a mapping", root?.range ?? 0..<0)
        }
        var fields = try Fields(entries, self)
        guard let version = fields.take("galley-plugin") else {
            throw fault(
                "not-a-manifest", "no `galley-plugin` in the manifest", root.range,
                help: "begin it with `galley-plugin: 1`")
        }
        guard version.coreValue == .integer(1) else {
            throw fault("version", "version of the manifest is not 1", version.range)
        }
        let name = try fields.word("name")
        let kind: PluginManifest.Kind = try fields.choice("kind")
        let template = try fields.template()
        if template != nil, kind != .writer {
            throw fault("bad-value", "a template is a writer, and no other kind", root.range)
        }
        let command = template == nil ? try fields.texts("command") : []
        var manifest = PluginManifest(
            name: name, kind: kind, format: name, command: command,
            document: template == nil ? try fields.word("document") : "", template: template,
            folder: folder)
        guard template != nil || !manifest.command.isEmpty else {
            throw fault("missing", "`command` is empty", root.range)
        }
        try fields.fill(&manifest)
        try fields.finish()
        return manifest
    }

    func fault(
        _ code: String, _ message: String, _ range: Range<Int>, help: String? = nil
    ) -> Diagnostic {
        let place = Diagnostic.Place(source: path, range: SourceRange(range))
        return Diagnostic(.error, "manifest.\(code)", message, at: [place], help: help)
    }
}

/// The entries of a mapping, taken out one by one.
private struct Fields {
    private var entries: [YAMLEntry]
    private let reader: ManifestReader
    private var known: [String] = []

    init(_ entries: [YAMLEntry], _ reader: ManifestReader) throws(Diagnostic) {
        for entry in entries where entry.key.scalar == nil {
            throw reader.fault("bad-key", "a key is no text", entry.key.range)
        }
        (self.entries, self.reader) = (entries, reader)
    }

    mutating func take(_ key: String) -> YAMLNode? {
        known.append(key)
        guard let index = entries.firstIndex(where: { $0.key.scalar == key }) else { return nil }
        return entries.remove(at: index).value
    }

    /// Takes what a manifest may do without.
    mutating func fill(_ manifest: inout PluginManifest) throws(Diagnostic) {
        if let node = take("format") { manifest.format = try word(node, "format") }
        if let node = take("aliases") { manifest.aliases = try texts(node, "aliases") }
        if let node = take("extensions") { manifest.extensions = try texts(node, "extensions") }
        if let node = take("help") { manifest.help = try text(node, "help") }
        if let node = take("environment") {
            manifest.environment = try texts(node, "environment")
        }
        if let node = take("protocol") { manifest.exchange = try choice(node, "protocol") }
        if let node = take("timeout") {
            guard case .integer(let seconds)? = node.coreValue, (1...3600).contains(seconds) else {
                throw reader.fault(
                    "bad-value", "`timeout` is a number of seconds from 1 to 3600", node.range)
            }
            manifest.timeout = seconds
        }
        if let node = take("speaks") {
            manifest.speaks = try texts(node, "speaks")
            for (name, item) in zip(manifest.speaks, node.items ?? [node])
            where Kind(named: name) == nil {
                throw reader.fault(
                    "bad-value", "no kind of node is called `\(name)`", item.range,
                    help: hint(name, Kind.allCases.map(\.name)))
            }
        }
        if let node = take("options") { manifest.options = try options(node) }
    }

    /// Refuses what is left.
    func finish() throws(Diagnostic) {
        guard let entry = entries.first else { return }
        let name = entry.key.scalar ?? ""
        throw reader.fault(
            "unknown-key", "a manifest has no `\(name)`", entry.key.range, help: hint(name, known))
    }

    private func hint(_ name: String, _ known: [String]) -> String? {
        let spelt = String(name.map { $0 == "_" ? "-" : $0 })
        if known.contains(spelt) { return "write `\(spelt)`" }
        return nearest(to: name, among: known).map { "did you mean `\($0)`?" }
    }

    /// Takes what a template has in place of a command.
    mutating func template() throws(Diagnostic) -> PluginManifest.Template? {
        guard let node = take("template") else { return nil }
        var template = PluginManifest.Template(
            file: try text(node, "template"), escaping: PageTemplate.Escaping.html.rawValue,
            body: nil, parts: [:])
        if let node = take("escaping") {
            let escaping: PageTemplate.Escaping = try choice(node, "escaping")
            template.escaping = escaping.rawValue
        }
        if let node = take("body") { template.body = try word(node, "body") }
        if let node = take("parts") {
            guard let entries = node.entries else {
                throw reader.fault("bad-value", "`parts` is a mapping of files", node.range)
            }
            for entry in entries {
                template.parts[entry.key.scalar ?? ""] = try text(entry.value, "parts")
            }
        }
        return template
    }

    // MARK: Required

    mutating func word(_ key: String) throws(Diagnostic) -> String {
        try word(required(key), key)
    }

    mutating func texts(_ key: String) throws(Diagnostic) -> [String] {
        try texts(required(key), key)
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String
    ) throws(Diagnostic) -> Choice where Choice.RawValue == String {
        try choice(required(key), key)
    }

    private mutating func required(_ key: String) throws(Diagnostic) -> YAMLNode {
        if let node = take(key) { return node }
        throw reader.fault("missing", "`\(key)` is missing in the manifest", 0..<0)
    }

    // MARK: Values

    private func text(_ node: YAMLNode, _ key: String) throws(Diagnostic) -> String {
        guard let text = node.scalar, !node.isNull else {
            throw reader.fault("bad-value", "`\(key)` is a text", node.range)
        }
        return text
    }

    /// A name in kebab-case; slashes may stand between its parts.
    private func word(_ node: YAMLNode, _ key: String) throws(Diagnostic) -> String {
        let word = try text(node, key)
        let isGood = word.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2F
        }
        guard isGood, !word.isEmpty else {
            throw reader.fault(
                "bad-value", "`\(key)` is a name of small letters, digits and hyphens",
                node.range)
        }
        return word
    }

    private func texts(_ node: YAMLNode, _ key: String) throws(Diagnostic) -> [String] {
        guard let items = node.items else { return [try text(node, key)] }
        var texts: [String] = []
        for item in items { texts.append(try text(item, key)) }
        return texts
    }

    private func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: YAMLNode, _ key: String
    ) throws(Diagnostic) -> Choice where Choice.RawValue == String {
        guard let choice = node.scalar.flatMap(Choice.init(rawValue:)) else {
            let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw reader.fault("bad-value", "`\(key)` is one of \(names)", node.range)
        }
        return choice
    }

    private func options(_ node: YAMLNode) throws(Diagnostic) -> [PluginManifest.Option] {
        guard let entries = node.entries else {
            throw reader.fault("bad-value", "`options` is a mapping of names", node.range)
        }
        var options: [PluginManifest.Option] = []
        for entry in entries {
            var fields = try Fields(entry.value.entries ?? [], reader)
            let name = try word(entry.key, "options")
            var option = PluginManifest.Option(name: name, form: .text, help: "", standard: "none")
            if let node = fields.take("type") { option.form = try choice(node, "type") }
            if let node = fields.take("help") { option.help = try text(node, "help") }
            if let node = fields.take("default") { option.standard = try text(node, "default") }
            guard !option.help.isEmpty else {
                throw reader.fault("missing", "option `\(name)` needs a `help`", entry.key.range)
            }
            try fields.finish()
            options.append(option)
        }
        return options
    }
}
