internal import GalleyDocumentModel
public import GalleyPluginKit
internal import Synchronization

extension ForeignPlugins {
    /// Registers the transform `exec`, which runs any program that a pipeline names.
    ///
    /// To be called only where the user has allowed it. Documents travel in the first format that
    /// can tell positions, unless the step names another.
    public static func allowExec(in registry: inout Registry) {
        guard !registry.transforms.contains(where: { $0.name == "exec" }) else { return }
        let standard = registry.writers.first { facts in
            facts.options.contains { $0.name == "positions" }
                && registry.readerFacts(facts.name) != nil
        }
        let withPositions = registry.writers.filter { facts in
            facts.options.contains { $0.name == "positions" }
        }
        registry.add(
            transform: ExecStep(
                format: standard?.name, positioned: Set(withPositions.map(\.name))),
            as: "exec", main: "run", help: "run a program on the document",
            effects: [.metadata, .tree, .text, .flow],
            options: [
                .texts("run", \.command, help: "the program and its arguments; no shell"),
                .text("protocol", \.format, help: "the format in which documents travel"),
                .choice("mode", \.mode, help: "one process for each article, or one for all"),
                .texts("env", \.environment, help: "variables that the program gets"),
                .number(
                    "timeout", \.timeout, in: 1...3600, help: "the seconds a call may take"),
            ])
    }
}

/// Changes documents with a program that a pipeline names.
private struct ExecStep: Transform {
    /// Whether a program is started for each article.
    enum Mode: String, CaseIterable, Sendable { case each, stream }

    var command: [String] = []
    var format: String?
    var mode = Mode.each
    var environment: [String] = []
    var timeout = 30
    private let positioned: Set<String>
    private let programs = Programs()

    init(format: String?, positioned: Set<String>) {
        (self.format, self.positioned) = (format, positioned)
    }

    func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        guard let name = command.first else {
            throw Diagnostic(.error, "exec.nothing", "`run` names no program")
        }
        guard let format, context.canRead(format), context.canWrite(format) else {
            throw Diagnostic(
                .error, "exec.protocol", "documents cannot travel as `\(self.format ?? "nothing")`")
        }
        var manifest = PluginManifest(
            name: name, kind: .transform, format: "exec", command: command, document: format,
            folder: ".")
        manifest.exchange = mode == .each ? .once : .framed
        manifest.environment = environment
        manifest.timeout = timeout
        let program = programs.program(manifest, hasPositions: positioned.contains(format))
        return try ForeignTransform(program: program).apply(to: &document, in: &context)
    }
}

/// The programs that steps have named so far, each with its processes.
private final class Programs: Sendable {
    private let known = Mutex<[PluginManifest: ForeignProgram]>([:])

    func program(_ manifest: PluginManifest, hasPositions: Bool) -> ForeignProgram {
        known.withLock { known in
            if let program = known[manifest] { return program }
            let program = ForeignProgram(manifest, hasPositions: hasPositions)
            known[manifest] = program
            return program
        }
    }
}
