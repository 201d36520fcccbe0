/// A set of ASCII bytes, in two machine words.
struct ByteSet {
    private let low: UInt64, high: UInt64

    private init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

    init(_ members: String) {
        var low: UInt64 = 0, high: UInt64 = 0
        for byte in members.utf8 {
            if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
        }
        self.init(low: low, high: high)
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
    }

    func union(_ other: ByteSet) -> ByteSet {
        ByteSet(low: low | other.low, high: high | other.high)
    }

    /// What `ByteView.nextSpecial` stops at.
    @inline(__always)
    static var special: ByteSet {
        ByteSet(low: 0x1C00_0450_0000_0400, high: 0x7800_0001_F800_0001)
    }

    /// What can begin a block other than a paragraph, whatever the extensions.
    @inline(__always)
    static var blockStart: ByteSet {
        // # $ * + - 0-9 : < = > [ _ ` | ~
        ByteSet(low: 0x77FF_2C18_0000_0000, high: 0x5000_0001_8800_0000)
    }
}

extension UInt8 {
    /// Whether this is a space or a tab.
    @inline(__always)
    var isBlank: Bool { self == 32 || self == 9 }

    /// Whether this is a space, a tab or ends a line.
    @inline(__always)
    var isSpace: Bool { self == 32 || (self >= 9 && self <= 13) }

    @inline(__always)
    var isDigit: Bool { self &- 48 < 10 }

    @inline(__always)
    var isLetter: Bool { (self | 32) &- 97 < 26 }

    @inline(__always)
    var isAlphanumeric: Bool { isLetter || isDigit }

    @inline(__always)
    var isHexDigit: Bool { isDigit || (self | 32) &- 97 < 6 }

    /// Whether this is ASCII punctuation (CommonMark 0.31 §2.1).
    @inline(__always)
    var isPunctuation: Bool {
        self &- 33 < 15 || self &- 58 < 7 || self &- 91 < 6 || self &- 123 < 4
    }

    @inline(__always)
    var asciiLowercased: UInt8 { self &- 65 < 26 ? self | 32 : self }
}

/// What stands beside a run of delimiters, as far as it decides whether the run may open or close.
enum Neighbour {
    case space, punctuation, other
}

extension ByteView {
    /// The class of the character that begins at `index`; a place at or behind `end` is space.
    func neighbour(after index: Int, to end: Int) -> Neighbour {
        guard index < end else { return .space }
        let byte = self[index]
        if byte < 128 { return byte.isSpace ? .space : byte.isPunctuation ? .punctuation : .other }
        return classify(scalar(at: index))
    }

    /// The class of the character that ends before `index`; a place at `start` is space.
    func neighbour(before index: Int, from start: Int) -> Neighbour {
        guard index > start else { return .space }
        let byte = self[index - 1]
        if byte < 128 { return byte.isSpace ? .space : byte.isPunctuation ? .punctuation : .other }
        var at = index - 1
        while at > start, index - at < 4, self[at] & 0xC0 == 0x80 { at -= 1 }
        return classify(scalar(at: at))
    }

    /// The scalar whose UTF-8 form begins at `index`; U+FFFD where it is malformed.
    func scalar(at index: Int) -> Unicode.Scalar {
        let first = UInt32(self[index])
        func tail(_ offset: Int) -> UInt32 { UInt32(self[index + offset] & 63) }
        let value: UInt32 =
            switch first {
            case ..<0x80: first
            case ..<0xE0: (first & 31) << 6 | tail(1)
            case ..<0xF0: (first & 15) << 12 | tail(1) << 6 | tail(2)
            default: (first & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
            }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private func classify(_ scalar: Unicode.Scalar) -> Neighbour {
        switch scalar.properties.generalCategory {
        case .spaceSeparator: .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .otherSymbol:
            .punctuation
        default: .other
        }
    }
}
