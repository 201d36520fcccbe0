/// How much of an input is accepted before it is refused.
public struct XMLLimits: Hashable, Sendable {
    /// The greatest size of an input in bytes.
    public var bytes: Int
    /// How deep elements may be nested.
    public var depth: Int
    /// How many attributes an element may have, and how many namespaces may be open at once.
    public var attributes: Int

    public init(bytes: Int = 256 << 20, depth: Int = 512, attributes: Int = 1000) {
        self.bytes = bytes
        self.depth = depth
        self.attributes = attributes
    }
}
