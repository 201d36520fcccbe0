/// Where a header lies in front of a body, found by its delimiters alone.
///
/// ```
/// ---          +++          {            ;;;          ---json
/// title: One   title = "1"  "title": 1   "title": 1   { "title": 1 }
/// ---          +++          }            ;;;          ---
/// ```
struct HeaderSplit: Hashable {
    /// What the header is written in.
    enum Syntax: String { case yaml, toml, json }

    var syntax: Syntax
    /// The header between its delimiters; for JSON in braces, the braces included.
    var content: Range<Int>
    /// The line that opens it.
    var opening: Range<Int>
    /// Where the line that closes it begins; the content's end where none does.
    var closingStart: Int
    /// Where the body begins: behind the closing line and the blank lines after it.
    var bodyStart: Int
    /// Whether it is JSON within one line.
    var isOneLine = false

    /// What was found at the start of a text.
    enum Finding: Hashable {
        case header(HeaderSplit)
        case none
        /// An opening line without a closing one.
        case unclosed(opening: Range<Int>, firstLine: Range<Int>)
    }

    static func find(in bytes: [UInt8]) -> Finding {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var lines = HeaderLines(bytes, from: start)
        guard let first = lines.next() else { return .none }
        let word = trimmed(bytes, first)
        if let opening = openings.first(where: { word.elementsEqual($0.mark.utf8) }) {
            return find(opening.syntax, first, lines) { line in
                isClosing(bytes, line, opening)
            }
        }
        if word.elementsEqual("{".utf8) { return findBraces(bytes, first) }
        return beginsObject(word) ? findBraces(bytes, first, isOneLine: true) : .none
    }

    /// A line that opens a header, and those that close it.
    private struct Opening {
        let mark: String, syntax: Syntax, closing: String
        var otherClosing: String?
    }

    private static let openings = [
        Opening(mark: "---", syntax: .yaml, closing: "---", otherClosing: "..."),
        Opening(mark: "+++", syntax: .toml, closing: "+++"),
        Opening(mark: ";;;", syntax: .json, closing: ";;;"),
        Opening(mark: "---json", syntax: .json, closing: "---"),
        Opening(mark: "--- json", syntax: .json, closing: "---"),
        Opening(mark: "---yaml", syntax: .yaml, closing: "---"),
        Opening(mark: "--- yaml", syntax: .yaml, closing: "---"),
        Opening(mark: "---toml", syntax: .toml, closing: "---"),
        Opening(mark: "--- toml", syntax: .toml, closing: "---"),
    ]

    private static func isClosing(
        _ bytes: [UInt8], _ line: Range<Int>, _ opening: Opening
    ) -> Bool {
        guard let mark = bytes[line].first,
            mark == opening.closing.utf8.first || mark == opening.otherClosing?.utf8.first
        else { return false }
        let word = trimmed(bytes, line)
        return word.elementsEqual(opening.closing.utf8)
            || opening.otherClosing.map { word.elementsEqual($0.utf8) } ?? false
    }

    private static func find(
        _ syntax: Syntax, _ opening: Range<Int>, _ rest: HeaderLines,
        isClosing: (Range<Int>) -> Bool
    ) -> Finding {
        var lines = rest
        let start = lines.at
        var first: Range<Int>?
        while let line = lines.next() {
            if isClosing(line) {
                return .header(
                    HeaderSplit(
                        syntax: syntax, content: start..<line.lowerBound, opening: opening,
                        closingStart: line.lowerBound, bodyStart: lines.skippingBlankLines()))
            }
            if first == nil, line.contains(where: { !rest.bytes[$0].isBlank }) { first = line }
        }
        return .unclosed(opening: opening, firstLine: first ?? start..<start)
    }

    /// Whether a line begins as `{"` does, and ends with a brace.
    private static func beginsObject(_ word: ArraySlice<UInt8>) -> Bool {
        word.first == 0x7B && word.last == 0x7D
            && word.dropFirst().first { !$0.isBlank } == 0x22
    }

    /// A JSON object on lines of its own: the opening brace alone on the first, or all on one.
    private static func findBraces(
        _ bytes: [UInt8], _ opening: Range<Int>, isOneLine: Bool = false
    ) -> Finding {
        var (depth, isQuoted, index) = (0, false, opening.lowerBound)
        while index < bytes.count {
            switch bytes[index] {
            case 0x5C where isQuoted: index += 1
            case 0x22: isQuoted.toggle()
            case 0x7B where !isQuoted, 0x5B where !isQuoted: depth += 1
            case 0x7D where !isQuoted, 0x5D where !isQuoted: depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { break }
        }
        guard depth == 0 else {
            return isOneLine ? .none : .unclosed(opening: opening, firstLine: opening)
        }
        guard !isOneLine || index <= opening.upperBound else { return .none }
        var lines = HeaderLines(bytes, from: index)
        guard let end = lines.next(), end.allSatisfy({ bytes[$0].isBlank }) else { return .none }
        return .header(
            HeaderSplit(
                syntax: .json, content: opening.lowerBound..<index, opening: opening,
                closingStart: index, bodyStart: lines.skippingBlankLines(),
                isOneLine: isOneLine))
    }
}

/// The lines of a text, ended by LF, CR LF or CR; ranges without their ends.
struct HeaderLines {
    let bytes: [UInt8]
    var at: Int

    init(_ bytes: [UInt8], from start: Int) { (self.bytes, at) = (bytes, start) }

    mutating func next() -> Range<Int>? {
        guard at < bytes.count else { return nil }
        let start = at
        while at < bytes.count, bytes[at] != 10, bytes[at] != 13 { at += 1 }
        let end = at
        if at < bytes.count {
            at += bytes[at] == 13 && at + 1 < bytes.count && bytes[at + 1] == 10 ? 2 : 1
        }
        return start..<end
    }

    /// Where the next line begins that is not blank.
    func skippingBlankLines() -> Int {
        var lines = self
        while true {
            let start = lines.at
            guard let line = lines.next(), line.allSatisfy({ bytes[$0].isBlank }) else {
                return start
            }
            if lines.at == start { return start }
        }
    }
}

/// A line without the blanks at its end.
private func trimmed(_ bytes: [UInt8], _ line: Range<Int>) -> ArraySlice<UInt8> {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1].isBlank { end -= 1 }
    return bytes[line.lowerBound..<end]
}

extension UInt8 {
    var isBlank: Bool { self == 32 || self == 9 }
    var isDigit: Bool { self >= 48 && self <= 57 }
    var isLetter: Bool { (self | 32) >= 97 && (self | 32) <= 122 }
}
