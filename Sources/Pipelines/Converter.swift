internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleyTemplates
internal import Glibc

/// Turns inputs into outcomes; each thread has one of its own.
struct Converter {
    /// What all threads of a run share; nothing in it changes.
    struct Shared: Sendable {
        let plan: Plan
        let options: RunOptions
        /// The journal's entries from before the run; empty when all is to be converted again.
        let known: [String: Journal.Entry]
        /// What the results depend on beside the input's bytes, an entry for each of the inputs.
        let keys: [String]
        /// The folder of quarantine; nil where there is no state.
        let quarantine: String?
        /// Nanoseconds since 1970 at the start of the run.
        let began: Int
    }

    let shared: Shared
    private let machine: Machine
    private var placer = Placer()
    private var sink: SinkBox

    init(_ shared: Shared) throws {
        self.shared = shared
        machine = try Machine(shared.plan, shared.options)
        sink = SinkBox(limit: shared.plan.settings.limits.outputBytes, stop: shared.options.stop)
    }

    private var plan: Plan { shared.plan }

    mutating func convert(_ input: InputFile) -> Outcome {
        let clock = ContinuousClock()
        let start = clock.now
        var outcome = unchanged(input) ?? process(input)
        let (seconds, attoseconds) = (clock.now - start).components
        outcome.milliseconds = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
        return outcome
    }

    /// The outcome without any work, when nothing has changed since the last run.
    ///
    /// An input whose size and time are the same counts as untouched.
    private func unchanged(_ input: InputFile) -> Outcome? {
        guard let entry = shared.known[input.path],
            entry.status == .written || entry.status == .dropped,
            entry.inputModified > 0, let facts = facts(of: input.path),
            facts.size == entry.inputSize, facts.modified == entry.inputModified,
            entry.key.hasSuffix(shared.keys[input.plan]), areInPlace(entry.outputs)
        else { return nil }
        var outcome = kept(entry, facts)
        outcome.isRecorded = true
        return outcome
    }

    private func kept(_ entry: Journal.Entry, _ facts: FileFacts?) -> Outcome {
        var outcome = Outcome(status: entry.status == .written ? .unchanged : .dropped)
        outcome.isKept = true
        outcome.step = entry.step
        outcome.key = entry.key
        outcome.inputSize = facts?.size ?? 0
        outcome.inputModified = settled(facts)
        outcome.staged = entry.outputs.map {
            Outcome.Staged(
                output: 0, path: $0.path, digest: $0.digest, size: $0.size, modified: $0.modified)
        }
        return outcome
    }

    /// The time of an input, unless it is so fresh that a later change might not show in it.
    private func settled(_ facts: FileFacts?) -> Int {
        guard let facts, facts.modified < shared.began - 50_000_000 else { return 0 }
        return facts.modified
    }

    private func areInPlace(_ outputs: [Journal.Output]) -> Bool {
        outputs.allSatisfy { output in
            guard let facts = facts(of: output.path), facts.size == output.size else {
                return false
            }
            if facts.modified == output.modified { return true }
            return (try? contents(of: output.path, limit: .max - 1))
                .map { digest($0).text == output.digest } ?? false
        }
    }

    private mutating func process(_ input: InputFile) -> Outcome {
        let onError = shared.options.onError ?? plan.settings.onError
        let before = input.path == "-" ? nil : facts(of: input.path)
        let bytes: [UInt8]
        do throws(Diagnostic) {
            bytes = try contents(of: input.path, limit: plan.settings.limits.inputBytes)
        } catch {
            return failure(error, step: nil, onError, input, bytes: nil, before: nil)
        }
        let key = digest(bytes).text + "-" + shared.keys[input.plan]
        if let entry = shared.known[input.path], entry.key == key,
            entry.status == .written || entry.status == .dropped, areInPlace(entry.outputs)
        {
            return kept(entry, before)
        }
        var outcome = convert(bytes, input)
        outcome.key = key
        outcome.inputSize = bytes.count
        outcome.inputModified = settled(before)
        return outcome
    }

    private mutating func convert(_ bytes: [UInt8], _ input: InputFile) -> Outcome {
        let inputPlan = plan.inputs[input.plan]
        var info = SourceInfo(name: input.path == "-" ? "stdin" : input.path)
        info.encoding = inputPlan.encoding
        info.folder = folderName(of: input.path)
        let source = Source(bytes, info: info)
        let onError = shared.options.onError ?? plan.settings.onError
        guard
            let format = inputPlan.format
                ?? plan.registry.inferredReader(for: info, bytes: bytes.span).map({
                    FormatSpec(name: $0)
                })
        else {
            let error = Diagnostic(
                .error, "pipeline.unknown-format", "nothing shows the format of \(info.name)",
                help: "name it: `inputs: {files: …, as: FORMAT}`")
            return failure(error, step: nil, onError, input, bytes: bytes, before: nil)
        }
        var passage = machine.passage(
            source, format, values: sourceValues(input, bytes), defaults: inputPlan.metadata)
        switch machine.run(&passage) {
        case .dropped(let step, let reason):
            return Outcome(
                status: .dropped, step: step, reason: reason,
                diagnostics: passage.context.diagnostics.first)
        case .failed(let step, let error, let way):
            return failure(
                error, step: step, way, input, bytes: bytes,
                before: passage.before ?? (passage.isRead ? passage.document : nil),
                diagnostics: passage.context.diagnostics.first)
        case .done: return write(&passage, input, bytes)
        }
    }

    private func sourceValues(_ input: InputFile, _ bytes: [UInt8]) -> [Value.Entry] {
        let name = lastName(of: input.path)
        let ext = fileExtension(of: name) ?? ""
        var values: [Value.Entry] = [
            .init("id", .string(input.path)), .init("path", .string(input.path)),
            .init("reldir", .string(input.relativeFolder)),
            .init("stem", .string(input.path == "-" ? "stdin" : stem(of: name))),
            .init("ext", .string(ext)), .init("input", .string(plan.inputs[input.plan].id)),
        ]
        if plan.needsSHA256 { values.append(.init("sha256", .string(sha256Hex(bytes)))) }
        return values
    }

    /// Writes an article that has passed all steps to every output that takes it.
    private mutating func write(
        _ passage: inout Passage, _ input: InputFile, _ bytes: [UInt8]
    ) -> Outcome {
        let onError = shared.options.onError ?? plan.settings.onError
        var staged: [Outcome.Staged] = []
        do {
            for index in plan.outputs.indices {
                if let output = try stage(index, &passage) { staged.append(output) }
            }
            if shared.options.isStrict,
                let warning = passage.context.diagnostics.first.first(where: {
                    $0.severity == .warning
                })
            {
                var error = warning
                error.severity = .error
                throw error
            }
        } catch {
            discard(staged)
            let diagnostic =
                error as? Diagnostic ?? Diagnostic(.error, "writer.failed", "\(error)")
            return failure(
                diagnostic, step: nil, onError, input, bytes: bytes, before: passage.document,
                diagnostics: passage.context.diagnostics.first)
        }
        if staged.isEmpty { return unrouted(passage, input, bytes) }
        var outcome = Outcome(status: .written, diagnostics: passage.context.diagnostics.first)
        outcome.staged = staged
        return outcome
    }

    private func unrouted(
        _ passage: borrowing Passage, _ input: InputFile, _ bytes: [UInt8]
    ) -> Outcome {
        let message = "no output takes this article"
        var outcome = Outcome(
            status: .dropped, reason: message, diagnostics: passage.context.diagnostics.first)
        let diagnostic = Diagnostic(
            plan.settings.unrouted == .error ? .error : .warning, "pipeline.unrouted", message,
            at: [Diagnostic.Place(source: input.path, range: SourceRange(start: 0, end: 0))],
            help: "add an output without `when`, or `run: {unrouted: ok}`")
        switch plan.settings.unrouted {
        case .ok: break
        case .warn: outcome.diagnostics.append(diagnostic)
        case .error:
            return failure(
                diagnostic, step: nil, shared.options.onError ?? plan.settings.onError, input,
                bytes: bytes, before: passage.document)
        }
        return outcome
    }
}

extension Converter {
    /// Writes one output to a temporary file beside its place; nil when it is not for the article.
    private mutating func stage(
        _ index: Int, _ passage: inout Passage
    ) throws -> Outcome.Staged? {
        let output = plan.outputs[index]
        guard output.isEnabled, shared.options.onlyOutputs?.contains(output.id) ?? true else {
            return nil
        }
        if let when = output.when, !(try machine.holds(when, &passage)) { return nil }
        let original = passage.document
        defer { passage.document = original }
        switch machine.run(outputSteps: index, &passage) {
        case .done: break
        case .dropped: return nil
        case .failed(_, let error, _): throw error
        }
        let path = try output.path.map { try renderedPath($0, output, passage) } ?? ""
        var staged = Outcome.Staged(output: index, path: path)
        if output.isStream {
            staged.document = passage.document
            return staged
        }
        try sink.write(passage.document, output.request, &passage.context)
        let bytes = sink.take()
        staged.size = bytes.count
        guard output.path != nil, !shared.options.isDryRun else {
            staged.bytes = bytes
            return staged
        }
        let place = try placer.prepare(path, root: try root(of: output, passage))
        staged.digest = digest(bytes).text
        staged.realPath = place.realPath
        staged.temporary = place.temporary
        try writeFile(place.temporary, bytes)
        staged.modified = facts(of: place.temporary)?.modified ?? 0
        return staged
    }

    private func renderedPath(
        _ path: PlacedTemplate, _ output: OutputPlan, _ passage: borrowing Passage
    ) throws -> String {
        do throws(TemplateError) {
            return normalized(try path.template.renderPath(in: machine.scope(passage)))
        } catch {
            var diagnostic = machine.placed(error, path.map)
            diagnostic.message += ", needed by the path of output `\(output.id)`"
            if error.code == "missing-value" {
                diagnostic.help = "add `| default('…')`, or refuse such articles earlier"
            }
            throw diagnostic
        }
    }

    /// The folder that an output may not leave.
    private func root(of output: OutputPlan, _ passage: borrowing Passage) throws -> String {
        if let root = output.root {
            do throws(TemplateError) {
                return try root.template.render(in: machine.scope(passage))
            } catch {
                throw machine.placed(error, root.map)
            }
        }
        return folderName(of: output.path?.template.literalPrefix ?? "")
    }

    private func discard(_ staged: [Outcome.Staged]) {
        for output in staged { if let temporary = output.temporary { unsafe unlink(temporary) } }
    }

    /// The outcome of an article that failed, its evidence kept where the pipeline says so.
    private func failure(
        _ error: Diagnostic, step: String?, _ way: OnError, _ input: InputFile, bytes: [UInt8]?,
        before: Document?, diagnostics: [Diagnostic] = []
    ) -> Outcome {
        var error = error
        if !error.places.contains(where: { $0.source == input.path }) {
            let range = SourceRange(start: 0, end: 0)
            error.places.insert(Diagnostic.Place(source: input.path, range: range), at: 0)
        }
        var outcome = Outcome(status: .failed, step: step, error: error)
        outcome.diagnostics = diagnostics.filter { $0 != error } + [error]
        outcome.isGivenUp = error.code == "run.stopped"
        switch way {
        case .skip: outcome.status = .skipped
        case .fail: outcome.stopsRun = true
        case .quarantine, .continue:
            guard let folder = shared.quarantine, !outcome.isGivenUp else { break }
            outcome.status = .quarantined
            Evidence(plan: plan, options: shared.options, folder: folder)
                .keep(input.path, bytes, before, error, step: step)
        }
        return outcome
    }
}
