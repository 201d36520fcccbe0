internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyPluginKit
internal import Glibc

/// A program behind a manifest, with the options that it is given.
struct ForeignProgram: Sendable {
    /// What a program is asked to do.
    enum Task: String, Sendable { case read, write, transform }

    /// What a program answered.
    enum Answer {
        case done([UInt8])
        case dropped(reason: String)
    }

    let manifest: PluginManifest
    /// Whether documents that travel can tell where they were read.
    let hasPositions: Bool
    var options: [String: Metadata.Value] = [:]
    private let pool: WorkerPool

    init(_ manifest: PluginManifest, hasPositions: Bool) {
        (self.manifest, self.hasPositions) = (manifest, hasPositions)
        pool = WorkerPool { () throws(WorkerFailure) in
            try Process(
                manifest.command, environment: environment([:], manifest.environment),
                folder: manifest.folder)
        }
    }

    /// Runs or asks the program; what went wrong is thrown as a diagnostic.
    func call(
        _ task: Task, _ body: [UInt8], in context: borrowing Context
    ) throws(Diagnostic) -> Answer {
        var call = Call(
            bytes: body, deadline: .now + .seconds(manifest.timeout),
            limit: context.limits.outputBytes, stop: context.stop)
        do throws(WorkerFailure) {
            switch manifest.exchange {
            case .once:
                let values = [
                    "GALLEY_CALL": task.rawValue, "GALLEY_NAME": manifest.format,
                    "GALLEY_OPTIONS": optionsText,
                ]
                return .done(
                    try Process.once(call) { () throws(WorkerFailure) in
                        try Process(
                            manifest.command,
                            environment: environment(values, manifest.environment),
                            folder: manifest.folder)
                    })
            case .framed:
                let headers = [
                    "Call": task.rawValue, "Name": manifest.format, "Options": optionsText,
                ]
                call.bytes = Frame(headers: headers, body: body).bytes
                return try answer(try pool.call(call))
            }
        } catch {
            throw diagnostic(error)
        }
    }

    /// The options as one line of JSON.
    private var optionsText: String {
        var emitter = JSONEmitter()
        emitter.beginObject()
        for (name, value) in options.sorted(by: { $0.key < $1.key }) {
            emitter.key(name)
            switch value {
            case .boolean(let flag): emitter.write(flag)
            case .number(let text): emitter.write(number: text)
            default: emitter.write(value.string ?? "")
            }
        }
        emitter.endObject()
        return String(decoding: emitter.finish(), as: UTF8.self)
    }

    private func answer(_ frame: Frame) throws(WorkerFailure) -> Answer {
        let text = String(decoding: frame.body.prefix(2000), as: UTF8.self)
        switch frame.headers["status"] ?? "ok" {
        case "ok": return .done(frame.body)
        case "dropped": return .dropped(reason: text.isEmpty ? manifest.name : text)
        case "error": throw .ended(.status(0), said: text)
        case let other: throw .badHeader("Status: \(other.prefix(40))")
        }
    }

    private func diagnostic(_ failure: WorkerFailure) -> Diagnostic {
        let name = manifest.name
        switch failure {
        case .notStarted(let code):
            let reason = unsafe String(cString: strerror(code))
            return Diagnostic(
                .error, "foreign.not-started",
                "\(name): \(manifest.command.first ?? ""): \(reason)",
                help: "see `command` in \(manifest.folder)/\(PluginManifest.fileName)")
        case .timeout:
            return Diagnostic(
                .error, "foreign.timeout", "\(name): no answer within \(manifest.timeout) s",
                help: "raise `timeout` in its manifest")
        case .stopped: return Diagnostic(.error, "run.stopped", "stopped before it was done")
        case .ended(.status(0), let said) where !said.isEmpty:
            return Diagnostic(.error, "foreign.failed", "\(name): \(oneLine(said))")
        case .ended(let ending, let said):
            let how =
                switch ending {
                case .status(let status): "ended with status \(status)"
                case .signal(let signal): "was ended by signal \(signal)"
                }
            let words = said.isEmpty ? "" : ": \(oneLine(said))"
            return Diagnostic(.error, "foreign.ended", "\(name) \(how)\(words)")
        case .badHeader(let text):
            return Diagnostic(
                .error, "foreign.bad-answer", "\(name): found \"\(text)\" where headers should be",
                help: "an answer is `Content-Length: N`, an empty line and N bytes")
        case .tooLarge(let count):
            return Diagnostic(
                .error, "foreign.too-large", "\(name): an answer of \(count) bytes is too long")
        }
    }

    /// The last line that a program said.
    private func oneLine(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
        return String(line.prefix(200))
    }
}

extension ForeignProgram {
    /// A document as the program gets it.
    func written(_ document: Document, in context: inout Context) throws -> [UInt8] {
        var request = WriteRequest(FormatSpec(name: manifest.document))
        if hasPositions { request.options["positions"] = .boolean(true) }
        request.islands = .keep
        request.title = .header
        var sink = ByteSink(limit: context.limits.outputBytes, stop: context.stop)
        try context.write(document, request, to: &sink)
        return sink.takeBytes()
    }

    /// A document that the program gave.
    func read(_ bytes: [UInt8], in context: inout Context) throws -> Document {
        let source = Source(bytes, info: SourceInfo(name: "answer of \(manifest.name)"))
        var request = ReadRequest(FormatSpec(name: manifest.document))
        request.takesHeadline = false
        do {
            return try context.read(source, request)
        } catch let diagnostic as Diagnostic {
            throw Diagnostic(
                .error, "foreign.bad-document",
                "\(manifest.name): \(diagnostic.message) [\(diagnostic.code)]",
                help: diagnostic.help)
        }
    }
}

/// The environment of a program: a few words of ours, and what it is told.
private func environment(_ values: [String: String], _ allowed: [String]) -> [String: String] {
    var result = values
    for name in ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR"] + allowed {
        if let value = unsafe getenv(name) { result[name] = unsafe String(cString: value) }
    }
    return result
}
