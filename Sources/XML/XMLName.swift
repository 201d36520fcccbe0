/// The name of an element or attribute.
public struct XMLName: Hashable, Sendable {
    /// The part before the colon; nil without one.
    public var prefix: String?
    /// The part behind the colon.
    public var local: String
    /// The namespace that the prefix stands for; nil without one.
    public var namespace: String?

    public init(_ local: String, prefix: String? = nil, namespace: String? = nil) {
        self.local = local
        self.prefix = prefix
        self.namespace = namespace
    }

    /// The name as it is written.
    public var qualified: String { prefix.map { "\($0):\(local)" } ?? local }
}

/// An attribute of an element.
public struct XMLAttribute: Hashable, Sendable {
    public var name: XMLName
    /// The value with its references resolved.
    public var value: String

    public init(_ name: XMLName, _ value: String) {
        self.name = name
        self.value = value
    }
}
