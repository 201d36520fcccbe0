/// A regular expression that is searched for in time linear in the text, whatever its form.
///
/// Literals, `.`, classes (`[a-z]`, `\d`, `\w`, `\s`, `\p{L}`), groups, `|`, `* + ? {m,n}` and their
/// lazy forms, `^ $ \b \B`, and the flags `i`, `m` and `s` in front (`(?i)`). The leftmost match is
/// found, and of several that begin there the one a backtracking engine would take. Back-references
/// and look-around are refused, as no linear search has them.
public struct LinearRegex: Sendable {
    /// The expression as it was written.
    public let pattern: String
    /// The number of capturing groups, the whole not counted.
    public let groupCount: Int
    let program: [RegexInstruction]
    let sets: [ScalarSet]
    let foldsCase: Bool
    /// Where a match can begin, by the first byte; nil when everywhere.
    let firstBytes: [Bool]?

    /// A match and what its groups caught, as byte ranges.
    public struct Match: Hashable, Sendable {
        public let range: Range<Int>
        /// One for each group; nil where it took no part.
        public let groups: [Range<Int>?]
    }

    /// Compiles `pattern`; the error says what is wrong at which of its bytes.
    public init(_ pattern: String, foldsCase: Bool = false) throws(SelectorError) {
        var parser = RegexParser(pattern, foldsCase: foldsCase)
        let tree = try parser.parse()
        var compiler = RegexCompiler(foldsCase: parser.foldsCase)
        do {
            try compiler.compile(tree)
        } catch {
            throw SelectorError(
                "pattern-syntax", "a pattern of more than \(RegexCompiler.most) steps",
                at: 0..<pattern.utf8.count, help: "use smaller counts in `{…}`")
        }
        (self.pattern, groupCount) = (pattern, parser.groupCount)
        (program, sets, self.foldsCase) = (compiler.program, compiler.sets, parser.foldsCase)
        firstBytes = compiler.firstBytes()
    }

    /// Whether the expression matches anywhere in `bytes`, which are UTF-8.
    public func isFound(in bytes: [UInt8]) -> Bool {
        var search = RegexSearch(self, slots: 0)
        return search.run(bytes, from: 0) != nil
    }

    /// Whether the expression matches anywhere in `text`.
    public func isFound(in text: String) -> Bool { isFound(in: Array(text.utf8)) }

    /// The leftmost match at or behind byte `start`.
    public func firstMatch(in bytes: [UInt8], from start: Int = 0) -> Match? {
        var search = RegexSearch(self, slots: 2 * (groupCount + 1))
        guard let slots = search.run(bytes, from: max(start, 0)) else { return nil }
        func range(_ group: Int) -> Range<Int>? {
            let (lower, upper) = (slots[2 * group], slots[2 * group + 1])
            return lower >= 0 && upper >= lower ? lower..<upper : nil
        }
        guard let whole = range(0) else { return nil }
        return Match(range: whole, groups: (0..<groupCount).map { range($0 + 1) })
    }
}

/// One step of a compiled expression.
enum RegexInstruction: Sendable {
    case scalar(UInt32)
    case any(newlines: Bool)
    case set(Int)
    /// Tries the first way, then the second.
    case split(Int, Int)
    case jump(Int)
    case save(Int)
    case begin(lines: Bool)
    case end(lines: Bool)
    case wordEdge(Bool)
    case match
}

/// A class of characters.
struct ScalarSet: Sendable {
    enum Class: Sendable { case digit, word, space, property(GeneralProperty) }
    var ranges: [ClosedRange<UInt32>] = []
    var classes: [(Class, isNegated: Bool)] = []
    var isNegated = false
    /// The ASCII characters that belong to it, a bit each.
    private var low: UInt64 = 0, high: UInt64 = 0

    init(classes: [(Class, isNegated: Bool)] = []) { self.classes = classes }

    /// Works out which ASCII characters belong to it, when it is complete.
    mutating func close(foldsCase: Bool) {
        for scalar in 0..<UInt32(128) where contains(scalar, foldsCase: foldsCase) {
            if scalar < 64 { low |= 1 << UInt64(scalar) } else { high |= 1 << UInt64(scalar - 64) }
        }
    }

    func holdsASCII(_ scalar: UInt32) -> Bool {
        (scalar < 64 ? low >> UInt64(scalar) : high >> UInt64(scalar - 64)) & 1 != 0
    }

    func contains(_ scalar: UInt32) -> Bool {
        holds(scalar) != isNegated
    }

    private func holds(_ scalar: UInt32) -> Bool {
        if ranges.contains(where: { $0.contains(scalar) }) { return true }
        return classes.contains { $0.0.holds(scalar) != $0.isNegated }
    }

    func contains(_ scalar: UInt32, foldsCase: Bool) -> Bool {
        if !foldsCase { return contains(scalar) }
        let isIn = holds(scalar) || holds(folded(scalar)) || holds(raised(scalar))
        return isIn != isNegated
    }
}

/// A property that `\p{…}` names.
enum GeneralProperty: String, Sendable, CaseIterable {
    case letter = "L", upper = "Lu", lower = "Ll", number = "N", digit = "Nd"
    case punctuation = "P", symbol = "S", separator = "Z", mark = "M"

    func holds(_ category: Unicode.GeneralCategory) -> Bool {
        switch self {
        case .upper: return category == .uppercaseLetter
        case .lower: return category == .lowercaseLetter
        case .digit: return category == .decimalNumber
        case .letter:
            return [
                .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            ].contains(category)
        case .number: return [.decimalNumber, .letterNumber, .otherNumber].contains(category)
        case .punctuation:
            return [
                .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
                .initialPunctuation, .finalPunctuation, .otherPunctuation,
            ].contains(category)
        case .symbol:
            return [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol].contains(category)
        case .separator:
            return [.spaceSeparator, .lineSeparator, .paragraphSeparator].contains(category)
        case .mark: return [.nonspacingMark, .spacingMark, .enclosingMark].contains(category)
        }
    }
}

extension ScalarSet.Class {
    func holds(_ value: UInt32) -> Bool {
        if value < 128 {
            let isDigit = (48...57).contains(value)
            switch self {
            case .digit: return isDigit
            case .space: return value == 32 || (9...13).contains(value)
            case .word: return isDigit || value == 95 || (97...122).contains(value | 32)
            case .property: break
            }
        }
        guard let scalar = Unicode.Scalar(value) else { return false }
        let category = scalar.properties.generalCategory
        switch self {
        case .digit: return category == .decimalNumber
        case .space: return scalar.properties.isWhitespace
        case .word:
            return GeneralProperty.letter.holds(category) || GeneralProperty.mark.holds(category)
                || category == .decimalNumber || category == .connectorPunctuation
        case .property(let property): return property.holds(category)
        }
    }
}

/// The lower-case form of a scalar where that is one scalar.
func folded(_ value: UInt32) -> UInt32 {
    if value < 128 { return (65...90).contains(value) ? value | 32 : value }
    guard let scalar = Unicode.Scalar(value) else { return value }
    let mapped = scalar.properties.lowercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first?.value ?? value : value
}

func raised(_ value: UInt32) -> UInt32 {
    if value < 128 { return (97...122).contains(value) ? value & ~32 : value }
    guard let scalar = Unicode.Scalar(value) else { return value }
    let mapped = scalar.properties.uppercaseMapping.unicodeScalars
    return mapped.count == 1 ? mapped.first?.value ?? value : value
}
