/// Turns Latin, Greek and Cyrillic letters and signs of digits into ASCII.
///
/// ```swift
/// Transliteration.ascii("Łódź – Αθήνα")  // "Lodz – Athina"
/// ```
public struct Transliteration: Sendable {
    static let shared = Transliteration()

    private var table: [UInt32: String] = [:]

    private init() {
        table.reserveCapacity(1000)
        for row in TransliterationTable.rows {
            for scalar in row.scalars.unicodeScalars { table[scalar.value] = row.ascii }
        }
    }

    /// The text with every letter in ASCII that the tables know; case and the rest are kept.
    public static func ascii(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                result.unicodeScalars.append(scalar)
            } else if isMark(scalar) {
                continue
            } else if let ascii = shared.ascii(scalar) {
                let isUpper = scalar.properties.isUppercase
                result += isUpper ? ascii.prefix(1).uppercased() + ascii.dropFirst() : ascii
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The lower-case ASCII form of a letter or digit.
    func ascii(_ scalar: Unicode.Scalar) -> String? {
        let value = scalar.value
        if value < 0x80 {
            switch value {
            case 0x30...0x39, 0x61...0x7A: return String(Character(scalar))
            case 0x41...0x5A: return String(Character(Unicode.Scalar(UInt8(value + 32))))
            default: return nil
            }
        }
        if let ascii = table[value] { return ascii }
        let lower = scalar.properties.lowercaseMapping
        guard let first = lower.unicodeScalars.first, first != scalar else { return nil }
        return first.isASCII ? String(Character(first)) : table[first.value]
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value | 32 >= 97 && scalar.value | 32 <= 122 }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return true
        default: return false
        }
    }

    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }
}
