internal import GalleyDocumentModel
internal import GalleyDocumentQueries
public import GalleyPluginKit
internal import GalleySelectors
internal import GalleyTemplates

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

/// One test under way.
private struct Trial {
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

    private func besidePipeline(_ path: String) -> String {
        path.hasPrefix("/") ? path : joined(folderName(of: plan.text.name), path)
    }
}

extension Trial {
    private mutating func check(_ result: Result) {
        let expect = test.expect
        checkEnd(result)
        if let (count, rules, range) = expect.warnings {
            let found = result.diagnostics.filter { $0.severity == .warning }.map(\.code)
            if let count, found.count != count {
                fail("\(found.count) warnings, not \(count): \(shown(found))", at: range)
            }
            for rule in rules where !found.contains(rule) {
                fail("no warning `\(rule)`; there are: \(shown(found))", at: range)
            }
        }
        for (field, value, range) in expect.metadata {
            let found = result.document.metadata[field]
            if !isSame(found, value) {
                fail(
                    "`\(field.name)` is \(found.map(shown) ?? "missing"), not \(shown(value))",
                    at: range)
            }
        }
        checkText(result)
        for selection in expect.selections { check(selection, result) }
        for output in expect.outputs { check(output, result) }
        let scope = ArticleScope(
            document: DocumentScope(result.document), values: result.values,
            selectors: plan.selectors)
        for (condition, range) in expect.conditions {
            do throws(TemplateError) {
                if try condition.expression.isTrue(in: scope) { continue }
                fail("`\(condition.expression.text)` does not hold", at: range)
            } catch {
                fail(error.message, at: condition.map.range(error.range), help: error.help)
            }
        }
    }

    private mutating func checkEnd(_ result: Result) {
        let expect = test.expect
        let reason = result.error.map { ": \($0.message) [\($0.code)]" } ?? ""
        let at = result.step.map { " at `\($0)`" } ?? ""
        if let (status, range) = expect.status {
            if status != result.status {
                fail(
                    "the article \(result.status.phrase)\(at), not \(status.rawValue)\(reason)",
                    at: range)
            }
        } else if result.status == .failed, expect.error == nil {
            fail("the article failed\(at)\(reason)", at: test.range)
        }
        if let (step, range) = expect.at, step != result.step {
            fail(
                result.step.map { "the article ended at `\($0)`, not at `\(step)`" }
                    ?? "the article did not end at `\(step)`", at: range)
        }
        if let (rule, range) = expect.error {
            guard let error = result.error else {
                return fail("there was no error `\(rule)`", at: range)
            }
            if error.code != rule { fail("the error is `\(error.code)`, not `\(rule)`", at: range) }
        }
    }

    private mutating func checkText(_ result: Result) {
        let expect = test.expect
        guard !expect.contains.isEmpty || !expect.lacks.isEmpty || expect.equals != nil else {
            return
        }
        let text = result.document.root.string
        for (part, range) in expect.contains where !contains(text, part) {
            fail("the text does not contain `\(part)`", at: range)
        }
        for (part, range) in expect.lacks where contains(text, part) {
            fail("the text contains `\(part)`", at: range)
        }
        if let (whole, range) = expect.equals, trim(whole) != trim(text) {
            fail("the text is `\(trim(text))`", at: range)
        }
    }

    private mutating func check(_ selection: TestPlan.Selection, _ result: Result) {
        guard let selector = try? Selector(parsing: selection.selector) else { return }
        let found = selector.nodes(in: result.document)
        let isRight =
            found.count >= selection.least ?? 0 && found.count <= selection.most ?? .max
        if !isRight {
            let wanted =
                selection.least == selection.most
                ? "\(selection.least ?? 0)"
                : "\(selection.least ?? 0) to \(selection.most.map(String.init) ?? "any number")"
            fail(
                "`\(selection.selector)` matches \(found.count), not \(wanted)", at: selection.range
            )
        }
        if let text = selection.text, !found.contains(where: { contains($0.string, text) }) {
            fail("no `\(selection.selector)` has the text `\(text)`", at: selection.range)
        }
    }

    private mutating func check(_ expected: TestPlan.Output, _ result: Result) {
        guard let output = result.outputs[expected.id] else {
            if !expected.isAbsent {
                fail("output `\(expected.id)` was not written", at: expected.range)
            }
            return
        }
        if expected.isAbsent {
            return fail("output `\(expected.id)` was written to \(output.path)", at: expected.range)
        }
        if let path = expected.path, path != output.path {
            fail(
                "output `\(expected.id)` goes to \(output.path), not to \(path)", at: expected.range
            )
        }
        let text = String(decoding: output.bytes, as: UTF8.self)
        for part in expected.contains where !contains(text, part) {
            fail("output `\(expected.id)` does not contain `\(part)`", at: expected.range)
        }
        for part in expected.lacks where contains(text, part) {
            fail("output `\(expected.id)` contains `\(part)`", at: expected.range)
        }
        guard let file = expected.equalsFile else { return }
        do throws(Diagnostic) {
            let wanted = try contents(of: besidePipeline(file), limit: 1 << 30)
            if wanted == output.bytes { return }
            let line = zip(
                wanted.split(separator: 10, omittingEmptySubsequences: false),
                output.bytes.split(separator: 10, omittingEmptySubsequences: false)
            ).prefix { $0 == $1 }.reduce(1) { count, _ in count + 1 }
            fail("output `\(expected.id)` differs from \(file) in line \(line)", at: expected.range)
        } catch {
            fail(error.message, at: expected.range)
        }
    }

    private func contains(_ text: String, _ part: String) -> Bool {
        (try? Expression("meta.a contains meta.b").isTrue(
            in: ValueScope(["meta": .map([.init("a", .string(text)), .init("b", .string(part))])])))
            ?? false
    }

    private func trim(_ text: String) -> String {
        var view = text[...]
        while view.last?.isWhitespace == true { view.removeLast() }
        return String(view.drop { $0.isWhitespace })
    }

    private func shown(_ codes: [String]) -> String {
        codes.isEmpty ? "none" : codes.joined(separator: ", ")
    }

    private func shown(_ value: Metadata.Value) -> String {
        let value = Value(value)
        return "`\(value.text ?? "\(value)")`"
    }

    /// Compares what is said; a date is equal to its text, a single text to a list of it.
    private func isSame(_ found: Metadata.Value?, _ wanted: Metadata.Value) -> Bool {
        guard let found else { return wanted == .null }
        switch (found, wanted) {
        case (.list(let items), .list(let others)):
            return items.count == others.count && zip(items, others).allSatisfy { isSame($0, $1) }
        case (.list(let items), _): return items.count == 1 && isSame(items[0], wanted)
        case (.map, .map(let entries)):
            return entries.allSatisfy { isSame(found[$0.key], $0.value) }
        case (.map, .string(let name)): return found["name"]?.string == name
        default:
            if let text = found.string, let other = wanted.string { return text == other }
            return found == wanted
        }
    }
}

extension TestPlan.Status {
    fileprivate var phrase: String { self == .failed ? "failed" : "was \(rawValue)" }
}
