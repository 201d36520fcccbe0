/// The letters of Vietnamese, taken apart and put together.
enum VietnameseLetters {
    /// Each vowel with its tones: none, grave, hook, tilde, acute, dot.
    private static let rows = [
        "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "eèẻẽéẹ", "êềểễếệ", "iìỉĩíị", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ",
        "uùủũúụ", "ưừửữứự", "yỳỷỹýỵ", "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "IÌỈĨÍỊ",
        "OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "YỲỶỸÝỴ",
    ].map { $0.unicodeScalars.map(\.value) }

    /// The combining marks of the tones, in the order of the rows.
    private static let marks: [UInt32] = [0, 0x300, 0x309, 0x303, 0x301, 0x323]

    private static let letters: [UInt64: UInt32] = {
        var letters: [UInt64: UInt32] = [:]
        for row in rows {
            for (mark, letter) in zip(marks, row).dropFirst() {
                letters[UInt64(row[0]) << 32 | UInt64(mark)] = letter
            }
        }
        return letters
    }()

    private static let parts: [UInt32: (vowel: UInt32, tone: Int)] = {
        var parts: [UInt32: (vowel: UInt32, tone: Int)] = [:]
        for row in rows {
            for (tone, letter) in row.enumerated() { parts[letter] = (row[0], tone) }
        }
        return parts
    }()

    /// The letter that a vowel and a combining tone mark make.
    static func composed(_ vowel: UInt32, mark: UInt32) -> UInt32? {
        guard mark >= 0x300, mark <= 0x323 else { return nil }
        return letters[UInt64(vowel) << 32 | UInt64(mark)]
    }

    /// The vowel of a letter in lower case and without tone, and the tone; 0 is none.
    static func vowelAndTone(_ letter: UInt32) -> (vowel: UInt32, tone: Int)? {
        guard let (vowel, tone) = parts[letter] else { return nil }
        return (lowercased(vowel), tone)
    }

    /// A letter of the Vietnamese alphabet in lower case.
    static func lowercased(_ letter: UInt32) -> UInt32 {
        switch letter {
        case 0x41...0x5A, 0xC0...0xDE: letter + 0x20
        case 0x102, 0x110, 0x1A0: letter + 1
        case 0x1AF: 0x1B0
        default: letter
        }
    }

    /// Whether a letter of the Vietnamese alphabet is a capital.
    static func isCapital(_ letter: UInt32) -> Bool {
        switch letter {
        case 0x41...0x5A, 0xC0...0xDE, 0x102, 0x110, 0x128, 0x168, 0x1A0, 0x1AF: true
        case 0x1EA0...0x1EF9: letter % 2 == 0
        default: false
        }
    }
}
