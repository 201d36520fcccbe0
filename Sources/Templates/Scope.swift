/// Where an expression finds the values that its names stand for.
public protocol Scope {
    /// The value of `root` or, with a name, of that part of it; `null` when there is none.
    func value(of root: String, _ name: String?) throws(TemplateError) -> Value

    /// How many nodes of the document match a selector.
    func count(of selector: String) throws(TemplateError) -> Int

    /// The text of the first node that matches a selector; nil when none does.
    func text(of selector: String) throws(TemplateError) -> String?
}

extension Scope {
    public func count(of selector: String) throws(TemplateError) -> Int {
        throw TemplateError("no-document", "there is no document to count in", at: 0..<0)
    }

    public func text(of selector: String) throws(TemplateError) -> String? {
        throw TemplateError("no-document", "there is no document to find text in", at: 0..<0)
    }
}

/// A scope of given values.
public struct ValueScope: Scope, Sendable {
    public var roots: [String: Value]

    public init(_ roots: [String: Value]) { self.roots = roots }

    public func value(of root: String, _ name: String?) -> Value {
        let value = roots[root] ?? .null
        return name.map(value.member) ?? value
    }
}

/// The first names that expressions of one language know.
public struct Vocabulary: Sendable {
    public var roots: Set<String>
    /// The root that a first name belongs to which is no root itself.
    public var impliedRoot: String?

    public init(roots: Set<String>, impliedRoot: String? = nil) {
        (self.roots, self.impliedRoot) = (roots, impliedRoot)
    }

    /// The names of pipelines; any other name is one of `meta`.
    public static let pipeline = Vocabulary(
        roots: [
            "meta", "source", "doc", "run", "vars", "env", "shard", "error", "image",
        ], impliedRoot: "meta")
}
