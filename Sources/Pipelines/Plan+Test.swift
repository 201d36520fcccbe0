public import GalleyPluginKit

/// What the tests of a pipeline came to.
public struct TestReport: Sendable {
    /// One test: what it is called, and where what it claims is not so.
    public struct Result: Sendable {
        public let name: String
        /// None when it passed.
        public let failures: [Diagnostic]
    }

    public internal(set) var results: [Result] = []

    public var failed: Int { results.count { !$0.failures.isEmpty } }
}

extension Plan {
    /// Runs the pipeline's own tests; nothing is written to files.
    ///
    /// Files that tests name lie beside the pipeline. `only` chooses tests by a part of their names.
    public func test(_ options: RunOptions = RunOptions(), only: String? = nil) -> TestReport {
        var report = TestReport()
        for test in tests {
            if let only, !only.isEmpty, !isPart(only, of: test.name) { continue }
            var trial = Trial(plan: self, options: options, test: test)
            do { try trial.run() } catch {
                trial.fail(
                    "\((error as? Diagnostic)?.message ?? "\(error)")", at: test.range)
            }
            report.results.append(TestReport.Result(name: test.name, failures: trial.failures))
        }
        return report
    }

    private func isPart(_ part: String, of whole: String) -> Bool {
        let whole = Array(whole.lowercased().utf8), part = Array(part.lowercased().utf8)
        guard part.count <= whole.count else { return false }
        return (0...(whole.count - part.count)).contains {
            whole[$0..<$0 + part.count].elementsEqual(part)
        }
    }
}
