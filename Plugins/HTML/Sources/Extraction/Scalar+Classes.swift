extension UInt32 {
    /// Whether this code point is white space.
    var isBlank: Bool {
        if self < 0x80 {
            return self == 32 || (self >= 9 && self <= 13) || (self >= 28 && self <= 31)
        }
        switch self {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            return true
        default: return false
        }
    }

    /// Whether this code point is invisible in running text: a soft hyphen, no width.
    var isInvisible: Bool {
        self == 0xAD || self == 0x200B || self == 0x2060 || self == 0xFEFF
    }

    /// Whether this code point belongs to a word: a letter, a digit or an underscore.
    var isWord: Bool {
        if self < 0x80 {
            return (self | 32 >= 97 && self | 32 <= 122) || (self >= 48 && self <= 57)
                || self == 95
        }
        if self < 0x370 {
            if self >= 0xC0 {
                return self != 0xD7 && self != 0xF7 && !(0x2C2...0x36F).contains(self)
            }
            return self == 0xAA || self == 0xB5 || self == 0xBA || self == 0xB2 || self == 0xB3
                || self == 0xB9 || (self >= 0xBC && self <= 0xBE)
        }
        switch self {
        case 0x400...0x481, 0x48A...0x52F, 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xAC00...0xD7A3:
            return true
        case 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x3004, 0xE000...0xF8FF: return false
        default: return isLetterOrNumber
        }
    }

    private var isLetterOrNumber: Bool {
        guard let scalar = Unicode.Scalar(self) else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    /// Whether words of this script are not parted by blanks: Thai, Lao, Burmese, Khmer, Kana, Han,
    /// Hangul.
    var isWide: Bool {
        guard self >= 0xE00 else { return false }
        switch self {
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF:
            return true
        default: return false
        }
    }

    /// The small letter for this one, in Latin, Greek, Cyrillic and Armenian.
    var lowercased: UInt32 {
        if self < 0x80 { return self >= 65 && self <= 90 ? self | 32 : self }
        switch self {
        case 0xC0...0xDE: return self == 0xD7 ? self : self + 32
        case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1E95, 0x1EA0...0x1EFF, 0x460...0x481,
            0x48A...0x4BF, 0x4D0...0x52F:
            return self | 1
        case 0x139...0x148, 0x179...0x17E: return self & 1 == 1 ? self + 1 : self
        case 0x178: return 0xFF
        case 0x386: return 0x3AC
        case 0x388...0x38A: return self + 37
        case 0x38C: return 0x3CC
        case 0x38E, 0x38F: return self + 63
        case 0x391...0x3AB: return self + 32
        case 0x3C2: return 0x3C3
        case 0x400...0x40F: return self + 80
        case 0x410...0x42F: return self + 32
        case 0x531...0x556: return self + 48
        case 0xFF21...0xFF3A: return self + 32
        default: return self
        }
    }

    /// Whether this is a capital letter.
    var isCapital: Bool {
        if self < 0x80 { return self >= 65 && self <= 90 }
        return self < 0x600 && lowercased != self
    }

    /// Whether this is a digit.
    var isDigit: Bool {
        (self >= 48 && self <= 57) || (self >= 0x660 && self <= 0x669)
            || (self >= 0x966 && self <= 0x96F) || (self >= 0xFF10 && self <= 0xFF19)
            || self == 0xB2 || self == 0xB3 || self == 0xB9
    }
}

/// A run of words' hash, FNV-1a.
struct WordHash: Hashable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ unit: UInt32) {
        value = (value ^ UInt64(unit)) &* 0x0100_0000_01B3
    }

    mutating func add(_ bytes: ArraySlice<UInt8>) { for byte in bytes { add(UInt32(byte)) } }
}
