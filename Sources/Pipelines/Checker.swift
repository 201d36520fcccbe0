internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyTemplates
internal import GalleyYAML

/// Collects all that is wrong with a pipeline, so that one pass tells everything.
struct Checker {
    let text: PipelineText
    let registry: Registry
    private(set) var diagnostics: [Diagnostic] = []
    /// What expressions may ask for.
    var names = KnownNames()
    /// The expressions of conditions and templates that the runner works out.
    var allExpressions: [Expression] = []
    /// The lists of steps that `use` may name.
    var definitions: [String: YAMLNode] = [:]
    var usedDefinitions: Set<String> = []
    /// Whether a step has options whose use of names cannot be seen.
    var usesAllValues = false

    init(_ text: PipelineText, _ registry: Registry) {
        (self.text, self.registry) = (text, registry)
    }

    mutating func error(
        _ code: String, _ message: String, at range: Range<Int>, help: String? = nil
    ) {
        report(.error, code, message, at: range, help: help)
    }

    mutating func warning(
        _ code: String, _ message: String, at range: Range<Int>, help: String? = nil
    ) {
        report(.warning, code, message, at: range, help: help)
    }

    mutating func report(
        _ severity: Diagnostic.Severity, _ code: String, _ message: String, at range: Range<Int>,
        help: String? = nil
    ) {
        let diagnostic = Diagnostic(
            severity, "pipeline." + code, message, at: [text.place(range)], help: help)
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// All that was found, in the order of the file.
    var sorted: [Diagnostic] {
        let order = Dictionary(
            text.parts.enumerated().map { ($0.element.name, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        func key(_ diagnostic: Diagnostic, _ index: Int) -> (Int, UInt32, Int) {
            guard let place = diagnostic.places.first else { return (0, 0, index) }
            return (order[place.source] ?? 0, place.range.start, index)
        }
        return diagnostics.enumerated().sorted {
            key($0.element, $0.offset) < key($1.element, $1.offset)
        }.map(\.element)
    }

    /// Refuses what the language has and this version has not.
    mutating func refuse(_ name: String, at range: Range<Int>) {
        error("not-in-this-version", "`\(name)` is not part of this version", at: range)
    }
}

extension Checker {
    /// The entries of a map whose keys are texts; own keys (`x-…`) are left out.
    mutating func entries(_ node: YAMLNode, of what: String) -> [YAMLEntry]? {
        guard let entries = node.mergedEntries else {
            if node.isNull { return [] }
            error("wrong-type", "\(what) should be a map, not \(phrase(node))", at: node.range)
            return nil
        }
        return entries.filter { entry in
            guard let key = entry.key.scalar else {
                error("wrong-type", "a key should be a word", at: entry.key.range)
                return false
            }
            return !key.hasPrefix("x-")
        }
    }

    /// Reports a key that nobody knows, with the one that was probably meant.
    mutating func unknownKey(
        _ key: YAMLNode, of what: String, known: [String], help: String? = nil
    ) {
        let name = key.scalar ?? ""
        let spelt = String(name.map { $0 == "_" ? "-" : $0 })
        let meant = known.contains(spelt) ? spelt : closest(to: name, in: known)
        let hint =
            meant.map { $0 == spelt ? "write `\($0)`." : "did you mean `\($0)`?" }
            ?? "known: \(known.joined(separator: ", "))."
        error(
            "unknown-key", "unknown \(what) `\(name)`", at: key.range,
            help: hint + (help.map { " " + $0 } ?? ""))
    }

    /// The text of a scalar that is not empty.
    mutating func text(_ node: YAMLNode, of what: String) -> String? {
        guard let text = node.scalar, !node.isNull, !text.isEmpty else {
            error("wrong-type", "\(what) should be text, not \(phrase(node))", at: node.range)
            return nil
        }
        refuseDollar(node, text)
        return text
    }

    /// One text, or a list of them.
    mutating func texts(_ node: YAMLNode, of what: String) -> [(text: String, node: YAMLNode)] {
        let items = node.items ?? [node]
        return items.compactMap { item in text(item, of: what).map { ($0, item) } }
    }

    mutating func flag(_ node: YAMLNode, of what: String) -> Bool? {
        if case .boolean(let value)? = node.coreValue { return value }
        error(
            "wrong-type", "\(what) should be true or false, not \(phrase(node))", at: node.range)
        return nil
    }

    mutating func number(_ node: YAMLNode, of what: String, in range: ClosedRange<Int>) -> Int? {
        if case .integer(let value)? = node.coreValue, range.contains(value) { return value }
        error(
            "wrong-type",
            "\(what) should be a whole number from \(range.lowerBound)"
                + (range.upperBound == .max ? "" : " to \(range.upperBound)")
                + ", not \(phrase(node))", at: node.range)
        return nil
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: YAMLNode, of what: String, as type: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        if let text = node.scalar, let choice = Choice(rawValue: text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        let meant = closest(to: node.scalar ?? "", in: names)
        error(
            "wrong-type", "\(what) should be \(orList(names)), not \(phrase(node))",
            at: node.range, help: meant.map { "did you mean `\($0)`?" })
        return nil
    }

    /// A literal of the expression language with a unit: `30s`, `64MiB`.
    mutating func measure(_ node: YAMLNode, of what: String, _ type: ValueType) -> Double? {
        let value = node.scalar.flatMap { try? Expression($0).constant }
        switch value {
        case .duration(let seconds)? where type == .duration && seconds > 0: return seconds
        case .size(let bytes)? where type == .size && bytes > 0: return bytes
        case .number(let number)? where number > 0: return number
        default:
            let example = type == .duration ? "`30s` or `2m`" : "`512KiB` or `64MiB`"
            error(
                "wrong-type", "\(what) should be like \(example), not \(phrase(node))",
                at: node.range)
            return nil
        }
    }

    /// Points out what shells expand and pipelines do not.
    mutating func refuseDollar(_ node: YAMLNode, _ text: String) {
        let bytes = Array(text.utf8)
        guard
            let start = bytes.indices.dropLast().first(where: {
                bytes[$0] == 36 && bytes[$0 + 1] == 123
            }),
            let end = bytes[start...].firstIndex(of: 125)
        else { return }
        let name = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
        let before = String(decoding: bytes[..<start], as: UTF8.self)
        let after = String(decoding: bytes[(end + 1)...], as: UTF8.self)
        error(
            "env-in-text", "`${...}` is never expanded",
            at: ScalarMap(node, in: self.text).range(start..<end + 1),
            help: "declare it (`env: [\(name)]`, top level) and write "
                + "`\"\(before){{ env.\(name) }}\(after)\"`; its value can then never change the "
                + "file's structure.")
    }

    /// What a node is, for messages.
    func phrase(_ node: YAMLNode) -> String {
        switch node.content {
        case .mapping: "a map"
        case .sequence: "a list"
        case .scalar(let text, _): node.isNull ? "nothing" : "`\(text)`"
        }
    }
}

/// `a, b or c`.
func orList(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
}
