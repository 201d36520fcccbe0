/// The value of a scalar by the core schema of YAML 1.2.
public enum YAMLCoreValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// A number with a fraction or an exponent, or an integer too large for `Int`.
    case float(Double)
    case string(String)
}

extension YAMLNode {
    /// The value of a scalar by the core schema (YAML 1.2.2 §10.3.2); nil for collections.
    ///
    /// Only plain scalars without a tag are typed; `no`, `on`, `012` and dates are no special case:
    /// the first two are strings, `012` is twelve, a date is a string.
    public var coreValue: YAMLCoreValue? {
        guard case .scalar(let text, let style) = content else { return nil }
        switch tag?.name {
        case nil: return style == .plain ? YAMLCoreValue(plain: text) : .string(text)
        case "tag:yaml.org,2002:null"?: return .null
        case "tag:yaml.org,2002:bool"?, "tag:yaml.org,2002:int"?, "tag:yaml.org,2002:float"?:
            return YAMLCoreValue(plain: text)
        default: return .string(text)
        }
    }

    /// Whether the node is a plain null: nothing, `~` or `null`.
    public var isNull: Bool { coreValue == .null }
}

extension YAMLCoreValue {
    /// The value that a plain scalar with this text has.
    public init(plain text: String) {
        switch text {
        case "", "~", "null", "Null", "NULL": self = .null
        case "true", "True", "TRUE": self = .boolean(true)
        case "false", "False", "FALSE": self = .boolean(false)
        case ".nan", ".NaN", ".NAN": self = .float(.nan)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": self = .float(.infinity)
        case "-.inf", "-.Inf", "-.INF": self = .float(-.infinity)
        default: self = number(text) ?? .string(text)
        }
    }
}

/// The number that a text spells by the core schema.
private func number(_ text: String) -> YAMLCoreValue? {
    let bytes = text.utf8
    guard let first = bytes.first, first < 0x3A, bytes.count <= 400 else { return nil }
    if text.hasPrefix("0o") || text.hasPrefix("0x") {
        let radix = text.hasPrefix("0x") ? 16 : 8
        let digits = text.dropFirst(2)
        guard let start = digits.utf8.first, start != UInt8(ascii: "+"), start != UInt8(ascii: "-")
        else { return nil }
        return Int(digits, radix: radix).map { .integer($0) }
    }
    switch shape(of: Array(bytes)) {
    case .none: return nil
    case .integer: return Int(text).map { .integer($0) } ?? Double(text).map { .float($0) }
    case .fraction: return Double(text).map { .float($0) }
    }
}

private enum NumberShape { case none, integer, fraction }

/// Whether bytes have the form `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`.
private func shape(of bytes: [UInt8]) -> NumberShape {
    var at = 0
    func digits() -> Int {
        let start = at
        while at < bytes.count, bytes[at] &- 0x30 < 10 { at += 1 }
        return at - start
    }
    func skip(_ first: UInt8, _ second: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == first || bytes[at] == second else { return false }
        at += 1
        return true
    }
    _ = skip(UInt8(ascii: "-"), UInt8(ascii: "+"))
    let whole = digits()
    if at == bytes.count { return whole > 0 ? .integer : .none }
    if skip(UInt8(ascii: "."), UInt8(ascii: ".")) {
        let fraction = digits()
        if whole == 0, fraction == 0 { return .none }
    } else if whole == 0 {
        return .none
    }
    if skip(UInt8(ascii: "e"), UInt8(ascii: "E")) {
        _ = skip(UInt8(ascii: "-"), UInt8(ascii: "+"))
        if digits() == 0 { return .none }
    }
    return at == bytes.count ? .fraction : .none
}
