internal import GalleyDocumentModel

/// Finds what means something within the text of one block: marks, in order of place.
///
/// Nothing is copied and no tree is made: brackets and delimiters are resolved in place, and
/// `BlockEmitter` goes over text and marks once, forward. What fails to close is remembered, so
/// that no search is made twice; time is linear.
struct InlineScanner: ~Copyable {
    let extensions: MarkdownExtensions

    var text = ByteView.empty
    var start = 0, end = 0

    var marks = GrowingBuffer<Mark>()
    var runs = GrowingBuffer<DelimiterRun>()
    /// What each byte of each delimiter run turned out to do.
    var actions = GrowingBuffer<DelimiterAction>()
    var brackets = GrowingBuffer<Bracket>()
    var targets = GrowingBuffer<Target>()

    /// Brackets of links below this place in the stack can no longer become links.
    var inactiveBelow = 0
    /// The place of the last byte behind a backslash.
    var escaped = -1
    var nextWWW = 0
    /// Whether the text may hold an e-mail address that is a link.
    var hasAt = false
    /// A stretch of the input in which `www.` does not begin.
    var freeOfWWW = 0..<0
    /// The last place of a run of grave accents by its length; noted when a search has failed.
    var lastCodeRuns: [Int] = []
    var hasLastCodeRuns = false
    /// What is known to stand nowhere further on.
    var absent: Absent = []
    /// The place behind the brace that closes each brace; nil before one was asked for.
    var braceEnds: [Int: Int]?
    /// Whether a tag of JSX was looked for in vain from each place on; empty before one was.
    var deadPlaces: [Bool] = []
    /// The next dollar sign at which mathematics ends, and whether it closes it.
    var nextMath = -1
    var closesMath = false

    var label: [UInt8] = []
    var decoded: [UInt8] = []

    init(_ extensions: MarkdownExtensions) { self.extensions = extensions }

    struct Absent: OptionSet {
        let rawValue: UInt16
        static let comment = Self(rawValue: 1), instruction = Self(rawValue: 2)
        static let cdata = Self(rawValue: 4), declaration = Self(rawValue: 8)
        static let shortcode = Self(rawValue: 16), percentShortcode = Self(rawValue: 32)
        static let tag = Self(rawValue: 64), output = Self(rawValue: 128)
        static let displayMath = Self(rawValue: 256)
        static let roundMath = Self(rawValue: 512), squareMath = Self(rawValue: 1024)
    }
}

/// A part of the text that is more than text.
struct Mark {
    var start: Int32, end: Int32
    /// Where its target, its label or its first action lies.
    var value: Int32
    var kind: Kind

    init(_ kind: Kind, _ start: Int, _ end: Int, _ value: Int = -1) {
        self.kind = kind
        (self.start, self.end) = (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: end))
        self.value = Int32(truncatingIfNeeded: value)
    }

    enum Kind: UInt8 {
        /// A bracket that turned out to be text.
        case literal
        case lineFeed, hardBreak, escape, entity, code, html, delimiters
        case address, mail, bareAddress, bareDomain
        case linkStart, linkEnd, imageStart, imageEnd, spanStart, spanEnd
        case noteReference, noteStart, noteEnd
        case math, roundMath, displayMath, shortcode, expression, wikiLink, embed
        /// The attributes of the mark before.
        case attributes
    }
}

/// A bracket that is still open.
struct Bracket {
    enum Kind { case link, image, note }
    var kind: Kind
    /// Where the text within begins.
    var start: Int
    var mark: Int
    /// How many delimiter runs came before it.
    var runs: Int
    var hasBracketsInside = false
}

/// Where a link or image leads.
struct Target {
    enum Place { case here, input, kept }
    var place = Place.here
    var url = Piece(0, 0), title = Piece(0, 0)
}

extension InlineScanner {
    mutating func scan(
        _ text: ByteView, _ range: Range<Int>, isInput: Bool, _ tree: inout BlockTree
    ) {
        self.text = text
        (start, end) = (range.lowerBound, range.upperBound)
        marks.removeAll()
        runs.removeAll()
        actions.removeAll()
        brackets.removeAll()
        targets.removeAll()
        (inactiveBelow, escaped, nextMath) = (0, -1, -1)
        hasLastCodeRuns = false
        if braceEnds != nil { braceEnds = nil }
        if !deadPlaces.isEmpty { deadPlaces.removeAll(keepingCapacity: true) }
        absent = []
        hasAt = false
        nextWWW = extensions.contains(.autolinks) ? firstWWW(isInput: isInput) : end
        var special = text.nextSpecial(from: start, to: end)
        while true {
            let behind: Int
            if nextWWW < special {
                guard let address = takeWWW(nextWWW) else { continue }
                if address <= special { continue }
                behind = address
            } else {
                guard special < end else { break }
                behind = take(special, &tree)
            }
            if nextWWW < behind { nextWWW = findWWW(from: behind) }
            special = text.nextSpecial(from: behind, to: end)
        }
        if !runs.isEmpty { matchDelimiters(from: 0) }
    }

    /// Takes the special byte at `at` with what belongs to it; answers where to go on.
    @inline(__always)
    private mutating func take(_ at: Int, _ tree: inout BlockTree) -> Int {
        let byte = text[at]
        switch byte {
        case 10:
            marks.append(Mark(.lineFeed, at, at + 1))
            return at + 1
        case 42, 95: return takeRun(at, byte)
        case 126: return extensions.contains(.strikethrough) ? takeRun(at, byte) : at + 1
        case 91: return takeOpenBracket(at, tree)
        case 93: return takeCloseBracket(at, &tree)
        case 96: return takeCode(at)
        case 92: return takeBackslash(at)
        case 38: return takeEntity(at)
        case 60: return takeAngle(at)
        case 58: return takeColon(at)
        case 64:
            noteAt()
            return at + 1
        case 36: return takeDollar(at)
        case 123: return takeBrace(at)
        default: return at + 1
        }
    }

    /// The place behind the last mark: what a search backwards must not go beyond.
    var settled: Int {
        mutating get { marks.last.map { max(Int($0.end), start) } ?? start }
    }

    private mutating func takeBackslash(_ at: Int) -> Int {
        guard at + 1 < end else { return at + 1 }
        if text[at + 1] == 10 {
            marks.append(Mark(.hardBreak, at, at + 2))
            return at + 2
        }
        guard text[at + 1].isPunctuation else { return at + 1 }
        if extensions.contains(.backslashMath), let behind = takeBackslashMath(at) {
            return behind
        }
        marks.append(Mark(.escape, at, at + 1))
        escaped = at + 1
        if text[escaped] == 64 { noteAt() }
        return at + 2
    }

    private mutating func takeEntity(_ at: Int) -> Int {
        if !decoded.isEmpty { decoded.removeAll(keepingCapacity: true) }
        guard let behind = text.readEntity(at: at, to: end, into: &decoded) else { return at + 1 }
        marks.append(Mark(.entity, at, behind))
        if decoded.first == 64 { noteAt() }
        return behind
    }

    private mutating func takeCode(_ at: Int) -> Int {
        let length = text.run(of: 96, at: at, to: end)
        let inside = at + length
        guard let close = codeEnd(from: inside, length) else { return inside }
        marks.append(Mark(.code, at, close + length, length))
        return closeAttributes(close + length)
    }

    /// Where a run of exactly `length` grave accents begins, at or behind `start`.
    private mutating func codeEnd(from start: Int, _ length: Int) -> Int? {
        if hasLastCodeRuns, length >= lastCodeRuns.count || lastCodeRuns[length] < start {
            return nil
        }
        var at = text.firstIndex(of: 96, from: start, to: end)
        while at < end {
            let run = text.run(of: 96, at: at, to: end)
            if run == length { return at }
            at = text.firstIndex(of: 96, from: at + run, to: end)
        }
        if !hasLastCodeRuns { noteLastCodeRuns(from: start) }
        return nil
    }

    private mutating func noteLastCodeRuns(from start: Int) {
        hasLastCodeRuns = true
        lastCodeRuns.removeAll(keepingCapacity: true)
        var at = text.firstIndex(of: 96, from: start, to: end)
        while at < end {
            let run = text.run(of: 96, at: at, to: end)
            while lastCodeRuns.count <= run { lastCodeRuns.append(-1) }
            lastCodeRuns[run] = at
            at = text.firstIndex(of: 96, from: at + run, to: end)
        }
    }

    /// Gives the last mark the attributes that stand at `at`, if any; answers the place behind.
    mutating func closeAttributes(_ at: Int) -> Int {
        guard extensions.contains(.attributes), at < end, text[at] == 123,
            let close = text.attributesEnd(at: at, to: end)
        else { return at }
        marks.append(Mark(.attributes, at, close))
        return close
    }
}
