internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates
internal import GalleyYAML

extension Checker {
    private static let outputKeys = [
        "id", "path", "root", "to", "when", "enabled", "steps", "on-conflict", "overwrite", "title",
        "supplements", "raw",
    ]
    private static let laterOutputKeys = ["template", "toc", "fields", "shards"]

    /// The outputs; without any, articles go to standard output.
    mutating func outputs(_ node: YAMLNode?, after flow: Flow) -> [OutputPlan] {
        guard let node else {
            let format = FormatSpec(name: registry.defaultWriter ?? "")
            return [OutputPlan(id: "stdout", request: WriteRequest(format), range: 0..<0)]
        }
        var outputs: [OutputPlan] = []
        let items = node.items ?? [node]
        for (index, item) in items.enumerated() {
            guard var plan = output(item, after: flow) else { continue }
            if plan.id.isEmpty { plan.id = items.count == 1 ? "output" : "output-\(index + 1)" }
            if outputs.contains(where: { $0.id == plan.id }) {
                error("duplicate-id", "two outputs are called `\(plan.id)`", at: plan.range)
            }
            if let path = plan.path?.text, plan.when == nil, plan.isEnabled,
                outputs.contains(where: { $0.path?.text == path && $0.when == nil && $0.isEnabled })
            {
                warning("same-output", "two outputs have the path `\(path)`", at: plan.range)
            }
            outputs.append(plan)
        }
        return outputs
    }

    private mutating func output(_ node: YAMLNode, after flow: Flow) -> OutputPlan? {
        var plan = OutputPlan(
            id: "", request: WriteRequest(FormatSpec(name: "")), range: node.range)
        if node.scalar != nil {
            readPath(node, into: &plan)
            readFormat(nil, path: node, into: &plan)
            return plan
        }
        guard let entries = entries(node, of: "an output") else { return nil }
        func value(_ key: String) -> YAMLNode? { entries.first { $0.key.scalar == key }?.value }
        guard let path = value("path") else {
            if !entries.contains(where: { $0.key.scalar == "patch" }) {
                error(
                    "no-path", "this output has no `path`", at: node.range,
                    help: "`path: -` is standard output")
            }
            return nil
        }
        plan.range = path.range
        readPath(path, into: &plan)
        readFormat(value("to"), path: path, into: &plan)
        for entry in entries { read(entry, into: &plan, after: flow) }
        return plan
    }

    private mutating func readPath(_ node: YAMLNode, into plan: inout OutputPlan) {
        if node.scalar == "-" { return }
        guard let path = template(node, of: "`path`") else { return }
        plan.path = path
        if path.text.hasSuffix("/") {
            error(
                "path-is-folder", "this path names a folder", at: node.range,
                help: "name the file too: `\(path.text){{ source.stem }}.…`")
        }
    }

    /// The writer: named, or shown by the extension of the path.
    private mutating func readFormat(
        _ to: YAMLNode?, path: YAMLNode, into plan: inout OutputPlan
    ) {
        if let to {
            if let spec = writerSpec(to) { plan.request.format = spec }
        } else if path.scalar == "-" {
            plan.request.format = FormatSpec(name: registry.defaultWriter ?? "")
        } else if let text = path.scalar {
            // What stands behind the last braces, even where something within them is wrong.
            let end = text.utf8.lastIndex(of: UInt8(ascii: "}")).map { text.utf8.index(after: $0) }
            let tail = String(text[(end ?? text.startIndex)...])
            let suffix = fileExtension(of: "x" + lastName(of: tail))
            guard let name = suffix.flatMap({ registry.writer(forExtension: $0) }) else {
                return error(
                    "unknown-format",
                    suffix.map { "no format is known by the extension `.\($0)`" }
                        ?? "this path has no extension that shows a format", at: path.range,
                    help: "say which: `to: \(registry.defaultWriter ?? "FORMAT")`")
            }
            plan.request.format = FormatSpec(name: name)
        }
        plan.isStream = registry.streamWriters.contains { $0.name == plan.request.format.name }
    }

    private mutating func read(
        _ entry: YAMLEntry, into plan: inout OutputPlan, after flow: Flow
    ) {
        let (key, value) = (entry.key.scalar ?? "", entry.value)
        switch key {
        case "path", "to": break
        case "id": plan.id = text(value, of: "`id`") ?? ""
        case "root": plan.root = template(value, of: "`root`")
        case "when": plan.when = condition(value, key: "when")
        case "enabled": plan.isEnabled = flag(value, of: "`enabled`") ?? true
        case "steps":
            var flow = flow
            if flow.readBy == nil {
                flow.readBy = ("outputs", text.line(of: entry.range.lowerBound))
            }
            plan.steps = steps(value, &flow)
        case "on-conflict": plan.conflict = choice(value, of: "`on-conflict`") ?? .error
        case "overwrite": plan.overwrite = choice(value, of: "`overwrite`") ?? .ours
        case "title": plan.request.title = choice(value, of: "`title`") ?? .auto
        case "raw": plan.request.islands = choice(value, of: "`raw`")
        case "supplements":
            plan.request.supplements = texts(value, of: "`supplements`").map(\.text)
        default: readOption(entry, into: &plan)
        }
    }

    /// An option of the writer.
    private mutating func readOption(_ entry: YAMLEntry, into plan: inout OutputPlan) {
        let name = entry.key.scalar ?? ""
        guard let facts = registry.writerFacts(plan.request.format.name) else { return }
        let known = registry.options(of: facts)
        guard known.contains(where: { $0.name == name }) else {
            if Checker.laterOutputKeys.contains(name) { return refuse(name, at: entry.key.range) }
            return unknownKey(
                entry.key, of: "output key", known: Checker.outputKeys + known.map(\.name),
                help: known.isEmpty
                    ? nil : "Options of `\(facts.name)` stand here too.")
        }
        let value = Metadata.Value(entry.value)
        plan.request.options[name] = value
        if plan.isStream { return }
        // The writer itself says what is wrong with its options.
        var context = Context(registry, source: SourceInfo(name: "-"))
        var sink = ByteSink(limit: 1 << 20)
        let request = WriteRequest(
            FormatSpec(name: plan.request.format.name), options: [name: value])
        do { try context.write(Document(), request, to: &sink) } catch let mistake as Diagnostic {
            if mistake.code.hasPrefix("option.") {
                error("bad-option", mistake.message, at: entry.value.range, help: mistake.help)
            }
        } catch {}
    }
}
