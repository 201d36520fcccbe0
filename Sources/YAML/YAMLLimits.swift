/// How much of an input is accepted before it is refused.
public struct YAMLLimits: Hashable, Sendable {
    /// The greatest size of an input in bytes.
    public var bytes: Int
    /// How deep collections may be nested.
    public var depth: Int
    /// How many nodes may come from aliases.
    public var expandedNodes: Int

    public init(bytes: Int = 1 << 20, depth: Int = 64, expandedNodes: Int = 10_000) {
        self.bytes = bytes
        self.depth = depth
        self.expandedNodes = expandedNodes
    }
}

/// What becomes of a key that stands twice in one mapping.
public enum YAMLDuplicateKeys: Hashable, Sendable {
    /// The second one is an error that names both places.
    case refused
    /// The last entry replaces the earlier ones.
    case lastWins
}
