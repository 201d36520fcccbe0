internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleyTemplates

extension Plan {
    /// The whole plan as text for people: where articles come from, what is done, where they go.
    public func explain(_ options: RunOptions = RunOptions()) -> String {
        var lines = ["pipeline \(name)" + (about.map { ": \($0)" } ?? "")]
        if !vars.isEmpty {
            lines.append("vars")
            for entry in vars { lines.append("  \(entry.name): \(shown(entry.value))") }
        }
        if !env.isEmpty {
            lines.append("env")
            for entry in env {
                let value = secrets.contains(entry.name) ? "(secret)" : shown(entry.value)
                lines.append("  \(entry.name): \(value)")
            }
        }
        lines.append("inputs")
        for input in inputs { lines += describe(input) }
        let (files, _) = inputFiles(options)
        lines.append("  → \(grouped(files.count)) \(files.count == 1 ? "input" : "inputs")")
        lines.append("steps")
        if extraction == nil, !steps.contains(where: { !$0.isUnread }) {
            lines.append("  (none)")
        }
        describe(steps, depth: 1, into: &lines)
        lines.append("outputs")
        for output in outputs { lines += describe(output) }
        lines += describeRun(options)
        return lines.joined(separator: "\n") + "\n"
    }

    private func describe(_ input: InputPlan) -> [String] {
        var line = "  \(input.id): "
        switch input.kind {
        case .standardInput: line += "standard input"
        case .list(let path): line += "the files listed in \(path)"
        case .files(let globs): line += globs.map(\.text).joined(separator: ", ")
        }
        if !input.ignored.isEmpty {
            line += " without " + input.ignored.map(\.text).joined(separator: ", ")
        }
        line += input.format.map { " as \($0.name)" } ?? ""
        line += input.encoding.map { " in \($0)" } ?? ""
        return [line + origin(input.range)]
    }

    private func describe(_ steps: [StepPlan], depth: Int, into lines: inout [String]) {
        let margin = String(repeating: "  ", count: depth)
        for step in steps {
            var line = margin + step.id + (step.id == step.name ? "" : " (\(step.name))")
            line += effects(of: step)
            if let when = step.when { line += " when \(when.expression.text)" }
            if let way = step.onError { line += ", on error \(way.rawValue)" }
            if !step.isEnabled { line += " — switched off" }
            lines.append(line + origin(step.range))
            switch step.work {
            case .extract:
                guard let extraction else { continue }
                lines.append(margin + "  mode: \(extraction.mode.rawValue)")
                if let keep = extraction.keep { lines.append(margin + "  keep: \(keep)") }
                if let drop = extraction.drop { lines.append(margin + "  drop: \(drop)") }
                lines.append(margin + "  min-words: \(extraction.minWords)")
            case .transform(let name, let options):
                lines += describe(options, of: name).map { margin + "  " + $0 }
            case .group(let inner): describe(inner, depth: depth + 1, into: &lines)
            case .choose(let branches):
                for branch in branches {
                    lines.append(
                        margin + "  " + (branch.when.map { "when \($0.expression.text)" } ?? "else")
                    )
                    describe(branch.steps, depth: depth + 2, into: &lines)
                }
            }
        }
    }

    /// The options of a step: those given, and what the others are at rest.
    private func describe(_ given: [String: Metadata.Value], of name: String) -> [String] {
        guard let facts = registry.transforms.first(where: { $0.name == name }) else { return [] }
        return facts.options.map { option in
            given[option.name].map { "\(option.name): \(shown(Value($0)))" }
                ?? "\(option.name): \(option.standard)  <- default"
        }
    }

    private func effects(of step: StepPlan) -> String {
        guard case .transform(let name, _) = step.work,
            let facts = registry.transforms.first(where: { $0.name == name })
        else { return "" }
        let all: [(TransformFacts.Effects, String)] = [
            (.metadata, "metadata"), (.tree, "tree"), (.text, "text"), (.flow, "flow"),
        ]
        let own = all.filter { facts.effects.contains($0.0) }.map(\.1)
        return own.isEmpty ? "" : " [\(own.joined(separator: ", "))]"
    }

    private func describe(_ output: OutputPlan) -> [String] {
        var line = "  \(output.id): \(output.path?.text ?? "standard output")"
        line += " as \(output.request.format.name)"
        if let when = output.when { line += " when \(when.expression.text)" }
        if !output.isEnabled { line += " — switched off" }
        var lines = [line + origin(output.range)]
        for (name, value) in output.request.options.sorted(by: { $0.key < $1.key }) {
            lines.append("    \(name): \(shown(Value(value)))")
        }
        describe(output.steps, depth: 2, into: &lines)
        return lines
    }

    private func describeRun(_ options: RunOptions) -> [String] {
        let limits = settings.limits
        let isSet = options.jobs != nil || settings.jobs != .auto
        return [
            "run",
            "  jobs: \(jobs(options))" + (isSet ? "" : "  <- processors"),
            "  on-error: \((options.onError ?? settings.onError).rawValue)",
            "  limits: time \(limits.time), input \(limits.inputBytes) bytes, output "
                + "\(limits.outputBytes) bytes, depth \(limits.depth), nodes \(limits.nodes)",
            "  incremental: \(settings.isIncremental), state \(options.state ?? settings.state ?? ".galley/" + name)",
        ]
    }

    private func shown(_ value: Value) -> String {
        value.text ?? "\(Metadata.Value(value).canonical)"
    }

    /// Where something was said: the line of the file, or the setting.
    private func origin(_ range: Range<Int>) -> String {
        let place = text.place(range)
        if range.isEmpty, range.lowerBound == 0 { return "  <- default" }
        return place.source == text.name
            ? "  <- line \(text.line(of: range.lowerBound))" : "  <- \(place.source)"
    }
}
