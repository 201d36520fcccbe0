/// A regular expression without back-references, matched in time linear in the text.
///
/// Spoken: literals, `.`, `[a-z]`, `\d \w \s \b` and their opposites, `^ $`, groups, `|`,
/// `* + ? {m,n}`, and `(?i)` in front.
public struct Pattern: Sendable {
    /// What is wrong with a pattern.
    public struct Mistake: Error, Hashable, Sendable {
        public let message: String
    }

    enum Instruction: Sendable {
        case scalar(UInt32)
        case any
        case set(ScalarSet)
        case assert(Assertion)
        case split(Int, Int)
        case jump(Int)
        case match
    }

    enum Assertion: Sendable { case start, end, boundary, noBoundary }

    private let program: [Instruction]
    private let ignoresCase: Bool

    public init(_ text: String) throws(Mistake) {
        var compiler = PatternCompiler(text)
        (program, ignoresCase) = try compiler.compile()
    }

    /// Whether the pattern matches anywhere in `text`.
    public func matches(_ text: String) -> Bool {
        let text = ignoresCase ? text.lowercased() : text
        let scalars = text.unicodeScalars.map(\.value)
        var current = ThreadList(program.count), next = ThreadList(program.count)
        for at in 0...scalars.count {
            add(0, at, scalars, to: &current)
            next.clear()
            for index in current.members {
                switch program[index] {
                case .match: return true
                case .scalar(let scalar) where at < scalars.count && scalars[at] == scalar:
                    add(index + 1, at + 1, scalars, to: &next)
                case .any where at < scalars.count && scalars[at] != 10:
                    add(index + 1, at + 1, scalars, to: &next)
                case .set(let set) where at < scalars.count && set.contains(scalars[at]):
                    add(index + 1, at + 1, scalars, to: &next)
                default: break
                }
            }
            swap(&current, &next)
        }
        return current.members.contains { if case .match = program[$0] { true } else { false } }
    }

    /// Adds an instruction, and what can be reached from it without a character.
    private func add(_ start: Int, _ at: Int, _ text: [UInt32], to list: inout ThreadList) {
        var waiting = [start]
        while let index = waiting.popLast() {
            guard list.insert(index) else { continue }
            switch program[index] {
            case .jump(let target): waiting.append(target)
            case .split(let first, let second): waiting += [second, first]
            case .assert(let assertion):
                if holds(assertion, at, text) { waiting.append(index + 1) }
            default: break
            }
        }
    }

    private func holds(_ assertion: Assertion, _ at: Int, _ text: [UInt32]) -> Bool {
        let before = at > 0 && ScalarSet.word.contains(text[at - 1])
        let after = at < text.count && ScalarSet.word.contains(text[at])
        switch assertion {
        case .start: return at == 0
        case .end: return at == text.count
        case .boundary: return before != after
        case .noBoundary: return before == after
        }
    }
}

/// The instructions that are tried at one place, each once.
private struct ThreadList {
    private(set) var members: [Int] = []
    private var isMember: [Bool]

    init(_ count: Int) { isMember = Array(repeating: false, count: count) }

    mutating func insert(_ index: Int) -> Bool {
        if isMember[index] { return false }
        isMember[index] = true
        members.append(index)
        return true
    }

    mutating func clear() {
        for index in members { isMember[index] = false }
        members.removeAll(keepingCapacity: true)
    }
}

/// A set of characters: ranges and classes, or all but those.
struct ScalarSet: Sendable {
    enum Class: Sendable { case digit, word, space }

    var ranges: [ClosedRange<UInt32>] = []
    var classes: [(Class, isInverted: Bool)] = []
    var isInverted = false

    static var word: ScalarSet { ScalarSet(classes: [(.word, false)]) }

    func contains(_ scalar: UInt32) -> Bool {
        let isListed =
            ranges.contains { $0.contains(scalar) }
            || classes.contains { holds($0.0, scalar) != $0.isInverted }
        return isListed != isInverted
    }

    private func holds(_ kind: Class, _ scalar: UInt32) -> Bool {
        guard let character = Unicode.Scalar(scalar) else { return false }
        switch kind {
        case .digit: return (48...57).contains(scalar)
        case .space: return character.properties.isWhitespace
        case .word:
            if scalar < 0x80 {
                return (48...57).contains(scalar) || (65...90).contains(scalar)
                    || (97...122).contains(scalar) || scalar == 95
            }
            return character.properties.isAlphabetic
                || character.properties.generalCategory == .decimalNumber
        }
    }
}
