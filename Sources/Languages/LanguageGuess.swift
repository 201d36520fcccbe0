/// The language that a text seems to be in.
public struct LanguageGuess: Hashable, Sendable {
    /// The tag of the language, "vi".
    public var language: String
    /// From 0, no better than the next, to 1.
    public var confidence: Double

    /// Guesses from the script and from the words that a language cannot do without.
    ///
    /// At most the first 2,500 scalars are looked at; none where there is too little to tell.
    public init?(of text: String) {
        var scripts = ScriptCount()
        var words: [String: Int] = [:]
        var total = 0
        let part = String(String.UnicodeScalarView(text.unicodeScalars.prefix(2_500)))
        for scalar in part.unicodeScalars { scripts.add(scalar) }
        let lowered = LetterCase.lowered(Array(part.utf8))
        for word in lowered.split(whereSeparator: {
            $0 < 0x41 || ($0 > 0x5A && $0 < 0x61) || ($0 > 0x7A && $0 < 0x80)
        }) {
            total += 1
            // The small words of a language are short.
            if word.count <= 15 { words[String(decoding: word, as: UTF8.self), default: 0] += 1 }
        }
        if let language = scripts.language(words) {
            self.init(language: language, confidence: 1)
        } else if let guess = LanguageGuess(words: words, total: total, scripts: scripts) {
            self = guess
        } else {
            return nil
        }
    }

    private init(language: String, confidence: Double) {
        (self.language, self.confidence) = (language, confidence)
    }

    /// Weighs function words and the letters that only one language has.
    private init?(words: [String: Int], total: Int, scripts: ScriptCount) {
        guard total >= 3 else { return nil }
        let isCyrillic = scripts.cyrillic > scripts.latin
        var scores = [Double](repeating: 0, count: FunctionWordTable.rows.count)
        for (word, count) in words {
            for index in Self.languages[word] ?? [] { scores[index] += Double(count) }
            guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
            for (index, marks) in Self.marks
            where word.unicodeScalars.contains(where: marks.contains) {
                scores[index] += 0.8 * Double(count)
            }
        }
        var ranks: [(language: String, score: Double)] = []
        for (index, row) in FunctionWordTable.rows.enumerated()
        where isCyrillic == ["ru", "uk", "bg", "sr"].contains(row.language) {
            ranks.append((row.language, scores[index] / Double(total)))
        }
        ranks.sort { ($0.score, $1.language) > ($1.score, $0.language) }
        guard let best = ranks.first, best.score >= 0.08 else { return nil }
        let second = ranks.dropFirst().first?.score ?? 0
        self.init(language: best.language, confidence: (best.score - second) / best.score)
    }

    /// The rows of the table that hold a word.
    private static let languages: [String: [Int]] = {
        var languages: [String: [Int]] = [:]
        for (index, row) in FunctionWordTable.rows.enumerated() {
            for word in Set(row.words.split { $0 == " " || $0 == "\n" }) {
                languages[String(word), default: []].append(index)
            }
        }
        return languages
    }()

    /// The letters of a language by its row.
    private static let marks: [(Int, Set<Unicode.Scalar>)] = FunctionWordTable.rows.enumerated()
        .compactMap { index, row in letters[row.language].map { (index, $0) } }

    /// Letters that speak for one language among those that share words.
    private static let letters: [String: Set<Unicode.Scalar>] = [
        "vi": Set("ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ".unicodeScalars),
        "de": Set("ß".unicodeScalars), "es": Set("ñ¿¡".unicodeScalars),
        "pt": Set("ãõ".unicodeScalars), "pl": Set("łąęśżźń".unicodeScalars),
        "cs": Set("ěřů".unicodeScalars), "sk": Set("ľĺŕô".unicodeScalars),
        "sv": Set("äö".unicodeScalars), "da": Set("æø".unicodeScalars),
        "nb": Set("æø".unicodeScalars), "hu": Set("őű".unicodeScalars),
        "ro": Set("șțăşţ".unicodeScalars), "tr": Set("ğış".unicodeScalars),
        "ca": Set("l·".unicodeScalars.filter { $0 == "·" }), "fi": Set("ä".unicodeScalars),
        "uk": Set("іїєґ".unicodeScalars), "ru": Set("ыэё".unicodeScalars),
        "bg": Set("ъ".unicodeScalars), "sr": Set("ђјљњћџ".unicodeScalars),
    ]
}

/// How many letters of which script a text has.
private struct ScriptCount {
    var latin = 0, cyrillic = 0
    private var other: [String: Int] = [:]
    private var han = 0, kana = 0

    mutating func add(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
        case 0x370...0x3FF, 0x1F00...0x1FFF: other["el", default: 0] += 1
        case 0x400...0x52F: cyrillic += 1
        case 0x530...0x58F: other["hy", default: 0] += 1
        case 0x590...0x5FF: other["he", default: 0] += 1
        case 0x600...0x6FF: other["ar", default: 0] += 1
        case 0x900...0x97F: other["hi", default: 0] += 1
        case 0x980...0x9FF: other["bn", default: 0] += 1
        case 0xB80...0xBFF: other["ta", default: 0] += 1
        case 0xC00...0xC7F: other["te", default: 0] += 1
        case 0xE00...0xE7F: other["th", default: 0] += 1
        case 0xE80...0xEFF: other["lo", default: 0] += 1
        case 0x1000...0x109F: other["my", default: 0] += 1
        case 0x10A0...0x10FF: other["ka", default: 0] += 1
        case 0x1780...0x17FF: other["km", default: 0] += 1
        case 0x3040...0x30FF: kana += 1
        case 0x3400...0x9FFF, 0x20000...0x3FFFF: han += 1
        case 0xAC00...0xD7A3: other["ko", default: 0] += 1
        default: break
        }
    }

    /// The language that the script alone tells.
    func language(_ words: [String: Int]) -> String? {
        // An ideograph says as much as several letters.
        let asian = (han + kana) * 3
        let most = other.max { ($0.value, $1.key) < ($1.value, $0.key) }
        let largest = max(latin, cyrillic, asian, most?.value ?? 0)
        guard largest > 0 else { return nil }
        if asian == largest, han + kana > 0 { return kana * 12 > han ? "ja" : "zh" }
        guard let most, most.value == largest else { return nil }
        if most.key == "ar" {
            let text = words.keys.joined().unicodeScalars
            if text.contains(where: { "ٹڈےں".unicodeScalars.contains($0) }) { return "ur" }
            if text.contains(where: { "پچژگی".unicodeScalars.contains($0) }) { return "fa" }
        }
        return most.key
    }
}
