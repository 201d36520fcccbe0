/// One value of a YAML document with its place in the input.
///
/// Aliases are expanded: the node that stands for `*name` has the content of the anchored node, and
/// `alias` tells the name. Offsets are bytes of the original input.
public struct YAMLNode: Hashable, Sendable {
    /// What a node is.
    public enum Content: Hashable, Sendable {
        case scalar(String, ScalarStyle)
        case sequence([YAMLNode], CollectionStyle)
        case mapping([YAMLEntry], CollectionStyle)
    }

    /// How a scalar is spelt.
    public enum ScalarStyle: Hashable, Sendable {
        case plain, singleQuoted, doubleQuoted, literal, folded
    }

    /// How a collection is spelt: by indentation or in brackets.
    public enum CollectionStyle: Hashable, Sendable {
        case block, flow
    }

    public var content: Content
    /// The bytes of the value alone, quotes and brackets included.
    ///
    /// A value that is left out (`key:`) is an empty range. A block scalar includes the blank
    /// lines after it; a block collection ends where its last child ends.
    public var range: Range<Int>
    /// What few nodes have: one word here, so that the many are small.
    private var properties: Properties?

    public init(
        _ content: Content, range: Range<Int>, tag: YAMLProperty? = nil,
        anchor: YAMLProperty? = nil, alias: YAMLProperty? = nil
    ) {
        self.content = content
        self.range = range
        guard tag != nil || anchor != nil || alias != nil else { return }
        properties = Properties(tag: tag, anchor: anchor, alias: alias)
    }
}

extension YAMLNode {
    /// The tag that stands before the value, such as `!image`.
    public var tag: YAMLProperty? {
        get { properties?.tag }
        set { setProperties(newValue, anchor, alias) }
    }

    /// The anchor that stands before the value, without its `&`.
    public var anchor: YAMLProperty? {
        get { properties?.anchor }
        set { setProperties(tag, newValue, alias) }
    }

    /// The alias that this node was expanded from, without its `*`.
    public var alias: YAMLProperty? {
        get { properties?.alias }
        set { setProperties(tag, anchor, newValue) }
    }

    private mutating func setProperties(
        _ tag: YAMLProperty?, _ anchor: YAMLProperty?, _ alias: YAMLProperty?
    ) {
        self = YAMLNode(content, range: range, tag: tag, anchor: anchor, alias: alias)
    }

    /// The names that are attached to a node.
    private final class Properties: Hashable, Sendable {
        let tag: YAMLProperty?, anchor: YAMLProperty?, alias: YAMLProperty?

        init(tag: YAMLProperty?, anchor: YAMLProperty?, alias: YAMLProperty?) {
            (self.tag, self.anchor, self.alias) = (tag, anchor, alias)
        }

        static func == (left: Properties, right: Properties) -> Bool {
            left.tag == right.tag && left.anchor == right.anchor && left.alias == right.alias
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(tag)
            hasher.combine(anchor)
            hasher.combine(alias)
        }
    }
}

extension YAMLNode {
    /// The bytes of the value together with its anchor and tag.
    public var fullRange: Range<Int> {
        let start = min(
            range.lowerBound, anchor?.range.lowerBound ?? .max, tag?.range.lowerBound ?? .max)
        return start..<max(start, range.upperBound)
    }

    /// The text of a scalar, as it is after unquoting; nil for collections.
    public var scalar: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    /// How a scalar is spelt; nil for collections.
    public var scalarStyle: ScalarStyle? {
        guard case .scalar(_, let style) = content else { return nil }
        return style
    }

    /// The items of a sequence; nil for everything else.
    public var items: [YAMLNode]? {
        guard case .sequence(let items, _) = content else { return nil }
        return items
    }

    /// The entries of a mapping in their order; nil for everything else.
    public var entries: [YAMLEntry]? {
        guard case .mapping(let entries, _) = content else { return nil }
        return entries
    }

    /// How a collection is spelt; nil for scalars.
    public var collectionStyle: CollectionStyle? {
        switch content {
        case .scalar: nil
        case .sequence(_, let style), .mapping(_, let style): style
        }
    }

    /// Whether nothing is written where the value would stand.
    public var isMissing: Bool {
        range.isEmpty && scalar?.isEmpty == true && alias == nil
    }

    /// The value under a key of a mapping, without merge keys; nil if there is none.
    public subscript(key: String) -> YAMLNode? {
        entries?.first { $0.key.isScalar(key) }?.value
    }

    /// Whether the node is a scalar with exactly this text.
    func isScalar(_ text: String) -> Bool {
        guard case .scalar(let own, _) = content else { return false }
        return own.utf8.count == text.utf8.count && own.utf8.elementsEqual(text.utf8)
    }
}

/// A key of a mapping and its value.
public struct YAMLEntry: Hashable, Sendable {
    public var key: YAMLNode
    public var value: YAMLNode

    public init(key: YAMLNode, value: YAMLNode) {
        self.key = key
        self.value = value
    }

    /// The bytes from the key to the end of the value.
    public var range: Range<Int> {
        let start = key.fullRange.lowerBound
        return start..<max(start, key.range.upperBound, value.range.upperBound)
    }
}

/// A name that is attached to a node: a tag, an anchor or an alias.
public struct YAMLProperty: Hashable, Sendable {
    /// The name: of anchors and aliases without `&` and `*`, of tags resolved, such as `!image` or
    /// `tag:yaml.org,2002:str`.
    public var name: String
    /// Its bytes, the mark before the name included.
    public var range: Range<Int>

    public init(name: String, range: Range<Int>) {
        self.name = name
        self.range = range
    }
}
