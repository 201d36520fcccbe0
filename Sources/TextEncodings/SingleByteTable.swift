/// The meaning of the bytes from 0x80 up in one single-byte encoding.
struct SingleByteTable: Sendable {
    /// The code points of 0x80 to 0xFF; 0 for a byte without meaning.
    private(set) var codePoints = [UInt32](repeating: 0, count: 128)

    /// Whether combining marks follow their letters and are to be joined with them.
    let composes: Bool

    /// Whether bytes below 0x20 are letters too, as six of them are in VISCII.
    let hasLowLetters: Bool

    private static let tables: [String: SingleByteTable] = {
        var tables: [String: SingleByteTable] = [:]
        for (name, codePoints) in sources {
            tables[name] = SingleByteTable(name, codePoints.description)
        }
        tables["iso-8859-8-i"] = tables["iso-8859-8"]
        return tables
    }()

    /// The table of an encoding; that of windows-1252 for a name without one.
    static func named(_ name: String) -> SingleByteTable {
        tables[name] ?? tables["windows-1252"] ?? SingleByteTable("windows-1252", ".128")
    }

    private init(_ name: String, _ source: String) {
        composes = name == "windows-1258" || name == "tcvn3"
        hasLowLetters = name == "viscii"
        var index = 0
        for word in source.split(whereSeparator: \.isWhitespace) {
            guard let sign = word.first, sign == "." || sign == "-" || sign == "+" else {
                codePoints[index] = UInt32(word, radix: 16) ?? 0
                index += 1
                continue
            }
            for _ in 0..<(Int(word.dropFirst()) ?? 1) where index < 128 {
                switch sign {
                case ".": codePoints[index] = UInt32(index + 128)
                case "+": codePoints[index] = codePoints[index - 1] + 1
                default: codePoints[index] = 0
                }
                index += 1
            }
        }
    }

    /// The code point of a byte; 0 when it has none.
    @inline(__always)
    func codePoint(_ byte: UInt8) -> UInt32 {
        if byte >= 0x80 { return codePoints[Int(byte) - 128] }
        return hasLowLetters ? Self.lowLetter(byte) : UInt32(byte)
    }

    private static func lowLetter(_ byte: UInt8) -> UInt32 {
        switch byte {
        case 0x02: 0x1EB2
        case 0x05: 0x1EB4
        case 0x06: 0x1EAA
        case 0x14: 0x1EF6
        case 0x19: 0x1EF8
        case 0x1E: 0x1EF4
        default: UInt32(byte)
        }
    }
}

extension DecodingOutput {
    /// One byte, one character, but for marks that are joined with their letters.
    mutating func decodeSingleBytes(_ table: SingleByteTable) {
        while let byte = byte() {
            if byte < 0x80, !table.hasLowLetters, !table.composes {
                copyASCII()
                appendLetters(table)
                continue
            }
            let codePoint = table.codePoint(byte)
            if table.composes, let next = self.byte(1), next >= 0x80,
                let letter = VietnameseLetters.composed(codePoint, mark: table.codePoint(next))
            {
                append(letter, width: 2)
            } else if codePoint == 0, byte != 0 {
                replace(width: 1)
            } else {
                append(codePoint, width: 1)
            }
        }
    }

    /// The bytes from 0x80 up that stand here.
    private mutating func appendLetters(_ table: SingleByteTable) {
        while let byte = byte(), byte >= 0x80 {
            let codePoint = table.codePoints[Int(byte) - 128]
            if codePoint == 0 { replace(width: 1) } else { append(codePoint, width: 1) }
        }
    }

    /// ASCII, and private characters for the rest.
    mutating func decodeUserDefined() {
        while let byte = byte() {
            append(byte < 0x80 ? UInt32(byte) : 0xF780 + UInt32(byte & 0x7F), width: 1)
        }
    }
}
