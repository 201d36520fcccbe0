/// What an XPath expression gives.
public enum XPathResult: Hashable, Sendable {
    /// Nodes in document order.
    case nodes([XPathItem])
    case string(String)
    case number(Double)
    case boolean(Bool)

    /// The numbers of the nodes, attributes by those of their elements; none for other values.
    public var indices: [Int] {
        guard case .nodes(let items) = self else { return [] }
        return items.map { item in
            switch item {
            case .node(let index), .attribute(let index, _, _): index
            }
        }
    }
}

/// One node of a result.
public enum XPathItem: Hashable, Sendable {
    /// An element or a text, by the caller's number.
    case node(Int)
    case attribute(of: Int, name: String, value: String)
}

/// Why an XPath expression was not evaluated.
public struct XPathError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String

    public init(_ message: String) { self.message = message }

    public var description: String { message }
}

extension XMLDocument {
    /// Asks an XPath 1.0 expression; nodes are told by their `index`.
    ///
    /// Copies the document first: to ask often, make one `XPathTree`.
    public func xpath(
        _ expression: String, namespaces: [String: String] = [:]
    ) throws(XPathError) -> XPathResult {
        try XPathTree(self).evaluate(expression, namespaces: namespaces)
    }

    /// The node of an index.
    public subscript(index: Int) -> XMLNode { XMLNode(storage: storage, index: index) }
}
