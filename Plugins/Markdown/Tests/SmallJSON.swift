/// As much of JSON as the examples of the specification are written in.
indirect enum SmallJSON {
    case text(String), number(Int), flag(Bool), list([SmallJSON]), object([String: SmallJSON])
    case null

    init(_ bytes: [UInt8]) {
        var reader = SmallJSONReader(bytes: bytes)
        self = reader.value()
    }

    subscript(name: String) -> SmallJSON {
        if case .object(let members) = self { return members[name] ?? .null }
        return .null
    }

    var list: [SmallJSON] { if case .list(let values) = self { values } else { [] } }
    var text: String { if case .text(let text) = self { text } else { "" } }
    var isFalse: Bool { if case .flag(false) = self { true } else { false } }

    /// Text, or a number as text.
    var name: String { if case .number(let number) = self { String(number) } else { text } }
}

private struct SmallJSONReader {
    let bytes: [UInt8]
    var at = 0

    mutating func value() -> SmallJSON {
        skipSpace()
        switch bytes[at] {
        case UInt8(ascii: "\""): return .text(string())
        case UInt8(ascii: "["):
            var values: [SmallJSON] = []
            each(closing: "]") { values.append($0.value()) }
            return .list(values)
        case UInt8(ascii: "{"):
            var members: [String: SmallJSON] = [:]
            each(closing: "}") {
                let name = $0.string()
                $0.skipSpace()
                $0.at += 1
                members[name] = $0.value()
            }
            return .object(members)
        default:
            let start = at
            while at < bytes.count, !",]} \n".utf8.contains(bytes[at]) { at += 1 }
            let word = String(decoding: bytes[start..<at], as: UTF8.self)
            return Int(word).map(SmallJSON.number)
                ?? (word == "null" ? .null : .flag(word == "true"))
        }
    }

    private mutating func each(closing: Unicode.Scalar, _ body: (inout SmallJSONReader) -> Void) {
        at += 1
        skipSpace()
        while bytes[at] != UInt8(ascii: closing) {
            body(&self)
            skipSpace()
            if bytes[at] == UInt8(ascii: ",") { at += 1 }
            skipSpace()
        }
        at += 1
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 32 || bytes[at] == 10 || bytes[at] == 13 { at += 1 }
    }

    private mutating func string() -> String {
        at += 1
        var units: [UInt16] = []
        var start = at
        func flush(_ self: borrowing SmallJSONReader) -> [UInt16] {
            Array(String(decoding: self.bytes[start..<self.at], as: UTF8.self).utf16)
        }
        while bytes[at] != UInt8(ascii: "\"") {
            if bytes[at] == UInt8(ascii: "\\") {
                units += flush(self)
                let next = bytes[at + 1]
                if next == UInt8(ascii: "u") {
                    let digits = String(decoding: bytes[at + 2..<at + 6], as: UTF8.self)
                    units.append(UInt16(digits, radix: 16) ?? 0xFFFD)
                    at += 6
                } else {
                    let plain: [UInt8: UInt16] = [110: 10, 116: 9, 114: 13, 98: 8, 102: 12]
                    units.append(plain[next] ?? UInt16(next))
                    at += 2
                }
                start = at
            } else {
                at += 1
            }
        }
        units += flush(self)
        at += 1
        return String(decoding: units, as: UTF16.self)
    }
}
