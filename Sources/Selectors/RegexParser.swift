/// An expression as a tree.
indirect enum RegexTree: Sendable {
    case empty, scalar(UInt32), any(newlines: Bool), set(ScalarSet)
    case sequence([RegexTree]), choice([RegexTree])
    case count(RegexTree, least: Int, most: Int?, isLazy: Bool)
    case group(RegexTree, number: Int)
    case begin(lines: Bool), end(lines: Bool), wordEdge(Bool)
}

/// Reads an expression's text into a tree.
struct RegexParser {
    private static let deepest = 50, mostTimes = 1000, longest = 1 << 14

    private let scalars: [Unicode.Scalar]
    /// The byte at which each scalar begins, and the end.
    private let offsets: [Int]
    private var at = 0
    private(set) var groupCount = 0
    private(set) var foldsCase: Bool
    private var hasLines = false, dotTakesNewlines = false

    init(_ pattern: String, foldsCase: Bool) {
        scalars = Array(pattern.unicodeScalars)
        var (offsets, offset) = ([0], 0)
        for scalar in scalars {
            offset += UTF8.width(scalar)
            offsets.append(offset)
        }
        (self.offsets, self.foldsCase) = (offsets, foldsCase)
    }

    mutating func parse() throws(SelectorError) -> RegexTree {
        guard scalars.count <= Self.longest else {
            throw error("a pattern of more than \(Self.longest) characters", 0, scalars.count)
        }
        try flags()
        let tree = try choice(depth: 0)
        if at < scalars.count { throw error("`)` without `(`", at, at + 1) }
        return tree
    }

    /// `(?ims)` in front.
    private mutating func flags() throws(SelectorError) {
        guard scalars.count > 2, scalars[0] == "(", scalars[1] == "?",
            "ims".unicodeScalars.contains(scalars[2])
        else { return }
        at = 2
        while let flag = peek, flag != ")" {
            switch flag {
            case "i": foldsCase = true
            case "m": hasLines = true
            case "s": dotTakesNewlines = true
            default: throw error("no flag is called `\(flag)`", at, at + 1, "known: `i`, `m`, `s`")
            }
            at += 1
        }
        guard peek != nil else { throw error("`(` that is never closed", 0, 1) }
        at += 1
    }

    private mutating func choice(depth: Int) throws(SelectorError) -> RegexTree {
        guard depth <= Self.deepest else {
            throw error("more than \(Self.deepest) groups in one another", at, at + 1)
        }
        var ways = [try sequence(depth: depth)]
        while peek == "|" {
            at += 1
            ways.append(try sequence(depth: depth))
        }
        return ways.count == 1 ? ways[0] : .choice(ways)
    }

    private mutating func sequence(depth: Int) throws(SelectorError) -> RegexTree {
        var parts: [RegexTree] = []
        while let next = peek, next != "|", next != ")" {
            let start = at
            let part = try atom(depth: depth)
            parts.append(try counted(part, from: start))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func counted(
        _ part: RegexTree, from start: Int
    ) throws(SelectorError) -> RegexTree {
        var part = part
        var levels = 0
        while let (least, most) = try times() {
            levels += 1
            if levels > 1 {
                throw error("a count of a count", at - 1, at, "put the part in parentheses first")
            }
            var isLazy = false
            if peek == "?" {
                isLazy = true
                at += 1
            } else if peek == "+" {
                throw error(
                    "`+` behind a count", at, at + 1,
                    "possessive counts are not needed: no search goes back")
            }
            part = .count(part, least: least, most: most, isLazy: isLazy)
        }
        return part
    }

    private mutating func times() throws(SelectorError) -> (Int, Int?)? {
        switch peek {
        case "*": at += 1; return (0, nil)
        case "+": at += 1; return (1, nil)
        case "?": at += 1; return (0, 1)
        case "{":
            let start = at
            guard let end = scalars[at...].firstIndex(of: "}") else { return nil }
            let text = String(String.UnicodeScalarView(scalars[(at + 1)..<end]))
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count <= 2, let least = Int(parts[0]), least >= 0 else { return nil }
            at = end + 1
            var most: Int? = least
            if parts.count == 2 { most = parts[1].isEmpty ? nil : Int(parts[1]) ?? -1 }
            guard least <= Self.mostTimes, most ?? least <= Self.mostTimes, most ?? least >= least
            else {
                throw error(
                    "`{\(text)}` is no count", start, at,
                    "from 0 to \(Self.mostTimes), the smaller first")
            }
            return (least, most)
        default: return nil
        }
    }

    private mutating func atom(depth: Int) throws(SelectorError) -> RegexTree {
        let start = at
        let scalar = scalars[at]
        at += 1
        switch scalar {
        case ".": return .any(newlines: dotTakesNewlines)
        case "^": return .begin(lines: hasLines)
        case "$": return .end(lines: hasLines)
        case "[": return .set(try set(from: start))
        case "(": return try group(from: start, depth: depth)
        case "\\": return try escape(from: start)
        case "*", "+", "?":
            throw error(
                "`\(scalar)` with nothing to count", start, at,
                "write `\\\(scalar)` for the sign itself")
        default: return .scalar(scalar.value)
        }
    }

    private mutating func group(from start: Int, depth: Int) throws(SelectorError) -> RegexTree {
        var number: Int?
        if peek == "?" {
            let kind = at + 1 < scalars.count ? scalars[at + 1] : " "
            let after = at + 2 < scalars.count ? scalars[at + 2] : " "
            if kind == ":" {
                at += 2
            } else if kind == "<", after != "=", after != "!",
                let end = scalars[at...].firstIndex(of: ">")
            {
                at = end + 1
                groupCount += 1
                number = groupCount
            } else {
                throw error(
                    "`(?\(kind)` is not known here", start, min(at + 2, scalars.count),
                    "look-around is left out, as no linear search has it; flags stand in front")
            }
        } else {
            groupCount += 1
            number = groupCount
        }
        guard groupCount <= 99 else { throw error("more than 99 groups", start, at) }
        let tree = try choice(depth: depth + 1)
        guard peek == ")" else { throw error("`(` that is never closed", start, start + 1) }
        at += 1
        return number.map { .group(tree, number: $0) } ?? tree
    }
}

// MARK: Escapes and classes

extension RegexParser {
    private mutating func escape(from start: Int) throws(SelectorError) -> RegexTree {
        switch peek {
        case "b": at += 1; return .wordEdge(true)
        case "B": at += 1; return .wordEdge(false)
        case "A": at += 1; return .begin(lines: false)
        case "z": at += 1; return .end(lines: false)
        case let digit? where ("1"..."9").contains(digit):
            throw error(
                "`\\\(digit)` refers back to a group", start, at + 1,
                "back-references are left out, as no linear search has them")
        default: break
        }
        if let one = try classEscape() {
            return .set(ScalarSet(classes: [one]))
        }
        return .scalar(try scalarEscape(from: start))
    }

    /// `\d`, `\W`, `\p{L}` and their like, behind the backslash.
    private mutating func classEscape() throws(SelectorError) -> (ScalarSet.Class, isNegated: Bool)?
    {
        guard let letter = peek else { return nil }
        let found: (ScalarSet.Class, isNegated: Bool)
        switch letter {
        case "d", "D": found = (.digit, letter == "D")
        case "w", "W": found = (.word, letter == "W")
        case "s", "S": found = (.space, letter == "S")
        case "p", "P":
            let start = at - 1
            guard at + 1 < scalars.count, scalars[at + 1] == "{",
                let end = scalars[at...].firstIndex(of: "}")
            else { throw error("`\\\(letter)` without `{…}`", start, at + 1) }
            let name = String(String.UnicodeScalarView(scalars[(at + 2)..<end]))
            guard let property = GeneralProperty(rawValue: name) else {
                let known = GeneralProperty.allCases.map(\.rawValue).joined(separator: ", ")
                throw error("no property is called `\(name)`", start, end + 1, "known: \(known)")
            }
            at = end
            found = (.property(property), letter == "P")
        default: return nil
        }
        at += 1
        return found
    }

    private mutating func scalarEscape(from start: Int) throws(SelectorError) -> UInt32 {
        guard let letter = peek else { throw error("a backslash at the end", start, at) }
        at += 1
        switch letter {
        case "n": return 10
        case "t": return 9
        case "r": return 13
        case "f": return 12
        case "v": return 11
        case "0": return 0
        case "x": return try code(digits: 2, from: start)
        case "u": return try code(digits: 4, from: start)
        default:
            guard !letter.properties.isAlphabetic || letter.value > 127 else {
                throw error("no escape is called `\\\(letter)`", start, at)
            }
            return letter.value
        }
    }

    private mutating func code(digits: Int, from start: Int) throws(SelectorError) -> UInt32 {
        var text = ""
        if peek == "{", let end = scalars[at...].firstIndex(of: "}") {
            text = String(String.UnicodeScalarView(scalars[(at + 1)..<end]))
            at = end + 1
        } else {
            let end = min(at + digits, scalars.count)
            text = String(String.UnicodeScalarView(scalars[at..<end]))
            at = end
        }
        guard let value = UInt32(text, radix: 16), Unicode.Scalar(value) != nil else {
            throw error("`\(text)` is no code point", start, at)
        }
        return value
    }

    private mutating func set(from start: Int) throws(SelectorError) -> ScalarSet {
        var set = ScalarSet()
        if peek == "^" {
            set.isNegated = true
            at += 1
        }
        var isFirst = true
        while let next = peek, next != "]" || isFirst {
            isFirst = false
            let memberStart = at
            at += 1
            if next == "\\", let one = try classEscape() {
                set.classes.append(one)
                continue
            }
            let lower = next == "\\" ? try scalarEscape(from: memberStart) : next.value
            guard peek == "-", at + 1 < scalars.count, scalars[at + 1] != "]" else {
                set.ranges.append(lower...lower)
                continue
            }
            at += 1
            let upperStart = at
            at += 1
            let last = scalars[upperStart]
            let upper = last == "\\" ? try scalarEscape(from: upperStart) : last.value
            guard lower <= upper else {
                throw error("a range that runs backwards", memberStart, at)
            }
            set.ranges.append(lower...upper)
        }
        guard peek == "]" else { throw error("`[` that is never closed", start, start + 1) }
        at += 1
        return set
    }

    private var peek: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private func error(
        _ message: String, _ start: Int, _ end: Int, _ help: String? = nil
    ) -> SelectorError {
        let last = scalars.count
        let (start, end) = (min(max(start, 0), last), min(max(end, start), last))
        return SelectorError(
            "pattern-syntax", message, at: offsets[start]..<offsets[end], help: help)
    }
}
