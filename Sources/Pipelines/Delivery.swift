internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates
internal import Glibc

/// Puts outcomes in place, in the order of the inputs: names, journal, standard output.
struct Delivery {
    let shared: Converter.Shared
    private let plan: Plan
    private let options: RunOptions
    private var journal: Journal?
    private var lock: Int32 = -1
    /// The outputs of this run by their folded real paths, and who wrote them.
    private var claims: [String: String] = [:]
    private var streams: [String: StreamTarget] = [:]
    private var standardOutput: [UInt8] = []
    private var streamErrors: [Diagnostic] = []
    private let inputs: Set<String>
    /// The folders of outputs that were kept, and where they really are.
    private var realFolders: [String: String] = [:]
    private(set) var mustStop = false

    init(_ plan: Plan, _ options: RunOptions, _ files: [InputFile]) throws(Diagnostic) {
        (self.plan, self.options) = (plan, options)
        var folders: [String: String] = [:]
        inputs = Set(
            files.map { file in
                let folder = folderName(of: file.path)
                let real =
                    folders[folder] ?? resolvedPath(folder.isEmpty ? "." : folder) ?? folder
                folders[folder] = real
                return joined(real, lastName(of: file.path))
            })
        let state = options.state ?? plan.settings.state ?? ".galley/\(plan.name)"
        var known: [String: Journal.Entry] = [:]
        if options.keepsState, !options.isDryRun {
            try makeFolder(state)
            lock = try locked(joined(state, "lock"))
            var opened = Journal(path: joined(state, "journal.ndjson"))
            try opened.open()
            journal = opened
        } else if options.keepsState {
            journal = Journal(path: joined(state, "journal.ndjson"))
        }
        let alwaysWrites = plan.outputs.contains { $0.isEnabled && ($0.isStream || $0.path == nil) }
        if !options.isForced, plan.settings.isIncremental, !alwaysWrites {
            known = journal?.entries ?? [:]
        }
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        let keeps = options.keepsState && !options.isDryRun
        shared = Converter.Shared(
            plan: plan, options: options, known: known,
            keys: plan.inputs.map { plan.key(for: $0, options) },
            quarantine: keeps ? plan.settings.quarantine ?? joined(state, "quarantine") : nil,
            began: Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec))
    }

    /// Puts one outcome in place; nil for an article that was given up as the run stops.
    mutating func deliver(_ outcome: Outcome, _ file: InputFile) -> ArticleReport? {
        var outcome = outcome
        if outcome.isGivenUp {
            mustStop = true
            return nil
        }
        if outcome.status == .written { place(&outcome, file) }
        if outcome.isKept { keep(&outcome, file) }
        if outcome.stopsRun { mustStop = true }
        if !options.isDryRun, !outcome.isRecorded { remember(outcome, file) }
        return ArticleReport(
            input: file.path, status: outcome.status, step: outcome.step, reason: outcome.reason,
            outputs: outcome.staged.map { $0.path.isEmpty ? "-" : $0.path },
            diagnostics: outcome.diagnostics, milliseconds: outcome.milliseconds)
    }

    /// Ends the run: streams are closed and put in place, the journal is written.
    mutating func finish(_ report: inout RunReport) {
        for path in streams.keys.sorted() {
            do { try streams[path]?.finish() } catch {
                report.diagnostics.append(
                    error as? Diagnostic ?? Diagnostic(.error, "writer.failed", "\(error)"))
            }
        }
        report.diagnostics += streamErrors
        flushStandardOutput()
        journal?.close()
        if lock >= 0 {
            // A child that is just being started may hold the lock too: closing is not enough.
            flock(lock, LOCK_UN)
            close(lock)
        }
        lock = -1
    }

    private mutating func place(_ outcome: inout Outcome, _ file: InputFile) {
        var done = 0
        do {
            for index in outcome.staged.indices {
                var staged = outcome.staged[index]
                defer { outcome.staged[index] = staged }
                try put(&staged, file, &outcome)
                done = index + 1
            }
        } catch {
            let error = error as? Diagnostic ?? Diagnostic(.error, "output.failed", "\(error)")
            for staged in outcome.staged[done...] {
                if let temporary = staged.temporary { unsafe unlink(temporary) }
            }
            fail(&outcome, error, file)
        }
    }

    /// Claims the outputs of an article that has not changed; another may have taken them since.
    private mutating func keep(_ outcome: inout Outcome, _ file: InputFile) {
        for staged in outcome.staged {
            let folder = folderName(of: staged.path)
            let real =
                realFolders[folder] ?? resolvedPath(folder.isEmpty ? "." : folder) ?? folder
            realFolders[folder] = real
            let path = joined(real, lastName(of: staged.path)).lowercased()
            if let other = claims[path] {
                outcome.isRecorded = false
                outcome.isKept = false
                return fail(&outcome, conflict(staged.path, other, plan.outputs[0]), file)
            }
            claims[path] = file.path
        }
    }

    private func conflict(_ path: String, _ other: String, _ output: OutputPlan) -> Diagnostic {
        Diagnostic(
            .error, "pipeline.output-conflict", "`\(path)` is also the output of \(other)",
            at: [plan.text.place(output.range)],
            help: "make the path differ, or add `on-conflict: hash`")
    }

    private mutating func fail(_ outcome: inout Outcome, _ error: Diagnostic, _ file: InputFile) {
        var error = error
        error.places.insert(
            Diagnostic.Place(source: file.path, range: SourceRange(start: 0, end: 0)), at: 0)
        outcome.diagnostics.append(error)
        outcome.error = error
        outcome.staged = []
        switch options.onError ?? plan.settings.onError {
        case .skip: outcome.status = .skipped
        case .quarantine where shared.quarantine != nil:
            outcome.status = .quarantined
            Evidence(plan: plan, options: options, folder: shared.quarantine ?? "")
                .keep(
                    file.path, try? contents(of: file.path, limit: plan.settings.limits.inputBytes),
                    nil, error, step: nil)
        case .fail:
            outcome.status = .failed
            outcome.stopsRun = true
        default: outcome.status = .failed
        }
    }

    private mutating func put(
        _ staged: inout Outcome.Staged, _ file: InputFile, _ outcome: inout Outcome
    ) throws {
        let output = plan.outputs[staged.output]
        if let document = staged.document {
            staged.document = nil
            return try add(document, to: staged.path, output, file)
        }
        guard !staged.path.isEmpty else {
            standardOutput += staged.bytes
            staged.bytes = []
            if standardOutput.count > 1 << 16 { flushStandardOutput() }
            return
        }
        guard try claim(&staged, output, file) else {
            if let temporary = staged.temporary { unsafe unlink(temporary) }
            outcome.diagnostics.append(
                Diagnostic(
                    .note, "pipeline.output-skipped", "`\(staged.path)` was already written",
                    at: [plan.text.place(output.range)]))
            return
        }
        guard let temporary = staged.temporary else { return }
        if try isInPlace(staged, output) {
            unsafe unlink(temporary)
            staged.modified = facts(of: staged.path)?.modified ?? 0
            return
        }
        if unsafe rename(temporary, staged.path) != 0 {
            throw systemError("output.unwritable", staged.path)
        }
    }

    /// Whether the path is this article's to write; another's claim is met as the output says.
    private mutating func claim(
        _ staged: inout Outcome.Staged, _ output: OutputPlan, _ file: InputFile
    ) throws(Diagnostic) -> Bool {
        var path = staged.realPath.isEmpty ? staged.path : staged.realPath
        if let other = claims[path.lowercased()] {
            switch output.conflict {
            case .skip: return false
            case .error: throw conflict(staged.path, other, output)
            case .hash:
                let mark = "-" + digest(Array(file.path.utf8)).text.prefix(8)
                func marked(_ path: String) -> String {
                    let name = lastName(of: path)
                    let own = stem(of: name)
                    return joined(folderName(of: path), own + mark + name.dropFirst(own.count))
                }
                staged = staged.moved(to: marked(staged.path), marked(path))
                path = marked(path)
            }
        }
        claims[path.lowercased()] = file.path
        return true
    }

    /// Whether the same bytes are there already; what is not ours is not written over.
    private func isInPlace(
        _ staged: Outcome.Staged, _ output: OutputPlan
    ) throws(Diagnostic) -> Bool {
        guard let there = facts(of: staged.path, ofLink: true) else { return false }
        func refuse(_ message: String, _ code: String, _ help: String) -> Diagnostic {
            Diagnostic(
                .error, code, message, at: [plan.text.place(output.range)], help: help)
        }
        if inputs.contains(staged.realPath) {
            throw refuse(
                "`\(staged.path)` is an input of this run", "pipeline.output-is-input",
                "write to another folder")
        }
        if there.isFolder {
            throw refuse("`\(staged.path)` is a folder", "output.unwritable", "remove it")
        }
        if there.size == staged.size, !there.isLink,
            let bytes = try? contents(of: staged.path, limit: staged.size),
            digest(bytes).text == staged.digest
        {
            return true
        }
        if options.isForced || output.overwrite == .always { return false }
        let ours = journal?.outputs[staged.path]
        let isOurs =
            ours.map { ours in
                ours.size == there.size
                    && (ours.modified == there.modified
                        || (try? contents(of: staged.path, limit: there.size))
                            .map { digest($0).text == ours.digest } ?? false)
            } ?? false
        if output.overwrite == .ours, isOurs { return false }
        throw refuse(
            isOurs
                ? "`\(staged.path)` exists" : "`\(staged.path)` exists and is not as we wrote it",
            "pipeline.output-exists",
            "move it away, or write over it with `--force` or `overwrite: always`")
    }
}

extension Delivery {
    private mutating func remember(_ outcome: Outcome, _ file: InputFile) {
        guard journal != nil, !outcome.key.isEmpty || outcome.error != nil else { return }
        let outputs = outcome.staged.filter { $0.temporary != nil || outcome.isKept }.map {
            Journal.Output(
                path: $0.path, digest: $0.digest, size: $0.size, modified: $0.modified)
        }
        if let old = journal?.entries[file.path], old.status == .quarantined,
            outcome.status == .written, let folder = shared.quarantine
        {
            removeEvidence(joined(folder, Evidence.name(of: file.path)))
        }
        journal?.append(
            Journal.Entry(
                id: file.path, key: outcome.key,
                status: outcome.status == .unchanged ? .written : outcome.status,
                step: outcome.step, outputs: outputs, inputSize: outcome.inputSize,
                inputModified: outcome.inputModified, milliseconds: outcome.milliseconds))
    }

    private func removeEvidence(_ folder: String) {
        for entry in names(in: folder) { unsafe unlink(joined(folder, entry.name)) }
        unsafe rmdir(folder)
    }

    private mutating func flushStandardOutput() {
        _ = writeAll(1, standardOutput)
        standardOutput.removeAll(keepingCapacity: true)
    }

    /// Adds an article to a target that takes many.
    private mutating func add(
        _ document: Document, to path: String, _ output: OutputPlan, _ file: InputFile
    ) throws {
        if options.isDryRun { return }
        if streams[path] == nil {
            guard
                let writer = try plan.registry.streamWriter(
                    output.request.format.name, options: output.request.options)
            else { throw Diagnostic(.error, "writer.failed", "no writer of many articles") }
            let root = folderName(of: output.path?.template.literalPrefix ?? "")
            streams[path] = try StreamTarget(
                path, root: root, writer, limit: plan.settings.limits.outputBytes)
        }
        var context = Context(
            plan.registry, source: SourceInfo(name: file.path), limits: plan.settings.limits,
            stop: options.stop)
        try streams[path]?.add(document, &context)
    }
}

extension Outcome.Staged {
    func moved(to path: String, _ realPath: String) -> Outcome.Staged {
        var moved = Outcome.Staged(output: output, path: path)
        (moved.realPath, moved.temporary, moved.bytes) = (realPath, temporary, bytes)
        (moved.digest, moved.size, moved.modified) = (digest, size, modified)
        return moved
    }
}

/// Opens and locks a file; another run that holds it is an error.
private func locked(_ path: String) throws(Diagnostic) -> Int32 {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw systemError("run.no-state", path) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return descriptor }
    close(descriptor)
    throw Diagnostic(
        .error, "run.locked", "another run works with this state (`\(path)`)",
        help: "wait for it, or give this one a state of its own: `--state DIR`")
}
