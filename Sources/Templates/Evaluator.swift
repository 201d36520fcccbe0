/// Works out terms; each one costs a unit of a budget that no expression may exceed.
struct Evaluator {
    let scope: any Scope
    var locals: [Value] = []
    private var budget: Int

    init(_ scope: any Scope, budget: Int = 1_000_000) {
        (self.scope, self.budget) = (scope, budget)
    }

    mutating func value(of term: Term) throws(TemplateError) -> Value {
        try spend(1, at: term.range)
        switch term.form {
        case .literal(let value): return value
        case .list(let items): return .list(try values(of: items))
        case .path(let root, let name, let rest):
            return try path(root, name, rest, at: term.range)
        case .local(let index, let rest):
            return try members(of: locals.indices.contains(index) ? locals[index] : .null, rest)
        case .has(let path): return .bool(try value(of: path) != .null)
        case .count(let selector):
            return Value(
                try placed(term.range) { () throws(TemplateError) in
                    try scope.count(of: selector)
                })
        case .text(let selector):
            let text = try placed(term.range) { () throws(TemplateError) in
                try scope.text(of: selector)
            }
            return text.map { .string($0) } ?? .null
        case .age(let date): return try age(try value(of: date), at: term.range)
        case .filter(let filter, let input, let arguments):
            return try filtered(filter, input, arguments, at: term.range)
        case .not(let inner): return .bool(!(try isTrue(inner)))
        case .and(let terms):
            for part in terms where !(try isTrue(part)) { return false }
            return true
        case .or(let terms):
            for part in terms where try isTrue(part) { return true }
            return false
        case .compare(let comparison, let left, let right):
            let (left, right) = (try value(of: left), try value(of: right))
            return .bool(try compare(left, comparison, right, at: term.range))
        case .sum(let isPlus, let left, let right):
            let (left, right) = (try value(of: left), try value(of: right))
            return try sum(left, right, isPlus: isPlus, at: term.range)
        case .matches(let input, let pattern):
            guard let text = try value(of: input).text else { return false }
            try spend(text.utf8.count / 16, at: term.range)
            return .bool(pattern.matches(text))
        }
    }

    /// Whether a condition holds; a missing value counts as false.
    mutating func isTrue(_ term: Term) throws(TemplateError) -> Bool {
        switch try value(of: term) {
        case .bool(let value): return value
        case .null: return false
        case let other:
            throw TemplateError(
                "not-a-condition", "a condition is true or false, not \(other.type.phrase)",
                at: term.range, help: "compare it with something, or ask `has(…)`")
        }
    }

    mutating func spend(_ work: Int, at range: Range<Int>) throws(TemplateError) {
        budget -= work
        guard budget >= 0 else {
            throw TemplateError("too-much-work", "this takes more work than allowed", at: range)
        }
    }

    private mutating func values(of terms: [Term]) throws(TemplateError) -> [Value] {
        var values: [Value] = []
        for term in terms { values.append(try value(of: term)) }
        return values
    }

    private mutating func path(
        _ root: String, _ name: Term?, _ rest: [Term], at range: Range<Int>
    ) throws(TemplateError) -> Value {
        guard let name else {
            return try placed(range) { () throws(TemplateError) in try scope.value(of: root, nil) }
        }
        let key = try value(of: name)
        let found: Value
        if let text = key.text, key.type == .string {
            found = try placed(range) { () throws(TemplateError) in
                try scope.value(of: root, text)
            }
        } else {
            let whole = try placed(range) { () throws(TemplateError) in
                try scope.value(of: root, nil)
            }
            found = member(of: whole, key)
        }
        return try members(of: found, rest)
    }

    private mutating func members(
        of value: Value, _ steps: [Term]
    ) throws(TemplateError) -> Value {
        var result = value
        for step in steps { result = member(of: result, try self.value(of: step)) }
        return result
    }

    private func member(of value: Value, _ key: Value) -> Value {
        if case .number(let index) = key { return value.item(index) }
        return key.text.map(value.member) ?? .null
    }

    private mutating func filtered(
        _ filter: Filter, _ input: Term, _ arguments: [Term], at range: Range<Int>
    ) throws(TemplateError) -> Value {
        let value = try self.value(of: input)
        if value == .null, filter != .default, filter != .json { return .null }
        let given = try values(of: arguments)
        try spend((value.text?.utf8.count ?? 0) / 64, at: range)
        return try filter.apply(to: value, given, at: range)
    }

    private func age(_ date: Value, at range: Range<Int>) throws(TemplateError) -> Value {
        if date == .null { return .null }
        let now = try placed(range) { () throws(TemplateError) in
            try scope.value(of: "run", "date")
        }
        guard let then = moment(date) else {
            throw TemplateError(
                "wrong-type", "`age` takes a date, not `\(date.text ?? date.type.phrase)`",
                at: range)
        }
        guard let now = moment(now) else {
            throw TemplateError(
                "no-run-date", "`age` needs the date of the run", at: range,
                help: "give `--run-date` or set SOURCE_DATE_EPOCH")
        }
        return .duration(now.secondsSince1970 - then.secondsSince1970)
    }
}

/// Runs what a scope does, whose errors get the place in the expression.
private func placed<Result>(
    _ range: Range<Int>, _ body: () throws(TemplateError) -> Result
) throws(TemplateError) -> Result {
    do {
        return try body()
    } catch {
        throw TemplateError(error.code, error.message, at: range, help: error.help)
    }
}
