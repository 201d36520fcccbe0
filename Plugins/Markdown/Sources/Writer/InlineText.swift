internal import GalleyDocumentModel

/// The text within one block as it will be written, before escapes and line breaks.
///
/// Literal bytes that might be read as marks are remembered, so that each can be judged when all
/// that stands round it is known.
struct InlineText {
    /// A place in the text that is more than plain words.
    struct Mark {
        enum Role: UInt8 { case literal, open, close, linkOpen, linkClose, opaque }
        /// What has to stand before a literal byte so that it stays one.
        enum Guard: UInt8 {
            case nothing, backslash, comment
            /// A blank that stays, for markup that would begin a block on the first line.
            case blank
            /// Four blanks, for markup that would begin a block: a paragraph's line loses them.
            case indentation

            /// Whether it is seen where blanks are.
            var isBlank: Bool { self == .blank || self == .indentation }

            var text: StaticString {
                switch self {
                case .nothing: ""
                case .backslash: "\\"
                case .comment: "<!-- -->"
                case .blank: "&#32;"
                case .indentation: "    "
                }
            }
        }

        var offset: Int
        var length: Int
        var role: Role
        /// Which emphasis of the block it opens or closes.
        var number = -1
        var guarding: Guard = .nothing
        var end: Int { offset + length }
    }

    /// The marks of one emphasis, and the number of the first one behind it.
    struct Pair { var open = -1, close = -1, next = 0 }

    /// How one emphasis is marked; `open` until it is chosen.
    enum Form { case open, star, underscore, html }

    var bytes: [UInt8] = []
    var marks: [Mark] = []
    var forms: [Form] = []
    /// The opening and closing marks of each emphasis, as indices into `marks`; -1 without.
    var pairs: [Pair] = []
    var hasDelimiters = false
    /// Literal bytes that need judging, by what they could begin.
    var found: Found = []
    var linkDepth = 0
    /// Where the last braces stand; -1 without any.
    var lastBrace = -1, lastOpenBrace = -1
    /// Where comments are put in to keep links and expressions apart.
    var comments: Set<Int> = []
    /// Where a literal `!` or `^` stands right before a link.
    var bangs: [Int] = []
    var isCell = false
    /// Whether blanks were left out or moved, which are seen within a `<pre>` only.
    private(set) var losesBlanks = false
    /// The lines that would begin a block, in order.
    var blockLines: [BlockLine] = []

    private var owesBlank = false
    private var skipsBlanks = true
    private var mayNeedReference = false

    struct Found: OptionSet {
        let rawValue: UInt16
        static let backslash = Found(rawValue: 1), backtick = Found(rawValue: 2)
        static let delimiter = Found(rawValue: 4), bracket = Found(rawValue: 8)
        static let angle = Found(rawValue: 16), other = Found(rawValue: 32)
        static let tilde = Found(rawValue: 64)
    }

    /// Empties the text; the memory is kept.
    mutating func reset(isCell: Bool) {
        bytes.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        pairs.removeAll(keepingCapacity: true)
        (hasDelimiters, found, linkDepth, self.isCell) = (false, [], 0, isCell)
        bangs.removeAll(keepingCapacity: true)
        (owesBlank, skipsBlanks, mayNeedReference, losesBlanks) = (false, true, false, false)
    }
}

extension InlineText {
    /// Appends words: each byte that could be a mark in `candidates` is remembered.
    mutating func append(_ text: Text, _ candidates: Candidates) {
        text.withUTF8 { append($0, candidates) }
    }

    mutating func append(_ text: Span<UInt8>, _ candidates: Candidates) {
        var start = 0
        let count = text.count
        if skipsBlanks {
            while start < count, text[start].isBlankOrEnd || text[start] == 13 { start += 1 }
            losesBlanks = losesBlanks || start > 0
        }
        guard start < count else { return }
        settle(before: text[start])
        if skipsBlanks, bytes.last != 32, text[start].isFeed {
            append(reference: Unicode.Scalar(text[start]))
            start += 1
        }
        skipsBlanks = false
        if mayNeedReference { start = appendReference(text, start) }
        let base = bytes.count - start
        unsafe text.extracting(start..<count).withUnsafeBufferPointer {
            unsafe bytes.append(contentsOf: $0)
        }
        var index = start
        while index < count {
            let byte = text[index]
            if candidates[byte] { judge(byte, text, index, at: base + index) }
            index += 1
        }
    }

    /// Appends words that are known to hold no mark.
    mutating func append(words: StaticString) {
        settle(before: unsafe words.utf8Start.pointee)
        (skipsBlanks, mayNeedReference) = (false, false)
        words.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func judge(_ byte: UInt8, _ text: Span<UInt8>, _ index: Int, at offset: Int) {
        func next(_ ahead: Int) -> UInt8 {
            index + ahead < text.count ? text[index + ahead] : 0
        }
        switch byte {
        case 0: replaceLast(at: offset, by: 0x1A)
        case 9 where !isCell || linkDepth > 0: break
        case 9, 10, 13:
            bytes[offset] = 32
            losesBlanks = true
        case UInt8(ascii: "\\"): note(offset, .backslash)
        case UInt8(ascii: "`"): note(offset, .backtick)
        case UInt8(ascii: "*"), UInt8(ascii: "_"): note(offset, .delimiter)
        case UInt8(ascii: "~"), UInt8(ascii: "$"): note(offset, .tilde)
        case UInt8(ascii: "["), UInt8(ascii: "]"): note(offset, .bracket)
        case UInt8(ascii: "<"): note(offset, .angle)
        case UInt8(ascii: "w"), UInt8(ascii: "W"):
            if next(1) | 32 == byte | 32, next(2) | 32 == byte | 32 { note(offset, .other) }
        default: note(offset, .other)
        }
    }

    private mutating func note(_ offset: Int, _ kind: Found) {
        found.insert(kind)
        marks.append(Mark(offset: offset, length: 1, role: .literal))
    }

    /// A control character has no place in text; all that could be kept is that one stood there.
    private mutating func replaceLast(at offset: Int, by byte: UInt8) { bytes[offset] = byte }

    /// After a closing mark behind punctuation a letter is written as a reference.
    ///
    /// Else the mark would not close: `*«b»*c`. Answers where the rest of the text begins.
    private mutating func appendReference(_ text: Span<UInt8>, _ start: Int) -> Int {
        mayNeedReference = false
        var end = start + 1
        while end < text.count, text[end].isContinuation { end += 1 }
        var letter: [UInt8] = []
        for index in start..<end { letter.append(text[index]) }
        let scalar = letter.scalar(at: 0).scalar
        guard ScalarClass(scalar) == .other else { return start }
        append(reference: scalar)
        return end
    }

    private mutating func append(reference scalar: Unicode.Scalar) {
        let start = bytes.count
        bytes.append(contentsOf: "&#\(scalar.value);".utf8)
        marks.append(Mark(offset: start, length: bytes.count - start, role: .opaque))
    }
}

extension InlineText {
    /// Appends marks, code or markup, in which nothing is escaped any more.
    mutating func append(opaque text: [UInt8]) {
        guard let first = text.first else { return }
        settle(before: first)
        (skipsBlanks, mayNeedReference) = (false, false)
        marks.append(Mark(offset: bytes.count, length: text.count, role: .opaque))
        bytes.append(contentsOf: text)
    }

    mutating func append(opaque text: StaticString) {
        append(opaque: text.withUTF8Buffer { unsafe Array($0) })
    }

    /// Appends a line break of the source, or a blank where lines cannot end.
    mutating func appendBreak(asBlank: Bool) {
        guard !skipsBlanks else { return }
        (owesBlank, mayNeedReference) = (false, false)
        removeBlanks()
        if asBlank {
            bytes.append(32)
        } else {
            marks.append(Mark(offset: bytes.count, length: 1, role: .opaque))
            bytes.append(10)
        }
        skipsBlanks = true
    }

    /// Appends a line break that is seen; blanks before it stay, as they do for a reader.
    mutating func appendHardBreak(asTag: Bool) {
        owesBlank = false
        append(opaque: asTag ? "<br />" : "\\\n")
        skipsBlanks = true
    }

    /// Takes blanks and breaks off the end; whether a hard break was among them.
    mutating func trimEnd() -> Bool {
        owesBlank = false
        var lostBreak = false
        while let last = bytes.last {
            if last.isBlank, removeBlanks() {
                continue
            } else if last == 10, let mark = marks.last, mark.role == .opaque,
                mark.end == bytes.count,
                mark.length <= 2
            {
                lostBreak = lostBreak || mark.length == 2
                losesBlanks = true
                bytes.removeLast(mark.length)
                marks.removeLast()
            } else {
                break
            }
        }
        referToFeed()
        return lostBreak
    }

    /// Takes the blanks off the end that belong to no mark; whether there were any.
    @discardableResult
    private mutating func removeBlanks() -> Bool {
        let count = bytes.count
        while let last = bytes.last, last.isBlank, !isMarked(bytes.count - 1) { bytes.removeLast() }
        losesBlanks = losesBlanks || bytes.count < count
        return bytes.count < count
    }

    /// Makes a form feed or a vertical tab at the end a reference, as one at the beginning is.
    private mutating func referToFeed() {
        guard let last = bytes.last, last.isFeed, !isMarked(bytes.count - 1) else { return }
        bytes.removeLast()
        append(reference: Unicode.Scalar(last))
    }

    /// Whether the byte at `offset`, the last one, belongs to a mark.
    private func isMarked(_ offset: Int) -> Bool {
        guard let mark = marks.last else { return false }
        return mark.role != .literal && mark.end > offset
    }

    /// Writes the blank that was held back.
    private mutating func settle(before byte: UInt8) {
        if owesBlank, !byte.isBlankOrEnd {
            bytes.append(32)
            mayNeedReference = false
        }
        owesBlank = false
    }
}

extension InlineText {
    /// Opens an emphasis of one or two `delimiter` bytes, or of a tag; answers its number.
    mutating func open(_ delimiter: [UInt8], number: Int, firstClass: ScalarClass) {
        settle(before: delimiter[0])
        skipsBlanks = true
        mayNeedReference = false
        if firstClass == .punctuation { referLast() }
        pairs[number].open = marks.count
        marks.append(
            Mark(offset: bytes.count, length: delimiter.count, role: .open, number: number))
        bytes.append(contentsOf: delimiter)
    }

    /// Closes it, and answers whether it stays: an empty one goes away.
    ///
    /// Blanks at its end go behind it.
    @discardableResult
    mutating func close(_ delimiter: [UInt8], number: Int) -> Bool {
        var hadBlank = owesBlank
        owesBlank = false
        defer { owesBlank = hadBlank }
        hadBlank = removeBlanks() || hadBlank
        while let mark = marks.last, mark.role == .literal, mark.offset >= bytes.count {
            marks.removeLast()
        }
        if let mark = marks.last, mark.role == .open, mark.number == number,
            mark.end == bytes.count
        {
            bytes.removeLast(delimiter.count)
            marks.removeLast()
            pairs[number] = Pair()
            return false
        }
        let behind = ScalarClass(bytes.scalar(before: bytes.count).scalar)
        pairs[number].close = marks.count
        marks.append(
            Mark(offset: bytes.count, length: delimiter.count, role: .close, number: number))
        bytes.append(contentsOf: delimiter)
        mayNeedReference = behind == .punctuation
        return true
    }

    /// Counts one more emphasis, with the form to be tried first.
    mutating func nextNumber(_ form: Form) -> Int {
        pairs.append(Pair())
        if forms.count < pairs.count { forms.append(form) }
        if forms[pairs.count - 1] == .open { forms[pairs.count - 1] = form }
        return pairs.count - 1
    }

    /// Whether marks of stars stand right before what comes next.
    var endsWithStars: Bool { !owesBlank && bytes.last == 0x2A && marks.last?.role == .close }

    /// Asks for a blank before whatever comes next.
    mutating func holdBlank() {
        if !skipsBlanks, bytes.last.map({ !$0.isBlankOrEnd }) ?? false { owesBlank = true }
    }

    /// Makes the last letter a reference, so that the mark after it can open: `&#97;*«b»*`.
    private mutating func referLast() {
        guard !bytes.isEmpty,
            marks.last.map({ $0.role == .literal || $0.end < bytes.count }) ?? true
        else { return }
        let (scalar, start) = bytes.scalar(before: bytes.count)
        guard ScalarClass(scalar) == .other else { return }
        if let mark = marks.last, mark.offset >= start { marks.removeLast() }
        bytes.removeLast(bytes.count - start)
        append(reference: scalar)
    }

    mutating func openLink(_ start: StaticString) {
        settle(before: 91)
        (skipsBlanks, mayNeedReference) = (false, false)
        let offset = bytes.count
        if start.utf8CodeUnitCount == 1 { noteBang() }
        start.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
        marks.append(Mark(offset: offset, length: bytes.count - offset, role: .linkOpen))
        linkDepth += 1
    }

    /// Remembers a literal `!` or `^` at the end, which what comes now would take.
    mutating func noteBang() {
        if bytes.last == 0x21 || bytes.last == 0x5E, !isMarked(bytes.count - 1) {
            bangs.append(bytes.count - 1)
        }
    }

    /// Opens the text of a span, in which addresses are found, unlike in that of a link.
    mutating func openSpan() {
        openLink("[")
        marks[marks.count - 1].number = InlineText.spanNumber
    }

    static let spanNumber = -2

    /// Closes a link's text; `target` is all that follows its bracket.
    mutating func closeLink(_ target: [UInt8]) {
        settle(before: 93)
        (skipsBlanks, mayNeedReference) = (false, false)
        marks.append(Mark(offset: bytes.count, length: 1 + target.count, role: .linkClose))
        bytes.append(93)
        bytes.append(contentsOf: target)
        linkDepth -= 1
    }
}
