internal import GalleyLanguages
internal import GalleyTextLayout

/// A line of an article dump with what is seen of it alone.
struct DumpLine {
    /// The text with single blanks.
    let text: [UInt8]
    /// Where it lies in the input.
    let range: Range<Int>
    let string: String
    /// The text in lower case, without the mark of an item.
    let lowered: [UInt8]
    /// A number that lines of the same letters share.
    let fingerprint: UInt64
    let cells: Int
    /// Whether it ends in a full stop or the like, or in a colon.
    let closes: Bool, announces: Bool
    /// How many commas, semicolons and stops stand inside.
    let pauses: Int
    /// The share of digits among its characters, of capitals among its words' first letters.
    let digitShare: Double, capitalShare: Double
    let wordCount: Int
    let hasLetters: Bool
    /// Whether a bullet stands in front.
    let isListItem: Bool
    /// Whether ideographs and kana make up most of it.
    let isIdeographic: Bool
    let isBoilerplate: Bool
    let credit: PictureCredit?
    let date: FoundDate?
    let beginsWithByline: Bool
    let label: SectionKind?
    /// Whether it is a way through the site, or a button for sharing.
    let isTrail: Bool, isShareButton: Bool
    /// What the line alone says for its being a paragraph.
    var base = 0.0

    init(text: [UInt8], range: Range<Int>) {
        self.text = text
        self.range = range
        string = String(decoding: text, as: UTF8.self)
        let mark = LineMark(text)
        let whole = mark.map { Array(text[$0.length...]) } ?? text
        // What a line of that size is does not depend on the rest of it.
        let content = whole.count > 3000 ? Array(whole.prefix(3000)) : whole
        lowered = LetterCase.lowered(content)
        fingerprint = lowered.reduce(0xCBF2_9CE4_8422_2325) {
            ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
        }
        cells = CellWidth.of(content)
        closes = SentenceEnd.closes(whole.span)
        announces = SentenceEnd.announces(whole.span)
        let counts = CharacterCounts(content)
        pauses = counts.pauses
        digitShare = Double(counts.digits) / Double(max(counts.scalars, 1))
        capitalShare = Double(counts.capitals) / Double(max(counts.words, 1))
        wordCount = counts.words
        hasLetters = counts.letters > 0
        if case .bullet = mark?.kind { isListItem = true } else { isListItem = false }
        isIdeographic = counts.ideographs * 2 > counts.letters
        isBoilerplate = Boilerplate.occurs(inLowered: lowered)
        credit = cells < 300 ? PictureCredit(in: text) : nil
        date = cells < 110 ? FoundDate.first(in: string) : nil
        beginsWithByline = cells < 90 && Byline.begins(inLowered: lowered)
        label = cells <= 80 ? SectionKind(loweredLabel: lowered, closes: closes) : nil
        isTrail = date == nil && cells < 150 && counts.words <= 24 && SiteFurniture.isTrail(text)
        isShareButton = counts.words <= 5 && SiteFurniture.isShareButton(lowered)
        base = DumpLine.base(
            cells: cells, closes: closes, announces: announces, pauses: pauses,
            isBoilerplate: isBoilerplate && cells < 400, counts: counts, text: text)
    }

    private static func base(
        cells: Int, closes: Bool, announces: Bool, pauses: Int, isBoilerplate: Bool,
        counts: CharacterCounts, text: [UInt8]
    ) -> Double {
        var score: Double
        if closes {
            score = cells >= 140 ? 3 : cells >= 70 ? 1.5 : cells >= 35 ? 0.3 : -0.5
        } else if cells >= 200, pauses >= 2 {
            score = 1.2
        } else if announces, cells >= 50 {
            score = 0.3
        } else {
            score = cells >= 100 ? -0.6 : cells >= 25 ? -1 : -0.8
        }
        if cells >= 60 { score += 0.3 * Double(min(pauses, 4)) }
        if isBoilerplate { score -= 2.5 }
        if beginsWithTag(text) || isAddress(text) { score -= 1.5 }
        if counts.separators >= 3 { score -= 1 }
        if counts.digits * 10 > counts.scalars * 3 { score -= 1 }
        return score
    }

    /// Whether a word in square brackets stands in front: "[Video] …".
    static func beginsWithTag(_ text: [UInt8]) -> Bool { tag(text) != nil }

    /// The bytes of the word in square brackets in front.
    static func tag(_ text: [UInt8]) -> Range<Int>? {
        guard text.first == 0x5B, let end = text.prefix(70).firstIndex(of: 0x5D) else { return nil }
        var scalars = 0
        for byte in text[1..<end] {
            if byte & 0xC0 != 0x80 { scalars += 1 }
            let isWord =
                byte >= 0x80 || byte == 0x20 || (byte | 32 >= 97 && byte | 32 <= 122)
                || (byte >= 48 && byte <= 57) || byte == 0x5F
            if !isWord { return nil }
        }
        return (3...16).contains(scalars) && !text[1..<end].allSatisfy({ $0 >= 48 && $0 <= 57 })
            ? 1..<end : nil
    }

    private static func isAddress(_ text: [UInt8]) -> Bool {
        (text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8))
            && !text.contains(0x20)
    }
}

/// What is counted in one pass over a line.
struct CharacterCounts {
    var scalars = 0, digits = 0, letters = 0, words = 0, capitals = 0
    var pauses = 0, separators = 0
    /// Ideographs and kana.
    var ideographs = 0

    init(_ text: [UInt8]) {
        var previous: Unicode.Scalar = " "
        var beforePrevious: Unicode.Scalar = " "
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            scalars += 1
            let value = scalar.value
            let isBlank = value == 0x20 || value == 0x3000 || value == 0xA0
            if isBlank {
                if previous == "." || previous == "!" || previous == "?" { pauses += 1 }
                if isSeparator(previous), beforePrevious == " " { separators += 1 }
            } else if value < 0x80 {
                countASCII(UInt8(value), atStart: isGap(previous))
            } else {
                countOther(scalar, atStart: isGap(previous))
            }
            (beforePrevious, previous) = (previous, scalar)
        }
    }

    private func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar.value == 0x3000 || scalar.value == 0xA0
    }

    private mutating func countASCII(_ byte: UInt8, atStart: Bool) {
        if atStart { words += 1 }
        switch byte {
        case 48...57:
            digits += 1
            letters += 1
        case 65...90:
            letters += 1
            if atStart { capitals += 1 }
        case 97...122: letters += 1
        case 0x2C, 0x3B: pauses += 1
        default: break
        }
    }

    private mutating func countOther(_ scalar: Unicode.Scalar, atStart: Bool) {
        if atStart { words += 1 }
        let value = scalar.value
        if (value >= 0x3041 && value < 0xA000) || value >= 0x20000 {
            letters += 1
            ideographs += 1
            return
        }
        switch value {
        case 0x3001, 0xFF0C, 0xFF1B, 0x3002, 0x60C, 0x61B: pauses += 1
        default:
            let properties = scalar.properties
            if properties.isAlphabetic {
                letters += 1
                if atStart, properties.isUppercase { capitals += 1 }
            } else if properties.numericType == .decimal {
                digits += 1
                letters += 1
            }
        }
    }

    private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "|", "·", "•", "»", "›", "/": true
        default: false
        }
    }
}
