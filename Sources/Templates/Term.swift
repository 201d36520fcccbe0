/// A part of a parsed expression and where it stands.
struct Term: Sendable {
    indirect enum Form: Sendable {
        case literal(Value)
        case list([Term])
        /// A root, the name of a part of it, and what is asked of that.
        case path(root: String, name: Term?, rest: [Term])
        /// A variable of a loop, by its place, and what is asked of it.
        case local(Int, rest: [Term])
        case has(Term)
        case count(String), text(String)
        case age(Term)
        case filter(Filter, Term, [Term])
        case not(Term)
        case and([Term]), or([Term])
        case compare(Comparison, Term, Term)
        case sum(isPlus: Bool, Term, Term)
        case matches(Term, Pattern)
    }

    let form: Form
    let range: Range<Int>
}

/// What may stand between two values that are compared.
enum Comparison: String, Sendable {
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case `in`, contains, starts, ends
}

extension Term {
    /// The terms below this one.
    var parts: [Term] {
        switch form {
        case .literal, .count, .text: []
        case .list(let items), .and(let items), .or(let items): items
        case .path(_, let name, let rest): (name.map { [$0] } ?? []) + rest
        case .local(_, let rest): rest
        case .has(let term), .age(let term), .not(let term), .matches(let term, _): [term]
        case .filter(_, let input, let arguments): [input] + arguments
        case .compare(_, let left, let right), .sum(_, let left, let right): [left, right]
        }
    }

    var constantText: String? {
        guard case .literal(.string(let text)) = form else { return nil }
        return text
    }
}
