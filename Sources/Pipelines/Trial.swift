internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleyTemplates

/// One test under way.
struct Trial {
    let plan: Plan
    let options: RunOptions
    let test: TestPlan
    var failures: [Diagnostic] = []

    /// What became of one of the articles that were given.
    struct Result {
        var status = TestPlan.Status.written
        var step: String?
        var error: Diagnostic?
        var diagnostics: [Diagnostic] = []
        var document = Document()
        var values: [String: Value] = [:]
        var outputs: [String: (path: String, bytes: [UInt8])] = [:]
    }

    mutating func run() throws {
        let machine = try Machine(plan, options)
        var results: [Result] = []
        for (index, given) in test.given.enumerated() {
            results.append(try result(of: given, index, machine))
        }
        for result in results { check(result) }
    }

    mutating func fail(_ message: String, at range: Range<Int>, help: String? = nil) {
        failures.append(
            Diagnostic(
                .error, "test.failed", "\(test.name): \(message)", at: [plan.text.place(range)],
                help: help))
    }

    private func result(
        of given: TestPlan.Given, _ index: Int, _ machine: Machine
    ) throws -> Result {
        var bytes = given.bytes
        var name = "test-\(index + 1)"
        if let file = given.file {
            bytes = try contents(
                of: besidePipeline(file), limit: plan.settings.limits.inputBytes)
            name = file
        } else if let ext = given.format.flatMap({ plan.registry.readerFacts($0)?.extensions.first }
        ) {
            name += "." + ext
        }
        var info = SourceInfo(name: name)
        info.mediaType = given.mediaType
        guard
            let format = given.format ?? plan.registry.inferredReader(for: info, bytes: bytes.span)
        else {
            throw Diagnostic(
                .error, "pipeline.unknown-format", "nothing shows the format of \(name)")
        }
        var source: [Value.Entry] = [
            .init("id", .string(name)), .init("path", .string(name)), .init("reldir", ""),
            .init("stem", .string(stem(of: name))),
            .init("ext", .string(fileExtension(of: name) ?? "")),
            .init("input", .string(plan.inputs.first?.id ?? "")),
            .init("sha256", .string(sha256Hex(bytes))),
        ]
        if let uri = given.uri { source.append(.init("uri", .string(uri))) }
        var passage = machine.passage(
            Source(bytes, info: info), FormatSpec(name: format), values: source,
            defaults: given.metadata)
        var result = Result()
        switch machine.run(&passage) {
        case .done: write(&passage, machine, &result)
        case .dropped(let step, _): (result.status, result.step) = (.dropped, step)
        case .failed(let step, let error, let way):
            result.status = way == .skip ? .dropped : .failed
            (result.step, result.error) = (step, error)
        }
        result.diagnostics = passage.context.diagnostics.first
        result.document = passage.document
        result.values = passage.values
        return result
    }

    private func write(_ passage: inout Passage, _ machine: Machine, _ result: inout Result) {
        for (index, output) in plan.outputs.enumerated() where output.isEnabled {
            do {
                if let when = output.when, !(try machine.holds(when, &passage)) { continue }
                let document = passage.document
                defer { passage.document = document }
                guard case .done = machine.run(outputSteps: index, &passage) else { continue }
                var path = "-"
                if let template = output.path {
                    do throws(TemplateError) {
                        path = normalized(
                            try template.template.renderPath(in: machine.scope(passage)))
                    } catch {
                        throw machine.placed(error, template.map)
                    }
                }
                var sink = ByteSink(limit: plan.settings.limits.outputBytes)
                if output.isStream {
                    if let writer = try plan.registry.streamWriter(
                        output.request.format.name, options: output.request.options)
                    {
                        var articles = writer.open()
                        try articles.add(passage.document, to: &sink, in: &passage.context)
                        try articles.finish(to: &sink)
                    }
                } else {
                    try passage.context.write(passage.document, output.request, to: &sink)
                }
                if let failure = sink.finish() { throw failure }
                result.outputs[output.id] = (path, sink.takeBytes())
            } catch {
                result.status = .failed
                result.error =
                    error as? Diagnostic ?? Diagnostic(.error, "writer.failed", "\(error)")
                return
            }
        }
        if result.outputs.isEmpty, plan.outputs.contains(where: \.isEnabled) {
            result.status = plan.settings.unrouted == .error ? .failed : .dropped
        }
    }

    func besidePipeline(_ path: String) -> String {
        path.hasPrefix("/") ? path : joined(folderName(of: plan.text.name), path)
    }
}
