internal import GalleyDocumentModel

/// The values of TOML that stand without quotes: booleans, numbers, dates, times.
enum TOMLScalar {
    /// The value that a word spells; nil where TOML 1.0 has none such.
    static func value(_ word: [UInt8]) -> Metadata.Value? {
        guard let first = word.first else { return nil }
        let text = String(decoding: word, as: UTF8.self)
        if text == "true" || text == "false" { return .boolean(text == "true") }
        if first.isDigit, word.count >= 10, word[4] == 0x2D { return date(word, text) }
        if word.count >= 8, word[2] == 0x3A { return isTime(word[...]) ? .string(text) : nil }
        return number(word)
    }

    /// `2020-01-02`, `2020-01-02T03:04:05.6+07:00`; a blank may stand for the T.
    private static func date(_ word: [UInt8], _ text: String) -> Metadata.Value? {
        guard matches(word.prefix(10), "0000-00-00"), let date = ArticleDate(text) else {
            return nil
        }
        if word.count == 10 { return .date(date) }
        var time = word[11...]
        if let last = time.last, last | 32 == 0x7A {
            time.removeLast()
        } else if time.count > 6,
            matches(time.suffix(6), "+00:00") || matches(time.suffix(6), "-00:00")
        {
            time.removeLast(6)
        }
        return isTime(time) ? .date(date) : nil
    }

    private static func isTime(_ time: ArraySlice<UInt8>) -> Bool {
        guard matches(time.prefix(8), "00:00:00") else { return false }
        let parts = [0, 3, 6].map { at in
            Int(time[time.startIndex + at] - 48) * 10 + Int(time[time.startIndex + at + 1] - 48)
        }
        guard parts[0] < 24, parts[1] < 60, parts[2] < 61 else { return false }
        let rest = time.dropFirst(8)
        return rest.isEmpty
            || rest.first == 0x2E && rest.count > 1 && rest.dropFirst().allSatisfy(\.isDigit)
    }

    /// Whether bytes have the form of a pattern, in which `0` stands for any digit.
    private static func matches(_ bytes: ArraySlice<UInt8>, _ pattern: String) -> Bool {
        bytes.count == pattern.utf8.count
            && zip(bytes, pattern.utf8).allSatisfy { $1 == 0x30 ? $0.isDigit : $0 == $1 }
    }
}

extension TOMLScalar {
    /// A number as JSON and YAML have it; those that these lack are texts.
    private static func number(_ word: [UInt8]) -> Metadata.Value? {
        if word.count > 2, word[0] == 0x30, let radix = radix(word[1]) {
            guard let digits = joined(word[2...], { $0.isHexDigit }),
                let value = UInt64(digits, radix: radix)
            else { return nil }
            return value <= UInt64(Int64.max) ? .number(String(value)) : nil
        }
        let isSigned = word[0] == 0x2B || word[0] == 0x2D
        let body = isSigned ? word[1...] : word[...]
        if body.elementsEqual("inf".utf8) || body.elementsEqual("nan".utf8) {
            return .string(String(decoding: word, as: UTF8.self))
        }
        guard let digits = decimal(body) else { return nil }
        return .number((word[0] == 0x2D ? "-" : "") + digits)
    }

    private static func radix(_ letter: UInt8) -> Int? {
        switch letter {
        case UInt8(ascii: "x"): 16
        case UInt8(ascii: "o"): 8
        case UInt8(ascii: "b"): 2
        default: nil
        }
    }

    /// A decimal number without its underscores; nil where its form is another.
    private static func decimal(_ body: ArraySlice<UInt8>) -> String? {
        var rest = body
        let whole = rest.prefix { $0.isDigit || $0 == 0x5F }
        rest = rest[whole.endIndex...]
        guard var text = joined(whole, \.isDigit), text == "0" || text.utf8.first != 0x30 else {
            return nil
        }
        if rest.first == 0x2E {
            let fraction = rest.dropFirst().prefix { $0.isDigit || $0 == 0x5F }
            guard let digits = joined(fraction, \.isDigit) else { return nil }
            text += "." + digits
            rest = rest[fraction.endIndex...]
        }
        guard let letter = rest.first else { return text }
        guard letter | 32 == 0x65 else { return nil }
        rest = rest.dropFirst()
        text += "e"
        if let sign = rest.first, sign == 0x2B || sign == 0x2D {
            text += sign == 0x2B ? "+" : "-"
            rest = rest.dropFirst()
        }
        return joined(rest, \.isDigit).map { text + $0 }
    }

    /// Digits without the underscores between them; nil where one stands elsewhere.
    private static func joined(
        _ bytes: ArraySlice<UInt8>, _ isDigit: (UInt8) -> Bool
    ) -> String? {
        var digits: [UInt8] = []
        var mayBreak = false
        for byte in bytes {
            if byte == 0x5F {
                guard mayBreak else { return nil }
                mayBreak = false
            } else {
                guard isDigit(byte) else { return nil }
                digits.append(byte)
                mayBreak = true
            }
        }
        return mayBreak ? String(decoding: digits, as: UTF8.self) : nil
    }
}

extension UInt8 {
    var isHexDigit: Bool { isDigit || (self | 32) >= 97 && (self | 32) <= 102 }
}
