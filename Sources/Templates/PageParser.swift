/// Reads a page into its pieces; blocks nest at most 32 levels.
struct PageParser {
    private typealias Piece = PageTemplate.Piece

    private let bytes: [UInt8]
    private let vocabulary: Vocabulary
    private var at = 0
    private var locals = ["it"]
    private var depth = 0
    /// Whether the text that follows begins behind a tag that had its line for itself.
    private var dropsLineEnd = false

    init(_ text: String, _ vocabulary: Vocabulary) {
        (bytes, self.vocabulary) = (Array(text.utf8), vocabulary)
    }

    mutating func page() throws(TemplateError) -> [PageTemplate.Piece] {
        let (pieces, end) = try pieces(until: [], opened: 0..<0)
        if let end { throw stray(end) }
        return pieces
    }

    /// A tag of control: its first word, the rest of it, and where it stands.
    private struct Tag {
        let word: String
        let rest: Range<Int>
        let range: Range<Int>
    }

    /// The pieces up to a tag whose word is among `ends`, and that tag.
    private mutating func pieces(
        until ends: Set<String>, opened: Range<Int>
    ) throws(TemplateError) -> ([Piece], Tag?) {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 32 else {
            throw TemplateError("too-deep", "blocks nest deeper than 32 levels", at: opened)
        }
        var pieces: [Piece] = []
        while at < bytes.count {
            let start = at
            let open = nextOpening()
            appendText(start..<open, to: &pieces)
            guard open < bytes.count else { break }
            at = open
            switch bytes[open + 1] {
            case UInt8(ascii: "#"): try skipComment()
            case UInt8(ascii: "{"): pieces.append(.value(try value()))
            default:
                let tag = try tag()
                if ends.contains(tag.word) { return (pieces, tag) }
                pieces.append(try block(tag))
            }
        }
        guard ends.isEmpty else {
            let names = ends.filter { $0.hasPrefix("end") }.sorted()
            throw TemplateError(
                "unclosed-block", "this block is never closed", at: opened,
                help: names.first.map { "it ends with `{% \($0) %}`" })
        }
        return (pieces, nil)
    }

    private mutating func block(_ tag: Tag) throws(TemplateError) -> Piece {
        switch tag.word {
        case "if": return try branch(tag)
        case "for": return try loop(tag)
        case "include": return try include(tag)
        default: throw stray(tag)
        }
    }

    private mutating func branch(_ tag: Tag) throws(TemplateError) -> Piece {
        var branches: [(when: Expression?, pieces: [Piece])] = []
        var when: Expression? = try expression(tag.rest)
        var ends: Set<String> = ["elif", "else", "endif"]
        while true {
            let (inner, end) = try pieces(until: ends, opened: tag.range)
            branches.append((when, inner))
            guard let end, end.word != "endif" else { return .branch(branches) }
            when = end.word == "elif" ? try expression(end.rest) : nil
            if end.word == "else" { ends = ["endif"] }
        }
    }

    private mutating func loop(_ tag: Tag) throws(TemplateError) -> Piece {
        let words = tokenRange(tag.rest)
        guard let name = words.name, let list = words.list else {
            throw TemplateError(
                "bad-loop", "a loop is written `{% for NAME in LIST %}`", at: tag.range)
        }
        let items = try expression(list)
        locals += [name, "loop"]
        let (inner, end) = try pieces(until: ["else", "endfor"], opened: tag.range)
        locals.removeLast(2)
        var otherwise: [Piece] = []
        if end?.word == "else" {
            otherwise = try pieces(until: ["endfor"], opened: tag.range).0
        }
        return .loop(items, inner, otherwise: otherwise)
    }

    private func include(_ tag: Tag) throws(TemplateError) -> Piece {
        let parts = try tokens(of: bytes, in: tag.rest)
        guard case .literal(.string(let name))? = parts.first?.form else {
            throw TemplateError(
                "bad-include", "a part is included by its name in quotes", at: tag.range,
                help: "write `{% include 'NAME' %}` or `{% include 'NAME' with VALUE %}`")
        }
        guard parts.count > 2 else { return .include(name, nil, tag.range) }
        guard parts[1].form == .name("with") else {
            throw TemplateError(
                "bad-include", "only `with` may follow the name of a part", at: parts[1].range)
        }
        let rest = parts[1].range.upperBound..<tag.rest.upperBound
        return .include(name, try expression(rest), tag.range)
    }

    /// The name and the list of `NAME in LIST`.
    private func tokenRange(_ range: Range<Int>) -> (name: String?, list: Range<Int>?) {
        guard let parts = try? tokens(of: bytes, in: range), parts.count > 3,
            case .name(let name) = parts[0].form, parts[1].form == .name("in")
        else { return (nil, nil) }
        return (name, parts[1].range.upperBound..<range.upperBound)
    }

    private func expression(_ range: Range<Int>) throws(TemplateError) -> Expression {
        let text = String(decoding: bytes[range], as: UTF8.self)
        return try Expression(
            bytes, in: range, text: text, vocabulary: vocabulary, locals: locals)
    }

    private func stray(_ tag: Tag) -> TemplateError {
        let known = ["if", "elif", "else", "endif", "for", "endfor", "include"]
        let isKnown = known.contains(tag.word)
        return TemplateError(
            "unknown-tag",
            isKnown ? "`\(tag.word)` stands in no block" : "no tag is called `\(tag.word)`",
            at: tag.range,
            help: isKnown ? nil : closest(to: tag.word, in: known).map { "did you mean `\($0)`?" })
    }
}

extension PageParser {
    /// Where the next `{{`, `{%` or `{#` begins; the end of the page when there is none.
    private func nextOpening() -> Int {
        var index = at
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "{"), "{%#".utf8.contains(bytes[index + 1]) {
                return index
            }
            index += 1
        }
        return bytes.count
    }

    private mutating func appendText(_ range: Range<Int>, to pieces: inout [Piece]) {
        var (start, end) = (range.lowerBound, range.upperBound)
        if dropsLineEnd, start < end, bytes[start] == 10 { start += 1 }
        dropsLineEnd = false
        // The blanks before a tag that has its line for itself go with it.
        if end < bytes.count, bytes[end + 1] != UInt8(ascii: "{"), let line = ownLine(of: end) {
            end = max(start, line)
            dropsLineEnd = true
        }
        guard start < end else { return }
        pieces.append(.text(String(decoding: bytes[start..<end], as: UTF8.self)))
    }

    /// Where the line of a tag begins, if nothing but blanks stands around the tag on it.
    private func ownLine(of open: Int) -> Int? {
        var start = open
        while start > 0, bytes[start - 1] == 32 || bytes[start - 1] == 9 { start -= 1 }
        guard start == 0 || bytes[start - 1] == 10 else { return nil }
        guard let close = closing(from: open) else { return nil }
        return close == bytes.count || bytes[close] == 10 ? start : nil
    }

    /// Behind the end of the tag or comment that begins at `open`.
    private func closing(from open: Int) -> Int? {
        let mark = bytes[open + 1]
        let first = mark == UInt8(ascii: "{") ? UInt8(ascii: "}") : mark
        var index = open + 2
        var quote: UInt8?
        while index + 1 < bytes.count {
            let byte = bytes[index]
            if let inside = quote {
                if byte == 92 { index += 1 } else if byte == inside { quote = nil }
            } else if mark != UInt8(ascii: "#"), byte == 34 || byte == 39 {
                quote = byte
            } else if byte == first, bytes[index + 1] == UInt8(ascii: "}") {
                return index + 2
            }
            index += 1
        }
        return nil
    }

    private mutating func skipComment() throws(TemplateError) {
        at = try end("comment")
    }

    private mutating func value() throws(TemplateError) -> Expression {
        let start = at + 2
        at = try end("value")
        return try expression(start..<at - 2)
    }

    private mutating func tag() throws(TemplateError) -> Tag {
        let start = at
        at = try end("tag")
        var word = start + 2
        while word < at - 2, isSpace(bytes[word]) { word += 1 }
        var rest = word
        while rest < at - 2, !isSpace(bytes[rest]) { rest += 1 }
        return Tag(
            word: String(decoding: bytes[word..<rest], as: UTF8.self), rest: rest..<at - 2,
            range: start..<at)
    }

    private func end(_ what: String) throws(TemplateError) -> Int {
        if let end = closing(from: at) { return end }
        throw TemplateError("unclosed-braces", "this \(what) is never closed", at: at..<at + 2)
    }
}
