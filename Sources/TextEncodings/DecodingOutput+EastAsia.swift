extension DecodingOutput {
    /// ASCII and pairs; `single` gives the meaning of one byte that is no lead byte.
    private mutating func decodePairs(
        _ table: DoubleByteTable, single: (UInt8) -> UInt32
    ) {
        while let lead = byte() {
            if lead < 0x80 {
                copyASCII()
                continue
            }
            let alone = single(lead)
            if alone != 0 {
                append(alone, width: 1)
                continue
            }
            appendPair(lead, table)
        }
    }

    private mutating func appendPair(_ lead: UInt8, _ table: DoubleByteTable) {
        guard let trail = byte(1) else { return replace(width: 1) }
        let codePoint = table.codePoint(lead, trail)
        if codePoint != 0 { return append(codePoint, width: 2) }
        // An ASCII byte after a broken lead byte is text of its own.
        replace(width: trail < 0x80 ? 1 : 2)
    }

    mutating func decodeEUCKR() { decodePairs(.eucKR) { $0 == 0x80 || $0 == 0xFF ? 0xFFFF : 0 } }

    /// Shift_JIS as Windows has it, with half-width katakana in single bytes.
    mutating func decodeShiftJIS() {
        decodePairs(.shiftJIS) { byte in
            switch byte {
            case 0x80: 0x80
            case 0xA1...0xDF: 0xFF61 + UInt32(byte) - 0xA1
            default: 0
            }
        }
    }

    /// Big5 with the characters of Hong Kong; four of its pairs are two characters.
    mutating func decodeBig5() {
        while let lead = byte() {
            if lead < 0x80 {
                copyASCII()
                continue
            }
            if let trail = byte(1), let (letter, mark) = Self.big5Sequence(lead, trail) {
                append(letter, width: 1)
                append(mark, width: 1)
                continue
            }
            appendPair(lead, .big5)
        }
    }

    private static func big5Sequence(_ lead: UInt8, _ trail: UInt8) -> (UInt32, UInt32)? {
        switch (lead, trail) {
        case (0x88, 0x62): (0xCA, 0x304)
        case (0x88, 0x64): (0xCA, 0x30C)
        case (0x88, 0xA3): (0xEA, 0x304)
        case (0x88, 0xA5): (0xEA, 0x30C)
        default: nil
        }
    }

    /// GB 18030, and so GBK and GB 2312: one, two or four bytes.
    mutating func decodeGB18030() {
        let converter = CharsetConverter("GB18030")
        while let lead = byte() {
            if lead < 0x80 {
                copyASCII()
            } else if lead == 0x80 {
                append(0x20AC, width: 1)
            } else if let second = byte(1), second >= 0x30, second <= 0x39, lead != 0xFF {
                guard let third = byte(2), let fourth = byte(3), third >= 0x81, third <= 0xFE,
                    fourth >= 0x30, fourth <= 0x39
                else {
                    replace(width: 1)
                    continue
                }
                let bytes = [lead, second, third, fourth]
                let codePoint = Self.supplementary(bytes) ?? converter?.codePoint(of: bytes) ?? 0
                if codePoint == 0 { replace(width: 1) } else { append(codePoint, width: 4) }
            } else {
                appendPair(lead, .gb18030)
            }
        }
    }

    /// The characters from U+10000 up, which four bytes count through.
    private static func supplementary(_ bytes: [UInt8]) -> UInt32? {
        let high = (UInt32(bytes[0]) - 0x81) * 10 + UInt32(bytes[1]) - 0x30
        let number = (high * 126 + UInt32(bytes[2]) - 0x81) * 10 + UInt32(bytes[3]) - 0x30
        guard number >= 189_000, number <= 1_237_575 else { return nil }
        return number - 189_000 + 0x1_0000
    }

    /// EUC-JP: pairs of JIS X 0208, half-width katakana after 0x8E, JIS X 0212 after 0x8F.
    mutating func decodeEUCJP() {
        while let lead = byte() {
            if lead < 0x80 {
                copyASCII()
                continue
            }
            guard let second = byte(1) else { return replace(width: 1) }
            if lead == 0x8E, second >= 0xA1, second <= 0xDF {
                append(0xFF61 + UInt32(second) - 0xA1, width: 2)
                continue
            }
            if lead == 0x8F, second >= 0xA1, second <= 0xFE, let third = byte(2) {
                let codePoint = DoubleByteTable.jis0212.codePoint(second, third)
                if codePoint == 0 {
                    replace(width: third < 0x80 ? 2 : 3)
                } else {
                    append(codePoint, width: 3)
                }
                continue
            }
            let codePoint =
                lead >= 0xA1 && second >= 0xA1
                ? DoubleByteTable.jis0208(lead & 0x7F, second & 0x7F) : 0
            if codePoint != 0 {
                append(codePoint, width: 2)
            } else {
                replace(width: second < 0x80 ? 1 : 2)
            }
        }
    }

    /// The character sets that ISO-2022-JP switches between.
    private enum JapaneseSet {
        case ascii, roman, katakana, jis0208
    }

    /// ISO-2022-JP: seven bits, with escapes between its sets.
    mutating func decodeISO2022JP() {
        var set = JapaneseSet.ascii
        while let byte = byte() {
            if byte == 0x1B, let next = escape() {
                set = next
                skip(3)
                continue
            }
            switch set {
            case .jis0208 where byte >= 0x21 && byte <= 0x7E:
                let codePoint = DoubleByteTable.jis0208(byte, self.byte(1) ?? 0)
                if codePoint == 0 { replace(width: 1) } else { append(codePoint, width: 2) }
            case .katakana where byte >= 0x21 && byte <= 0x5F:
                append(0xFF61 + UInt32(byte) - 0x21, width: 1)
            case .roman where byte == 0x5C:
                append(0xA5, width: 1)
            case .roman where byte == 0x7E:
                append(0x203E, width: 1)
            default:
                if byte < 0x80 { append(UInt32(byte), width: 1) } else { replace(width: 1) }
            }
        }
    }

    /// The set that an escape switches to.
    private func escape() -> JapaneseSet? {
        switch (byte(1), byte(2)) {
        case (0x28, 0x42): .ascii
        case (0x28, 0x4A): .roman
        case (0x28, 0x49): .katakana
        case (0x24, 0x40), (0x24, 0x42): .jis0208
        default: nil
        }
    }
}
