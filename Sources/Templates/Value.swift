/// What an expression works on: a value of one of nine types, or none.
public indirect enum Value: Hashable, Sendable {
    /// A named value of a map.
    public struct Entry: Hashable, Sendable {
        public var name: String
        public var value: Value

        public init(_ name: String, _ value: Value) { (self.name, self.value) = (name, value) }
    }

    /// Nothing: what a missing name stands for.
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case date(Moment)
    /// A length of time in seconds.
    case duration(Double)
    /// A count of bytes.
    case size(Double)
    case list([Value])
    /// Named values, in the order in which they were given.
    case map([Entry])

    public var type: ValueType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .number: .number
        case .string: .string
        case .date: .date
        case .duration: .duration
        case .size: .size
        case .list: .list
        case .map: .map
        }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }

    public init(_ value: Int) { self = .number(Double(value)) }
}

extension Value {
    /// A part of a map, a list or a date by its name, index or unit; `null` when it has none.
    public func member(_ name: String) -> Value {
        switch self {
        case .map(let entries): return entries.first { $0.name == name }?.value ?? .null
        case .date(let moment): return moment.part(name)
        case .list(let items):
            guard let index = Int(name) else { return .null }
            return Value.list(items).item(Double(index))
        default: return .null
        }
    }

    /// An item of a list, counted from 0, or from the end when negative.
    func item(_ index: Double) -> Value {
        guard case .list(let items) = self, let whole = Int(exactly: index) else { return .null }
        let at = whole < 0 ? items.count &+ whole : whole
        return items.indices.contains(at) ? items[at] : .null
    }

    /// The value as it is written into text; nil for none, and for what has no plain text.
    public var text: String? {
        switch self {
        case .null, .map: nil
        case .bool(let value): value ? "true" : "false"
        case .number(let value): decimal(value)
        case .string(let value): value
        case .date(let value): value.description
        case .duration(let seconds): durationText(seconds)
        case .size(let bytes): sizeText(bytes)
        case .list(let items):
            items.contains { $0.text == nil }
                ? nil : items.compactMap(\.text).joined(separator: ", ")
        }
    }
}

/// The type of a value, as far as it is known before there is one.
public enum ValueType: String, CaseIterable, Sendable {
    case any, null, bool, number, string, date, duration, size, list, map

    /// The type with its article, for messages: "a number".
    var phrase: String {
        switch self {
        case .any: "any value"
        case .null: "no value"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "text"
        case .date: "a date"
        case .duration: "a length of time"
        case .size: "a size in bytes"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

/// A number without a needless fraction.
func decimal(_ value: Double) -> String {
    if let whole = Int64(exactly: value), abs(value) < 1e15 { return String(whole) }
    return "\(value)"
}

/// A length of time in the largest unit that divides it, as literals are written: `30d`.
private func durationText(_ seconds: Double) -> String {
    for (unit, length) in [("d", 86400.0), ("h", 3600), ("m", 60)]
    where abs(seconds) >= length && seconds.remainder(dividingBy: length) == 0 {
        return decimal(seconds / length) + unit
    }
    return decimal(seconds) + "s"
}

private func sizeText(_ bytes: Double) -> String {
    for (unit, length) in [("GiB", 1_073_741_824.0), ("MiB", 1_048_576), ("KiB", 1024)]
    where abs(bytes) >= length && bytes.remainder(dividingBy: length) == 0 {
        return decimal(bytes / length) + unit
    }
    return decimal(bytes) + "B"
}
