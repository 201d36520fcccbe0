/// Reads a selector's text into compounds.
struct SelectorParser {
    private static let deepest = 16, longest = 1 << 16, most = 2048

    private let bytes: [UInt8]
    private var at = 0
    private(set) var compounds: [Compound] = []
    private(set) var mentions: [Mention] = []

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func parse() throws(SelectorError) -> [Int] {
        guard bytes.count <= Self.longest else {
            throw SelectorError(
                "selector-syntax", "a selector of \(bytes.count) bytes, more than 65536",
                at: 0..<bytes.count)
        }
        return try list(depth: 0, isRelative: false)
    }

    /// Alternatives between commas, up to the end or the closing parenthesis.
    private mutating func list(depth: Int, isRelative: Bool) throws(SelectorError) -> [Int] {
        guard depth <= Self.deepest else {
            throw error("more than \(Self.deepest) parentheses in one another", length: 1)
        }
        var found: [Int] = []
        while true {
            let (first, last) = try complex(depth: depth, isRelative: isRelative)
            found.append(isRelative ? first : last)
            skipSpaces()
            guard peek == UInt8(ascii: ",") else { break }
            at += 1
        }
        if depth == 0, at < bytes.count { throw unexpected() }
        return found
    }

    /// Compounds and the combinators between them; the first and the last compound.
    private mutating func complex(
        depth: Int, isRelative: Bool
    ) throws(SelectorError) -> (first: Int, last: Int) {
        skipSpaces()
        var next = isRelative ? (combinator() ?? .descendant) : .descendant
        skipSpaces()
        if !isRelative, let peek, ">+~".utf8.contains(peek) {
            throw error(
                "`\(Character(Unicode.Scalar(peek)))` with nothing on its left", length: 1,
                help: "begin with a name or `*`")
        }
        var (first, last) = (-1, -1)
        while true {
            var compound = try compound(depth: depth)
            (compound.combinator, compound.left) = (next, isRelative ? -1 : last)
            guard compounds.count < Self.most else {
                throw error("more than \(Self.most) parts in one selector", length: 1)
            }
            compounds.append(compound)
            if last >= 0 { compounds[last].right = compounds.count - 1 }
            last = compounds.count - 1
            if first < 0 { first = last }
            let hadSpace = skipSpaces()
            if let found = combinator() {
                next = found
                skipSpaces()
            } else if hadSpace, let peek, peek != UInt8(ascii: ","), peek != UInt8(ascii: ")") {
                next = .descendant
            } else {
                return (first, last)
            }
        }
    }

    private mutating func combinator() -> Combinator? {
        let found: Combinator
        switch peek {
        case UInt8(ascii: ">"): found = .child
        case UInt8(ascii: "+"): found = .adjacent
        case UInt8(ascii: "~"): found = .sibling
        default: return nil
        }
        at += 1
        return found
    }

    private mutating func compound(depth: Int) throws(SelectorError) -> Compound {
        var compound = Compound()
        let start = at
        var type: String?
        if peek == UInt8(ascii: "*") {
            at += 1
        } else if let name = try identifier() {
            let lower = name.lowercased()
            compound.tests.append(.type(lower))
            mentions.append(Mention(kind: .type, name: lower, range: start..<at))
            type = lower
        }
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "#"):
                compound.tests.append(
                    .attribute("id", .equal, try named("an id"), foldsCase: false))
            case UInt8(ascii: "."): compound.tests.append(.className(try named("a class")))
            case UInt8(ascii: "["): compound.tests.append(try attribute(of: type))
            case UInt8(ascii: ":"): compound.tests.append(contentsOf: try pseudo(depth: depth))
            default:
                if at == start { throw unexpected() }
                return compound
            }
        }
        if at == start { throw unexpected() }
        return compound
    }

    private mutating func named(_ what: String) throws(SelectorError) -> String {
        at += 1
        guard let name = try identifier() else { throw unexpected("\(what)'s name") }
        return name
    }
}

// MARK: Attributes

extension SelectorParser {
    private mutating func attribute(of type: String?) throws(SelectorError) -> SelectorTest {
        let open = at
        at += 1
        skipSpaces()
        let start = at
        guard let name = try identifier()?.lowercased() else {
            throw unexpected("an attribute's name")
        }
        mentions.append(Mention(kind: .attribute(of: type), name: name, range: start..<at))
        skipSpaces()
        if peek == UInt8(ascii: "]") {
            at += 1
            return .hasAttribute(name)
        }
        if let order = order() { return try number(name, order, open) }
        let comparison = try comparison()
        skipSpaces()
        let text = try value(open)
        skipSpaces()
        var foldsCase = false
        if let flag = peek, flag | 32 == UInt8(ascii: "i") || flag | 32 == UInt8(ascii: "s") {
            foldsCase = flag | 32 == UInt8(ascii: "i")
            at += 1
        }
        try close("]", openedAt: open)
        return .attribute(
            name, comparison, foldsCase ? text.lowercased() : text, foldsCase: foldsCase)
    }

    private mutating func order() -> Order? {
        let isLess: Bool
        switch peek {
        case UInt8(ascii: "<"): isLess = true
        case UInt8(ascii: ">"): isLess = false
        default: return nil
        }
        at += 1
        guard peek == UInt8(ascii: "=") else { return isLess ? .less : .greater }
        at += 1
        return isLess ? .lessOrEqual : .greaterOrEqual
    }

    private mutating func number(
        _ name: String, _ order: Order, _ open: Int
    ) throws(SelectorError) -> SelectorTest {
        skipSpaces()
        let start = at
        let text = try value(open)
        guard let limit = Double(text), limit.isFinite else {
            throw SelectorError(
                "selector-syntax", "`\(text)` is no number", at: start..<max(at, start + 1),
                help: "`<`, `<=`, `>` and `>=` compare numbers; texts have `=`, `^=`, `$=`, `*=`")
        }
        try close("]", openedAt: open)
        return .number(name, order, limit)
    }

    private mutating func comparison() throws(SelectorError) -> TextComparison {
        let found: TextComparison
        switch peek {
        case UInt8(ascii: "="):
            at += 1
            return .equal
        case UInt8(ascii: "^"): found = .prefix
        case UInt8(ascii: "$"): found = .suffix
        case UInt8(ascii: "*"): found = .part
        case UInt8(ascii: "~"): found = .word
        case UInt8(ascii: "|"): found = .dash
        default: throw unexpected("a comparison or `]`")
        }
        at += 1
        guard peek == UInt8(ascii: "=") else { throw unexpected("`=`") }
        at += 1
        return found
    }

    /// A quoted text, or bytes up to a space or a bracket.
    private mutating func value(_ open: Int) throws(SelectorError) -> String {
        if let quote = peek, quote == 34 || quote == 39 { return try string() }
        let start = at
        while let byte = peek, !isSelectorSpace(byte), byte != UInt8(ascii: "]") { at += 1 }
        guard at > start else { throw unexpected("a value") }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }
}

// MARK: Pseudo-classes

extension SelectorParser {
    private mutating func pseudo(depth: Int) throws(SelectorError) -> [SelectorTest] {
        let start = at
        at += 1
        if peek == UInt8(ascii: ":") {
            throw error(
                "`::` begins a pseudo-element; only nodes can be selected", length: 2,
                help: "a pseudo-class has one colon: `:first-child`")
        }
        guard let name = try identifier()?.lowercased() else {
            throw unexpected("a pseudo-class's name")
        }
        let nameEnd = at
        switch name {
        case "first-child": return [.nth(step: 0, offset: 1, ofType: false, fromEnd: false)]
        case "last-child": return [.nth(step: 0, offset: 1, ofType: false, fromEnd: true)]
        case "first-of-type": return [.nth(step: 0, offset: 1, ofType: true, fromEnd: false)]
        case "last-of-type": return [.nth(step: 0, offset: 1, ofType: true, fromEnd: true)]
        case "only-child": return [.only(ofType: false)]
        case "only-of-type": return [.only(ofType: true)]
        case "empty": return [.empty]
        case "root": return [.root]
        default: break
        }
        guard Selector.pseudoClasses.contains(name) else {
            let close = closest(to: name, among: Selector.pseudoClasses)
            throw SelectorError(
                "selector-syntax", "no pseudo-class is called `:\(name)`", at: start..<nameEnd,
                help: close.map { "did you mean `:\($0)`?" }
                    ?? "known: \(Selector.pseudoClasses.map { ":" + $0 }.joined(separator: ", "))",
                suggestion: close.map { ":" + $0 })
        }
        guard peek == UInt8(ascii: "(") else {
            throw SelectorError(
                "selector-syntax", "`:\(name)` needs a parenthesis behind it", at: start..<nameEnd)
        }
        let open = at
        at += 1
        let test: SelectorTest
        switch name {
        case "not": test = .none(try list(depth: depth + 1, isRelative: false))
        case "is", "where": test = .any(try list(depth: depth + 1, isRelative: false))
        case "has": test = .has(try list(depth: depth + 1, isRelative: true))
        case "contains": test = try contains()
        case "matches": test = try pattern()
        default:
            let (step, offset) = try stepAndOffset()
            test = .nth(
                step: step, offset: offset, ofType: name.hasSuffix("of-type"),
                fromEnd: name.hasPrefix("nth-last"))
        }
        try close(")", openedAt: open)
        return [test]
    }

    private mutating func contains() throws(SelectorError) -> SelectorTest {
        let text = try argument()
        skipSpaces()
        guard let flag = peek, flag | 32 == UInt8(ascii: "i") else {
            return .contains(text, foldsCase: false)
        }
        at += 1
        return .contains(text.lowercased(), foldsCase: true)
    }

    private mutating func pattern() throws(SelectorError) -> SelectorTest {
        skipSpaces()
        let start = at
        let text = try argument(keepsBackslashes: true)
        let end = at
        skipSpaces()
        var foldsCase = false
        if let flag = peek, flag | 32 == UInt8(ascii: "i") {
            foldsCase = true
            at += 1
        }
        do {
            return .pattern(try LinearRegex(text, foldsCase: foldsCase))
        } catch {
            let isPlain = end - start == text.utf8.count + 2
            let first = start + 1 + error.range.lowerBound
            let range =
                isPlain ? first..<max(first + 1, start + 1 + error.range.upperBound) : start..<end
            throw SelectorError("selector-syntax", error.message, at: range, help: error.help)
        }
    }

    private mutating func argument(
        keepsBackslashes: Bool = false
    ) throws(SelectorError) -> String {
        skipSpaces()
        guard let quote = peek, quote == 34 || quote == 39 else {
            throw unexpected("a quoted text")
        }
        return try string(keepsBackslashes: keepsBackslashes)
    }

    /// `even`, `odd`, `3`, `2n+1`, `-n + 3`.
    private mutating func stepAndOffset() throws(SelectorError) -> (Int, Int) {
        skipSpaces()
        let start = at
        while let byte = peek, byte != UInt8(ascii: ")") { at += 1 }
        let text = bytes[start..<at].filter { !isSelectorSpace($0) }.map {
            $0 | 32 == 110 ? 110 : $0
        }
        let written = String(decoding: text, as: UTF8.self).lowercased()
        if written == "even" { return (2, 0) }
        if written == "odd" { return (2, 1) }
        if let number = Int(written), abs(clamped: number) < 1 << 31 { return (0, number) }
        let parts = written.split(separator: "n", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, let step = factor(parts[0]), let offset = summand(parts[1]) {
            return (step, offset)
        }
        throw SelectorError(
            "selector-syntax",
            "`\(String(decoding: bytes[start..<at], as: UTF8.self))` counts no children",
            at: start..<max(at, start + 1), help: "write a number, `odd`, `even` or `2n+1`")
    }

    private func factor(_ text: Substring) -> Int? {
        switch text {
        case "", "+": 1
        case "-": -1
        default: Int(text).flatMap { abs(clamped: $0) < 1 << 31 ? $0 : nil }
        }
    }

    private func summand(_ text: Substring) -> Int? {
        if text.isEmpty { return 0 }
        guard text.hasPrefix("+") || text.hasPrefix("-") else { return nil }
        return Int(text).flatMap { abs(clamped: $0) < 1 << 31 ? $0 : nil }
    }

    private func abs(clamped number: Int) -> Int { number == .min ? .max : Swift.abs(number) }
}

// MARK: Bytes

extension SelectorParser {
    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    @discardableResult
    private mutating func skipSpaces() -> Bool {
        let start = at
        while let byte = peek, isSelectorSpace(byte) { at += 1 }
        return at > start
    }

    private mutating func identifier() throws(SelectorError) -> String? {
        var name: [UInt8] = []
        let start = at
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
                name.append(byte)
                at += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where at > start:
                name.append(byte)
                at += 1
            case UInt8(ascii: "\\"): name.append(contentsOf: try escape())
            default: return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
            }
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }

    /// A text in quotes; in a pattern a backslash is the pattern's own, but for `\"`.
    private mutating func string(
        keepsBackslashes: Bool = false
    ) throws(SelectorError) -> String {
        let start = at
        let quote = bytes[at]
        at += 1
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case quote:
                at += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                if keepsBackslashes, at + 1 < bytes.count, bytes[at + 1] != quote {
                    text.append(contentsOf: bytes[at...at + 1])
                    at += 2
                } else {
                    text.append(contentsOf: try escape())
                }
            default:
                text.append(byte)
                at += 1
            }
        }
        throw SelectorError(
            "selector-syntax", "a quote that is never closed", at: start..<bytes.count,
            help: "end the text with `\(Character(Unicode.Scalar(quote)))`")
    }

    /// `\` and a character, or up to six hexadecimal digits and a space.
    private mutating func escape() throws(SelectorError) -> [UInt8] {
        let start = at
        at += 1
        guard let first = peek else {
            throw SelectorError("selector-syntax", "a backslash at the end", at: start..<at)
        }
        var code: UInt32 = 0
        let digits = at
        while at - digits < 6, let byte = peek,
            let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
            byte < 128
        {
            code = code << 4 | UInt32(digit)
            at += 1
        }
        if at == digits {
            var length = 1
            if first >= 0xC0 { length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2 }
            let end = min(digits + length, bytes.count)
            at = end
            return Array(bytes[digits..<end])
        }
        if let byte = peek, isSelectorSpace(byte) { at += 1 }
        let scalar = Unicode.Scalar(code).flatMap { $0.value == 0 ? nil : $0 } ?? "\u{FFFD}"
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func close(_ bracket: Character, openedAt open: Int) throws(SelectorError) {
        skipSpaces()
        guard let peek else {
            throw SelectorError(
                "selector-syntax",
                "`\(Character(Unicode.Scalar(bytes[open])))` that is never closed",
                at: open..<open + 1, help: "end it with `\(bracket)`")
        }
        guard Character(Unicode.Scalar(peek)) == bracket else { throw unexpected("`\(bracket)`") }
        at += 1
    }

    private func unexpected(_ wanted: String = "a name, `*`, `#`, `.`, `[` or `:`") -> SelectorError
    {
        guard at < bytes.count else {
            let place = max(bytes.count - 1, 0)
            return SelectorError(
                "selector-syntax",
                bytes.allSatisfy(isSelectorSpace)
                    ? "an empty selector" : "the selector ends where \(wanted) was expected",
                at: place..<bytes.count)
        }
        var end = at + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let found = String(decoding: bytes[at..<end], as: UTF8.self)
        return SelectorError(
            "selector-syntax", "`\(found)` where \(wanted) was expected", at: at..<end)
    }

    private func error(_ message: String, length: Int, help: String? = nil) -> SelectorError {
        SelectorError(
            "selector-syntax", message, at: min(at, bytes.count)..<min(at + length, bytes.count),
            help: help)
    }
}
