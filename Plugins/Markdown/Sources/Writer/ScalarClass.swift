/// What emphasis depends on: whether a character is a blank, punctuation or neither.
///
/// CommonMark 0.31 §2.1; symbols count as punctuation.
enum ScalarClass: Equatable {
    case blank, punctuation, other

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value < 128 {
            self.init(ascii: UInt8(truncatingIfNeeded: value))
        } else if (0xC0...0x24F).contains(value) && value != 0xD7 && value != 0xF7
            || (0x1E00...0x1EFF).contains(value) || (0x4E00...0x9FFF).contains(value)
        {
            self = .other  // Latin letters and ideographs: no need to look them up
        } else {
            switch scalar.properties.generalCategory {
            case .spaceSeparator: self = .blank
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
                .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
                .currencySymbol, .modifierSymbol, .otherSymbol:
                self = .punctuation
            default: self = .other
            }
        }
    }

    private init(ascii byte: UInt8) {
        switch byte {
        case 9...13, 32: self = .blank
        case 33...47, 58...64, 91...96, 123...126: self = .punctuation
        default: self = .other
        }
    }
}

extension UInt8 {
    var isBlankOrEnd: Bool { self == 32 || self == 9 || self == 10 }
    /// A vertical tab or a form feed, which readers take for blanks at the ends of a text.
    var isFeed: Bool { self == 11 || self == 12 }
    /// Begins or goes on with a character.
    var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension [UInt8] {
    /// The character that ends before `end`, and where it begins; a blank at the start.
    func scalar(before end: Int) -> (scalar: Unicode.Scalar, start: Int) {
        guard end > 0 else { return ("\n", 0) }
        var start = end - 1
        while start > 0, end - start < 4, self[start].isContinuation { start -= 1 }
        return (decode(start..<end), start)
    }

    /// The character that begins at `start`, and where it ends; a blank at the end.
    func scalar(at start: Int) -> (scalar: Unicode.Scalar, end: Int) {
        guard start < count else { return ("\n", count) }
        var end = start + 1
        while end < count, end - start < 4, self[end].isContinuation { end += 1 }
        return (decode(start..<end), end)
    }

    private func decode(_ range: Range<Int>) -> Unicode.Scalar {
        let first = self[range.lowerBound]
        if first < 128 { return Unicode.Scalar(first) }
        var value = UInt32(first) & (0x7F >> UInt32(range.count))
        for index in range.dropFirst() { value = value << 6 | UInt32(self[index] & 0x3F) }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
