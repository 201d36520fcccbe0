internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates
internal import GalleyYAML

extension Checker {
    private static let testKeys = ["name", "description", "given", "expect"]

    mutating func tests(
        _ node: YAMLNode, steps: [StepPlan], outputs: [OutputPlan]
    ) -> [TestPlan] {
        guard let items = node.items else {
            error("wrong-type", "`tests` should be a list, not \(phrase(node))", at: node.range)
            return []
        }
        var tests: [TestPlan] = []
        for (index, item) in items.enumerated() {
            var test = TestPlan(
                name: "test \(index + 1)", given: [], expect: .init(), range: item.range)
            for entry in entries(item, of: "a test") ?? [] {
                let (key, value) = (entry.key.scalar ?? "", entry.value)
                switch key {
                case "name": test.name = text(value, of: "`name`") ?? test.name
                case "description": _ = text(value, of: "`description`")
                case "given": test.given = (value.items ?? [value]).compactMap { given($0) }
                case "expect": test.expect = expectation(value, steps, outputs)
                case "profile", "set", "env", "mock", "from", "to": refuse(key, at: entry.key.range)
                default: unknownKey(entry.key, of: "key of a test", known: Checker.testKeys)
                }
            }
            if item["given"] == nil {
                error("test-without-input", "this test has no `given`", at: item.range)
            }
            tests.append(test)
        }
        return tests
    }

    private mutating func given(_ node: YAMLNode) -> TestPlan.Given? {
        guard let entries = entries(node, of: "`given`") else { return nil }
        var given = TestPlan.Given()
        var count = 0
        let formats = registry.readers.flatMap { [$0.name] + $0.aliases + $0.extensions }
        for entry in entries {
            let (key, value) = (entry.key.scalar ?? "", entry.value)
            switch key {
            case "file":
                given.file = text(value, of: "`file`")
                count += 1
            case "uri": given.uri = text(value, of: "`uri`")
            case "type": given.mediaType = text(value, of: "`type`")
            case "meta":
                given.metadata = (self.entries(value, of: "`meta`") ?? []).map {
                    (Field.named($0.key.scalar ?? ""), Metadata.Value($0.value))
                }
            default:
                guard formats.contains(key) else {
                    unknownKey(
                        entry.key, of: "key of `given`",
                        known: ["file", "uri", "type", "meta"] + formats)
                    continue
                }
                let name = registry.readerFacts(key)?.name ?? registry.reader(forExtension: key)
                given.format = name
                given.bytes = Array((value.scalar ?? "").utf8)
                count += 1
            }
        }
        if count != 1 {
            error(
                "test-without-input", "`given` names one text or one `file`", at: node.range)
        }
        return given
    }

    private mutating func expectation(
        _ node: YAMLNode, _ steps: [StepPlan], _ outputs: [OutputPlan]
    ) -> TestPlan.Expectation {
        var expect = TestPlan.Expectation()
        let known = [
            "status", "at", "error", "warnings", "meta", "text", "select", "outputs", "where",
        ]
        for entry in entries(node, of: "`expect`") ?? [] {
            let (key, value) = (entry.key.scalar ?? "", entry.value)
            switch key {
            case "status":
                if let status = choice(value, of: "`status`", as: TestPlan.Status.self) {
                    expect.status = (status, value.range)
                }
            case "at":
                if let id = text(value, of: "`at`") {
                    checkID(id, among: allIDs(steps), "step", value)
                    expect.at = (id, value.range)
                }
            case "error": expect.error = text(value, of: "`error`").map { ($0, value.range) }
            case "warnings":
                if case .integer(let count)? = value.coreValue {
                    expect.warnings = (count, [], value.range)
                } else {
                    let rules = value.items?.isEmpty == true ? [] : texts(value, of: "`warnings`")
                    expect.warnings = (
                        value.items?.isEmpty == true ? 0 : nil, rules.map(\.text), value.range
                    )
                }
            case "meta":
                expect.metadata = (entries(value, of: "`meta`") ?? []).map {
                    (
                        Field.named($0.key.scalar ?? ""), Metadata.Value($0.value), $0.range
                    )
                }
            case "text": expectText(value, into: &expect)
            case "select":
                expect.selections = (entries(value, of: "`select`") ?? []).compactMap {
                    selection($0)
                }
            case "outputs":
                for entry in entries(value, of: "`outputs`") ?? [] {
                    checkID(entry.key.scalar ?? "", among: outputs.map(\.id), "output", entry.key)
                    expect.outputs.append(expectedOutput(entry))
                }
            case "where":
                for item in value.items ?? [value] {
                    if let condition = condition(item, key: "where") {
                        expect.conditions.append((condition, item.range))
                    }
                }
            default: unknownKey(entry.key, of: "key of `expect`", known: known)
            }
        }
        return expect
    }

    private mutating func expectText(
        _ node: YAMLNode, into expect: inout TestPlan.Expectation
    ) {
        for entry in entries(node, of: "`text`") ?? [] {
            let value = entry.value
            switch entry.key.scalar {
            case "contains":
                expect.contains = texts(value, of: "`contains`").map { ($0.text, $0.node.range) }
            case "lacks":
                expect.lacks = texts(value, of: "`lacks`").map { ($0.text, $0.node.range) }
            case "equals": expect.equals = (value.scalar ?? "", value.range)
            default:
                unknownKey(entry.key, of: "key of `text`", known: ["contains", "lacks", "equals"])
            }
        }
    }

    private mutating func selection(_ entry: YAMLEntry) -> TestPlan.Selection? {
        check(selector: entry.key, of: "select", extractLine: nil)
        var selection = TestPlan.Selection(
            selector: entry.key.scalar ?? "", range: entry.range)
        if case .integer(let count)? = entry.value.coreValue {
            (selection.least, selection.most) = (count, count)
            return selection
        }
        for part in entries(entry.value, of: "what is selected") ?? [] {
            switch part.key.scalar {
            case "min": selection.least = number(part.value, of: "`min`", in: 0...1_000_000)
            case "max": selection.most = number(part.value, of: "`max`", in: 0...1_000_000)
            case "text": selection.text = text(part.value, of: "`text`")
            default: unknownKey(part.key, of: "key", known: ["min", "max", "text"])
            }
        }
        return selection
    }

    private mutating func expectedOutput(_ entry: YAMLEntry) -> TestPlan.Output {
        var output = TestPlan.Output(id: entry.key.scalar ?? "", range: entry.key.range)
        for part in entries(entry.value, of: "an output") ?? [] {
            switch part.key.scalar {
            case "path": output.path = text(part.value, of: "`path`")
            case "equals-file": output.equalsFile = text(part.value, of: "`equals-file`")
            case "absent": output.isAbsent = flag(part.value, of: "`absent`") ?? false
            case "contains": output.contains = texts(part.value, of: "`contains`").map(\.text)
            case "lacks": output.lacks = texts(part.value, of: "`lacks`").map(\.text)
            case "snapshot": refuse("snapshot", at: part.key.range)
            default:
                unknownKey(
                    part.key, of: "key of an output",
                    known: ["path", "equals-file", "absent", "contains", "lacks"])
            }
        }
        return output
    }

    private mutating func checkID(
        _ id: String, among ids: [String], _ what: String, _ node: YAMLNode
    ) {
        if ids.contains(id) || hasErrors { return }
        error(
            "unknown-id", "no \(what) is called `\(id)`", at: node.range,
            help: closest(to: id, in: ids).map { "did you mean `\($0)`?" }
                ?? "known: \(ids.joined(separator: ", "))")
    }

    private func allIDs(_ steps: [StepPlan]) -> [String] {
        steps.flatMap { step -> [String] in
            switch step.work {
            case .group(let inner): [step.id] + allIDs(inner)
            case .choose(let branches): [step.id] + branches.flatMap { allIDs($0.steps) }
            default: [step.id]
            }
        }
    }
}
