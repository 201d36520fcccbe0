internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates
internal import GalleyYAML

/// What is known at a place in the list of steps.
struct Flow {
    var extraction: Extraction?
    /// The line of the step `extract`.
    var extractLine: Int?
    /// The first step that needs the article, and its line.
    var readBy: (name: String, line: Int)?
    var ids: [String: Int] = [:]
    var depth = 0
    /// The names of the steps so far.
    var names: [String] = []
    /// The definitions that are being used here.
    var using: [String] = []
}

extension Checker {
    static let reservedStepKeys = ["id", "about", "when", "enabled", "on-error"]
    static let laterStepKeys = ["in", "timeout", "retry"]
    static let laterSteps = [
        "split", "merge", "dedupe", "sample", "limit", "sort", "exec", "template",
        "unwrap", "headings", "toc", "tables", "footnotes", "meta", "date", "slug", "summary",
        "stats", "tags", "validate", "note", "links", "images", "embeds", "sanitize", "typography",
        "unicode", "whitespace", "text", "filter", "require", "lang", "fingerprint", "keep", "drop",
    ]

    var stepNames: [String] {
        registry.transforms.map(\.name) + ["extract", "choose", "group", "use"]
    }

    mutating func steps(_ node: YAMLNode, _ flow: inout Flow) -> [StepPlan] {
        if node.isNull { return [] }
        guard let items = node.items else {
            error(
                "wrong-type", "`steps` should be a list, not \(phrase(node))", at: node.range,
                help: "each step begins with `- `")
            return []
        }
        guard flow.depth < 16 else {
            error("too-deep", "steps within steps deeper than 16 levels", at: node.range)
            return []
        }
        flow.depth += 1
        defer { flow.depth -= 1 }
        return items.compactMap { step($0, &flow) }
    }

    private mutating func step(_ node: YAMLNode, _ flow: inout Flow) -> StepPlan? {
        if let name = node.scalar, !node.isNull {
            return step(named: name, nameNode: node, value: nil, [:], &flow)
        }
        guard let entries = entries(node, of: "a step") else { return nil }
        var names: [YAMLEntry] = [], reserved: [String: YAMLNode] = [:]
        for entry in entries {
            let key = entry.key.scalar ?? ""
            if Checker.reservedStepKeys.contains(key) {
                reserved[key] = entry.value
            } else if Checker.laterStepKeys.contains(key) {
                refuse(key, at: entry.key.range)
            } else {
                names.append(entry)
            }
        }
        guard let first = names.first else {
            error(
                "step-without-name", "this step has no name", at: node.range,
                help: "a step is `- NAME` or `- NAME: {option: value}`")
            return nil
        }
        if names.count > 1 { reportTwoNames(first, names[1], flow) }
        return step(
            named: first.key.scalar ?? "", nameNode: first.key, value: first.value, reserved, &flow)
    }

    private mutating func reportTwoNames(_ first: YAMLEntry, _ second: YAMLEntry, _ flow: Flow) {
        let (name, other) = (first.key.scalar ?? "", second.key.scalar ?? "")
        let spelt = String(other.map { $0 == "_" ? "-" : $0 })
        if Checker.reservedStepKeys.contains(spelt) {
            return unknownKey(second.key, of: "step key", known: Checker.reservedStepKeys)
        }
        let options = optionNames(of: name)
        let line = text.line(of: first.key.range.lowerBound)
        let value =
            second.value.scalar.map {
                text.string(second.value.range).isEmpty ? $0 : text.string(second.value.range)
            } ?? "…"
        error(
            "step-two-names",
            "this step has two names, `\(name)` (line \(line)) and `\(other)`",
            at: second.key.range,
            help: options.contains(other)
                ? "`\(other)` is an option of `\(name)`: indent it two more spaces, or write "
                    + "`- \(name): {\(other): \(value)}`."
                : "begin each step with a hyphen of its own: `- \(other): …`.")
    }

    private func optionNames(of step: String) -> [String] {
        if step == "extract" { return Checker.extractKeys }
        return registry.transforms.first { $0.name == step }?.options.map(\.name) ?? []
    }

    private mutating func step(
        named name: String, nameNode: YAMLNode, value: YAMLNode?, _ reserved: [String: YAMLNode],
        _ flow: inout Flow
    ) -> StepPlan? {
        let line = text.line(of: nameNode.range.lowerBound)
        let when = reserved["when"].flatMap { condition($0, key: "when") }
        let readsWhen = when.map { !$0.expression.isUnread } ?? false
        var plan = StepPlan(
            id: stepID(name, reserved["id"], &flow), name: name, work: .extract, when: when,
            range: nameNode.range)
        plan.onError = reserved["on-error"].flatMap { choice($0, of: "`on-error`") }
        plan.isEnabled = reserved["enabled"].flatMap { flag($0, of: "`enabled`") } ?? true
        if let about = reserved["about"] { _ = text(about, of: "`about`") }
        if readsWhen { note(name, line, &flow) }
        defer { flow.names.append(name) }
        switch name {
        case "extract":
            if let reader = flow.readBy {
                error(
                    "extract-too-late",
                    "`extract` must stand before every step that needs the article; "
                        + "`\(reader.name)` (line \(reader.line)) needs it", at: nameNode.range,
                    help: "move `extract` up")
            }
            if flow.depth > 1 || when != nil {
                error(
                    "extract-too-late", "`extract` has no condition and stands in no other step",
                    at: nameNode.range)
            }
            if flow.extraction != nil {
                error("extract-twice", "`extract` stands here twice", at: nameNode.range)
            }
            flow.extraction = extraction(value)
            flow.extractLine = line
            note(name, line, &flow)
        case "group":
            plan.work = .group(value.map { steps($0, &flow) } ?? [])
        case "use": plan.work = .group(use(value, nameNode, &flow))
        case "choose":
            plan.work = .choose(branches(value, nameNode, &flow))
        default:
            guard let facts = registry.transforms.first(where: { $0.name == name }) else {
                unknownStep(name, nameNode)
                note(name, line, &flow)
                return nil
            }
            let options = options(value, of: facts, extractLine: flow.extractLine)
            plan.work = .transform(name, options)
            plan.isUnread = facts.effects == [.flow] && isUnread(options, facts) && !readsWhen
            if !plan.isUnread { note(name, line, &flow) }
            checkOrder(name, nameNode, flow)
        }
        return plan
    }

    private func note(_ name: String, _ line: Int, _ flow: inout Flow) {
        if flow.readBy == nil { flow.readBy = (name, line) }
    }

    private mutating func stepID(
        _ name: String, _ node: YAMLNode?, _ flow: inout Flow
    ) -> String {
        if let node, let id = text(node, of: "`id`") {
            if flow.ids[id] != nil, !flow.using.isEmpty { return numbered(id, &flow) }
            if flow.ids[id] != nil {
                error("duplicate-id", "two steps are called `\(id)`", at: node.range)
            }
            flow.ids[id, default: 0] += 1
            return id
        }
        return numbered(name, &flow)
    }

    /// The name, with a number behind it where it is taken.
    private func numbered(_ name: String, _ flow: inout Flow) -> String {
        var number = 1
        while flow.ids[number == 1 ? name : "\(name)-\(number)"] != nil { number += 1 }
        let id = number == 1 ? name : "\(name)-\(number)"
        flow.ids[id] = 1
        return id
    }

    /// The steps of a definition, as if they stood here.
    private mutating func use(
        _ node: YAMLNode?, _ nameNode: YAMLNode, _ flow: inout Flow
    ) -> [StepPlan] {
        guard let node, let name = text(node, of: "`use`") else {
            if node == nil { error("wrong-type", "`use` names no definition", at: nameNode.range) }
            return []
        }
        guard let steps = definitions[name] else {
            error(
                "unknown-definition", "`defs` has no `\(name)`", at: node.range,
                help: closest(to: name, in: definitions.keys.sorted()).map {
                    "did you mean `\($0)`?"
                })
            return []
        }
        guard !flow.using.contains(name) else {
            error("too-deep", "`\(name)` uses itself", at: node.range)
            return []
        }
        usedDefinitions.insert(name)
        flow.using.append(name)
        defer { flow.using.removeLast() }
        return self.steps(steps, &flow)
    }

    /// Checks the definitions that nobody uses, and says that nobody does.
    mutating func checkUnusedDefinitions(_ keys: [YAMLNode]) {
        for key in keys {
            guard let name = key.scalar, !usedDefinitions.contains(name) else { continue }
            warning("unused", "`\(name)` is never used", at: key.range)
            var flow = Flow()
            flow.using = [name]
            if let steps = definitions[name] { _ = self.steps(steps, &flow) }
        }
    }

    private mutating func unknownStep(_ name: String, _ node: YAMLNode) {
        let spelt = String(name.map { $0 == "_" ? "-" : $0 })
        if Checker.laterSteps.contains(name) { return refuse(name, at: node.range) }
        let known = stepNames
        let meant = known.contains(spelt) ? spelt : closest(to: name, in: known)
        error(
            "unknown-step", "no step is called `\(name)`", at: node.range,
            help: meant.map { $0 == spelt ? "write `\($0)`" : "did you mean `\($0)`?" }
                ?? (name.contains("/") ? "no plugin of that name is loaded" : "see `galley steps`"))
    }

    /// Mistakes of order that change nothing, or the wrong thing.
    private mutating func checkOrder(_ name: String, _ node: YAMLNode, _ flow: Flow) {
        let pairs = [("unicode", "dedupe"), ("headings", "toc")]
        for (first, second) in pairs where name == first && flow.names.contains(second) {
            warning(
                "order", "`\(first)` has no effect on the `\(second)` before it", at: node.range)
        }
        let cutting = ["drop", "keep", "unwrap"]
        for early in ["stats", "summary"] where cutting.contains(name) && flow.names.contains(early)
        {
            warning(
                "order", "`\(early)` was worked out before this step changes the text",
                at: node.range, help: "move `\(early)` behind it")
        }
    }

    private mutating func branches(
        _ node: YAMLNode?, _ nameNode: YAMLNode, _ flow: inout Flow
    ) -> [(when: Condition?, steps: [StepPlan])] {
        guard let node, let items = node.items else {
            error(
                "wrong-type", "`choose` is a list of `{when: …, steps: […]}`", at: nameNode.range)
            return []
        }
        var branches: [(when: Condition?, steps: [StepPlan])] = []
        var hasElse = false
        for item in items {
            if hasElse {
                warning("order", "no article reaches a branch after `else`", at: item.range)
            }
            var when: Condition?
            var list: [StepPlan] = []
            var isElse = false
            for entry in entries(item, of: "a branch") ?? [] {
                switch entry.key.scalar {
                case "when": when = condition(entry.value, key: "when")
                case "steps": list = steps(entry.value, &flow)
                case "else":
                    isElse = true
                    list = steps(entry.value, &flow)
                default:
                    unknownKey(entry.key, of: "key of a branch", known: ["when", "steps", "else"])
                }
            }
            if when.map({ !$0.expression.isUnread }) ?? false {
                note("choose", text.line(of: nameNode.range.lowerBound), &flow)
            }
            if !isElse, item["when"] == nil {
                error("wrong-type", "this branch has no `when`", at: item.range)
            }
            hasElse = hasElse || isElse
            branches.append((when, list))
        }
        return branches
    }
}

extension Expression {
    /// Whether it asks for nothing of the article itself.
    var isUnread: Bool {
        selectors.isEmpty && paths.allSatisfy { KnownNames.unreadRoots.contains($0.root) }
    }
}
