/// HTML as a browser shows it: outside of code blanks are one space, and none beside a block's tag.
struct PlainHTML {
    private var result: [UInt8] = []
    private var isInCode = false
    /// How many blocks are open, and how many were when code began.
    private var depth = 0, depthOfCode = 0

    static func text(of html: [UInt8]) -> [UInt8] {
        var plain = PlainHTML()
        let comment = Array("<!-- -->".utf8)
        var at = 0
        // The next end of a tag, looked for once; that many bytes as there are, if there is none.
        var end = -1
        while at < html.count {
            if end < at { end = html[at...].firstIndex(of: 0x3E) ?? html.count }
            if html[at] == 0x3C, html[at...].starts(with: comment) {
                at += comment.count
            } else if html[at] == 0x3C, isTag(html, at), end < html.count {
                plain.take(tag: html[at...end])
                at = end + 1
            } else {
                plain.take(html[at])
                at += 1
            }
        }
        plain.dropBlanks()
        return plain.result
    }

    /// Whether a less-than sign begins a tag: only before a letter and few marks (HTML §13.2.5.6).
    private static func isTag(_ html: [UInt8], _ at: Int) -> Bool {
        guard at + 1 < html.count else { return false }
        let next = html[at + 1]
        return next == 0x2F || next == 0x21 || next == 0x3F || 97...122 ~= next | 32
    }

    private mutating func take(tag: ArraySlice<UInt8>) {
        let isEnd = tag.dropFirst().first == 0x2F
        // The name goes on to a blank, a slash or the end of the tag (HTML §13.2.5.8).
        let name = tag.dropFirst(isEnd ? 2 : 1).prefix { $0 > 32 && $0 != 0x2F && $0 != 0x3E }
        let isBlock = Self.blocks.contains(String(decoding: name, as: UTF8.self))
        let isMarked = name.elementsEqual("em".utf8) || name.elementsEqual("strong".utf8)
        // Of blanks at both sides of a mark's end one is shown, and it has no ink (CSS Text 3 §4.1.1).
        let movesBlank = isMarked && isEnd && !isInCode && result.last == 32
        if movesBlank { result.removeLast() }
        // Emphasis of nothing but a blank is not seen.
        if isMarked, isEnd, !isInCode,
            result.suffix(name.count + 2).elementsEqual([0x3C] + name + [0x3E])
        {
            return result.removeLast(name.count + 2)
        }
        defer { if movesBlank { take(32) } }
        if isBlock, !isInCode { dropBlanks() }
        noteCode(tag: name, isBlock: isBlock, isEnd: isEnd)
        for byte in tag { result.append(byte == 10 || byte == 13 ? 32 : byte) }
        if tag.dropLast().last == 0x2F { endTag() }
        if result.last != 0x3E { result.append(0x3E) }
        if isBlock, !isInCode { result.append(0) }
    }

    /// Keeps account of where `pre` ends: at its own tag, or with the block that holds it.
    private mutating func noteCode(tag name: ArraySlice<UInt8>, isBlock: Bool, isEnd: Bool) {
        if name.elementsEqual("pre".utf8) {
            isInCode = !isEnd
            depthOfCode = depth
        } else if isBlock, !Self.empty.contains(String(decoding: name, as: UTF8.self)) {
            if isEnd, depth <= depthOfCode { isInCode = false }
            depth = isEnd ? max(depth - 1, 0) : depth + 1
        }
    }

    private mutating func take(_ byte: UInt8) {
        // A carriage return, which only a reference can make, is shown as a space is (CSS Text 3 §4.1).
        let isBlank = byte == 32 || byte == 10 || byte == 9 || byte == 13
        guard !isInCode, isBlank else { return result.append(byte) }
        let at = start(of: Self.marks, before: result.count)
        guard at > 0, result[at - 1] != 32, result[at - 1] != 0 else { return }
        // Behind a block's tag the end of marks has no ink either.
        let end = start(of: Self.endMarks, before: at)
        if end == 0 || result[end - 1] != 0 { result.insert(32, at: at) }
    }

    /// Where the tags of emphasis begin that stand before `end`: a blank behind is one before them.
    private func start(of marks: [[UInt8]], before end: Int) -> Int {
        var at = end
        while let tag = marks.first(where: { result[..<at].suffix($0.count).elementsEqual($0) }) {
            at -= tag.count
        }
        return at
    }

    /// Takes the slash and the angle off the end of a tag, and a blank before them.
    private mutating func endTag() {
        result.removeLast(2)
        if result.last == 32 { result.removeLast() }
    }

    /// Takes blanks off the end, and the mark behind a block's tag that keeps others away.
    private mutating func dropBlanks() {
        while let last = result.last, last == 32 || last == 0 { result.removeLast() }
    }

    private static let empty: Set<String> = ["hr", "br", "input", "img"]

    private static let marks = ["<em>", "<strong>"].map { Array($0.utf8) }
    private static let endMarks = ["</em>", "</strong>"].map { Array($0.utf8) }

    private static let blocks: Set<String> = [
        "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "blockquote", "pre",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "div", "section", "aside", "figure",
        "figcaption", "dl", "dt", "dd", "input", "img",
    ]
}
