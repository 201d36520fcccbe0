/// A part of a byline between bars, dashes, dates and wide spaces.
struct BylineSegment {
    var text: String

    /// The outlet behind a word such as "Source:".
    var source: String? {
        let lowered = Array(text.lowercased().utf8)
        guard !lowered.isEmpty, let length = Self.sourceWords.match(in: lowered, at: 0) else {
            return nil
        }
        let rest = Array(text.utf8)
        guard rest.count == lowered.count, length < rest.count else { return nil }
        let hasColon = rest[length] == 0x3A || rest[length...].starts(with: Array("：".utf8))
        let word = String(decoding: lowered[..<length], as: UTF8.self)
        guard hasColon || word == "theo" else { return nil }
        let name = Self.trimmed(String(decoding: rest[length...], as: UTF8.self))
        if word == "theo", !hasColon, name.split(separator: " ").count > 6 { return nil }
        return name.isEmpty || name.utf8.count > 90 ? nil : name
    }

    /// Whether the word in front is one for an editor.
    var namesEditor: Bool {
        let lowered = Array(text.lowercased().utf8)
        return !lowered.isEmpty && Self.editorWords.match(in: lowered, at: 0) != nil
    }

    /// The names behind a word such as "by".
    func namesAfterWord() -> [String]? {
        guard let (rest, isInside) = afterWord() else { return nil }
        var names: [String] = []
        for part in Self.people(in: rest) {
            let isFirst = names.isEmpty && !isInside
            guard NameShape.isLikely(part) || (isFirst && NameShape.isPossible(part)) else { break }
            names.append(part)
        }
        return names.isEmpty ? nil : names
    }

    /// Names without any word for it.
    func bareNames() -> [String]? {
        var names: [String] = []
        for part in Self.people(in: text) {
            guard NameShape.isLikely(part) else { break }
            names.append(part)
        }
        return names.isEmpty ? nil : names
    }

    /// What follows the first byline word.
    func textAfterWord() -> String? { afterWord()?.text }

    /// What follows the first byline word, and whether text stands in front of that.
    private func afterWord() -> (text: String, isInside: Bool)? {
        let bytes = Array(text.utf8)
        let lowered = Array(text.lowercased().utf8)
        guard bytes.count == lowered.count else { return nil }
        if let first = lowered.first, first > 0,
            let length = Self.editorWords.match(in: lowered, at: 0)
        {
            let rest = Self.trimmed(String(decoding: bytes[length...], as: UTF8.self))
            if !rest.isEmpty { return (rest, false) }
        }
        for index in lowered.indices where index == 0 || Self.mayPrecedeWord(lowered[index - 1]) {
            if let length = Lexicon.shared.byline.match(in: lowered, at: index) {
                let rest = Self.trimmed(String(decoding: bytes[(index + length)...], as: UTF8.self))
                guard let first = rest.unicodeScalars.first, first.properties.isAlphabetic else {
                    continue
                }
                return (rest, index > 0)
            }
        }
        return afterGluedWord(bytes).map { ($0, false) }
    }

    /// "ByMaren Oakhollow", as pages have it whose marks were lost.
    private func afterGluedWord(_ bytes: [UInt8]) -> String? {
        for word in ["By", "Von", "von", "Por", "Par"] {
            let count = word.utf8.count
            guard bytes.count > count + 3, bytes.starts(with: word.utf8) else { continue }
            let rest = String(decoding: bytes[count...], as: UTF8.self)
            if rest.unicodeScalars.first?.properties.isUppercase == true { return rest }
        }
        return nil
    }

    private static func mayPrecedeWord(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == 0x2C || byte == 0x7C || byte == 0x2D
    }

    private static let sourceWords = PhraseList([
        "来源", "來源", "theo", "nguồn", "source", "quelle", "fuente", "fonte", "źródło", "zdroj",
        "источник", "джерело", "出典", "출처", "المصدر", "bron", "källa", "sumber", "kaynak",
    ])

    private static let editorWords = PhraseList([
        "责任编辑", "責任編輯", "编辑", "編輯", "editor", "editör", "biên tập", "edited by",
        "redaktion", "redacción", "redazione", "redação", "da redação",
    ])

    /// The text cut at commas and the words for "and".
    static func people(in text: String) -> [String] {
        var parts: [String] = []
        var words: [Substring] = []
        func close() {
            let name = trimmed(NameShape.cleaned(words).joined(separator: " "))
            if !name.isEmpty { parts.append(name) }
            words.removeAll()
        }
        for piece in text.split(whereSeparator: { ",;、，/()（）".contains($0) }) {
            for word in piece.split(separator: " ") {
                if connectors.contains(word.lowercased()), !words.isEmpty {
                    close()
                } else if enders.contains(word.lowercased()), !words.isEmpty {
                    close()
                    return parts
                } else {
                    words.append(word)
                }
            }
            close()
        }
        return parts
    }

    private static let connectors: Set<String> = [
        "and", "und", "et", "y", "e", "và", "en", "i", "a", "и", "ve", "dan", "och", "og", "&",
        "with",
        "mit", "avec", "con", "com", "و",
    ]
    private static let enders: Set<String> = [
        "on", "am", "à", "le", "em", "el", "at", "um", "in", "sagt", "says", "stand", "published",
        "updated", "last", "posted", "actualizado", "for", "für", "pour", "para",
    ]

    /// The text without the blanks and signs round it.
    static func trimmed(_ text: String) -> String {
        var part = text.unicodeScalars[...]
        while let first = part.first, isEdge(first) { part.removeFirst() }
        while let last = part.last, isEdge(last) { part.removeLast() }
        return String(part)
    }

    private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
        " .–—-:：,|\t\u{3000}\u{A0}·•".unicodeScalars.contains(scalar)
    }
}

/// Cuts a line into the parts of a byline.
enum BylineSegments {
    static func of(_ line: String, without ranges: [Range<Int>]) -> [BylineSegment] {
        var bytes = Array(line.utf8)
        for range in ranges { for index in range { bytes[index] = 0x7C } }
        var segments: [BylineSegment] = []
        var part = String.UnicodeScalarView()
        func close() {
            let text = BylineSegment.trimmed(withoutNoise(String(part)))
            if !text.isEmpty { segments.append(BylineSegment(text: text)) }
            part = String.UnicodeScalarView()
        }
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let isSpaced = { (at: Int) in at < 0 || at >= scalars.count || scalars[at] == " " }
            switch scalar {
            case "|", "•", "·", "–", "—", "\u{3000}", "\t": close()
            case "-" where isSpaced(index - 1) && isSpaced(index + 1): close()
            default: part.append(scalar)
            }
        }
        close()
        return segments
    }

    /// The text up to a time of day, and without addresses.
    private static func withoutNoise(_ text: String) -> String {
        var words: [Substring] = []
        for word in text.split(separator: " ") {
            if let first = word.first, first.isNumber, word.contains(where: { ":hH.".contains($0) })
            {
                break
            }
            if !word.contains("@") { words.append(word) }
        }
        return words.joined(separator: " ")
    }
}
