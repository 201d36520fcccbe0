/// A CSS selector, parsed once and matched on any tree.
///
/// ```swift
/// let selector = try Selector(parsing: "figure > caption, paragraph:contains('Photo')")
/// let captions = selector.all(under: root)
/// ```
///
/// Selectors Level 4 with type, `#id`, `.class`, attribute tests (`= ^= $= *= ~= |=`, `i`), the
/// four combinators, lists, and the pseudo-classes of `Selector.pseudoClasses`; beyond CSS there are
/// numeric tests (`[level<=2]`), `:contains("text")` and `:matches("pattern")`. Namespaces and
/// pseudo-elements are left out.
public struct Selector: Sendable {
    /// The selector as it was written.
    public let source: String
    /// All compounds, those inside `:is()` and the like among them.
    @usableFromInline let compounds: [Compound]
    /// The last compound of each alternative of the list.
    @usableFromInline let alternatives: [Int]
    /// The names that it uses, in the order of the text.
    let mentions: [Mention]

    /// Parses `text`, at most 64 KiB; the error says what is wrong at which bytes.
    public init(parsing text: String) throws(SelectorError) {
        var parser = SelectorParser(text)
        (source, alternatives) = (text, try parser.parse())
        (compounds, mentions) = (parser.compounds, parser.mentions)
    }

    /// The pseudo-classes that can be written, without their colon.
    public static let pseudoClasses = [
        "contains", "empty", "first-child", "first-of-type", "has", "is", "last-child",
        "last-of-type", "matches", "not", "nth-child", "nth-last-child", "nth-last-of-type",
        "nth-of-type", "only-child", "only-of-type", "root", "where",
    ]
}

extension Selector {
    /// Whether the selector means this node.
    ///
    /// For many nodes of one tree a `SelectorMatcher` is faster, as it remembers.
    @inlinable
    public func matches<Node: SelectableNode>(_ node: Node) -> Bool {
        var matcher = SelectorMatcher<Node>(self)
        return matcher.matches(node)
    }

    /// The nodes below `root`, itself included, that the selector means, in document order.
    @inlinable
    public func all<Node: SelectableNode>(under root: Node) -> [Node] {
        var matcher = SelectorMatcher<Node>(self)
        return matcher.all(under: root)
    }
}

extension Selector: Hashable {
    public static func == (left: Selector, right: Selector) -> Bool {
        left.source == right.source
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
