/// Tells single-byte encodings apart by which letters are common and how they stand together.
enum SingleByteDetector {
    /// An encoding, the letters common in its languages, and its alphabet.
    private struct Candidate {
        let name: String
        let common: Set<UInt32>
        let alphabet: ClosedRange<UInt32>
    }

    private static func letters(_ text: String) -> Set<UInt32> {
        Set(text.unicodeScalars.map(\.value))
    }

    private static let cyrillic = letters("оеаинтсрвлкмдпуягыз")
    private static let greek = letters("αοιετσνηυρπκλμςάίόέ")
    private static let hebrew = letters("יוהלאתרבמשנדקפע")
    private static let arabic = letters("اليمنرتوبةدعفسهقكحجى")
    private static let thai = letters("านรกอเงมยลวดทสตะปบคหแจพชขใไ่้ัีิ็์ุู")

    private static let candidates = [
        Candidate(name: "windows-1251", common: cyrillic, alphabet: 0x400...0x45F),
        Candidate(name: "koi8-r", common: cyrillic, alphabet: 0x400...0x45F),
        Candidate(name: "iso-8859-5", common: cyrillic, alphabet: 0x400...0x45F),
        Candidate(name: "ibm866", common: cyrillic, alphabet: 0x400...0x45F),
        Candidate(name: "x-mac-cyrillic", common: cyrillic, alphabet: 0x400...0x45F),
        Candidate(name: "windows-1253", common: greek, alphabet: 0x384...0x3CE),
        Candidate(name: "windows-1255", common: hebrew, alphabet: 0x5D0...0x5EA),
        Candidate(name: "windows-1256", common: arabic, alphabet: 0x60C...0x6D2),
        Candidate(name: "iso-8859-6", common: arabic, alphabet: 0x60C...0x652),
        Candidate(name: "windows-874", common: thai, alphabet: 0xE01...0xE5B),
    ]

    /// The encoding of the text, or `nil` when it may be any for Latin letters.
    static func encoding(of bytes: [UInt8]) -> String? {
        let high = bytes.count { $0 >= 0x80 }
        let letters = bytes.count { ($0 | 0x20) &- 0x61 < 26 }
        guard high >= 8, high * 4 >= letters else { return latin(bytes) }
        var best: (name: String, score: Int)?
        for candidate in candidates {
            let score = score(bytes, candidate)
            if score * 10 >= high * 5, score > best?.score ?? 0 { best = (candidate.name, score) }
        }
        return best?.name ?? latin(bytes)
    }

    /// How many bytes are common letters, less those that make no sense where they stand.
    private static func score(_ bytes: [UInt8], _ candidate: Candidate) -> Int {
        let table = SingleByteTable.named(candidate.name)
        var score = 0
        var wasLower = false
        for byte in bytes {
            guard byte >= 0x80 else {
                wasLower = false
                continue
            }
            let codePoint = table.codePoint(byte)
            let isLetter = candidate.alphabet.contains(codePoint)
            if candidate.common.contains(codePoint) {
                score += 1
            } else if !isLetter, codePoint != 0xA0 {
                score -= codePoint == 0 || codePoint < 0xA0 ? 2 : 0
            }
            if wasLower, (0x410...0x42F).contains(codePoint) { score -= 1 }
            wasLower = (0x430...0x45F).contains(codePoint)
        }
        return score
    }

    /// The Central European sets, where the Western one would have signs within words.
    private static func latin(_ bytes: [UInt8]) -> String? {
        let western = signsInWords(bytes, "windows-1252")
        guard western >= 3 else { return nil }
        let others = ["windows-1250", "iso-8859-2"].map { ($0, signsInWords(bytes, $0)) }
        let best = others.min { $0.1 < $1.1 }
        guard let best, best.1 * 4 <= western else { return nil }
        return best.0
    }

    private static func signsInWords(_ bytes: [UInt8], _ name: String) -> Int {
        let table = SingleByteTable.named(name)
        var signs = 0
        guard bytes.count > 2 else { return 0 }
        for index in 1..<bytes.count - 1 where bytes[index] >= 0x80 {
            let isInWord =
                (bytes[index - 1] | 0x20) &- 0x61 < 26 && (bytes[index + 1] | 0x20) &- 0x61 < 26
            guard isInWord, let scalar = Unicode.Scalar(table.codePoint(bytes[index])) else {
                continue
            }
            let isApostrophe = scalar.value == 0x2019 || scalar.value == 0xB7
            if !scalar.properties.isAlphabetic, !isApostrophe { signs += 1 }
        }
        return signs
    }
}
