/// A parsed expression: parsed once, worked out for each article.
///
/// ```swift
/// let condition = try Expression("count('paragraph') > 3 and not draft")
/// try condition.isTrue(in: scope)
/// ```
public struct Expression: Sendable {
    public let text: String
    let term: Term

    public init(_ text: String, vocabulary: Vocabulary = .pipeline) throws(TemplateError) {
        let bytes = Array(text.utf8)
        try self.init(bytes, in: 0..<bytes.count, text: text, vocabulary: vocabulary, locals: [])
    }

    /// The expression in a part of `bytes`; its ranges count from the beginning of all of them.
    init(
        _ bytes: [UInt8], in range: Range<Int>, text: String, vocabulary: Vocabulary,
        locals: [String]
    ) throws(TemplateError) {
        self.text = text
        var parser = Parser(try tokens(of: bytes, in: range), vocabulary, locals: locals)
        term = try parser.parse()
    }

    /// The value; `null` when a name in it stands for nothing.
    public func evaluate(in scope: any Scope) throws(TemplateError) -> Value {
        var evaluator = Evaluator(scope)
        return try evaluator.value(of: term)
    }

    /// Whether the condition holds; a missing value counts as false.
    public func isTrue(in scope: any Scope) throws(TemplateError) -> Bool {
        var evaluator = Evaluator(scope)
        return try evaluator.isTrue(term)
    }
}

extension Expression {
    /// The names that the expression asks its scope for.
    public var paths: [PathUse] { term.paths }

    /// The selectors of `count` and `text`.
    public var selectors: [SelectorUse] { term.selectors }

    /// The value, when no article can change it.
    public var constant: Value? {
        guard paths.isEmpty, selectors.isEmpty, !term.usesLocals else { return nil }
        return try? evaluate(in: ValueScope([:]))
    }
}

/// A name that an expression asks for, and where.
public struct PathUse: Hashable, Sendable {
    public let root: String
    /// The first name below the root; nil for the root itself and for computed names.
    public let name: String?
    /// The bytes of the name, without what is asked of its value.
    public let range: Range<Int>
    /// Whether a missing value does no harm here.
    public let hasDefault: Bool
}

/// A selector that an expression asks for, and where the call stands.
public struct SelectorUse: Hashable, Sendable {
    public let selector: String
    public let range: Range<Int>
}

extension Term {
    var paths: [PathUse] {
        var found: [PathUse] = []
        collect(hasDefault: false, into: &found)
        return found
    }

    private func collect(hasDefault: Bool, into found: inout [PathUse]) {
        switch form {
        case .path(let root, let name, _):
            let start = self.range.lowerBound
            let range = name.map { start..<max(start, $0.range.upperBound) }
            found.append(
                PathUse(
                    root: root, name: name?.constantText, range: range ?? self.range,
                    hasDefault: hasDefault))
        case .age: found.append(PathUse(root: "run", name: "date", range: range, hasDefault: false))
        default: break
        }
        var covered = hasDefault
        if case .filter(.default, _, _) = form { covered = true }
        if case .has = form { covered = true }
        for part in parts { part.collect(hasDefault: covered, into: &found) }
    }

    var selectors: [SelectorUse] {
        switch form {
        case .count(let selector), .text(let selector):
            [SelectorUse(selector: selector, range: range)]
        default: parts.flatMap(\.selectors)
        }
    }

    var usesLocals: Bool {
        if case .local = form { return true }
        return parts.contains(where: \.usesLocals)
    }
}
