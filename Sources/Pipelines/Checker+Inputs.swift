internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyYAML

extension Checker {
    private static let inputKeys = [
        "id", "files", "list", "stdin", "ignore", "as", "encoding", "meta", "order",
        "follow-symlinks",
    ]
    private static let laterInputKeys = [
        "warc", "records", "sidecar", "types", "status", "max-bytes", "truncated",
    ]

    mutating func inputs(_ node: YAMLNode) -> [InputPlan] {
        if node.scalar != nil || node.items?.allSatisfy({ $0.scalar != nil }) == true {
            guard var input = patterns(node) else { return [] }
            input.id = "1"
            return [input]
        }
        var inputs: [InputPlan] = []
        for (index, item) in (node.items ?? [node]).enumerated() {
            let plan = item.scalar != nil ? patterns(item) : input(item)
            guard var plan else { continue }
            if plan.id.isEmpty { plan.id = String(index + 1) }
            if inputs.contains(where: { $0.id == plan.id }) {
                error("duplicate-id", "two inputs are called `\(plan.id)`", at: plan.range)
            }
            inputs.append(plan)
        }
        return inputs
    }

    /// Patterns that stand alone; `-` is standard input.
    private mutating func patterns(_ node: YAMLNode) -> InputPlan? {
        if node.scalar == "-" { return InputPlan(id: "", kind: .standardInput, range: node.range) }
        let globs = globs(node, of: "an input")
        return InputPlan(id: "", kind: .files(globs), range: node.range)
    }

    private mutating func input(_ node: YAMLNode) -> InputPlan? {
        guard let entries = entries(node, of: "an input") else { return nil }
        var kinds: [(kind: InputPlan.Kind, key: YAMLNode)] = []
        var plan = InputPlan(id: "", kind: .standardInput, range: node.range)
        var isIncomplete = false
        for entry in entries {
            let (key, value) = (entry.key.scalar ?? "", entry.value)
            switch key {
            case "files": kinds.append((.files(globs(value, of: "`files`")), entry.key))
            case "list":
                if let path = text(value, of: "`list`") { kinds.append((.list(path), entry.key)) }
            case "stdin":
                if flag(value, of: "`stdin`") == true { kinds.append((.standardInput, entry.key)) }
            case "id": plan.id = text(value, of: "`id`") ?? ""
            case "ignore": plan.ignored = globs(value, of: "`ignore`")
            case "as": plan.format = readerSpec(value)
            case "encoding": plan.encoding = text(value, of: "`encoding`")
            case "meta":
                plan.metadata = (self.entries(value, of: "`meta`") ?? []).map {
                    (Field.named($0.key.scalar ?? ""), Metadata.Value($0.value))
                }
            case "order":
                plan.isSorted = choice(value, of: "`order`", as: InputOrder.self) != .given
            case "follow-symlinks": plan.followsLinks = flag(value, of: "`\(key)`") ?? false
            default:
                if Checker.laterInputKeys.contains(key) {
                    isIncomplete = true
                    refuse(key, at: entry.key.range)
                } else {
                    unknownKey(entry.key, of: "input key", known: Checker.inputKeys)
                }
            }
        }
        if let first = kinds.first {
            plan.kind = first.kind
            if kinds.count > 1 {
                error(
                    "wrong-input", "an input is only one of `files`, `list` and `stdin`",
                    at: kinds[1].key.range, help: "make two inputs of it")
            }
        } else if !isIncomplete, !hasErrors {
            error(
                "wrong-input", "this input names no `files`, no `list` and no `stdin`",
                at: node.range)
        }
        return plan
    }

    private mutating func globs(_ node: YAMLNode, of what: String) -> [Glob] {
        texts(node, of: what).compactMap { text, node in
            if let glob = Glob(text) { return glob }
            error("wrong-type", "the braces stand for more than 256 patterns", at: node.range)
            return nil
        }
    }

    mutating func readerSpec(_ node: YAMLNode) -> FormatSpec? {
        guard let text = text(node, of: "a format") else { return nil }
        do throws(Diagnostic) { return try registry.readerSpec(text) } catch {
            self.error("unknown-format", error.message, at: node.range, help: error.help)
            return nil
        }
    }

    mutating func writerSpec(_ node: YAMLNode) -> FormatSpec? {
        guard let text = text(node, of: "a format") else { return nil }
        do throws(Diagnostic) { return try registry.writerSpec(text) } catch {
            self.error("unknown-format", error.message, at: node.range, help: error.help)
            return nil
        }
    }
}

private enum InputOrder: String, CaseIterable { case path, given }
