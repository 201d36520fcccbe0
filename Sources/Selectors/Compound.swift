/// Tests on one node, and how the node is reached from its neighbour in the selector.
@usableFromInline
struct Compound: Sendable {
    @usableFromInline var tests: [SelectorTest] = []
    /// How this node lies to that of the compound on the left.
    @usableFromInline var combinator = Combinator.descendant
    /// The compound on the left; -1 at the beginning.
    @usableFromInline var left = -1
    /// The compound on the right; -1 at the end.
    @usableFromInline var right = -1
}

@usableFromInline
enum Combinator: Sendable { case descendant, child, adjacent, sibling }

/// One test of a compound.
@usableFromInline
enum SelectorTest: Sendable {
    case type(String)
    case className(String)
    case hasAttribute(String)
    case attribute(String, TextComparison, String, foldsCase: Bool)
    case number(String, Order, Double)
    case nth(step: Int, offset: Int, ofType: Bool, fromEnd: Bool)
    case only(ofType: Bool)
    case empty
    case root
    /// `:is()`: the last compounds of its alternatives.
    case any([Int])
    /// `:not()`.
    case none([Int])
    /// `:has()`: the first compounds of its alternatives.
    case has([Int])
    case contains(String, foldsCase: Bool)
    case pattern(LinearRegex)
    case never
}

@usableFromInline
enum TextComparison: Sendable {
    case equal, prefix, suffix, part, word, dash

    /// Whether a value compares so to `text`; an empty `text` is part of nothing, as in CSS.
    @usableFromInline
    func holds(_ value: String, _ text: String, foldsCase: Bool) -> Bool {
        let value = Array((foldsCase ? value.lowercased() : value).utf8)
        let text = Array(text.utf8)
        switch self {
        case .equal: return value == text
        case .prefix: return !text.isEmpty && value.starts(with: text)
        case .suffix: return !text.isEmpty && value.suffix(text.count).elementsEqual(text)
        case .part: return !text.isEmpty && value.hasRun(text)
        case .word:
            return !text.isEmpty
                && value.split(whereSeparator: isSelectorSpace).contains { $0.elementsEqual(text) }
        case .dash: return value == text || value.starts(with: text + [45])
        }
    }
}

@usableFromInline
enum Order: Sendable {
    case less, lessOrEqual, greater, greaterOrEqual

    @usableFromInline
    func holds(_ left: Double, _ right: Double) -> Bool {
        switch self {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

extension [UInt8] {
    /// Whether `run` occurs; in time linear in both (Knuth, Morris and Pratt).
    @usableFromInline
    func hasRun(_ run: [UInt8]) -> Bool {
        guard let first = run.first else { return true }
        guard count >= run.count else { return false }
        guard run.count > 1 else { return contains(first) }
        var back = [0], length = 0
        for byte in run.dropFirst() {
            while length > 0 && run[length] != byte { length = back[length - 1] }
            if run[length] == byte { length += 1 }
            back.append(length)
        }
        length = 0
        for byte in self {
            while length > 0 && run[length] != byte { length = back[length - 1] }
            if run[length] == byte { length += 1 }
            if length == run.count { return true }
        }
        return false
    }
}

/// A name used in a selector that a vocabulary can check.
struct Mention: Sendable {
    enum Kind: Sendable { case type, attribute(of: String?) }
    var kind: Kind
    var name: String
    var range: Range<Int>
}
