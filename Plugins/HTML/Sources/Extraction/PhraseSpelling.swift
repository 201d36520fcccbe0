/// One spelling of a phrase of a `PhraseSet`: its groups multiplied out, in steps.
struct PhraseSpelling {
    private(set) var steps: [PhraseSet.Step] = []
    private(set) var atWordStart = false, atTextStart = false

    /// Every spelling of every phrase of a list, which bars part.
    static func all(of list: String) -> [PhraseSpelling] {
        alternatives(of: Array(list.unicodeScalars.map(\.value)))
            .flatMap(multiplied).map(PhraseSpelling.init)
    }

    private init(_ phrase: [UInt32]) {
        var at = 0
        while at < phrase.count {
            let letter = phrase[at]
            at += 1
            switch letter {
            case 94 where steps.isEmpty: atTextStart = true
            case 91:  // [-_]*
                steps.append(.dashes)
                at += 4
            case 92 where at < phrase.count:
                at += 1
                escape(phrase, phrase[at - 1], &at)
            default: steps.append(.letter(letter))
            }
        }
    }

    private mutating func escape(_ phrase: [UInt32], _ letter: UInt32, _ at: inout Int) {
        switch letter {
        case 98:
            if steps.isEmpty { atWordStart = true } else { steps.append(.boundary) }
        case 100: steps.append(PhraseSpelling.digits(phrase, &at))
        case 119:
            steps.append(.wordRest)
            at += 1
        case 115:
            steps.append(.blanks)
            at += 1
        default: steps.append(.letter(letter))
        }
    }

    private static func digits(_ phrase: [UInt32], _ at: inout Int) -> PhraseSet.Step {
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
            switch phrase[at] {
            case 40:
                let end = groupEnd(phrase, at)
                choices = alternatives(of: Array(phrase[(at + 1)..<(end - 1)])).flatMap(multiplied)
                at = end
            case 92 where at + 1 < phrase.count:
                choices = [[92, phrase[at + 1]]]
                at += 2
            case 91:
                let end = min(at + 5, phrase.count)
                choices = [Array(phrase[at..<end])]
                at = end
            default:
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

    private static func groupEnd(_ phrase: [UInt32], _ start: Int) -> Int {
        var depth = 0
        var end = start
        repeat {
            if phrase[end] == 40 { depth += 1 }
            if phrase[end] == 41 { depth -= 1 }
            end += 1
        } while depth > 0 && end < phrase.count
        return end
    }
}
