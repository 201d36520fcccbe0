/// Sets the marks of running text, which may come in pieces.
struct TypeSetter {
    var marks: QuotationMarks
    private let quotes: Bool, dashes: Bool, ellipsis: Bool
    var state = State()

    /// What is known of the text before a piece.
    struct State {
        var last: Unicode.Scalar?
        var isQuoting = false, isQuotingWithin = false
    }

    init(_ marks: QuotationMarks, quotes: Bool, dashes: Bool, ellipsis: Bool) {
        (self.marks, self.quotes) = (marks, quotes)
        (self.dashes, self.ellipsis) = (dashes, ellipsis)
    }

    /// Begins a new block.
    mutating func begin() { state = State() }

    /// Goes over something that is no text but stands for this character.
    mutating func pass(_ scalar: Unicode.Scalar) { state.last = scalar }

    /// A piece of text with its marks set.
    mutating func set(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 34 || $0 == 39 || $0 == 45 || $0 == 46 }) else {
            state.last = text.unicodeScalars.last ?? state.last
            return text
        }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            let length = scalar == "-" || scalar == "." ? run(of: scalar, at, in: scalars) : 1
            let next = at + length < scalars.count ? scalars[at + length] : nil
            switch scalar {
            case "\"" where quotes: result += double(next)
            case "'" where quotes: result += single(next, scalars[(at + 1)...])
            case "-" where dashes: result += dash(length, next)
            case "." where ellipsis && length == 3: result += "…"
            default: for one in scalars[at..<(at + length)] { result.unicodeScalars.append(one) }
            }
            state.last = result.unicodeScalars.last
            at += length
        }
        return result
    }

    private func run(of scalar: Unicode.Scalar, _ start: Int, in scalars: [Unicode.Scalar]) -> Int {
        var end = start
        while end < scalars.count, scalars[end] == scalar { end += 1 }
        return end - start
    }

    private mutating func double(_ next: Unicode.Scalar?) -> String {
        // At the end of a piece, what follows is marked text.
        if isAtStart, next.map({ !isSpace($0) }) ?? !state.isQuoting {
            state.isQuoting = true
            return marks.open
        }
        // Inches, and marks that nothing opened.
        guard state.isQuoting else { return "\"" }
        state.isQuoting = false
        return marks.close
    }

    private mutating func single(
        _ next: Unicode.Scalar?, _ rest: ArraySlice<Unicode.Scalar>
    ) -> String {
        if isAtStart, let next, !isSpace(next) {
            if isDigit(next) || !closes(rest) { return "’" }
            state.isQuotingWithin = true
            return state.isQuoting ? marks.innerOpen : innerAlone(isOpen: true)
        }
        if let next, next.properties.isAlphabetic { return "’" }
        if state.isQuotingWithin {
            state.isQuotingWithin = false
            return state.isQuoting ? marks.innerClose : innerAlone(isOpen: false)
        }
        // Feet and minutes.
        return state.last.map(isDigit) ?? true ? "'" : "’"
    }

    /// Single marks that stand alone are those that stand within others.
    private func innerAlone(isOpen: Bool) -> String { isOpen ? marks.innerOpen : marks.innerClose }

    /// Whether a single mark at the end of a word follows.
    private func closes(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        for index in rest.indices.dropFirst() where rest[index] == "'" {
            let next = index + 1 < rest.endIndex ? rest[index + 1] : nil
            if !isSpace(rest[index - 1]), !(next?.properties.isAlphabetic ?? false) { return true }
        }
        return false
    }

    private func dash(_ length: Int, _ next: Unicode.Scalar?) -> String {
        let isSpaced = isSpace(state.last) && isSpace(next)
        switch length {
        case 1: return isSpaced && next != nil ? "–" : "-"
        case 2:
            // `--name` is an option of a command.
            let isOption = isSpace(state.last) && (next?.properties.isAlphabetic ?? false)
            return isOption ? "--" : "–"
        case 3: return "—"
        default: return String(repeating: "-", count: length)
        }
    }

    private var isAtStart: Bool {
        guard let last = state.last else { return true }
        switch last {
        case "(", "[", "{", "–", "—", "-", "/", "“", "‘", "„", "‚", "«", "‹", "¿", "¡", "\"", "'":
            return true
        default: return isSpace(last)
        }
    }

    private func isSpace(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.isWhitespace ?? true
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }
}
