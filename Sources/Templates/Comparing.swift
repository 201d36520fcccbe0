/// Whether two values stand to each other as `comparison` says; of unlike types none do.
func compare(
    _ left: Value, _ comparison: Comparison, _ right: Value, at range: Range<Int>
) throws(TemplateError) -> Bool {
    switch comparison {
    case .equal, .unequal:
        let isEqual = try areEqual(left, right, at: range)
        return isEqual == (comparison == .equal)
    case .in: return try isMember(left, of: right, "in", at: range)
    case .contains: return try isMember(right, of: left, "contains", at: range)
    case .starts, .ends:
        if left == .null || right == .null { return false }
        guard case .string(let text) = left, case .string(let part) = right else {
            throw unlike(left, right, comparison.rawValue, at: range)
        }
        return comparison == .starts ? text.hasPrefix(part) : text.hasSuffix(part)
    case .less, .atMost, .greater, .atLeast:
        if left == .null || right == .null { return false }
        let order = try order(left, right, comparison.rawValue, at: range)
        switch comparison {
        case .less: return order < 0
        case .atMost: return order <= 0
        case .greater: return order > 0
        default: return order >= 0
        }
    }
}

/// The sum or difference of two values; null when one is missing.
func sum(
    _ left: Value, _ right: Value, isPlus: Bool, at range: Range<Int>
) throws(TemplateError) -> Value {
    let sign: Double = isPlus ? 1 : -1
    switch (left, right) {
    case (.null, _), (_, .null): return .null
    case (.number(let a), .number(let b)): return .number(a + sign * b)
    case (.duration(let a), .duration(let b)): return .duration(a + sign * b)
    case (.size(let a), .size(let b)): return .size(a + sign * b)
    case (.date(let a), .duration(let b)):
        return .date(Moment(secondsSince1970: a.secondsSince1970 + sign * b, offset: a.offset ?? 0))
    case (.date(let a), .date(let b)) where !isPlus:
        return .duration(a.secondsSince1970 - b.secondsSince1970)
    case (.string(let a), .string(let b)) where isPlus: return .string(a + b)
    case (.list(let a), .list(let b)) where isPlus: return .list(a + b)
    default: throw unlike(left, right, isPlus ? "+" : "-", at: range)
    }
}

/// A value that is a date, or text that reads as one.
func moment(_ value: Value) -> Moment? {
    switch value {
    case .date(let moment): moment
    case .string(let text): Moment(text)
    default: nil
    }
}

private func areEqual(
    _ left: Value, _ right: Value, at range: Range<Int>
) throws(TemplateError) -> Bool {
    if left == .null || right == .null { return left == right }
    if case .date = left, let other = moment(right), let date = moment(left) {
        return date.secondsSince1970 == other.secondsSince1970
    }
    if case .date = right { return try areEqual(right, left, at: range) }
    guard left.type == right.type else { throw unlike(left, right, "==", at: range) }
    return left == right
}

private func isMember(
    _ item: Value, of whole: Value, _ word: String, at range: Range<Int>
) throws(TemplateError) -> Bool {
    switch (whole, item) {
    case (.null, _), (_, .null): return false
    case (.list(let items), _): return items.contains(item)
    case (.map(let entries), .string(let name)): return entries.contains { $0.name == name }
    case (.string(let text), .string(let part)):
        return part.isEmpty || pieces(of: text, part).count > 1
    default: throw unlike(item, whole, word, at: range)
    }
}

/// Below, at or above 0, as `left` comes before, with or after `right`.
private func order(
    _ left: Value, _ right: Value, _ word: String, at range: Range<Int>
) throws(TemplateError) -> Int {
    func sign(_ a: Double, _ b: Double) -> Int { a < b ? -1 : a > b ? 1 : 0 }
    switch (left, right) {
    case (.number(let a), .number(let b)), (.duration(let a), .duration(let b)),
        (.size(let a), .size(let b)):
        return sign(a, b)
    case (.size(let a), .number(let b)), (.number(let a), .size(let b)): return sign(a, b)
    case (.date, .date), (.date, .string), (.string, .date):
        if let a = moment(left), let b = moment(right) {
            return sign(a.secondsSince1970, b.secondsSince1970)
        }
    case (.string(let a), .string(let b)):
        return a == b ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    default: break
    }
    throw unlike(left, right, word, at: range)
}

private func unlike(
    _ left: Value, _ right: Value, _ word: String, at range: Range<Int>
) -> TemplateError {
    TemplateError(
        "unlike-types", "`\(word)` between \(left.type.phrase) and \(right.type.phrase)",
        at: range)
}
