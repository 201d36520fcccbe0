/// Tells the encoding of a text from its bytes.
enum EncodingDetector {
    /// How much of a text is looked at.
    private static let sampleSize = 16_384

    /// Whether text that is valid UTF-8 may be UTF-16 or ISO-2022 all the same.
    static func mayHideAnother(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(sampleSize)
        return sample.contains { $0 == 0 || $0 == 0x1B }
            && (wideEncoding(bytes) != nil || hasJapaneseEscapes(bytes))
    }

    /// Whether text has UTF-8 beyond ASCII, and no more than a twentieth of it broken.
    static func isNearlyUTF8(_ bytes: [UInt8]) -> Bool {
        var good = 0
        var bad = 0
        var index = 0
        let text = bytes.span
        while index < text.count {
            index = UTF8Text.endOfASCII(in: text, from: index)
            guard index < text.count else { break }
            let length = UTF8Text.length(in: text, at: index)
            if length > 0 { good += 1 } else { bad += 1 }
            index += max(1, abs(length))
        }
        return good > 0 && bad * 20 <= good
    }

    /// The likeliest encoding, and whether anything speaks for it.
    static func encoding(of bytes: [UInt8], language: String?) -> (name: String, isSure: Bool) {
        if let wide = wideEncoding(bytes) { return (wide, true) }
        if hasJapaneseEscapes(bytes) { return ("iso-2022-jp", true) }
        if isNearlyUTF8(bytes) { return ("utf-8", true) }
        let sample = sample(of: bytes)
        if let name = vietnamese(sample) { return (name, true) }
        if let name = EastAsianDetector.encoding(of: sample) { return (name, true) }
        if let name = SingleByteDetector.encoding(of: sample) { return (name, true) }
        return (fallback(for: language), false)
    }

    /// The Vietnamese encoding in which the text reads like Vietnamese.
    static func vietnamese(
        _ sample: [UInt8],
        among candidates: [String] = ["tcvn3", "vni-win", "viscii", "windows-1258"]
    ) -> String? {
        var best: (name: String, syllables: Int)?
        for name in candidates {
            var output = DecodingOutput(sample)
            if name == "vni-win" {
                output.decodeVNI()
            } else {
                output.decodeSingleBytes(SingleByteTable.named(name))
            }
            let count = VietnameseSyllable.count(in: output.utf8)
            guard count.isVietnamese, count.syllables > best?.syllables ?? 0 else { continue }
            best = (name, count.syllables)
        }
        return best?.name
    }

    /// The lines with bytes beyond ASCII, up to a size; a page's markup says little.
    private static func sample(of bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > sampleSize else { return bytes }
        var sample: [UInt8] = []
        var index = 0
        while index < bytes.count, sample.count < sampleSize {
            index = UTF8Text.endOfASCII(in: bytes.span, from: index)
            guard index < bytes.count else { break }
            let start = max(0, index - 64)
            let stop = min(bytes.count, index + 192)
            sample.append(contentsOf: bytes[start..<stop])
            sample.append(0x0A)
            index = stop
        }
        return sample
    }

    /// UTF-16 without a mark: zeros at one parity, or units that are East Asian text.
    private static func wideEncoding(_ bytes: [UInt8]) -> String? {
        let count = min(bytes.count, 4096) & ~1
        guard count >= 4, bytes.count % 2 == 0 else { return nil }
        var evenZeros = 0
        var oddZeros = 0
        for index in stride(from: 0, to: count, by: 2) {
            if bytes[index] == 0 { evenZeros += 1 }
            if bytes[index + 1] == 0 { oddZeros += 1 }
        }
        let units = count / 2
        if oddZeros * 10 >= units * 3, evenZeros * 20 <= oddZeros { return "utf-16le" }
        if evenZeros * 10 >= units * 3, oddZeros * 20 <= evenZeros { return "utf-16be" }
        guard evenZeros + oddZeros > 0 else { return nil }
        let little = plausibleUnits(bytes, count, isBigEndian: false)
        let big = plausibleUnits(bytes, count, isBigEndian: true)
        if little * 20 >= units * 19, big * 2 < units { return "utf-16le" }
        if big * 20 >= units * 19, little * 2 < units { return "utf-16be" }
        return nil
    }

    private static func plausibleUnits(
        _ bytes: [UInt8], _ count: Int, isBigEndian: Bool
    ) -> Int {
        var plausible = 0
        for index in stride(from: 0, to: count, by: 2) {
            let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
            switch isBigEndian ? first << 8 | second : second << 8 | first {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xB7, 0x2010...0x2030, 0x3000...0x30FF,
                0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF00...0xFFEF:
                plausible += 1
            default:
                break
            }
        }
        return plausible
    }

    /// Whether ASCII text switches to Japanese and back.
    private static func hasJapaneseEscapes(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while let escape = bytes[index...].firstIndex(of: 0x1B) {
            if bytes[escape...].starts(with: [0x1B, 0x24, 0x42])
                || bytes[escape...].starts(with: [0x1B, 0x24, 0x40])
                || bytes[escape...].starts(with: [0x1B, 0x28, 0x4A])
            {
                return bytes.allSatisfy { $0 < 0x80 }
            }
            index = escape + 1
        }
        return false
    }

    /// The encoding of old texts in a language (WHATWG HTML, part 13.2.3.2).
    private static func fallback(for language: String?) -> String {
        let language = (language ?? "").lowercased()
        if language.hasPrefix("zh-tw") || language.hasPrefix("zh-hant") { return "big5" }
        return switch language.prefix(2) {
        case "ar", "fa": "windows-1256"
        case "be", "bg", "ky", "mk", "ru", "sr", "tg", "uk": "windows-1251"
        case "cs", "hr", "hu", "pl", "sk", "sl", "ro": "windows-1250"
        case "el": "windows-1253"
        case "et", "lt", "lv": "windows-1257"
        case "he": "windows-1255"
        case "ja": "shift_jis"
        case "ko": "euc-kr"
        case "th": "windows-874"
        case "tr": "windows-1254"
        case "vi": "windows-1258"
        case "zh": "gb18030"
        default: "windows-1252"
        }
    }
}
