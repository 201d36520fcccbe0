extension DecodingOutput {
    /// VNI: a vowel, and after it a byte for its tone and shape; five letters are one byte alone.
    mutating func decodeVNI() {
        let table = SingleByteTable.named("windows-1252")
        while let byte = byte() {
            if let mark = self.byte(1), mark >= 0xC0, let letter = VNITable.letter(byte, mark) {
                append(letter, width: 2)
            } else if byte < 0x80 {
                append(UInt32(byte), width: 1)
            } else {
                append(VNITable.letters[byte] ?? table.codePoint(byte), width: 1)
            }
        }
    }
}

/// The letters of the VNI fonts for Windows.
enum VNITable {
    /// The letters of one byte, in both cases.
    static let letters: [UInt8: UInt32] = [
        0xEC: 0xEC, 0xED: 0xED, 0xE6: 0x1EC9, 0xF3: 0x129, 0xF2: 0x1ECB, 0xF4: 0x1A1, 0xF6: 0x1B0,
        0xEE: 0x1EF5, 0xF1: 0x111, 0xCC: 0xCC, 0xCD: 0xCD, 0xC6: 0x1EC8, 0xD3: 0x128, 0xD2: 0x1ECA,
        0xD4: 0x1A0, 0xD6: 0x1AF, 0xCE: 0x1EF4, 0xD1: 0x110,
    ]

    /// The letter that a vowel and the byte after it make.
    static func letter(_ byte: UInt8, _ mark: UInt8) -> UInt32? {
        guard let (shape, tone) = marks[mark | 0x20], let vowel = vowel(byte, shape) else {
            return nil
        }
        return tone == 0 ? vowel : VietnameseLetters.composed(vowel, mark: tone)
    }

    /// What a mark adds: a shape and a combining tone.
    private static let marks: [UInt8: (shape: Shape, tone: UInt32)] = [
        0xF9: (.plain, 0x301), 0xF8: (.plain, 0x300), 0xFB: (.plain, 0x309),
        0xF5: (.plain, 0x303), 0xEF: (.plain, 0x323),
        0xE2: (.circumflex, 0), 0xE1: (.circumflex, 0x301), 0xE0: (.circumflex, 0x300),
        0xE5: (.circumflex, 0x309), 0xE3: (.circumflex, 0x303), 0xE4: (.circumflex, 0x323),
        0xEA: (.breve, 0), 0xE9: (.breve, 0x301), 0xE8: (.breve, 0x300), 0xFA: (.breve, 0x309),
        0xFC: (.breve, 0x303), 0xEB: (.breve, 0x323),
    ]

    private enum Shape {
        case plain, circumflex, breve
    }

    private static func vowel(_ byte: UInt8, _ shape: Shape) -> UInt32? {
        let capital: UInt32 = byte & 0x20 == 0 ? 1 : 0
        switch (byte | 0x20, shape) {
        case (0x61, .plain), (0x65, .plain), (0x6F, .plain), (0x75, .plain), (0x79, .plain):
            return UInt32(byte)
        case (0x61, .circumflex): return capital == 1 ? 0xC2 : 0xE2
        case (0x65, .circumflex): return capital == 1 ? 0xCA : 0xEA
        case (0x6F, .circumflex): return capital == 1 ? 0xD4 : 0xF4
        case (0x61, .breve): return 0x103 - capital
        case (0xF4, .plain): return 0x1A1 - capital
        case (0xF6, .plain): return 0x1B0 - capital
        default: return nil
        }
    }
}
