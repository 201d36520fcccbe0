/// Lower case for matching: every letter keeps its length in UTF-8, so that offsets stay true.
public enum LetterCase {
    /// The text in lower case; letters whose lower case is longer or shorter stay as they are.
    public static func lowered(_ text: [UInt8]) -> [UInt8] {
        var result = text
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                if byte >= 0x41, byte <= 0x5A { result[index] = byte | 0x20 }
                index += 1
            } else if byte >= 0xC3, byte < 0xD6, index + 1 < text.count {
                let scalar = Int(byte & 0x1F) << 6 | Int(text[index + 1] & 0x3F)
                let lower = table[scalar]
                result[index] = UInt8(0xC0 | lower >> 6)
                result[index + 1] = UInt8(0x80 | lower & 0x3F)
                index += 2
            } else if byte == 0xE1, index + 2 < text.count, text[index + 1] >= 0xB8,
                text[index + 1] <= 0xBB
            {
                let scalar = 0x1000 | Int(text[index + 1] & 0x3F) << 6 | Int(text[index + 2] & 0x3F)
                let lower = extended[scalar - 0x1E00]
                result[index + 1] = UInt8(0x80 | lower >> 6 & 0x3F)
                result[index + 2] = UInt8(0x80 | lower & 0x3F)
                index += 3
            } else {
                index += 1
            }
        }
        return result
    }

    /// Of U+0000 to U+057F.
    private static let table = lower(0..<0x580)
    /// Of U+1E00 to U+1EFF, the letters of Vietnamese among them.
    private static let extended = lower(0x1E00..<0x1F00)

    private static func lower(_ range: Range<UInt32>) -> [UInt16] {
        range.map { value in
            guard let scalar = Unicode.Scalar(value) else { return UInt16(value) }
            let mapped = scalar.properties.lowercaseMapping.unicodeScalars
            guard mapped.count == 1, let first = mapped.first,
                UTF8.width(first) == UTF8.width(scalar)
            else { return UInt16(value) }
            return UInt16(first.value)
        }
    }
}
