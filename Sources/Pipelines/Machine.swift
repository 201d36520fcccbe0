internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleyTemplates

/// A plan's steps with transforms of their own: one machine a thread, so that none is shared.
struct Machine {
    indirect enum Work {
        case extract
        case transform(any Transform)
        case group([Live])
        case choose([(when: Condition?, steps: [Live])])
    }

    struct Live {
        let plan: StepPlan
        let work: Work
    }

    let plan: Plan
    let options: RunOptions
    let steps: [Live]
    /// The private steps of each output.
    let outputSteps: [[Live]]
    /// The roots `run`, `vars` and `env`.
    private let values: [String: Value]
    private let metadataValues: [String: Metadata.Value]

    init(_ plan: Plan, _ options: RunOptions) throws {
        (self.plan, self.options) = (plan, options)
        steps = try live(plan.steps, plan.registry, options)
        outputSteps = try plan.outputs.map { try live($0.steps, plan.registry, options) }
        let date = options.runDate.flatMap { Moment($0) }.map { Value.date($0) } ?? .null
        values = [
            "vars": .map(plan.vars), "env": .map(plan.env),
            "run": .map([
                .init("date", date), .init("id", .string(plan.name)),
                .init("tool", .string(options.tool)),
            ]),
        ]
        metadataValues = values.mapValues { Metadata.Value($0) }
    }
}

/// The steps that are switched on, each with its transform.
private func live(
    _ steps: [StepPlan], _ registry: Registry, _ options: RunOptions
) throws -> [Machine.Live] {
    try steps.filter { step in
        step.isEnabled && !options.skippedSteps.contains(step.id)
            && (options.onlySteps?.contains(step.id) ?? true)
    }.map { step in
        let work: Machine.Work
        switch step.work {
        case .extract: work = .extract
        case .transform(let name, let values):
            work = .transform(try registry.transform(name, options: values))
        case .group(let inner): work = .group(try live(inner, registry, options))
        case .choose(let branches):
            work = .choose(try branches.map { ($0.when, try live($0.steps, registry, options)) })
        }
        return Machine.Live(plan: step, work: work)
    }
}

/// One article on its way through a machine.
struct Passage: ~Copyable {
    enum End: Sendable {
        case done
        case dropped(step: String, reason: String)
        case failed(step: String?, Diagnostic, OnError)
    }

    let source: Source
    let format: FormatSpec
    let defaults: [(field: Field, value: Metadata.Value)]
    var context: Context
    var document = Document()
    /// The document as it entered the step that failed.
    var before: Document?
    var isRead = false
    /// The values of `source`.
    var values: [String: Value]
}

/// The end of an article of which too little was found.
private struct TooFewWords: Error {
    let end: Passage.End
}

extension Machine {
    func passage(
        _ source: Source, _ format: FormatSpec, values source_: [Value.Entry],
        defaults: [(field: Field, value: Metadata.Value)]
    ) -> Passage {
        var context = Context(
            plan.registry, source: source.info, limits: plan.settings.limits, stop: options.stop)
        var all = values
        all["source"] = .map(source_)
        context.values = metadataValues
        context.values["source"] = Metadata.Value(Value.map(source_))
        return Passage(
            source: source, format: format, defaults: defaults, context: context, values: all)
    }

    /// Sends an article through the steps.
    func run(_ passage: inout Passage) -> Passage.End {
        let end = run(steps, &passage)
        guard case .done = end else { return end }
        do { try read(&passage) } catch let low as TooFewWords { return low.end } catch {
            return failed(nil, error, passage)
        }
        return checkFields(passage) ?? .done
    }

    /// Sends an article through the private steps of an output.
    func run(outputSteps index: Int, _ passage: inout Passage) -> Passage.End {
        run(outputSteps[index], &passage)
    }

    private func run(_ steps: [Live], _ passage: inout Passage) -> Passage.End {
        for step in steps {
            let end = run(step, &passage)
            if case .done = end { continue }
            return end
        }
        return .done
    }

    private func run(_ step: Live, _ passage: inout Passage) -> Passage.End {
        let diagnosticsBefore = passage.context.diagnostics
        do {
            if let when = step.plan.when, !(try holds(when, &passage)) { return .done }
            switch step.work {
            case .extract: try read(&passage)
            case .group(let inner): return run(inner, &passage)
            case .choose(let branches):
                for branch in branches {
                    if let when = branch.when, !(try holds(when, &passage)) { continue }
                    return run(branch.steps, &passage)
                }
            case .transform(let transform):
                if !step.plan.isUnread { try read(&passage) }
                try passage.context.checkpoint()
                passage.before = passage.document
                let verdict = try transform.apply(to: &passage.document, in: &passage.context)
                if case .drop(let reason) = verdict {
                    return .dropped(step: step.plan.id, reason: reason)
                }
            }
            return .done
        } catch let low as TooFewWords {
            return low.end
        } catch {
            return handle(error, of: step, &passage, diagnosticsBefore)
        }
    }

    private func handle(
        _ error: any Error, of step: Live, _ passage: inout Passage, _ earlier: Diagnostics
    ) -> Passage.End {
        let way = step.plan.onError ?? options.onError ?? plan.settings.onError
        guard way == .continue else { return failed(step, error, passage) }
        if let before = passage.before, passage.isRead { passage.document = before }
        passage.context.diagnostics = earlier
        var diagnostic = diagnostic(error, of: step)
        if diagnostic.code == "run.stopped" || diagnostic.code == "limit.time" || !passage.isRead {
            return failed(step, error, passage)
        }
        diagnostic.severity = .warning
        passage.context.diagnostics.report(diagnostic)
        return .done
    }

    private func failed(
        _ step: Live?, _ error: any Error, _ passage: borrowing Passage
    ) -> Passage.End {
        let way = step?.plan.onError ?? options.onError ?? plan.settings.onError
        return .failed(step: step?.plan.id, diagnostic(error, of: step), way)
    }

    /// An error as a diagnostic that points at the step too.
    private func diagnostic(_ error: any Error, of step: Live?) -> Diagnostic {
        var diagnostic =
            error as? Diagnostic
            ?? Diagnostic(.error, "\(step?.plan.name ?? "reader").failed", "\(error)")
        if let step { diagnostic.places.append(plan.text.place(step.plan.range)) }
        return diagnostic
    }

    private func checkFields(_ passage: borrowing Passage) -> Passage.End? {
        for field in plan.fields where field.isRequired {
            let value = passage.document.metadata[Field.named(field.name)]
            if let value, value != .null { continue }
            let diagnostic = Diagnostic(
                .error, "pipeline.missing-field", "no value for `\(field.name)`, a required field",
                at: [plan.text.place(field.range)])
            return .failed(step: nil, diagnostic, options.onError ?? plan.settings.onError)
        }
        return nil
    }
}

extension Machine {
    /// Reads the article, if no step has asked for it before.
    func read(_ passage: inout Passage) throws {
        guard !passage.isRead else { return }
        let extraction = plan.extraction.map { request in
            var request = request
            let facts = plan.registry.readerFacts(passage.format.name)
            if request.mode == .on, facts?.extracts == false { request.mode = .off }
            return request
        }
        let request = ReadRequest(passage.format, extraction: extraction ?? Extraction(.off))
        passage.document = try passage.context.read(passage.source, request)
        if let extraction { try checkWords(extraction, &passage) }
        for (field, value) in passage.defaults where passage.document.metadata[field] == nil {
            passage.document.metadata[field] = value
        }
        passage.isRead = true
    }

    /// Does what the step `extract` says of an article of which too little was found.
    private func checkWords(_ extraction: Extraction, _ passage: inout Passage) throws {
        let isExtracted = passage.context.diagnostics.counts.keys.contains {
            $0.hasSuffix(".extracted")
        }
        guard isExtracted else { return }
        let words = TextMeasure(passage.document.root).words
        guard words < extraction.minWords else { return }
        let step = plan.steps.first { $0.name == "extract" }
        let message = "\(words) words were found, fewer than \(extraction.minWords)"
        var diagnostic = Diagnostic(
            .warning, "extract.low", message, help: "lower `min-words`, or look at the page")
        if let step { diagnostic.places.append(plan.text.place(step.range)) }
        switch extraction.low {
        case .keep: passage.context.diagnostics.report(diagnostic)
        case .drop:
            throw TooFewWords(end: .dropped(step: step?.id ?? "extract", reason: message))
        case .quarantine:
            passage.isRead = true
            diagnostic.severity = .error
            throw TooFewWords(
                end: .failed(step: step?.id ?? "extract", diagnostic, .quarantine))
        }
    }

    /// Whether a condition holds; asks for the article only when it needs it.
    func holds(_ condition: Condition, _ passage: inout Passage) throws -> Bool {
        if !condition.expression.isUnread { try read(&passage) }
        do throws(TemplateError) {
            return try condition.expression.isTrue(in: scope(passage))
        } catch {
            throw placed(error, condition.map)
        }
    }

    func scope(_ passage: borrowing Passage) -> ArticleScope {
        ArticleScope(
            document: DocumentScope(passage.document), values: passage.values,
            selectors: plan.selectors)
    }

    /// A mistake in an expression as a diagnostic that points to it in the pipeline.
    func placed(_ mistake: TemplateError, _ map: ScalarMap) -> Diagnostic {
        Diagnostic(
            .error, "pipeline." + mistake.code, mistake.message,
            at: [plan.text.place(map.range(mistake.range))], help: mistake.help)
    }
}
