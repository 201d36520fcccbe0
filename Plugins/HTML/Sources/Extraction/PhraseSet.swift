/// Several lists of phrases, looked for in one pass over a text.
///
/// A phrase is written as in regular expressions, of which it knows letters, `\b`, `\d`, `\d+`,
/// `\d{1,2}`, `\w*`, `\s*`, `[-_]*`, `^`, `x?`, and groups of alternatives `(a|b)`, `(a|b)?`, which are
/// multiplied out. Repetition takes all it can and gives nothing back.
struct PhraseSet: Sendable {
    /// One way to match, of one list.
    private struct Way: Sendable {
        var items: [Item]
        var list: Int
        var atWordStart = false
        var atTextStart = false
    }

    private enum Item: Sendable {
        case letter(UInt32)
        case boundary
        case digits(least: Int, most: Int)
        case wordRest
        case blanks
        case dashes
    }

    private var ways: [Way] = []
    /// The ways that may begin with an ASCII character, at the start of a word and anywhere.
    private var starting = Array(repeating: [UInt16](), count: 128)
    private var anywhere = Array(repeating: [UInt16](), count: 128)
    private var beyond: [UInt32: [UInt16]] = [:]
    /// How many lists there are.
    let listCount: Int

    init(_ lists: [String]) {
        listCount = lists.count
        for (number, list) in lists.enumerated() {
            for phrase in PhraseSet.alternatives(of: Array(list.unicodeScalars.map(\.value))) {
                for spelled in PhraseSet.multiplied(phrase) { add(spelled, to: number) }
            }
        }
    }
}

extension PhraseSet {
    /// How often a phrase of each list occurs in `text`, which is in small letters.
    func counts(in text: ArraySlice<UInt32>, into counts: inout [Int]) {
        var free = Array(repeating: text.startIndex, count: listCount)
        for list in 0..<listCount { counts[list] = 0 }
        find(in: text) { list, start, end in
            guard start >= free[list] else { return true }
            counts[list] += 1
            free[list] = end
            return true
        }
    }

    /// The lists of which a phrase occurs, as bits.
    func mask(in text: ArraySlice<UInt32>) -> UInt32 {
        var mask: UInt32 = 0
        find(in: text) { list, _, _ in
            mask |= 1 << UInt32(list)
            return true
        }
        return mask
    }

    /// Whether any phrase occurs.
    func occurs(in text: ArraySlice<UInt32>) -> Bool {
        var found = false
        find(in: text) { _, _, _ in
            found = true
            return false
        }
        return found
    }

    /// Calls `body` with list, start and end of matches, until it answers false.
    private func find(
        in text: ArraySlice<UInt32>, _ body: (Int, Int, Int) -> Bool
    ) {
        var wasWord = false
        for at in text.indices {
            let letter = text[at], isWord = letter.isWord
            if letter < 128 {
                if isWord != wasWord {
                    guard test(starting[Int(letter)], at, text, body) else { return }
                }
                guard test(anywhere[Int(letter)], at, text, body) else { return }
            } else if let ways = beyond[letter] {
                let possible = ways.filter { !self.ways[Int($0)].atWordStart || isWord != wasWord }
                guard test(possible, at, text, body) else { return }
            }
            wasWord = isWord
        }
    }

    private func test(
        _ numbers: [UInt16], _ start: Int, _ text: ArraySlice<UInt32>,
        _ body: (Int, Int, Int) -> Bool
    ) -> Bool {
        for number in numbers where !test(number, start, text, body) { return false }
        return true
    }

    private func test(
        _ number: UInt16, _ start: Int, _ text: ArraySlice<UInt32>, _ body: (Int, Int, Int) -> Bool
    ) -> Bool {
        let way = ways[Int(number)]
        if way.atTextStart, start != text.startIndex { return true }
        var at = start
        for item in way.items {
            switch item {
            case .letter(let letter):
                guard at < text.endIndex, text[at] == letter else { return true }
                at += 1
            case .boundary:
                let before = at > text.startIndex && text[at - 1].isWord
                guard before != (at < text.endIndex && text[at].isWord) else { return true }
            case .digits(let least, let most):
                let first = at
                while at < text.endIndex, at - first < most, text[at].isDigit { at += 1 }
                guard at - first >= least else { return true }
            case .wordRest: while at < text.endIndex, text[at].isWord { at += 1 }
            case .blanks: while at < text.endIndex, text[at] == 32 { at += 1 }
            case .dashes: while at < text.endIndex, text[at] == 45 || text[at] == 95 { at += 1 }
            }
        }
        return body(way.list, start, at)
    }
}

extension PhraseSet {
    private mutating func add(_ phrase: [UInt32], to list: Int) {
        var way = Way(items: [], list: list)
        var at = 0
        while at < phrase.count {
            let letter = phrase[at]
            at += 1
            if letter == 94, way.items.isEmpty {
                way.atTextStart = true
            } else if letter == 91 {  // [-_]*
                way.items.append(.dashes)
                at += 4
            } else if letter == 92 {
                let escape = phrase[at]
                at += 1
                switch escape {
                case 98:
                    if way.items.isEmpty {
                        way.atWordStart = true
                    } else {
                        way.items.append(.boundary)
                    }
                case 100: way.items.append(digits(phrase, &at))
                case 119:
                    way.items.append(.wordRest)
                    at += 1
                case 115:
                    way.items.append(.blanks)
                    at += 1
                default: way.items.append(.letter(escape))
                }
            } else {
                way.items.append(.letter(letter))
            }
        }
        enter(way)
    }

    private func digits(_ phrase: [UInt32], _ at: inout Int) -> Item {
        guard at < phrase.count else { return .digits(least: 1, most: 1) }
        if phrase[at] == 43 {
            at += 1
            return .digits(least: 1, most: .max)
        }
        if phrase[at] == 123, at + 4 < phrase.count {
            defer { at += 5 }
            return .digits(least: Int(phrase[at + 1]) - 48, most: Int(phrase[at + 3]) - 48)
        }
        return .digits(least: 1, most: 1)
    }

    private mutating func enter(_ way: Way) {
        let number = UInt16(ways.count)
        ways.append(way)
        switch way.items.first {
        case .letter(let letter) where letter < 128:
            if way.atWordStart {
                starting[Int(letter)].append(number)
            } else {
                anywhere[Int(letter)].append(number)
            }
        case .letter(let letter): beyond[letter, default: []].append(number)
        case .digits:
            for digit in 48...57 {
                if way.atWordStart {
                    starting[digit].append(number)
                } else {
                    anywhere[digit].append(number)
                }
            }
        case .dashes, .wordRest, .blanks, .boundary, nil: break
        }
    }

    /// The parts between bars outside of brackets.
    private static func alternatives(of list: [UInt32]) -> [[UInt32]] {
        var parts: [[UInt32]] = [[]]
        var depth = 0
        var escaped = false
        for letter in list {
            if letter == 124, depth == 0, !escaped {
                parts.append([])
                continue
            }
            if !escaped, letter == 40 { depth += 1 }
            if !escaped, letter == 41 { depth -= 1 }
            escaped = letter == 92 && !escaped
            parts[parts.count - 1].append(letter)
        }
        return parts
    }

    /// The phrase once for each choice that its groups and its `x?` leave.
    private static func multiplied(_ phrase: [UInt32]) -> [[UInt32]] {
        var results: [[UInt32]] = [[]]
        var at = 0
        while at < phrase.count {
            var choices: [[UInt32]]
            if phrase[at] == 40 {
                var depth = 0
                var end = at
                repeat {
                    if phrase[end] == 40 { depth += 1 }
                    if phrase[end] == 41 { depth -= 1 }
                    end += 1
                } while depth > 0 && end < phrase.count
                choices = alternatives(of: Array(phrase[(at + 1)..<(end - 1)])).flatMap(multiplied)
                at = end
            } else if phrase[at] == 92, at + 1 < phrase.count {
                choices = [[92, phrase[at + 1]]]
                at += 2
            } else if phrase[at] == 91 {
                let end = min(at + 5, phrase.count)
                choices = [Array(phrase[at..<end])]
                at = end
            } else {
                choices = [[phrase[at]]]
                at += 1
            }
            if at < phrase.count, phrase[at] == 63 {
                choices.append([])
                at += 1
            }
            results = results.flatMap { start in choices.map { start + $0 } }
        }
        return results
    }
}
