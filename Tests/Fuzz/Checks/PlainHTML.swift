/// HTML as a browser shows it: outside of code blanks are one space, and none beside a block's tag.
struct PlainHTML {
    private var result: [UInt8] = []
    private var isInCode = false

    static func text(of html: [UInt8]) -> [UInt8] {
        var plain = PlainHTML()
        let comment = Array("<!-- -->".utf8)
        var at = 0
        while at < html.count {
            if html[at] == 0x3C, html[at...].starts(with: comment) {
                at += comment.count
            } else if html[at] == 0x3C, let end = html[at...].firstIndex(of: 0x3E) {
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

    private mutating func take(tag: ArraySlice<UInt8>) {
        let isEnd = tag.dropFirst().first == 0x2F
        let name = tag.dropFirst(isEnd ? 2 : 1).prefix { $0 | 0x20 >= 0x61 || 48...57 ~= $0 }
        let isBlock = Self.blocks.contains(String(decoding: name, as: UTF8.self))
        let isMarked = name.elementsEqual("em".utf8) || name.elementsEqual("strong".utf8)
        // A blank has no ink: at the end of emphasis it is seen as one behind it (CSS Text 3 §4.1.1).
        let movesBlank = isMarked && isEnd && !isInCode && result.last == 32
        if movesBlank { result.removeLast() }
        defer { if movesBlank { take(32) } }
        if isBlock, !isInCode { dropBlanks() }
        if name.elementsEqual("pre".utf8) { isInCode = !isEnd }
        for byte in tag { result.append(byte == 10 ? 32 : byte) }
        if tag.dropLast().last == 0x2F { endTag() }
        if result.last != 0x3E { result.append(0x3E) }
        if isBlock, !isInCode { result.append(0) }
    }

    private mutating func take(_ byte: UInt8) {
        // A carriage return that a reference made is shown as a space is (CSS Text 3 §4).
        let isBlank = byte == 32 || byte == 10 || byte == 9 || byte == 13
        guard !isInCode, isBlank else { return result.append(byte) }
        if let last = result.last, last != 32, last != 0 { result.append(32) }
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

    private static let blocks: Set<String> = [
        "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th", "blockquote", "pre",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br", "div", "section", "aside", "figure",
        "figcaption", "dl", "dt", "dd", "input", "img",
    ]
}
