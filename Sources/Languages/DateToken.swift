/// A number, a word or a sign of a text in which dates are looked for.
struct DateToken {
    enum Kind { case number, word, sign }

    var kind: Kind
    /// The value of a number, at most nine digits of it.
    var value = 0
    /// How many digits a number has.
    var digits = 0
    /// A word in lower case, or a sign.
    var text = ""
    /// The bytes of the text.
    var range: Range<Int>
    /// Whether a space stands in front.
    var follows = false

    /// The tokens of `text`; letters of scripts without spaces are words of their own.
    static func all(in text: String) -> [DateToken] {
        var builder = DateTokenBuilder()
        for scalar in text.unicodeScalars { builder.add(scalar) }
        return builder.finish()
    }
}

private struct DateTokenBuilder {
    private var tokens: [DateToken] = []
    private var offset = 0
    private var hasSpace = false
    private var last: DateToken.Kind?
    private var numeral = ChineseNumeral()

    mutating func add(_ scalar: Unicode.Scalar) {
        let start = offset
        offset += UTF8.width(scalar)
        if let digit = digit(scalar) {
            extend(.number, from: start)
            addDigit(digit)
        } else if let part = ChineseNumeral.value(scalar) {
            if last != .number || !numeral.isOpen { numeral = ChineseNumeral(); last = nil }
            extend(.number, from: start)
            numeral.add(part)
            tokens[tokens.count - 1].value = numeral.total
            tokens[tokens.count - 1].digits = numeral.digits
            return
        } else if isLetter(scalar) {
            if stands(alone: scalar) { last = nil }
            extend(.word, from: start)
            tokens[tokens.count - 1].text += lowered(scalar)
            if stands(alone: scalar) { last = nil }
        } else if isSpace(scalar) {
            hasSpace = true
            last = nil
        } else if !scalar.properties.isDefaultIgnorableCodePoint {
            last = nil
            extend(.sign, from: start)
            tokens[tokens.count - 1].text = String(Character(scalar))
            last = nil
        }
        numeral = ChineseNumeral()
    }

    func finish() -> [DateToken] { tokens }

    private mutating func extend(_ kind: DateToken.Kind, from start: Int) {
        if last == kind {
            tokens[tokens.count - 1].range = tokens[tokens.count - 1].range.lowerBound..<offset
            return
        }
        tokens.append(DateToken(kind: kind, range: start..<offset, follows: hasSpace))
        hasSpace = false
        last = kind
    }

    private mutating func addDigit(_ digit: Int) {
        let index = tokens.count - 1
        tokens[index].digits += 1
        if tokens[index].digits <= 9 { tokens[index].value = tokens[index].value * 10 + digit }
    }

    private func digit(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII {
            return scalar.value >= 48 && scalar.value <= 57 ? Int(scalar.value) - 48 : nil
        }
        guard scalar.value >= 0x660, scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value | 32 >= 97 && scalar.value | 32 <= 122 }
        let properties = scalar.properties
        if properties.isAlphabetic { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || (scalar.properties.isWhitespace)
    }

    private func stands(alone scalar: Unicode.Scalar) -> Bool {
        (scalar.value >= 0x2E80 && scalar.value < 0xA000)
            || (scalar.value >= 0xAC00 && scalar.value < 0xFB00) || scalar.value >= 0x20000
    }

    private func lowered(_ scalar: Unicode.Scalar) -> String {
        if scalar.isASCII {
            let isCapital = scalar.value >= 65 && scalar.value <= 90
            return String(Character(Unicode.Scalar(UInt8(scalar.value) | (isCapital ? 32 : 0))))
        }
        return scalar.properties.lowercaseMapping
    }
}

/// A number in ideographs: by places, or with signs for ten.
private struct ChineseNumeral {
    private(set) var total = 0
    private(set) var digits = 0
    private var usesTen = false
    var isOpen: Bool { digits > 0 }

    static func value(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零", "○": 0
        case "一": 1
        case "二": 2
        case "三": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        case "十": 10
        default: nil
        }
    }

    mutating func add(_ value: Int) {
        if value == 10 {
            total = total == 0 ? 10 : min(total, 9) * 10
            usesTen = true
        } else if usesTen {
            total += value
        } else if total < 100_000_000 {
            total = total * 10 + value
        }
        digits += usesTen && digits == 2 ? 0 : 1
    }
}
