internal import ArgumentParser
internal import GalleyPipelines
internal import GalleyPluginKit
internal import Glibc

/// Checks pipelines.
struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check", abstract: "Checks pipelines without running them.",
            aliases: ["lint"])
    }

    @Option(name: .customLong("set"), help: "Lay a value over the pipeline's: PATH=VALUE.")
    var overrides: [String] = []

    @Flag(help: "Fail on warnings too.")
    var strict = false

    @Argument(help: "Pipelines.")
    var paths: [String] = []

    func run() throws {
        var isGood = true
        for path in try PipelineFile.paths(paths) {
            let loaded = try PipelineFile.load(path, overrides)
            // Of what the inputs show only errors count: the files may still be to come.
            let problems = loaded.plan?.problems().filter { $0.severity == .error } ?? []
            for problem in problems { Messages.show(problem, text: loaded.text.bytes(named:)) }
            let worst = (loaded.diagnostics + problems).map(\.severity).max()
            let isWrong = loaded.plan == nil || !problems.isEmpty
            if isWrong || strict && worst ?? .note >= .warning {
                isGood = false
            } else {
                printLine("\(path): good")
            }
        }
        if !isGood { throw ExitStatus(ExitStatus.usage) }
    }
}

/// Runs the tests of pipelines.
struct TestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "test", abstract: "Runs the tests that pipelines hold.")
    }

    @Option(name: .customLong("set"), help: "Lay a value over the pipeline's: PATH=VALUE.")
    var overrides: [String] = []

    @Option(
        name: [.customShort("k"), .customLong("only")],
        help: "Only tests whose name has this in it.")
    var only: String?

    @Argument(help: "Pipelines.")
    var paths: [String] = []

    func run() throws {
        var (passed, failed) = (0, 0)
        var isGood = true
        for path in try PipelineFile.paths(paths) {
            let loaded = try PipelineFile.load(path, overrides)
            guard let plan = loaded.plan else {
                isGood = false
                continue
            }
            let report = plan.test(PipelineFile.options, only: only)
            for result in report.results {
                printLine(
                    "\(result.failures.isEmpty ? "ok    " : "FAILED") \(path): \(result.name)")
                for failure in result.failures {
                    Messages.show(failure, text: loaded.text.bytes(named:))
                }
            }
            failed += report.failed
            passed += report.results.count - report.failed
        }
        printLine("\(passed) passed, \(failed) failed")
        if failed > 0 { throw ExitStatus(ExitStatus.testsFailed) }
        if !isGood { throw ExitStatus(ExitStatus.usage) }
    }
}

/// Shows what a pipeline will do.
struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "explain", abstract: "Shows what a pipeline will do.")
    }

    @Option(name: .customLong("set"), help: "Lay a value over the pipeline's: PATH=VALUE.")
    var overrides: [String] = []

    @Argument(help: "A pipeline.")
    var path: String?

    func run() throws {
        for path in try PipelineFile.paths(path.map { [$0] } ?? []) {
            guard let plan = try PipelineFile.load(path, overrides).plan else {
                throw ExitStatus(ExitStatus.usage)
            }
            printLine(plan.explain(PipelineFile.options))
        }
    }
}

/// Pipelines by path.
enum PipelineFile {
    /// The pipelines that are named; else `galley.yml` of this folder or one above.
    static func paths(_ named: [String]) throws -> [String] {
        guard named.isEmpty else { return named }
        var folder = ""
        for _ in 0..<64 {
            let path = folder + "galley.yml"
            if unsafe access(path, R_OK) == 0 {
                Messages.write("using \(path)\n")
                return [path]
            }
            folder += "../"
        }
        throw Diagnostic(
            .error, "pipeline.none",
            "no pipeline is named, and there is no galley.yml here or above",
            help: "name one: `galley run FILE`")
    }

    /// Reads and checks a pipeline, and tells what is wrong with it.
    static func load(_ path: String, _ overrides: [String]) throws -> Pipeline.Loaded {
        let bytes = try InputFile.contents(of: path, limit: 1 << 20)
        let loaded = Pipeline.load(
            bytes, name: path == "-" ? InputFile.standardInput : path,
            registry: GalleyCommand.registry, overrides: overrides, environment: environment)
        for diagnostic in loaded.diagnostics {
            Messages.show(diagnostic, text: loaded.text.bytes(named:))
        }
        return loaded
    }

    /// What every run is told.
    static var options: RunOptions {
        var options = RunOptions()
        options.tool = "galley \(GalleyCommand.version)"
        options.evidenceFormat = GalleyCommand.registry.losslessWriter
        options.stop = Interruption.signal
        return options
    }

    private static var environment: [String: String] {
        var result: [String: String] = [:]
        var at = unsafe environ
        while let entry = unsafe at.pointee {
            let parts = unsafe String(cString: entry).split(separator: "=", maxSplits: 1)
            if let name = parts.first {
                result[String(name)] = parts.count > 1 ? String(parts[1]) : ""
            }
            unsafe at += 1
        }
        return result
    }
}
