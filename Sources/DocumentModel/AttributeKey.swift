/// The name of an attribute, interned.
///
/// The fixed ones belong to kinds of node (the address of a link, the language of a code block);
/// an article's own, such as `data-x`, have names that the document keeps.
public struct AttributeKey: Hashable, BitwiseCopyable, Sendable {
    let number: UInt32

    public static let id = AttributeKey(number: 0)
    /// The classes, separated by single spaces.
    public static let classes = AttributeKey(number: 1)
    public static let url = AttributeKey(number: 2), title = AttributeKey(number: 3)
    public static let alternative = AttributeKey(number: 4), language = AttributeKey(number: 5)
    /// The format of raw markup, the flavour of a shortcode.
    public static let format = AttributeKey(number: 6)
    /// The role of a section, the kind of a callout, the label of a note, the key of a citation.
    public static let name = AttributeKey(number: 7)
    /// The credit of a caption, without brackets and label word.
    public static let credit = AttributeKey(number: 8)
    /// The whole info string of a code block, where it says more than the language.
    public static let info = AttributeKey(number: 9)
    /// JSON that a program added; kept through a round trip.
    public static let data = AttributeKey(number: 10)
    static let start = AttributeKey(number: 11)

    static let firstOwn: UInt32 = 64

    /// Whether any node may have it, whatever its kind.
    var isOwn: Bool {
        number >= AttributeKey.firstOwn || self == .id || self == .classes
    }

    /// The name used in outlines and JSON; nil for an article's own attribute.
    var fixedName: String? {
        let names = [
            "id", "classes", "url", "title", "alternative", "language", "format", "name",
            "credit", "info", "data", "start",
        ]
        return number < names.count ? names[Int(number)] : nil
    }

    /// The fixed key of that name.
    init?(fixedName: String) {
        for number in 0..<UInt32(12)
        where AttributeKey(number: number).fixedName == fixedName {
            self.init(number: number)
            return
        }
        return nil
    }

    init(number: UInt32) { self.number = number }
}

/// The names of a document's own attributes.
struct AttributeNames: Sendable {
    private(set) var names: [String] = []
    private var numbers: [String: UInt32] = [:]

    /// The key for `name`, which is remembered.
    mutating func key(_ name: String) -> AttributeKey {
        if let number = numbers[name] { return AttributeKey(number: number) }
        let number = AttributeKey.firstOwn + UInt32(names.count)
        names.append(name)
        numbers[name] = number
        return AttributeKey(number: number)
    }

    /// The key for `name`, if any node has such an attribute.
    func known(_ name: String) -> AttributeKey? { numbers[name].map(AttributeKey.init(number:)) }

    /// The name behind an own key; nil for a fixed one.
    func name(of key: AttributeKey) -> String? {
        key.number < AttributeKey.firstOwn ? nil : names[Int(key.number - AttributeKey.firstOwn)]
    }
}

extension Node {
    /// The value of one of the article's own attributes, such as `data-x`; nil without it.
    public func attribute(_ name: String) -> Text? {
        guard let key = storage.names.known(name) else { return nil }
        return optionalValue(key)
    }

    /// The article's own attributes, in the order in which they were set.
    public var attributes: [(name: String, value: Text)] {
        var found: [(name: String, value: Text)] = []
        eachAttribute { key, value in
            if let name = storage.names.name(of: key) { found.append((name, value)) }
        }
        found.reverse()
        return found
    }

    /// The identifier; empty without one.
    public var id: Text { self[.id] }

    /// The classes, in order.
    public var classes: [String] {
        hasAttributes ? self[.classes].string.split(separator: " ").map(String.init) : []
    }

    /// Whether the node has any attribute, fixed ones included.
    public var hasAttributes: Bool { record.attributes >= 0 }

    /// Whether the node has an identifier, classes or attributes of the article's own.
    public var hasOwnAttributes: Bool {
        var at = record.attributes
        while at >= 0 {
            let attribute = storage.attributes[Int(at)]
            if attribute.key.isOwn { return true }
            at = attribute.next
        }
        return false
    }

    /// The value of a fixed attribute; nil, not empty, where the node has none.
    public func optionalValue(_ key: AttributeKey) -> Text? {
        var at = record.attributes
        while at >= 0 {
            let attribute = storage.attributes[Int(at)]
            if attribute.key == key { return Text(storage, attribute.start, attribute.length) }
            at = attribute.next
        }
        return nil
    }

    /// Calls `body` for each attribute, the last one set first.
    func eachAttribute(_ body: (AttributeKey, Text) -> Void) {
        var at = record.attributes
        while at >= 0 {
            let attribute = storage.attributes[Int(at)]
            body(attribute.key, Text(storage, attribute.start, attribute.length))
            at = attribute.next
        }
    }
}
