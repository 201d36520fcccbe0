/// A node of some tree, as selectors see it.
///
/// Conform a small wrapper rather than the tree's own type: a selector may only be shown the nodes
/// that it can name (in HTML the elements, not the text between them), so `parent`, `next` and the
/// others step over everything else.
public protocol SelectableNode: Hashable {
    /// The name of the node's type, in lower case: `paragraph`, `div`.
    var typeName: String { get }
    /// The value of an attribute, asked for in lower case; `id` and `class` are attributes too.
    func attribute(_ name: String) -> String?
    /// The value of an attribute as a number.
    func number(_ name: String) -> Double?
    /// Whether `name` is among the classes.
    func hasClass(_ name: String) -> Bool

    /// The node around this one; none around the root.
    var parent: Self? { get }
    var previous: Self? { get }
    var next: Self? { get }
    var firstChild: Self? { get }

    /// Whether neither a node nor text stands in it.
    var isEmpty: Bool { get }
    /// The UTF-8 text of this node and all below it, cut after `limit` bytes.
    func text(limit: Int) -> [UInt8]
}

extension SelectableNode {
    public func number(_ name: String) -> Double? { attribute(name).flatMap(Double.init) }

    public func hasClass(_ name: String) -> Bool {
        guard let classes = attribute("class") else { return false }
        return classes.utf8.split(whereSeparator: isSelectorSpace).contains {
            $0.elementsEqual(name.utf8)
        }
    }

    public var isEmpty: Bool { firstChild == nil && text(limit: 1).isEmpty }
}

@usableFromInline
func isSelectorSpace(_ byte: UInt8) -> Bool {
    byte == 32 || (9...13).contains(byte)
}
