/// Reads one expression from its tokens.
struct Parser {
    private let tokens: [Token]
    private let vocabulary: Vocabulary
    private let locals: [String]
    private var at = 0
    private var depth = 0
    private var count = 0

    init(_ tokens: [Token], _ vocabulary: Vocabulary, locals: [String] = []) {
        (self.tokens, self.vocabulary, self.locals) = (tokens, vocabulary, locals)
    }

    /// The whole expression; anything after it is an error.
    mutating func parse() throws(TemplateError) -> Term {
        if current.form == .end {
            throw TemplateError("empty", "there is no expression here", at: current.range)
        }
        let term = try disjunction()
        guard current.form == .end else { throw unexpected() }
        return term
    }

    // or, and, not

    private mutating func disjunction() throws(TemplateError) -> Term {
        try enter()
        defer { depth -= 1 }
        let first = try conjunction()
        var terms = [first]
        while take(word: "or") { terms.append(try conjunction()) }
        return terms.count == 1 ? first : try made(.or(terms), from: first)
    }

    private mutating func conjunction() throws(TemplateError) -> Term {
        let first = try negation()
        var terms = [first]
        while take(word: "and") { terms.append(try negation()) }
        return terms.count == 1 ? first : try made(.and(terms), from: first)
    }

    private mutating func negation() throws(TemplateError) -> Term {
        let start = current.range.lowerBound
        guard take(word: "not") else { return try comparison() }
        try enter()
        defer { depth -= 1 }
        let term = try negation()
        return try made(.not(term), from: start)
    }

    // comparisons, sums

    private mutating func comparison() throws(TemplateError) -> Term {
        let left = try sum()
        if take(word: "matches") { return try match(left) }
        guard let comparison = comparisonHere() else { return left }
        at += 1
        let right = try sum()
        if comparisonHere() != nil {
            throw TemplateError(
                "chained-comparison", "comparisons do not chain", at: current.range,
                help: "write `a < b and b < c`")
        }
        return try made(.compare(comparison, left, right), from: left)
    }

    private mutating func match(_ left: Term) throws(TemplateError) -> Term {
        let right = try sum()
        guard let text = right.constantText else {
            throw TemplateError(
                "pattern-not-constant", "a pattern is a quoted text", at: right.range)
        }
        do {
            return try made(.matches(left, try Pattern(text)), from: left)
        } catch let error as Pattern.Mistake {
            throw TemplateError("bad-pattern", error.message, at: right.range)
        } catch let error as TemplateError {
            throw error
        } catch {
            throw TemplateError("bad-pattern", "\(error)", at: right.range)
        }
    }

    private func comparisonHere() -> Comparison? {
        switch current.form {
        case .symbol(let symbol): Comparison(rawValue: symbol)
        case .name(let name) where operatorWords.contains(name): Comparison(rawValue: name)
        default: nil
        }
    }

    private mutating func sum() throws(TemplateError) -> Term {
        var left = try pipe()
        while current.form == .symbol("+") || current.form == .symbol("-") {
            let isPlus = current.form == .symbol("+")
            if !isPlus, !(current.isSpaced && next.isSpaced) {
                throw TemplateError(
                    "unspaced-minus", "a minus needs a space on both sides", at: current.range,
                    help: "without spaces a hyphen is part of a name")
            }
            at += 1
            let right = try pipe()
            left = try made(.sum(isPlus: isPlus, left, right), from: left)
        }
        return left
    }

    // filters

    private mutating func pipe() throws(TemplateError) -> Term {
        var term = try primary()
        while take("|") {
            guard case .name(let name) = current.form else {
                throw TemplateError(
                    "expected-filter", "the name of a filter should follow `|`",
                    at: current.range)
            }
            let range = current.range
            guard let filter = Filter(rawValue: name) else {
                throw Filter.unknown(name, at: range)
            }
            at += 1
            var arguments: [Term] = []
            if take("(") { arguments = try list(until: ")") }
            guard filter.argumentCount.contains(arguments.count) else {
                throw TemplateError(
                    "wrong-arguments", "`\(name)` takes \(filter.argumentPhrase)",
                    at: range.lowerBound..<previousEnd, help: filter.help)
            }
            try filter.check(arguments)
            term = try made(.filter(filter, term, arguments), from: term)
        }
        return term
    }

    // literals, lists, paths, calls

    private mutating func primary() throws(TemplateError) -> Term {
        let token = current
        switch token.form {
        case .literal(let value):
            at += 1
            return try made(.literal(value), from: token.range.lowerBound)
        case .symbol("("):
            at += 1
            let term = try disjunction()
            guard take(")") else { throw expected(")") }
            return term
        case .symbol("["):
            at += 1
            let items = try list(until: "]")
            return try made(.list(items), from: token.range.lowerBound)
        case .name(let name):
            guard !operatorWords.contains(name) else { throw unexpected() }
            at += 1
            let constants: [String: Value] = ["true": true, "false": false, "null": .null]
            if let constant = constants[name] {
                return try made(.literal(constant), from: token.range.lowerBound)
            }
            if current.form == .symbol("("), !current.isSpaced { return try call(name, token) }
            return try path(name, token)
        default: throw unexpected()
        }
    }

    private mutating func call(_ name: String, _ token: Token) throws(TemplateError) -> Term {
        at += 1
        let arguments = try list(until: ")")
        let known = ["has", "count", "text", "age"]
        guard known.contains(name) else {
            let isFilter = Filter(rawValue: name) != nil
            let similar = closest(to: name, in: known).map { "did you mean `\($0)`?" }
            throw TemplateError(
                "unknown-function", "no function is called `\(name)`", at: token.range,
                help: isFilter
                    ? "`\(name)` is a filter: write it behind its value, `value | \(name)`"
                    : similar ?? "known: " + known.joined(separator: ", "))
        }
        guard arguments.count == 1, let argument = arguments.first else {
            throw TemplateError(
                "wrong-arguments", "`\(name)` takes one argument",
                at: token.range.lowerBound..<previousEnd)
        }
        let start = token.range.lowerBound
        if name == "age" { return try made(.age(argument), from: start) }
        if name == "has" {
            guard argument.isPath else {
                throw TemplateError(
                    "wrong-arguments", "`has` takes the name of a value", at: argument.range)
            }
            return try made(.has(argument), from: start)
        }
        guard let selector = argument.constantText else {
            throw TemplateError(
                "wrong-arguments", "`\(name)` takes a selector in quotes", at: argument.range)
        }
        return try made(name == "count" ? .count(selector) : .text(selector), from: start)
    }

    private mutating func path(_ first: String, _ token: Token) throws(TemplateError) -> Term {
        var steps: [Term] = []
        while true {
            if take("[") {
                steps.append(try disjunction())
                guard take("]") else { throw expected("]") }
            } else if current.form == .symbol("."), !current.isSpaced {
                at += 1
                steps.append(try member())
            } else {
                break
            }
        }
        let start = token.range.lowerBound
        if let local = locals.lastIndex(of: first) {
            return try made(.local(local, rest: steps), from: start)
        }
        if vocabulary.roots.contains(first) {
            let name = steps.first
            let form = Term.Form.path(root: first, name: name, rest: Array(steps.dropFirst()))
            return try made(form, from: start)
        }
        guard let root = vocabulary.impliedRoot else {
            let similar = closest(to: first, in: vocabulary.roots.sorted() + locals)
            throw TemplateError(
                "unknown-name", "nothing is called `\(first)` here", at: token.range,
                help: similar.map { "did you mean `\($0)`?" })
        }
        let name = Term(form: .literal(.string(first)), range: token.range)
        return try made(.path(root: root, name: name, rest: steps), from: start)
    }

    private mutating func member() throws(TemplateError) -> Term {
        let token = current
        at += 1
        if case .name(let name) = token.form {
            return try made(.literal(.string(name)), from: token.range.lowerBound)
        }
        if case .literal(.number) = token.form {
            return try made(token.form.literal, from: token.range.lowerBound)
        }
        at -= 1
        throw TemplateError("expected-name", "a name should follow the dot", at: token.range)
    }

    private mutating func list(until end: String) throws(TemplateError) -> [Term] {
        var items: [Term] = []
        if take(end) { return items }
        while true {
            items.append(try disjunction())
            if take(end) { return items }
            guard take(",") else { throw expected(end) }
        }
    }
}

extension Parser {
    private var current: Token { tokens[min(at, tokens.count - 1)] }
    private var next: Token { tokens[min(at + 1, tokens.count - 1)] }
    private var previousEnd: Int { tokens[max(0, at - 1)].range.upperBound }

    private mutating func take(_ symbol: String) -> Bool {
        guard current.form == .symbol(symbol) else { return false }
        at += 1
        return true
    }

    private mutating func take(word: String) -> Bool {
        guard current.form == .name(word) else { return false }
        at += 1
        return true
    }

    private mutating func enter() throws(TemplateError) {
        depth += 1
        guard depth <= 64 else {
            throw TemplateError(
                "too-deep", "this expression nests deeper than 64 levels", at: current.range)
        }
    }

    private mutating func made(_ form: Term.Form, from term: Term) throws(TemplateError) -> Term {
        try made(form, from: term.range.lowerBound)
    }

    private mutating func made(_ form: Term.Form, from start: Int) throws(TemplateError) -> Term {
        count += 1
        let range = start..<max(start, previousEnd)
        guard count <= 1024 else {
            throw TemplateError(
                "too-long", "this expression has more than 1024 parts", at: range)
        }
        return Term(form: form, range: range)
    }

    private func expected(_ symbol: String) -> TemplateError {
        TemplateError(
            "unexpected-word", "expected `\(symbol)`, found \(shown(current.form))",
            at: current.range)
    }

    private func unexpected() -> TemplateError {
        var help: String?
        if case .name = current.form, at > 0, case .name = tokens[at - 1].form {
            help = "join conditions with `and` or `or`; text stands in quotes"
        }
        return TemplateError(
            "unexpected-word", "\(shown(current.form)) is out of place here", at: current.range,
            help: help)
    }

    private func shown(_ form: Token.Form) -> String {
        switch form {
        case .name(let name): "`\(name)`"
        case .symbol(let symbol): "`\(symbol)`"
        case .literal(let value): "`\(value.text ?? "null")`"
        case .end: "the end"
        }
    }
}

extension Term {
    fileprivate var isPath: Bool {
        switch form {
        case .path, .local: true
        default: false
        }
    }
}

extension Token.Form {
    /// A token that is a value, as a term.
    fileprivate var literal: Term.Form {
        if case .literal(let value) = self { return .literal(value) }
        return .literal(.null)
    }
}
