/// A word of the expression language and where it stands.
struct Token: Sendable {
    enum Form: Hashable, Sendable {
        case name(String), literal(Value), symbol(String), end
    }

    let form: Form
    let range: Range<Int>
    /// Whether white space stands before it.
    let isSpaced: Bool
}

/// Cuts `text[range]` into tokens; the last is always `.end`.
func tokens(
    of text: [UInt8], in range: Range<Int>
) throws(TemplateError) -> [Token] {
    var lexer = Lexer(text: text, at: range.lowerBound, end: range.upperBound)
    return try lexer.run()
}

private struct Lexer {
    let text: [UInt8]
    var at: Int
    let end: Int
    var tokens: [Token] = []

    init(text: [UInt8], at: Int, end: Int) { (self.text, self.at, self.end) = (text, at, end) }

    mutating func run() throws(TemplateError) -> [Token] {
        while true {
            let before = at
            while at < end, isSpace(text[at]) { at += 1 }
            let isSpaced = at > before
            guard at < end else {
                tokens.append(Token(form: .end, range: end..<end, isSpaced: isSpaced))
                return tokens
            }
            let start = at
            let form = try next()
            tokens.append(Token(form: form, range: start..<at, isSpaced: isSpaced))
            guard tokens.count <= 4096 else {
                throw TemplateError(
                    "too-long", "this expression has more than 4096 parts", at: start..<at)
            }
        }
    }

    private mutating func next() throws(TemplateError) -> Token.Form {
        let byte = text[at]
        if isNameStart(byte) { return .name(name()) }
        if isDigit(byte) || (byte == 45 && peek(1).map(isDigit) == true && !followsOperand) {
            return .literal(try number())
        }
        if byte == 34 || byte == 39 { return .literal(.string(try quoted(byte))) }
        for symbol in ["==", "!=", "<=", ">="] where starts(with: symbol) {
            at += 2
            return .symbol(symbol)
        }
        if "<>()[],.|+-".utf8.contains(byte) {
            at += 1
            return .symbol(String(UnicodeScalar(byte)))
        }
        throw foreign(byte)
    }

    /// Whether the token before ends a value, so that a hyphen is no sign.
    private var followsOperand: Bool {
        switch tokens.last?.form {
        case .literal, .symbol(")"), .symbol("]"): true
        case .name(let name): !operatorWords.contains(name)
        default: false
        }
    }

    private mutating func name() -> String {
        let start = at
        while at < end, isNamePart(text[at]) { at += 1 }
        while text[at - 1] == 45 { at -= 1 }
        return String(decoding: text[start..<at], as: UTF8.self)
    }

    private mutating func number() throws(TemplateError) -> Value {
        let start = at
        if text[at] == 45 { at += 1 }
        while at < end, isDigit(text[at]) { at += 1 }
        if at + 1 < end, text[at] == 46, isDigit(text[at + 1]) {
            at += 1
            while at < end, isDigit(text[at]) { at += 1 }
        }
        let number = Double(String(decoding: text[start..<at], as: UTF8.self)) ?? 0
        let unitStart = at
        while at < end, isNamePart(text[at]) { at += 1 }
        let unit = String(decoding: text[unitStart..<at], as: UTF8.self)
        if unit.isEmpty { return .number(number) }
        guard let value = measured(number, unit) else {
            throw TemplateError(
                "unknown-unit", "no unit is called `\(unit)`", at: unitStart..<at,
                help: "times are ms, s, m, h, d, w; sizes are B, KB, MB, GB, KiB, MiB, GiB")
        }
        return value
    }

    private mutating func quoted(_ quote: UInt8) throws(TemplateError) -> String {
        let start = at
        var bytes: [UInt8] = []
        at += 1
        while at < end, text[at] != quote {
            if text[at] == 92, at + 1 < end {
                at += 1
                switch text[at] {
                case 110: bytes.append(10)
                case 116: bytes.append(9)
                case 92, 34, 39: bytes.append(text[at])
                default: bytes += [92, text[at]]
                }
            } else {
                bytes.append(text[at])
            }
            at += 1
        }
        guard at < end else {
            throw TemplateError(
                "unclosed-quote", "this quote is never closed", at: start..<min(start + 1, end))
        }
        at += 1
        return String(decoding: bytes, as: UTF8.self)
    }

    private func foreign(_ byte: UInt8) -> TemplateError {
        let words: [(UInt8, String, String)] = [
            (33, "!", "conditions use words: `not draft`"),
            (38, "&", "conditions use words: `a and b`"),
            (61, "=", "to compare, write `==`"),
            (58, ":", "arguments of a filter stand in parentheses: `format('yyyy')`"),
            (123, "{", "an expression needs no braces; they are for templates"),
            (36, "$", "names stand alone: `vars.x`, `env.NAME`"),
        ]
        let known = words.first { $0.0 == byte }
        var stop = at + 1
        while stop < end, text[stop] & 0xC0 == 0x80 { stop += 1 }
        let shown = String(decoding: text[at..<stop], as: UTF8.self)
        return TemplateError(
            "unexpected-character", "`\(shown)` means nothing in an expression", at: at..<stop,
            help: known?.2)
    }

    private func peek(_ distance: Int) -> UInt8? { at + distance < end ? text[at + distance] : nil }

    private func starts(with symbol: String) -> Bool {
        at + 1 < end && text[at..<at + 2].elementsEqual(symbol.utf8)
    }
}

/// The words that stand between values.
let operatorWords: Set<String> = [
    "and", "or", "not", "in", "contains", "starts", "ends", "matches",
]

/// A number with a unit of time or of size.
func measured(_ number: Double, _ unit: String) -> Value? {
    switch unit {
    case "ms": .duration(number / 1000)
    case "s": .duration(number)
    case "m", "min": .duration(number * 60)
    case "h": .duration(number * 3600)
    case "d": .duration(number * 86400)
    case "w": .duration(number * 604_800)
    case "B": .size(number)
    case "KB", "kB": .size(number * 1e3)
    case "MB": .size(number * 1e6)
    case "GB": .size(number * 1e9)
    case "KiB": .size(number * 1024)
    case "MiB": .size(number * 1_048_576)
    case "GiB": .size(number * 1_073_741_824)
    default: nil
    }
}

func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

private func isNameStart(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || byte == 95 || byte >= 0x80
}

private func isNamePart(_ byte: UInt8) -> Bool {
    isNameStart(byte) || isDigit(byte) || byte == 45
}
