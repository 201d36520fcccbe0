/// Several lists of phrases, looked for in one pass over a text.
///
/// A phrase is written as in regular expressions, of which it knows letters, `\b`, `\d`, `\d+`,
/// `\d{1,2}`, `\w*`, `\s*`, `[-_]*`, `^`, `x?`, and groups of alternatives `(a|b)`, `(a|b)?`, which are
/// multiplied out. Repetition takes all it can and gives nothing back.
struct PhraseSet: Sendable {
    /// One step of a way to match.
    enum Step: Sendable {
        case letter(UInt32)
        case boundary
        case digits(least: Int, most: Int)
        case wordRest
        case blanks
        case dashes
    }

    /// One way to match, of one list: a run of steps.
    private struct Way: Sendable {
        var steps: Range<Int>
        var list: Int
        var atWordStart: Bool, atTextStart: Bool
    }

    private var steps: [Step] = []
    private var ways: [Way] = []
    /// For each pair of ASCII letters, which of `groups` holds the ways that begin so; the second
    /// letter is 0 for all that are not ASCII.
    private var pairs = Array(repeating: UInt16(0), count: 128 * 128)
    /// Ways that begin alike; the first group is empty.
    private var groups: [[Int]] = [[]]
    /// Other first letters, with their ways.
    private var others: [(letter: UInt32, ways: [Int])] = []
    /// How many lists there are.
    let listCount: Int

    init(_ lists: [String]) {
        listCount = lists.count
        for (number, list) in lists.enumerated() {
            for phrase in PhraseSpelling.all(of: list) { add(phrase, to: number) }
        }
    }

    private mutating func add(_ phrase: PhraseSpelling, to list: Int) {
        let number = ways.count, start = steps.count
        steps += phrase.steps
        ways.append(
            Way(
                steps: start..<steps.count, list: list, atWordStart: phrase.atWordStart,
                atTextStart: phrase.atTextStart))
        switch phrase.steps.first {
        case .letter(let letter) where letter < 128:
            var second: UInt32?
            if phrase.steps.count > 1, case .letter(let next) = phrase.steps[1] { second = next }
            enter(number, first: letter, second: second)
        case .letter(let letter):
            if let index = others.firstIndex(where: { $0.letter == letter }) {
                others[index].ways.append(number)
            } else {
                others.append((letter, [number]))
            }
        case .digits: for digit: UInt32 in 48...57 { enter(number, first: digit, second: nil) }
        case .boundary, .wordRest, .blanks, .dashes, nil: break
        }
    }

    /// Notes that a way begins with two letters, or with any second one.
    private mutating func enter(_ way: Int, first: UInt32, second: UInt32?) {
        let seconds = second.map { [$0 < 128 ? $0 : 0] } ?? Array(0..<128)
        for second in seconds {
            let pair = Int(first * 128 + second)
            if pairs[pair] == 0 {
                pairs[pair] = UInt16(clamping: groups.count)
                groups.append([])
            }
            groups[Int(pairs[pair])].append(way)
        }
    }
}

extension PhraseSet {
    /// How often a phrase of each list occurs in `text`, which is in small letters.
    func count(in text: [UInt32], into counts: inout [Int]) {
        var free = Array(repeating: 0, count: listCount)
        for list in 0..<listCount { counts[list] = 0 }
        let text = text.span
        for at in 0..<text.count {
            for number in candidates(text, at) {
                let list = ways[number].list
                guard at >= free[list], let end = match(number, text, at) else { continue }
                counts[list] += 1
                free[list] = end
            }
        }
    }

    /// The lists of which a phrase occurs, as bits.
    func mask(in text: [UInt32]) -> UInt32 {
        var mask: UInt32 = 0
        let text = text.span
        for at in 0..<text.count {
            for number in candidates(text, at) {
                let bit: UInt32 = 1 << UInt32(ways[number].list)
                if mask & bit == 0, match(number, text, at) != nil { mask |= bit }
            }
        }
        return mask
    }

    /// Whether any phrase occurs.
    func occurs(in text: [UInt32]) -> Bool {
        let text = text.span
        for at in 0..<text.count {
            for number in candidates(text, at) where match(number, text, at) != nil { return true }
        }
        return false
    }

    /// The ways that the letters at `at` may begin.
    @inline(__always)
    private func candidates(_ text: Span<UInt32>, _ at: Int) -> [Int] {
        let letter = text[at]
        guard letter < 128 else {
            for other in others where other.letter == letter { return other.ways }
            return []
        }
        let second = at + 1 < text.count ? text[at + 1] : 0
        let group = pairs[Int(letter * 128 + (second < 128 ? second : 0))]
        return group == 0 ? [] : groups[Int(group)]
    }

    /// Where a way that begins at `start` ends; nil where it does not match.
    private func match(_ number: Int, _ text: Span<UInt32>, _ start: Int) -> Int? {
        let way = ways[number]
        if way.atTextStart, start != 0 { return nil }
        if way.atWordStart, start > 0, text[start - 1].isWord == text[start].isWord { return nil }
        var at = start
        for index in way.steps {
            switch steps[index] {
            case .letter(let letter):
                guard at < text.count, text[at] == letter else { return nil }
                at += 1
            case .boundary:
                let before = at > 0 && text[at - 1].isWord
                guard before != (at < text.count && text[at].isWord) else { return nil }
            case .digits(let least, let most):
                let first = at
                while at < text.count, at - first < most, text[at].isDigit { at += 1 }
                guard at - first >= least else { return nil }
            case .wordRest: while at < text.count, text[at].isWord { at += 1 }
            case .blanks: while at < text.count, text[at] == 32 { at += 1 }
            case .dashes: while at < text.count, text[at] == 45 || text[at] == 95 { at += 1 }
            }
        }
        return at
    }
}
