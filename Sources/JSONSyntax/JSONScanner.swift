/// One piece of a JSON text.
public enum JSONToken: UInt8, Hashable, Sendable {
    case beginObject, endObject, beginArray, endArray
    case key, string, number, `true`, `false`, null
    /// The text is over.
    case end
}

/// Reads a JSON text (RFC 8259) piece by piece, without building anything.
///
/// ```swift
/// var scanner = JSONScanner(Array("[1]".utf8))
/// try scanner.next()  // .beginArray; then .number, .endArray, .end
/// ```
///
/// A byte order mark at the start is passed over. Strings are checked: their UTF-8, their escapes,
/// their control characters; a lone surrogate escape is accepted and told by `hasLoneSurrogate`.
public struct JSONScanner: Sendable {
    /// The text that is read.
    public let input: [UInt8]
    /// The bytes of the last token; of strings and keys those between the quotes.
    public private(set) var range = 0..<0
    /// Whether the last string or key holds a backslash.
    public private(set) var hasEscapes = false
    /// Whether the last string or key holds half of a surrogate pair, which reads as U+FFFD.
    public private(set) var hasLoneSurrogate = false

    private let depth: Int
    private var at: Int
    private var state = State.value
    /// Whether each open container is an object.
    private var open: [Bool] = []

    private enum State { case value, firstItem, firstKey, key, afterValue }

    /// Prepares to read a text that may nest `depth` levels of containers.
    public init(_ input: [UInt8], depth: Int = 512) {
        self.input = input
        self.depth = depth
        at = input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The next token; after the last one `.end`, again and again.
    public mutating func next() throws(JSONError) -> JSONToken {
        skipBlanks()
        switch state {
        case .value: return try value()
        case .firstItem:
            if at < input.count, input[at] == UInt8(ascii: "]") { return close(.endArray) }
            return try value()
        case .firstKey:
            if at < input.count, input[at] == UInt8(ascii: "}") { return close(.endObject) }
            return try key()
        case .key: return try key()
        case .afterValue: return try afterValue()
        }
    }
}

extension JSONScanner {
    @inline(__always)
    private mutating func skipBlanks() {
        while at < input.count {
            let byte = input[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at &+= 1
        }
    }

    private mutating func value() throws(JSONError) -> JSONToken {
        guard at < input.count else { throw unexpected("a value") }
        state = .afterValue
        switch input[at] {
        case UInt8(ascii: "\""):
            try string()
            return .string
        case UInt8(ascii: "{"): return try begin(.beginObject)
        case UInt8(ascii: "["): return try begin(.beginArray)
        case UInt8(ascii: "t"): return try word("true", .true)
        case UInt8(ascii: "f"): return try word("false", .false)
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        case UInt8(ascii: "]"):
            throw error(.trailingComma, "a comma stands before this bracket", at..<at + 1)
        default: throw unexpected("a value")
        }
    }

    private mutating func key() throws(JSONError) -> JSONToken {
        guard at < input.count, input[at] == UInt8(ascii: "\"") else {
            if state == .key, at < input.count, input[at] == UInt8(ascii: "}") {
                throw error(.trailingComma, "a comma stands before this brace", at..<at + 1)
            }
            throw unexpected("a key in quotes")
        }
        try string()
        skipBlanks()
        guard at < input.count, input[at] == UInt8(ascii: ":") else {
            throw unexpected("\":\" after the key")
        }
        at += 1
        state = .value
        return .key
    }

    private mutating func afterValue() throws(JSONError) -> JSONToken {
        guard let isObject = open.last else {
            guard at == input.count else {
                throw error(.trailingText, "text after the end of the value", at..<at + 1)
            }
            range = at..<at
            return .end
        }
        guard at < input.count else {
            throw unexpected(isObject ? "\",\" or \"}\"" : "\",\" or \"]\"")
        }
        switch (input[at], isObject) {
        case (UInt8(ascii: ","), true):
            at += 1
            skipBlanks()
            state = .key
            return try key()
        case (UInt8(ascii: ","), false):
            at += 1
            skipBlanks()
            return try value()
        case (UInt8(ascii: "}"), true): return close(.endObject)
        case (UInt8(ascii: "]"), false): return close(.endArray)
        default: throw unexpected(isObject ? "\",\" or \"}\"" : "\",\" or \"]\"")
        }
    }

    private mutating func begin(_ token: JSONToken) throws(JSONError) -> JSONToken {
        guard open.count < depth else {
            throw error(.tooDeep, "nesting deeper than \(depth)", at..<at + 1)
        }
        open.append(token == .beginObject)
        state = token == .beginObject ? .firstKey : .firstItem
        range = at..<at + 1
        at += 1
        return token
    }

    private mutating func close(_ token: JSONToken) -> JSONToken {
        open.removeLast()
        state = .afterValue
        range = at..<at + 1
        at += 1
        return token
    }

    private mutating func word(
        _ word: StaticString, _ token: JSONToken
    ) throws(JSONError) -> JSONToken {
        let end = at + word.utf8CodeUnitCount
        let matches =
            end <= input.count
            && word.withUTF8Buffer { unsafe input[at..<end].elementsEqual($0) }
        guard matches else { throw unexpected("a value") }
        range = at..<end
        at = end
        return token
    }

    // MARK: Numbers

    private mutating func number() throws(JSONError) -> JSONToken {
        let start = at
        if input[at] == UInt8(ascii: "-") { at += 1 }
        let zero = at < input.count && input[at] == UInt8(ascii: "0")
        let whole = digits()
        guard whole > 0, !zero || whole == 1 else { throw wrongNumber(from: start) }
        if at < input.count, input[at] == UInt8(ascii: ".") {
            at += 1
            guard digits() > 0 else { throw wrongNumber(from: start) }
        }
        if at < input.count, input[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < input.count, input[at] == UInt8(ascii: "+") || input[at] == UInt8(ascii: "-") {
                at += 1
            }
            guard digits() > 0 else { throw wrongNumber(from: start) }
        }
        range = start..<at
        return .number
    }

    private mutating func digits() -> Int {
        let start = at
        while at < input.count, input[at] &- 0x30 < 10 { at &+= 1 }
        return at - start
    }

    private func wrongNumber(from start: Int) -> JSONError {
        error(.invalidNumber, "this is no number of JSON", start..<max(at, start + 1))
    }

    // MARK: Strings

    /// Reads from the opening quote, where the scanner stands, over the closing one.
    private mutating func string() throws(JSONError) {
        let start = at + 1
        hasEscapes = false
        hasLoneSurrogate = false
        var index = start
        while true {
            index = endOfPlainText(in: input, from: index)
            guard index < input.count else {
                throw error(.unexpectedEnd, "string is never closed", at..<at + 1)
            }
            switch input[index] {
            case UInt8(ascii: "\""):
                range = start..<index
                at = index + 1
                return
            case UInt8(ascii: "\\"):
                hasEscapes = true
                index = try escape(at: index)
            case 0x80...0xFF:
                index = endOfOtherText(in: input, from: index)
                if index < input.count, input[index] >= 0x80 {
                    let byte = String(input[index], radix: 16, uppercase: true)
                    throw error(
                        .invalidUTF8, "byte 0x\(byte) is not UTF-8", index..<index + 1)
                }
            default:
                throw error(
                    .controlCharacter, "control character in a string; write it as an escape",
                    index..<index + 1)
            }
        }
    }

    /// Checks the escape at a backslash; returns where the text goes on.
    private mutating func escape(at index: Int) throws(JSONError) -> Int {
        guard index + 1 < input.count else { return input.count }
        switch input[index + 1] {
        case UInt8(ascii: "u"):
            guard let unit = codeUnit(in: input, at: index) else { break }
            if unit & 0xFC00 == 0xD800, let low = codeUnit(in: input, at: index + 6),
                low & 0xFC00 == 0xDC00
            {
                return index + 12
            }
            if unit & 0xF800 == 0xD800 { hasLoneSurrogate = true }
            return index + 6
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return index + 2
        default: break
        }
        let end = min(index + 2, input.count)
        throw error(.invalidEscape, "unknown escape", index..<end)
    }

    // MARK: Errors

    private func error(_ code: JSONError.Code, _ message: String, _ range: Range<Int>) -> JSONError
    {
        JSONError(code, message, at: range, of: input)
    }

    private func unexpected(_ expected: String) -> JSONError {
        guard at < input.count else {
            return error(
                .unexpectedEnd, "the text ends where \(expected) was expected", at..<at)
        }
        var end = at + 1
        while end < input.count, end < at + 4, input[end] & 0xC0 == 0x80 { end += 1 }
        let found = String(decoding: input[at..<end], as: UTF8.self)
        return error(
            .unexpectedCharacter, "found \"\(found)\" where \(expected) was expected", at..<end)
    }
}
