internal import ArgumentParser
internal import GalleyDocumentModel
internal import GalleyPipelines
internal import GalleyPluginKit
internal import Glibc

/// Runs a pipeline.
struct RunCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "run", abstract: "Runs a pipeline over many files.")
    }

    @Option(name: [.short, .long], help: "How many articles go through at once.")
    var jobs: Int?

    @Option(name: .customLong("set"), help: "Lay a value over the pipeline's: PATH=VALUE.")
    var overrides: [String] = []

    @Flag(
        name: [.customShort("n"), .customLong("dry-run")],
        help: "Say what would be written; touch nothing.")
    var isDryRun = false

    @Flag(help: "Convert everything again, and write over what is in the way.")
    var force = false

    @Option(help: "Stop after this many inputs.")
    var limit: Int?

    @Option(
        name: .customLong("on-error"),
        help: "What to do with an article that fails: fail, quarantine or skip.")
    var onError: String?

    @Flag(help: "Make failures of warnings.")
    var strict = false

    @Option(help: "The folder of state, or none.")
    var state: String?

    @Option(name: .customLong("run-date"), help: "The date that the run goes by, as 2024-05-31.")
    var runDate: String?

    @Option(help: "Show progress: auto, never or lines.")
    var progress = "auto"

    @Flag(name: [.customShort("q"), .customLong("quiet")], help: "Errors and warnings only.")
    var isQuiet = false

    @Flag(name: [.customShort("v"), .customLong("verbose")], help: "Notes too.")
    var verbosity: Int

    @Argument(help: "A pipeline, and files that stand in place of its inputs.")
    var words: [String] = []

    func run() throws {
        let path = try PipelineFile.paths(Array(words.prefix(1)))[0]
        let loaded = try PipelineFile.load(path, overrides)
        guard let plan = loaded.plan else { throw ExitStatus(ExitStatus.usage) }
        var line = ProgressLine(isShown: progress == "auto" && !isQuiet && isatty(2) == 1)
        let shown = ArticleMessages(text: loaded.text, least: verbosity > 0 ? .note : .warning)
        let report = plan.run(try options(plan)) { step in
            line.clear()
            shown.show(step.article)
            if progress == "lines" { Messages.write(line.text(step) + "\n") }
            line.show(step)
        }
        line.clear()
        for diagnostic in report.diagnostics {
            Messages.show(diagnostic, text: loaded.text.bytes(named:))
        }
        if !isQuiet { Messages.write(summary(report, plan)) }
        if let status = status(report) { throw ExitStatus(status) }
    }

    private func options(_ plan: Plan) throws -> RunOptions {
        var options = PipelineFile.options
        let inputs = Array(words.dropFirst())
        if !inputs.isEmpty { options.inputs = inputs }
        if let jobs {
            guard (1...1024).contains(jobs) else {
                throw Diagnostic(
                    .error, "option.bad-value", "`--jobs` cannot be \(jobs)", help: "1 to 1024")
            }
            options.jobs = jobs
        }
        if let onError {
            guard let choice = OnError(rawValue: onError) else {
                throw Diagnostic(
                    .error, "option.bad-value", "`--on-error` cannot be `\(onError)`",
                    help: "one of: \(OnError.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            options.onError = choice
        }
        (options.limit, options.isDryRun, options.isForced) = (limit, isDryRun, force)
        (options.isStrict, options.runDate) = (strict, runDate)
        if state == "none" { options.keepsState = false } else { options.state = state }
        return options
    }

    /// One line whose counts add up to the inputs, and what to type next.
    private func summary(_ report: RunReport, _ plan: Plan) -> String {
        let counts = report.counts
        var parts = ["\(counts.written) \(isDryRun ? "to write" : "written")"]
        for (name, count) in [
            ("unchanged", counts.unchanged), ("dropped", counts.dropped),
            ("skipped", counts.skipped), ("quarantined", counts.quarantined),
            ("failed", counts.failed), ("left", counts.left),
        ] where count > 0 { parts.append("\(count) \(name)") }
        let tenths = Int(report.seconds * 10)
        let noun = counts.inputs == 1 ? "article" : "articles"
        var text = "\(plan.name): \(counts.inputs) \(noun): \(parts.joined(separator: ", "))"
        if report.seconds >= 1, isatty(2) == 1 { text += ", \(tenths / 10).\(tenths % 10) s" }
        text += "\n"
        if counts.quarantined > 0 {
            text +=
                "  the quarantined ones, with the reasons: "
                + "\(plan.settings.quarantine ?? ".galley/\(plan.name)/quarantine")/\n"
        }
        if report.isStopped { text += "  run it again to go on\n" }
        return text
    }

    private func status(_ report: RunReport) -> Int32? {
        if report.isRefused { return ExitStatus.usage }
        if Interruption.signal.isSet { return ExitStatus.interrupted }
        if report.isStopped { return ExitStatus.stopped }
        return report.counts.quarantined + report.counts.failed > 0 ? ExitStatus.failed : nil
    }
}

/// What there is to say of articles, as they come.
private struct ArticleMessages {
    let text: PipelineText
    let least: Diagnostic.Severity

    init(text: PipelineText, least: Diagnostic.Severity) { (self.text, self.least) = (text, least) }

    func show(_ article: ArticleReport) {
        var known: [String: LineTable] = [:]
        for diagnostic in article.diagnostics where diagnostic.severity >= least {
            for place in diagnostic.places where known[place.source] == nil {
                known[place.source] = bytes(of: place.source, article).map(LineTable.init)
            }
            Messages.show(diagnostic, lines: { known[$0] })
        }
    }

    private func bytes(of name: String, _ article: ArticleReport) -> [UInt8]? {
        text.bytes(named: name)
            ?? (name == article.input ? try? InputFile.contents(of: name, limit: 64 << 20) : nil)
    }
}

/// The one line on a terminal that says how far a run is.
private struct ProgressLine {
    let isShown: Bool
    private var isOnScreen = false
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant?

    init(isShown: Bool) { self.isShown = isShown }

    mutating func show(_ step: RunProgress) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let last, now - last < .milliseconds(100) { return }
        last = now
        Messages.write(text(step))
        isOnScreen = true
    }

    mutating func clear() {
        guard isOnScreen else { return }
        Messages.write("\r\u{1B}[K")
        isOnScreen = false
    }

    func text(_ step: RunProgress) -> String {
        let counts = step.counts
        var text = "\(counts.finished)/\(step.total)  written \(counts.written)"
        for (name, count) in [
            ("unchanged", counts.unchanged), ("dropped", counts.dropped),
            ("quarantined", counts.quarantined + counts.failed),
        ] where count > 0 { text += "  \(name) \(count)" }
        let seconds = (ContinuousClock.now - start).components.seconds
        if seconds > 0 { text += "  \(counts.finished / Int(seconds))/s" }
        return text
    }
}
