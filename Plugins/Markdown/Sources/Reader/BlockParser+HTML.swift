internal import GalleyDocumentModel

// Blocks of HTML, by how they begin and end (CommonMark 0.31 §4.6).
extension BlockParser {
    mutating func startHTML(_ type: Int, _ matched: Int) {
        closeContainers(to: matched)
        openLeaf(.html(type: type), Block(kind: .html))
        let start = at
        addCodeLine()
        if endsHTML(type, from: start) { closeLeaf() }
    }

    /// Whether the line, from `start` on, ends an open block of this type.
    func endsHTML(_ type: Int, from start: Int) -> Bool {
        bytes.endsHTML(type, from: start, to: lineEnd)
    }

    /// The type of the block that begins at `start` with a less-than sign, 1 to 7.
    func htmlType(at start: Int) -> Int? { bytes.htmlType(at: start, to: lineEnd) }
}

extension ByteView {
    /// Whether the rest of a line, from `start` on, ends an open block of this type.
    func endsHTML(_ type: Int, from start: Int, to lineEnd: Int) -> Bool {
        func has(_ text: StaticString) -> Bool {
            firstIndex(of: text, from: start, to: lineEnd) != nil
        }
        switch type {
        case 1: return endsVerbatim(from: start, to: lineEnd)
        case 2: return has("-->")
        case 3: return has("?>")
        case 4: return has(">")
        case 5: return has("]]>")
        default: return false
        }
    }

    private func endsVerbatim(from start: Int, to lineEnd: Int) -> Bool {
        var place = start
        while let found = firstIndex(of: "</", from: place, to: lineEnd) {
            let name = tagName(at: found + 2, to: lineEnd)
            if self[name.upperBound] == 62, isName(name, in: verbatimNames) { return true }
            place = found + 2
        }
        return false
    }

    private func tagName(at start: Int, to lineEnd: Int) -> Range<Int> {
        var end = start
        while end < lineEnd, self[end].isAlphanumeric || self[end] == 45 { end += 1 }
        return start..<end
    }

    /// The type of the block that a line begins at `start` with a less-than sign, 1 to 7.
    func htmlType(at start: Int, to lineEnd: Int) -> Int? {
        var place = start + 1
        if self[place] == 33 {
            if matches("--", at: place + 1) { return 2 }
            if matches("[CDATA[", at: place + 1) { return 5 }
            return place + 1 < lineEnd && self[place + 1].isLetter ? 4 : nil
        }
        if self[place] == 63 { return 3 }
        let isClosing = self[place] == 47
        if isClosing { place += 1 }
        guard place < lineEnd, self[place].isLetter else { return nil }
        let name = tagName(at: place, to: lineEnd), end = name.upperBound
        let after = end < lineEnd ? self[end] : 10
        let isWord = after.isSpace || after == 62
        if !isClosing, isWord, isName(name, in: verbatimNames) { return 1 }
        if isWord || (after == 47 && self[end + 1] == 62), isName(name, in: blockNames) {
            return 6
        }
        let tag =
            isClosing
            ? closingTag(at: start, to: lineEnd) : openTag(at: start, to: lineEnd)
        guard let tag, skipBlanks(from: tag, to: lineEnd) == lineEnd else { return nil }
        return 7
    }
}

extension ByteView {
    /// The end of the start tag at `start`; nil if none stands there (§6.6).
    func openTag(at start: Int, to end: Int) -> Int? {
        var at = start + 1
        guard at < end, self[at].isLetter else { return nil }
        while at < end, self[at].isAlphanumeric || self[at] == 45 { at += 1 }
        while true {
            let name = skipSpace(from: at, to: end)
            if self[name] == 62, name < end { return name + 1 }
            if self[name] == 47, self[name + 1] == 62, name + 1 < end { return name + 2 }
            guard name > at, name < end else { return nil }
            guard self[name].isLetter || self[name] == 95 || self[name] == 58 else { return nil }
            at = name + 1
            while at < end, self[at].isAttributeName { at += 1 }
            let equals = skipSpace(from: at, to: end)
            guard equals < end, self[equals] == 61 else { continue }
            guard let value = attributeValue(at: skipSpace(from: equals + 1, to: end), to: end)
            else { return nil }
            at = value
        }
    }

    private func attributeValue(at start: Int, to end: Int) -> Int? {
        guard start < end else { return nil }
        let quote = self[start]
        if quote == 34 || quote == 39 {
            let close = firstIndex(of: quote, from: start + 1, to: end)
            return close < end ? close + 1 : nil
        }
        var at = start
        while at < end, !self[at].isSpace, !self[at].endsUnquotedValue { at += 1 }
        return at > start ? at : nil
    }

    /// The end of the end tag at `start`; nil if none stands there.
    func closingTag(at start: Int, to end: Int) -> Int? {
        var at = start + 2
        guard at < end, self[at].isLetter else { return nil }
        while at < end, self[at].isAlphanumeric || self[at] == 45 { at += 1 }
        at = skipSpace(from: at, to: end)
        return at < end && self[at] == 62 ? at + 1 : nil
    }

    /// Whether the bytes of `range`, in any case, are one of `names`.
    func isName(_ range: Range<Int>, in names: TagNames) -> Bool {
        guard range.count <= TagNames.longest else { return false }
        var key: UInt64 = 0
        for index in range { key = key << 6 | self[index].tagNameCode }
        return names.contains(key)
    }
}

/// Names of elements, of letters and digits; each is one number, six bits a letter.
struct TagNames: Sendable {
    static var longest: Int { 10 }

    private let keys: [UInt64]

    /// Takes the words of `names`, which are in lower case.
    init(_ names: String) {
        keys = names.split(separator: " ").map { name in
            precondition(name.utf8.count <= TagNames.longest, "a name too long for its key")
            return name.utf8.reduce(0) { $0 << 6 | $1.tagNameCode }
        }
        .sorted()
    }

    fileprivate func contains(_ key: UInt64) -> Bool {
        var low = 0, high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] == key { return true }
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return false
    }
}

extension UInt8 {
    /// Six bits for a letter or a digit, 63 for what stands in no name.
    fileprivate var tagNameCode: UInt64 {
        isLetter ? UInt64(self | 32) - 96 : isDigit ? UInt64(self) - 21 : 63
    }

    fileprivate var isAttributeName: Bool {
        isAlphanumeric || self == 95 || self == 46 || self == 58 || self == 45
    }

    fileprivate var endsUnquotedValue: Bool {
        self == 34 || self == 39 || self == 60 || self == 61 || self == 62 || self == 96
    }
}

let verbatimNames = TagNames("pre script style textarea")

let blockNames = TagNames(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details \
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 \
    head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option \
    p param search section summary table tbody td tfoot th thead title tr track ul
    """)
