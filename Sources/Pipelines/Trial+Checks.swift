internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleySelectors
internal import GalleyTemplates

extension Trial {
    mutating func check(_ result: Result) {
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
