internal import GalleyDocumentModel
public import GalleyPluginKit
internal import GalleyTemplates
internal import Glibc

extension Plan {
    /// Runs the pipeline over its inputs; `progress` is told of each article in their order.
    ///
    /// Articles are converted on threads of their own and put in place on this one, so that the
    /// result is the same for any number of jobs.
    public func run(
        _ options: RunOptions = RunOptions(), progress: (RunProgress) -> Void = { _ in }
    ) -> RunReport {
        let clock = ContinuousClock()
        let start = clock.now
        var report = RunReport()
        perform(options, &report, progress)
        let (seconds, attoseconds) = (clock.now - start).components
        report.seconds = Double(seconds) + Double(attoseconds) / 1e18
        return report
    }

    /// What the inputs show of a pipeline before it runs.
    ///
    /// That is: patterns without a file, and outputs that all articles would be written to.
    public func problems(_ options: RunOptions = RunOptions()) -> [Diagnostic] {
        let (files, problems) = inputFiles(options)
        return problems + notUnique(files.count)
    }

    private func perform(
        _ options: RunOptions, _ report: inout RunReport, _ progress: (RunProgress) -> Void
    ) {
        let (files, problems) = inputFiles(options)
        report.diagnostics += problems
        report.counts.inputs = files.count
        report.diagnostics += notUnique(files.count)
        guard !report.diagnostics.contains(where: { $0.severity == .error }) else {
            report.counts.left = files.count
            report.isRefused = true
            return
        }
        var delivery: Delivery
        do throws(Diagnostic) {
            delivery = try Delivery(self, options, files)
        } catch {
            report.diagnostics.append(error)
            report.counts.left = files.count
            report.isRefused = true
            return
        }
        let shared = delivery.shared
        do { _ = try Machine(self, options) } catch {
            report.diagnostics.append(
                error as? Diagnostic ?? Diagnostic(.error, "run.failed", "\(error)"))
            report.isRefused = true
            report.counts.left = files.count
            return
        }
        Runner(threads: jobs(options)).run(files, making: { work(shared) }) { index, outcome in
            let article = delivery.deliver(outcome, files[index])
            if let article {
                report.counts.count(article.status)
                let counts = report.counts
                progress(RunProgress(total: files.count, counts: counts, article: article))
            }
            let isOver =
                options.stop.isSet || delivery.mustStop
                || tooManyErrors(report.counts, options, &report)
            if isOver { report.isStopped = true }
            return !isOver
        }
        delivery.finish(&report)
        report.counts.left = report.counts.inputs - report.counts.finished
        if report.counts.left > 0 || options.stop.isSet { report.isStopped = true }
    }

    /// How many threads convert: as many as there are processors, unless somebody says.
    func jobs(_ options: RunOptions) -> Int {
        if let jobs = options.jobs { return max(1, min(jobs, 1024)) }
        if case .number(let count) = settings.jobs { return count }
        return max(1, min(availableProcessors(), 64))
    }

    private func tooManyErrors(
        _ counts: RunCounts, _ options: RunOptions, _ report: inout RunReport
    ) -> Bool {
        guard let most = options.maxErrors ?? settings.maxErrors else { return false }
        let errors = counts.failed + counts.quarantined + counts.skipped
        let isOver =
            switch most {
            case .number(let number): errors > number
            case .percent(let percent):
                counts.finished >= 200 && Double(errors) * 100 > percent * Double(counts.finished)
            }
        if isOver, !report.diagnostics.contains(where: { $0.code == "run.too-many-errors" }) {
            report.diagnostics.append(
                Diagnostic(
                    .error, "run.too-many-errors",
                    "stopped after \(errors) of \(counts.finished) articles had failed"))
        }
        return isOver
    }

    /// The error of an output that every article would be written to.
    private func notUnique(_ count: Int) -> [Diagnostic] {
        guard count > 1 else { return [] }
        return outputs.compactMap { output in
            guard let path = output.path, path.isConstant, output.isEnabled, !output.isStream,
                output.conflict == .error
            else { return nil }
            let stream = registry.streamWriters.first?.name
            return Diagnostic(
                .error, "pipeline.output-not-unique",
                "all \(grouped(count)) articles would be written to this one file",
                at: [text.place(output.range)],
                help: "add `{{ slug }}` to the path"
                    + (stream.map { ", or `to: \($0)` to write one record per line." } ?? "."))
        }
    }
}

/// A converter for one thread; its machine is known to work.
private func work(_ shared: Converter.Shared) -> (InputFile) -> Outcome {
    guard var converter = try? Converter(shared) else {
        return { _ in
            Outcome(
                status: .failed, error: Diagnostic(.error, "run.failed", "no step could be made"))
        }
    }
    return { converter.convert($0) }
}

/// The processors that this process may use, by its mask and its group's quota.
func availableProcessors() -> Int {
    var count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    if let status = try? contents(of: "/proc/self/status", limit: 1 << 20) {
        let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
        let mask = lines.first { $0.hasPrefix("Cpus_allowed:") }?.dropFirst(13) ?? ""
        let bits = mask.reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
        if bits > 0 { count = min(count, bits) }
    }
    if let quota = try? contents(of: "/sys/fs/cgroup/cpu.max", limit: 4096) {
        let words = String(decoding: quota, as: UTF8.self).split { $0 == " " || $0 == "\n" }
        if words.count == 2, let time = Double(words[0]), let period = Double(words[1]), period > 0
        {
            count = min(count, max(1, Int((time / period).rounded(.up))))
        }
    }
    return count
}

/// A number with its digits in groups of three: `18 302`.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index) % 3 == 0 { text += " " }
        text.append(digit)
    }
    return text
}
