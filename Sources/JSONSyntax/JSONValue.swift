/// A JSON value on its own, to be built and changed.
///
/// Numbers are kept as they are written. For large inputs use `JSONDocument`, which copies nothing.
public enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// A number, spelt by the grammar of JSON.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The depth up to which values are made from texts: releasing a value takes stack by depth.
    public static var greatestDepth: Int { 1024 }

    /// Reads a text with at most `greatestDepth` levels.
    public init(
        parsing input: [UInt8], duplicateKeys: JSONDuplicateKeys = .refused
    ) throws(JSONError) {
        let document = try JSONDocument(
            parsing: input, depth: JSONValue.greatestDepth, duplicateKeys: duplicateKeys)
        self.init(document.root)
    }

    /// A copy of a value of a document; what lies deeper than `greatestDepth` becomes null.
    public init(_ node: JSONNode) { self.init(node, depth: 0) }

    private init(_ node: JSONNode, depth: Int) {
        guard depth <= JSONValue.greatestDepth else {
            self = .null
            return
        }
        switch node.kind {
        case .null: self = .null
        case .true: self = .boolean(true)
        case .false: self = .boolean(false)
        case .number: self = .number(node.numberText ?? "0")
        case .string: self = .string(node.string ?? "")
        case .array: self = .array(node.elements.map { JSONValue($0, depth: depth + 1) })
        case .object:
            self = .object(
                node.members.map { member in
                    JSONMember(
                        member.key.string ?? "", JSONValue(member.value, depth: depth + 1))
                })
        }
    }
}

/// A key of an object and its value.
public struct JSONMember: Hashable, Sendable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
        self.key = key
        self.value = value
    }
}

extension JSONValue {
    /// The value of a member, the last one if there are several; setting nil removes it.
    public subscript(key: String) -> JSONValue? {
        get {
            guard case .object(let members) = self else { return nil }
            return members.last { $0.key == key }?.value
        }
        set {
            guard case .object(var members) = self else { return }
            let index = members.lastIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(JSONMember(key, value))
            case (nil, nil): break
            }
            self = .object(members)
        }
    }

    /// The text of a string; nil for everything else.
    public var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// A number that is written as an integer and fits; nil for everything else.
    public var integer: Int? {
        guard case .number(let text) = self else { return nil }
        return Int(text)
    }

    /// A boolean; nil for everything else.
    public var boolean: Bool? {
        guard case .boolean(let value) = self else { return nil }
        return value
    }

    /// The values of an array; nil for everything else.
    public var array: [JSONValue]? {
        guard case .array(let values) = self else { return nil }
        return values
    }

    /// The members of an object; nil for everything else.
    public var members: [JSONMember]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// The text of the value: on one line, or indented by two blanks with a line break at the end.
    public func bytes(pretty: Bool = false) -> [UInt8] {
        var emitter = JSONEmitter(pretty: pretty)
        emitter.write(self)
        return emitter.finish()
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .number(String(value)) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { JSONMember($0, $1) })
    }
    public init(nilLiteral: ()) { self = .null }
}
