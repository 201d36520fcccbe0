/// A template for whole pages: `{{ value }}`, conditions, loops, parts.
///
/// ```text
/// <h1>{{ title }}</h1>
/// {% for tag in tags %}<a href="/{{ tag | slug }}">{{ tag }}</a>{% else %}no tags{% endfor %}
/// {% if count('image') > 0 %}with pictures{% elif draft %}a draft{% endif %}
/// {% include 'card' with author %}
/// {# left out #}
/// ```
///
/// Within a loop `loop.index` (from 1), `loop.first` and `loop.last` are known; within a part that
/// was included, `it` is what stands behind `with`. A line that holds nothing but tags of control
/// leaves no empty line. Values are escaped as the page's format asks, unless their root is among
/// those that hold markup already.
public struct PageTemplate: Sendable {
    /// What is done to the text of values.
    public enum Escaping: String, CaseIterable, Sendable {
        case html, xml, json, none
    }

    indirect enum Piece: Sendable {
        case text(String)
        case value(Expression)
        case branch([(when: Expression?, pieces: [Piece])])
        case loop(Expression, [Piece], otherwise: [Piece])
        case include(String, Expression?, Range<Int>)
    }

    public let text: String
    let pieces: [Piece]

    /// Parses a page; `vocabulary` tells which first names its scope will know.
    public init(_ text: String, vocabulary: Vocabulary = .pipeline) throws(TemplateError) {
        self.text = text
        var parser = PageParser(text, vocabulary)
        pieces = try parser.page()
    }
}

extension PageTemplate {
    /// Fills the page in.
    ///
    /// `markup` names the roots whose values are put in as they are; `parts` are the pages that
    /// `include` may name. More than `limit` bytes of output are an error.
    public func render(
        in scope: any Scope, escaping: Escaping = .html, markup: Set<String> = [],
        parts: [String: PageTemplate] = [:], limit: Int = 64 << 20
    ) throws(TemplateError) -> String {
        var renderer = PageRenderer(
            evaluator: Evaluator(scope, budget: 50_000_000), escaping: escaping, markup: markup,
            parts: parts, limit: limit)
        renderer.evaluator.locals = [.null]
        try renderer.render(pieces)
        return renderer.output
    }

    /// All expressions of the page, those of its loops and conditions among them.
    public var expressions: [Expression] { expressions(of: pieces) }

    private func expressions(of pieces: [Piece]) -> [Expression] {
        pieces.flatMap { piece -> [Expression] in
            switch piece {
            case .text: []
            case .value(let expression): [expression]
            case .branch(let branches):
                branches.flatMap { ($0.when.map { [$0] } ?? []) + expressions(of: $0.pieces) }
            case .loop(let list, let inner, let otherwise):
                [list] + expressions(of: inner) + expressions(of: otherwise)
            case .include(_, let argument, _): argument.map { [$0] } ?? []
            }
        }
    }
}

/// Fills pages in, within a budget of work and of output.
private struct PageRenderer {
    var evaluator: Evaluator
    let escaping: PageTemplate.Escaping
    let markup: Set<String>
    let parts: [String: PageTemplate]
    let limit: Int
    var output = ""
    private var depth = 0

    init(
        evaluator: Evaluator, escaping: PageTemplate.Escaping, markup: Set<String>,
        parts: [String: PageTemplate], limit: Int
    ) {
        (self.evaluator, self.escaping, self.markup) = (evaluator, escaping, markup)
        (self.parts, self.limit) = (parts, limit)
    }

    mutating func render(_ pieces: [PageTemplate.Piece]) throws(TemplateError) {
        for piece in pieces {
            try evaluator.spend(1, at: 0..<0)
            switch piece {
            case .text(let text): try put(text)
            case .value(let expression): try put(expression)
            case .branch(let branches):
                for (when, inner) in branches {
                    if let when, !(try evaluator.isTrue(when.term)) { continue }
                    try render(inner)
                    break
                }
            case .loop(let list, let inner, let otherwise): try loop(list, inner, otherwise)
            case .include(let name, let argument, let range):
                try include(name, argument, at: range)
            }
        }
    }

    private mutating func put(_ text: String) throws(TemplateError) {
        output += text
        guard output.utf8.count <= limit else {
            throw TemplateError("too-long", "the page has more than \(limit) bytes", at: 0..<0)
        }
    }

    private mutating func put(_ expression: Expression) throws(TemplateError) {
        let text = try evaluator.insertedText(expression.term)
        if case .path(let root, let name, _) = expression.term.form,
            markup.contains(root) || markup.contains(name?.constantText ?? "")
        {
            return try put(text)
        }
        try put(escaped(text, escaping))
    }

    private mutating func loop(
        _ list: Expression, _ inner: [PageTemplate.Piece], _ otherwise: [PageTemplate.Piece]
    ) throws(TemplateError) {
        let items: [Value]
        switch try evaluator.value(of: list.term) {
        case .list(let values): items = values
        case .map(let entries):
            items = entries.map {
                .map([.init("name", .string($0.name)), .init("value", $0.value)])
            }
        case .null: items = []
        case let other:
            throw TemplateError(
                "wrong-type", "a loop needs a list, not \(other.type.phrase)", at: list.term.range)
        }
        if items.isEmpty { return try render(otherwise) }
        let outer = evaluator.locals
        defer { evaluator.locals = outer }
        for (index, item) in items.enumerated() {
            let state = Value.map([
                .init("index", Value(index + 1)), .init("first", .bool(index == 0)),
                .init("last", .bool(index == items.count - 1)),
            ])
            evaluator.locals = outer + [item, state]
            try render(inner)
        }
    }

    private mutating func include(
        _ name: String, _ argument: Expression?, at range: Range<Int>
    ) throws(TemplateError) {
        guard let part = parts[name] else {
            throw TemplateError(
                "unknown-part", "no part is called `\(name)`", at: range,
                help: closest(to: name, in: parts.keys.sorted()).map { "did you mean `\($0)`?" })
        }
        guard depth < 16 else {
            throw TemplateError("too-deep", "parts within parts deeper than 16 levels", at: range)
        }
        var value = Value.null
        if let argument { value = try evaluator.value(of: argument.term) }
        let outer = evaluator.locals
        defer { evaluator.locals = outer }
        evaluator.locals = [value]
        depth += 1
        defer { depth -= 1 }
        try render(part.pieces)
    }
}

/// `text` as it stands in a page of that format.
private func escaped(_ text: String, _ escaping: PageTemplate.Escaping) -> String {
    switch escaping {
    case .none: return text
    case .json: return String(jsonText(.string(text)).dropFirst().dropLast())
    case .html, .xml:
        guard text.utf8.contains(where: { "<>&\"'".utf8.contains($0) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
