internal import GalleyLanguages

/// Chooses the headline among the lines above the first sure paragraph.
///
/// The candidates are ranked by weights that were fitted together with those of the body lines.
struct HeadlineChoice {
    private let lines: [DumpLine]
    private let scores: LineScores
    private let anchor: Int
    private let about: Set<[UInt8]>, opening: Set<[UInt8]>

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

    /// Words of four letters or more, and pairs of ideographs.
    static func words(_ lowered: [UInt8]) -> Set<[UInt8]> {
        var words: Set<[UInt8]> = []
        var word: [UInt8] = []
        var length = 0
        var ideograph: [UInt8]?
        func close() {
            if length >= 4 { words.insert(word) }
            word.removeAll(keepingCapacity: true)
            length = 0
        }
        for scalar in String(decoding: lowered, as: UTF8.self).unicodeScalars {
            let value = scalar.value
            let isWord =
                value < 0x80
                ? (value >= 97 && value <= 122) || (value >= 48 && value <= 57)
                : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            let bytes = Array(String(Character(scalar)).utf8)
            if value > 0x2E7F {
                if let ideograph { words.insert(ideograph + bytes) }
                ideograph = bytes
                close()
                continue
            }
            ideograph = nil
            if isWord {
                word += bytes
                length += 1
            } else {
                close()
            }
        }
        close()
        return words
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
