extension Expression {
    /// What is wrong with the types, as far as `typeOf` knows those of the names.
    ///
    /// `typeOf` is asked for a root, or for a name below it, and answers `.any` when it cannot know.
    /// A condition has to be true or false as a whole.
    public func typeErrors(
        isCondition: Bool = false,
        typeOf: @escaping (String, String?) -> ValueType = { _, _ in .any }
    ) -> [TemplateError] {
        var checker = TypeChecker(typeOf: typeOf)
        let type = checker.type(of: term)
        if isCondition { checker.expectCondition(type, term) }
        return checker.errors
    }
}

private struct TypeChecker {
    let typeOf: (String, String?) -> ValueType
    var errors: [TemplateError] = []

    init(typeOf: @escaping (String, String?) -> ValueType) { self.typeOf = typeOf }

    mutating func type(of term: Term) -> ValueType {
        switch term.form {
        case .literal(let value): return value.type
        case .list(let items):
            for item in items { _ = type(of: item) }
            return .list
        case .path(let root, let name, let rest):
            guard rest.isEmpty else { return .any }
            return name == nil || name?.constantText != nil
                ? typeOf(root, name?.constantText) : .any
        case .local: return .any
        case .has, .matches: return .bool
        case .count: return .number
        case .text: return .string
        case .age(let date):
            let type = type(of: date)
            if ![.any, .null, .date, .string].contains(type) {
                report("`age` takes a date, not \(type.phrase)", date)
            }
            return .duration
        case .filter(let filter, let input, let arguments):
            return type(of: filter, input, arguments)
        case .not(let inner):
            expectCondition(type(of: inner), inner)
            return .bool
        case .and(let terms), .or(let terms):
            for part in terms { expectCondition(type(of: part), part) }
            return .bool
        case .compare(let comparison, let left, let right):
            check(comparison, left, right, term)
            return .bool
        case .sum(let isPlus, let left, let right):
            return sum(isPlus, type(of: left), type(of: right), term)
        }
    }

    mutating func expectCondition(_ type: ValueType, _ term: Term) {
        if [.any, .null, .bool].contains(type) { return }
        errors.append(
            TemplateError(
                "not-a-condition", "a condition is true or false, not \(type.phrase)",
                at: term.range, help: "compare it with something, or ask `has(…)`"))
    }

    private mutating func type(
        of filter: Filter, _ input: Term, _ arguments: [Term]
    ) -> ValueType {
        let type = type(of: input)
        for argument in arguments { _ = self.type(of: argument) }
        if let accepted = filter.accepted, type != .any, type != .null, !accepted.contains(type) {
            report("`\(filter.rawValue)` does not work on \(type.phrase)", input, filter.help)
        }
        if filter == .default { return type == .null ? .any : type }
        if filter == .words { return arguments.isEmpty ? .list : .string }
        if filter == .first || filter == .last { return type == .string ? .string : .any }
        return filter.result
    }

    private mutating func check(
        _ comparison: Comparison, _ left: Term, _ right: Term, _ term: Term
    ) {
        let (a, b) = (type(of: left), type(of: right))
        if [a, b].contains(.any) || [a, b].contains(.null) { return }
        let isAllowed: Bool
        switch comparison {
        case .equal, .unequal: isAllowed = a == b || areDates(left, a, right, b)
        case .in: isAllowed = b == .list || b == .map || (a == .string && b == .string)
        case .contains: isAllowed = a == .list || a == .map || (a == .string && b == .string)
        case .starts, .ends: isAllowed = a == .string && b == .string
        default:
            let ordered: Set<ValueType> = [.number, .string, .date, .duration, .size]
            isAllowed =
                (a == b && ordered.contains(a)) || areDates(left, a, right, b)
                || Set([a, b]) == [.size, .number]
        }
        if isAllowed { return }
        report("`\(comparison.rawValue)` between \(a.phrase) and \(b.phrase)", term)
    }

    /// A date beside text that may hold one.
    private func areDates(_ left: Term, _ a: ValueType, _ right: Term, _ b: ValueType) -> Bool {
        guard Set([a, b]) == [.date, .string] else { return false }
        let constant = (a == .string ? left : right).constantText
        return constant.map { Moment($0) != nil } ?? true
    }

    private mutating func sum(
        _ isPlus: Bool, _ a: ValueType, _ b: ValueType, _ term: Term
    ) -> ValueType {
        if [a, b].contains(.any) || [a, b].contains(.null) { return .any }
        if a == b, [.number, .duration, .size].contains(a) { return a }
        if a == .date, b == .duration { return .date }
        if a == .date, b == .date, !isPlus { return .duration }
        if a == b, [.string, .list].contains(a), isPlus { return a }
        report("`\(isPlus ? "+" : "-")` between \(a.phrase) and \(b.phrase)", term)
        return .any
    }

    private mutating func report(_ message: String, _ term: Term, _ help: String? = nil) {
        errors.append(TemplateError("wrong-type", message, at: term.range, help: help))
    }
}
