internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleySelectors
internal import GalleyTemplates
internal import GalleyYAML

extension Checker {
    /// A condition, checked; nil when it is wrong.
    mutating func condition(_ node: YAMLNode, key: String) -> Condition? {
        if node.tag != nil { return nil }
        if case .boolean(let value)? = node.coreValue {
            warning(
                "constant-condition", "`\(key)` is always \(value)", at: node.range,
                help: value ? nil : "to switch something off, write `enabled: false`")
        }
        guard let text = node.scalar, !node.isNull else {
            error(
                "wrong-type", "`\(key)` should be a condition, not \(phrase(node))",
                at: node.range)
            return nil
        }
        let map = ScalarMap(node, in: self.text)
        if let braces = braces(in: text) {
            error(
                "braces-in-condition",
                "`\(key)` is already an expression; braces are for templates",
                at: map.range(braces.range),
                help: "write `\(key): \(braces.inner)`. (A braced text would be true for every "
                    + "article.)")
            return nil
        }
        do throws(TemplateError) {
            let expression = try Expression(text)
            let before = diagnostics.count
            check(expression, map, isCondition: true)
            allExpressions.append(expression)
            if let constant = expression.constant, node.coreValue == .string(text) {
                warning(
                    "constant-condition", "`\(key)` is always \(constant.text ?? "null")",
                    at: node.range)
            }
            let isWrong = diagnostics[before...].contains { $0.severity == .error }
            return isWrong ? nil : Condition(expression: expression, map: map)
        } catch {
            report(error, map)
            return nil
        }
    }

    /// A template, checked; nil when it is wrong.
    mutating func template(_ node: YAMLNode, of what: String) -> PlacedTemplate? {
        guard let text = text(node, of: what) else { return nil }
        let map = ScalarMap(node, in: self.text)
        do throws(TemplateError) {
            let template = try Template(text)
            for expression in template.expressions {
                check(expression, map)
                allExpressions.append(expression)
            }
            return PlacedTemplate(template: template, map: map)
        } catch {
            report(error, map)
            return nil
        }
    }

    /// An expression that stands in a text at `map`.
    mutating func check(_ expression: Expression, _ map: ScalarMap, isCondition: Bool = false) {
        for path in expression.paths { check(path, map) }
        for use in expression.selectors { check(selector: use.selector, at: map.range(use.range)) }
        let known = names
        for error in expression.typeErrors(isCondition: isCondition, typeOf: known.type) {
            report(error, map)
        }
    }

    mutating func report(_ mistake: TemplateError, _ map: ScalarMap) {
        error(mistake.code, mistake.message, at: map.range(mistake.range), help: mistake.help)
    }

    private mutating func check(_ path: PathUse, _ map: ScalarMap) {
        names.use(path)
        let range = map.range(path.range)
        if ["shard", "error", "image"].contains(path.root) {
            return refuse(path.root, at: range)
        }
        guard let name = path.name else { return }
        let known: [String]
        switch path.root {
        case "source": known = KnownNames.source
        case "doc": known = KnownNames.doc.map(\.name)
        case "run": known = KnownNames.run.map(\.name)
        case "vars": known = names.vars.map(\.name)
        case "env": known = names.env
        default: return checkField(name, at: range)
        }
        if known.contains(name) { return }
        let meant = closest(to: name, in: known).map { "did you mean `\(path.root).\($0)`?" }
        let declare = ["vars", "env"].contains(path.root) ? "declare it under `\(path.root)`" : nil
        error(
            "unknown-name", "`\(path.root)` has no `\(name)`", at: range,
            help: meant ?? declare ?? "known: \(known.joined(separator: ", "))")
    }

    /// A name of metadata, where those that exist are declared.
    mutating func checkField(_ name: String, at range: Range<Int>) {
        guard let fields = names.fields else { return }
        let asked = Field.named(name)
        if asked.form != nil || names.made.contains(name) { return }
        if fields.contains(where: { Field.named($0.name) == asked }) { return }
        let meant = closest(to: name, in: fields.map(\.name))
        error(
            "unknown-field",
            "`\(name)` is not among the declared `fields` (line \(names.fieldsLine))", at: range,
            help: meant.map { "did you mean `\($0)`?" } ?? "declare it under `fields`")
    }

    /// A selector of document nodes.
    mutating func check(selector text: String, at range: Range<Int>) {
        do throws(SelectorError) {
            let selector = try Selector(parsing: text)
            for mistake in selector.check(against: .document) {
                error(mistake.code, mistake.message, at: range, help: mistake.help)
            }
        } catch {
            self.error(error.code, error.message, at: range, help: error.help)
        }
    }

    /// A selector that is a scalar of its own, so that each mistake has its place.
    ///
    /// `extractLine` is the line of the step after which there are no HTML tags.
    mutating func check(selector node: YAMLNode, of step: String, extractLine: Int?) {
        guard let text = node.scalar else { return }
        let map = ScalarMap(node, in: self.text)
        do throws(SelectorError) {
            let selector = try Selector(parsing: text)
            for mistake in selector.check(against: .document) {
                let mistake =
                    mistake.code == "selector-layer"
                    ? layerMistake(mistake, text, step: step, extractLine: extractLine) : mistake
                error(
                    mistake.code, mistake.message, at: map.range(mistake.range),
                    help: mistake.help)
            }
        } catch {
            self.error(error.code, error.message, at: map.range(error.range), help: error.help)
        }
    }

    /// A selector of which only the syntax can be checked.
    mutating func checkSyntax(selector text: String, _ map: ScalarMap) {
        do throws(SelectorError) { _ = try Selector(parsing: text) } catch {
            self.error(error.code, error.message, at: map.range(error.range), help: error.help)
        }
    }

    /// What to say of an HTML tag where there are only blocks.
    private func layerMistake(
        _ mistake: SelectorError, _ selector: String, step: String, extractLine: Int?
    ) -> SelectorError {
        let bytes = Array(selector.utf8)
        let tag = String(decoding: bytes[mistake.range], as: UTF8.self)
        let rest = bytes[mistake.range.upperBound...].prefix { !" ,>+~".utf8.contains($0) }
        let classes = String(decoding: rest, as: UTF8.self)
        var mistake = mistake
        var help: [String] = []
        if let extractLine {
            mistake.message =
                "`\(tag)` is an HTML tag; after `extract` (line \(extractLine)) there are no tags, "
                + "only blocks"
            let isMovable = step == "drop" || step == "keep"
            if isMovable { help.append("move it to `extract: {\(step): \(selector)}`") }
        } else {
            mistake.message = "`\(tag)` is an HTML tag; steps see no tags, only blocks"
        }
        if classes.hasPrefix(".") { help.append("select by class alone: `\(classes)`") }
        mistake.help = help.isEmpty ? nil : help.joined(separator: ", or ") + "."
        return mistake
    }

    private func braces(in text: String) -> (range: Range<Int>, inner: String)? {
        let bytes = Array(text.utf8)
        guard
            let start = bytes.indices.dropLast().first(where: {
                bytes[$0] == 123 && bytes[$0 + 1] == 123
            })
        else { return nil }
        let rest = bytes[(start + 2)...]
        let end = rest.indices.dropLast().first { bytes[$0] == 125 && bytes[$0 + 1] == 125 }
        let inner = String(decoding: bytes[(start + 2)..<(end ?? bytes.count)], as: UTF8.self)
        let words = inner.split(whereSeparator: \.isWhitespace)
        return (start..<start + 2, words.joined(separator: " "))
    }
}
