internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates
internal import GalleyYAML

extension Checker {
    private static let runKeys = [
        "jobs", "order", "on-error", "max-errors", "limits", "incremental", "state", "quarantine",
        "unrouted",
    ]

    mutating func settings(_ node: YAMLNode) -> RunSettings {
        var settings = RunSettings()
        for entry in entries(node, of: "`run`") ?? [] {
            let (key, value) = (entry.key.scalar ?? "", entry.value)
            switch key {
            case "jobs":
                if value.scalar == "auto" { continue }
                if let count = number(value, of: "`jobs`", in: 1...1024) {
                    settings.jobs = .number(count)
                }
            case "order": _ = choice(value, of: "`order`", as: RunOrder.self)
            case "on-error":
                settings.onError = choice(value, of: "`on-error`") ?? .quarantine
                if settings.onError == .continue {
                    error(
                        "wrong-type", "only a step can go on after an error", at: value.range,
                        help: "write `on-error: continue` beside the step")
                }
            case "max-errors": settings.maxErrors = maxErrors(value)
            case "limits": settings.limits = limits(value)
            case "incremental": settings.isIncremental = flag(value, of: "`\(key)`") ?? true
            case "state":
                if value.scalar == "none" {
                    settings.isIncremental = false
                } else {
                    settings.state = text(value, of: "`state`")
                }
            case "quarantine": settings.quarantine = text(value, of: "`quarantine`")
            case "unrouted": settings.unrouted = choice(value, of: "`unrouted`") ?? .warn
            case "durability", "isolate": refuse(key, at: entry.key.range)
            default: unknownKey(entry.key, of: "key of `run`", known: Checker.runKeys)
            }
        }
        return settings
    }

    private mutating func maxErrors(_ node: YAMLNode) -> RunSettings.MaxErrors? {
        if case .integer(let number)? = node.coreValue, number >= 0 { return .number(number) }
        if let text = node.scalar, text.hasSuffix("%"), let number = Double(text.dropLast()),
            (0...100).contains(number)
        {
            return .percent(number)
        }
        error(
            "wrong-type", "`max-errors` should be a number or a percentage, not \(phrase(node))",
            at: node.range, help: "write `20` or `2%`")
        return nil
    }

    private mutating func limits(_ node: YAMLNode) -> Limits {
        var limits = Limits()
        for entry in entries(node, of: "`limits`") ?? [] {
            let (key, value) = (entry.key.scalar ?? "", entry.value)
            switch key {
            case "time":
                if let seconds = measure(value, of: "`time`", .duration) {
                    limits.time = .milliseconds(Int(min(seconds, 1e6) * 1000))
                }
            case "input":
                if let size = measure(value, of: "`input`", .size) {
                    limits.inputBytes = Int(min(size, 1e12))
                }
            case "output":
                if let size = measure(value, of: "`output`", .size) {
                    limits.outputBytes = Int(min(size, 1e12))
                }
            case "depth":
                limits.depth = number(value, of: "`depth`", in: 1...10_000) ?? limits.depth
            case "nodes":
                limits.nodes = number(value, of: "`nodes`", in: 1...1_000_000_000) ?? limits.nodes
            default:
                unknownKey(
                    entry.key, of: "limit", known: ["time", "input", "output", "depth", "nodes"])
            }
        }
        return limits
    }

    mutating func fields(_ node: YAMLNode) -> [FieldPlan] {
        var plans: [FieldPlan] = [], known: [(name: String, type: ValueType)] = []
        for entry in entries(node, of: "`fields`") ?? [] {
            let name = entry.key.scalar ?? ""
            let written =
                entry.value.items.flatMap { $0.count == 1 ? $0[0].scalar.map { "[\($0)]" } : nil }
                ?? entry.value.scalar ?? ""
            let isRequired = written.hasSuffix("!")
            let type = isRequired ? String(written.dropLast()) : written
            let types: [String: ValueType] = [
                "string": .string, "int": .number, "float": .number, "bool": .bool, "date": .date,
                "url": .string, "lang": .string, "[string]": .list, "map": .map,
            ]
            guard let valueType = types[type] else {
                let meant = closest(to: type, in: types.keys.sorted())
                error(
                    "unknown-type", "no type is called `\(type)`", at: entry.value.range,
                    help: meant.map { "did you mean `\($0)`?" }
                        ?? "known: " + types.keys.sorted().joined(separator: ", "))
                continue
            }
            plans.append(FieldPlan(name: name, isRequired: isRequired, range: entry.key.range))
            known.append((name, valueType))
        }
        names.fields = known
        names.fieldsLine = text.line(of: node.range.lowerBound)
        return plans
    }
}

private enum RunOrder: String, CaseIterable { case input, any }
