/// Turns a pattern into instructions; recursion stops at 64 groups within each other.
struct PatternCompiler {
    private var text: [UInt32]
    private var at = 0
    private var depth = 0
    private var ignoresCase = false

    private typealias Instruction = Pattern.Instruction

    init(_ text: String) { self.text = text.unicodeScalars.map(\.value) }

    mutating func compile() throws(Pattern.Mistake) -> ([Pattern.Instruction], Bool) {
        if text.starts(with: "(?i)".unicodeScalars.map(\.value)) {
            ignoresCase = true
            at = 4
        }
        let program = try alternatives()
        guard at == text.count else { throw Pattern.Mistake(message: "a `)` closes nothing") }
        return (program + [.match], ignoresCase)
    }

    private mutating func alternatives() throws(Pattern.Mistake) -> [Instruction] {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 64 else { throw Pattern.Mistake(message: "more than 64 nested groups") }
        var result = try sequence()
        while take("|") {
            let other = try sequence()
            let left = shifted(result, by: 1)
            let end = left.count + 2 + other.count
            result =
                [.split(1, left.count + 2)] + left + [.jump(end)]
                + shifted(other, by: left.count + 2)
            try check(result)
        }
        return result
    }

    private mutating func sequence() throws(Pattern.Mistake) -> [Instruction] {
        var result: [Instruction] = []
        while at < text.count, text[at] != 124, text[at] != 41 {
            let item = try repeated(try atom())
            result += shifted(item, by: result.count)
            try check(result)
        }
        return result
    }

    private mutating func atom() throws(Pattern.Mistake) -> [Instruction] {
        let scalar = text[at]
        at += 1
        switch Unicode.Scalar(scalar) {
        case "(":
            if take("?"), !take(":") {
                throw Pattern.Mistake(message: "only `(?:` and a leading `(?i)` are known")
            }
            let inner = try alternatives()
            guard take(")") else { throw Pattern.Mistake(message: "a `(` is never closed") }
            return inner
        case "[": return [.set(try set())]
        case ".": return [.any]
        case "^": return [.assert(.start)]
        case "$": return [.assert(.end)]
        case "*", "+", "?": throw Pattern.Mistake(message: "nothing stands before the repetition")
        case "\\": return [try escape()]
        default: return [.scalar(folded(scalar))]
        }
    }

    private mutating func repeated(
        _ item: [Instruction]
    ) throws(Pattern.Mistake) -> [Instruction] {
        var result = item
        if take("*") {
            result = loop(item)
        } else if take("+") {
            result = item + shifted(loop(item), by: item.count)
        } else if take("?") {
            result = optional(item)
        } else if at < text.count, text[at] == 123, let (least, most) = bounds() {
            result = []
            let copies = max(least, most ?? least)
            guard copies <= 1000, copies * item.count <= 4000 else {
                throw Pattern.Mistake(message: "a repetition of \(copies) is too many")
            }
            for _ in 0..<least { result += shifted(item, by: result.count) }
            if let most {
                guard most >= least else {
                    throw Pattern.Mistake(message: "a repetition from \(least) to \(most)")
                }
                for _ in least..<most { result += shifted(optional(item), by: result.count) }
            } else {
                result += shifted(loop(item), by: result.count)
            }
        } else {
            return item
        }
        _ = take("?")
        if at < text.count, let next = Unicode.Scalar(text[at]), next == "*" || next == "+" {
            throw Pattern.Mistake(message: "a repetition of a repetition")
        }
        try check(result)
        return result
    }

    private func loop(_ item: [Instruction]) -> [Instruction] {
        [.split(1, item.count + 2)] + shifted(item, by: 1) + [.jump(0)]
    }

    private func optional(_ item: [Instruction]) -> [Instruction] {
        [.split(1, item.count + 1)] + shifted(item, by: 1)
    }

    /// Reads `{m}`, `{m,}` or `{m,n}`; anything else is text.
    private mutating func bounds() -> (least: Int, most: Int?)? {
        let start = at
        at += 1
        let least = number()
        var most = least
        if take(",") { most = number() }
        let isOpen = at > 0 && text[at - 1] == 44
        guard let least, take("}") else {
            at = start
            return nil
        }
        return (least, isOpen ? nil : most)
    }

    private mutating func number() -> Int? {
        var number: Int?
        while at < text.count, (48...57).contains(text[at]) {
            number = min((number ?? 0) * 10 + Int(text[at] - 48), 100_000)
            at += 1
        }
        return number
    }

    private mutating func set() throws(Pattern.Mistake) -> ScalarSet {
        var set = ScalarSet()
        set.isInverted = take("^")
        var isFirst = true
        while at < text.count, isFirst || text[at] != 93 {
            isFirst = false
            var low = text[at]
            at += 1
            if low == 92 {
                switch try escape() {
                case .set(let inner):
                    set.classes += inner.classes
                    continue
                case .scalar(let scalar): low = scalar
                default: throw Pattern.Mistake(message: "a boundary within brackets")
                }
            }
            var high = low
            if at + 1 < text.count, text[at] == 45, text[at + 1] != 93 {
                high = text[at + 1]
                at += 2
            }
            guard low <= high else { throw Pattern.Mistake(message: "a range runs backwards") }
            set.ranges.append(low...high)
            if ignoresCase { addSmallLetters(low, high, to: &set) }
        }
        guard take("]") else { throw Pattern.Mistake(message: "a `[` is never closed") }
        return set
    }

    private func addSmallLetters(_ low: UInt32, _ high: UInt32, to set: inout ScalarSet) {
        let (first, last) = (max(low, 65), min(high, 90))
        if first <= last { set.ranges.append(first + 32...last + 32) }
    }

    private mutating func escape() throws(Pattern.Mistake) -> Instruction {
        guard at < text.count, let scalar = Unicode.Scalar(text[at]) else {
            throw Pattern.Mistake(message: "a `\\` at the end")
        }
        at += 1
        switch scalar {
        case "d", "D": return .set(ScalarSet(classes: [(.digit, scalar == "D")]))
        case "w", "W": return .set(ScalarSet(classes: [(.word, scalar == "W")]))
        case "s", "S": return .set(ScalarSet(classes: [(.space, scalar == "S")]))
        case "b": return .assert(.boundary)
        case "B": return .assert(.noBoundary)
        case "n": return .scalar(10)
        case "t": return .scalar(9)
        case "r": return .scalar(13)
        case "1"..."9":
            throw Pattern.Mistake(message: "back-references are not part of patterns")
        case "a"..."z", "A"..."Z", "0":
            throw Pattern.Mistake(message: "`\\\(scalar)` is not known")
        default: return .scalar(scalar.value)
        }
    }

    private func folded(_ scalar: UInt32) -> UInt32 {
        guard ignoresCase, let character = Unicode.Scalar(scalar) else { return scalar }
        return character.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard at < text.count, text[at] == scalar.value else { return false }
        at += 1
        return true
    }

    private func shifted(_ program: [Instruction], by offset: Int) -> [Instruction] {
        if offset == 0 { return program }
        return program.map { instruction in
            switch instruction {
            case .split(let first, let second): .split(first + offset, second + offset)
            case .jump(let target): .jump(target + offset)
            default: instruction
            }
        }
    }

    private func check(_ program: [Instruction]) throws(Pattern.Mistake) {
        if program.count > 8000 { throw Pattern.Mistake(message: "the pattern is too large") }
    }
}
