internal import GalleyLanguages

/// Chooses the headline among the lines above the first sure paragraph.
///
/// The candidates are ranked by weights that were fitted together with those of the body lines.
struct HeadlineChoice {
    private let lines: [DumpLine]
    private let scores: LineScores
    private let anchor: Int
    private let about: Set<UInt64>, opening: Set<UInt64>

    /// `body` are the lines of the body; `anchor` the first of them that is surely a paragraph.
    init(_ lines: [DumpLine], scores: LineScores, body: [Int], anchor: Int) {
        (self.lines, self.scores, self.anchor) = (lines, scores, anchor)
        about = HeadlineChoice.words(body.prefix(25).flatMap { lines[$0].lowered + [0x20] })
        opening = HeadlineChoice.words(body.prefix(3).flatMap { lines[$0].lowered + [0x20] })
    }

    /// The line that is the headline, if any can be.
    var best: Int? {
        guard anchor < lines.count else { return nil }
        let range = max(0, anchor - 60)...min(anchor, lines.count - 1)
        var best: (score: Double, index: Int)?
        for index in range {
            let line = lines[index]
            guard (8...200).contains(line.cells), line.label == nil, line.hasLetters,
                !line.isTrail, !line.isShareButton
            else {
                continue
            }
            let score = score(index)
            if best == nil || score >= best?.score ?? 0 { best = (score, index) }
        }
        return best?.index
    }

    private func score(_ index: Int) -> Double {
        let line = lines[index]
        let own = HeadlineChoice.words(line.lowered)
        let size = Double(2 + own.count)
        var score = -0.44 * Double(min(anchor - index, 30)) / 10 - scores.base(index) / 3
        score += 4.89 * Double(own.intersection(about).count) / size
        score += 1.01 * Double(own.intersection(opening).count) / size
        score += 0.48 * line.capitalShare
        func add(_ weight: Double, _ isTrue: Bool) { if isTrue { score += weight } }
        // A first line that shares no word with the body is more likely the site's.
        add(own.isDisjoint(with: about) && anchor > 8 ? 1 : 3.77, index == 0)
        add(-1.43, anchor - index <= 1)
        add(-0.57, scores.isCopy(index))
        add(-2.15, line.cells < 20)
        add(1.57, (30...110).contains(line.cells))
        add(-0.79, line.cells > 130)
        add(-1.72, line.closes)
        add(2.14, line.text.last == 0x3F || line.text.last == 0x21)
        add(-1.31, line.date != nil)
        add(-0.71, line.beginsWithByline)
        add(-0.95, line.credit != nil)
        add(-2.5, line.isBoilerplate)
        add(-2, line.isListItem)
        add(-2, line.text.last == 0x2F || line.text.last == 0x3E || line.text.last == 0x7C)
        add(2.1, lines[(index + 1)...].prefix(3).contains { $0.date != nil })
        let previous = index > 0 ? lines[index - 1].cells : nil
        add(0.35, previous.map { $0 < 20 } ?? false)
        add(-0.95, previous.map { $0 > line.cells } ?? false)
        add(
            1.07,
            index + 1 < lines.count && Double(lines[index + 1].cells) > 1.3 * Double(line.cells))
        add(-1.25, hasSeparator(line.text))
        add(2.12, isQuoted(index))
        add(-1.02, line.announces)
        return score
    }

    /// Whether a neighbouring line holds this one and more.
    private func isQuoted(_ index: Int) -> Bool {
        let own = lines[index].lowered
        guard !own.isEmpty else { return false }
        for other in max(0, index - 30)..<min(lines.count, index + 30)
        where other != index && lines[other].cells < 250
            && lines[other].lowered.count > own.count
        {
            if ByteSearch.contains(lines[other].lowered, own) { return true }
        }
        return false
    }

    /// Whether a sign that parts sections of a site stands between blanks.
    private func hasSeparator(_ text: [UInt8]) -> Bool {
        for index in text.indices.dropLast(2) where text[index] == 0x20 {
            let rest = text[(index + 1)...]
            if rest.starts(with: [0x7C, 0x20]) || rest.starts(with: [0x3E, 0x20]) { return true }
            for sign in ["»", "›", "•"] where rest.starts(with: Array((sign + " ").utf8)) {
                return true
            }
        }
        return false
    }

    /// Numbers that stand for the words of four letters or more, and for pairs of ideographs.
    static func words(_ lowered: [UInt8]) -> Set<UInt64> {
        var words: Set<UInt64> = []
        let seed: UInt64 = 0xCBF2_9CE4_8422_2325
        var (word, length) = (seed, 0)
        var ideograph: UInt64?
        var index = 0
        while index < lowered.count {
            let byte = lowered[index]
            var size = 1
            var value = UInt32(byte)
            if byte >= 0xC0 {
                size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                value = UInt32(byte) & (0xFF >> UInt32(size + 1))
                for next in lowered[index...].dropFirst().prefix(size - 1) {
                    value = value << 6 | UInt32(next & 0x3F)
                }
            }
            index += size
            if value > 0x2E7F {
                if let ideograph { words.insert(ideograph << 32 | UInt64(value)) }
                ideograph = UInt64(value)
            } else {
                ideograph = nil
                if isWord(value) {
                    word = (word ^ UInt64(value)) &* 0x0000_0100_0000_01B3
                    length += 1
                    continue
                }
            }
            if length >= 4 { words.insert(word) }
            (word, length) = (seed, 0)
        }
        if length >= 4 { words.insert(word) }
        return words
    }

    private static func isWord(_ value: UInt32) -> Bool {
        if value < 0x80 { return (value >= 97 && value <= 122) || (value >= 48 && value <= 57) }
        // General punctuation, and the signs of Latin-1.
        return value >= 0xC0 && !(value >= 0x2000 && value < 0x2100)
    }
}

/// Finds bytes in bytes.
enum ByteSearch {
    static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first, part.count <= text.count else { return part.isEmpty }
        for start in 0...(text.count - part.count) where text[start] == first {
            var offset = 1
            while offset < part.count, text[start + offset] == part[offset] { offset += 1 }
            if offset == part.count { return true }
        }
        return false
    }
}
