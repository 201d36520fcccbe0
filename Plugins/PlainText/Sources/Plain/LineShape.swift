internal import GalleyLanguages
internal import GalleyTextLayout

/// What two lines that stand together look like.
enum LineShape {
    /// Whether a sentence seems to go on from one line to the next.
    static func goesOn(_ line: [UInt8], _ next: [UInt8]) -> Bool {
        guard !SentenceEnd.closes(line), !SentenceEnd.announces(line.span),
            let first = String(decoding: next.prefix(4), as: UTF8.self).unicodeScalars.first
        else { return false }
        return first.properties.isLowercase
    }

    /// Puts the blank between two joined lines, or takes a hyphen out.
    static func join(_ text: inout [UInt8], _ next: [UInt8], words: WordList) {
        guard let first = String(decoding: next.prefix(4), as: UTF8.self).unicodeScalars.first
        else {
            return
        }
        if text.last == 0x2D, text.count > 1, text[text.count - 2] > 0x40,
            first.properties.isLowercase
        {
            if words.joins(text.suffix(80).dropLast(), next) == .whole { text.removeLast() }
            return
        }
        let isHangul = first.value >= 0xAC00 && first.value < 0xD7A4
        if CellWidth.of(first) == 2, !isHangul { return }
        text.append(0x20)
    }
}

/// What headings without marks look like.
enum HeadingShape {
    /// Whether all letters are capitals of a script that has them.
    static func isCapitals(_ text: [UInt8]) -> Bool {
        var capitals = 0
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar.properties.isLowercase { return false }
            if scalar.properties.isUppercase { capitals += 1 }
        }
        return capitals >= 2
    }

    /// The depth of a numbered heading: 2 for "1." and "Chapter 3", 3 for "1.2".
    static func numberedLevel(_ text: [UInt8]) -> Int? {
        let line = String(decoding: text, as: UTF8.self)
        let words = line.split(separator: " ", maxSplits: 2)
        guard words.count >= 2 else { return nil }
        let first = words[0]
        if chapterWords.contains(first.lowercased()),
            words[1].utf8.first.map({ $0 >= 48 && $0 <= 57 }) ?? false || isRoman(words[1])
        {
            return 2
        }
        if first.last == ".", isRoman(first.dropLast()) { return 2 }
        let parts = first.split(separator: ".")
        guard !parts.isEmpty, parts.count <= 4,
            parts.allSatisfy({ $0.utf8.count <= 3 && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } }),
            first.contains(".")
        else { return nil }
        return parts.count + 1
    }

    private static func isRoman(_ word: some StringProtocol) -> Bool {
        let letters = word.utf8.filter { $0 != 0x2E && $0 != 0x3A }
        return !letters.isEmpty && letters.count <= 7
            && letters.allSatisfy { "IVXLC".utf8.contains($0) }
    }

    private static let chapterWords: Set<String> = [
        "chapter", "chương", "kapitel", "chapitre", "capítulo", "capitolo", "hoofdstuk", "rozdział",
        "глава", "bölüm", "bab", "part", "phần", "teil", "partie", "parte",
    ]
}

/// What lines of programs look like.
enum CodeShape {
    static func isLikely(_ text: [UInt8]) -> Bool {
        guard let last = text.last, let first = text.first else { return false }
        if "{};)".utf8.contains(last) || "{}<$#@".utf8.contains(first) { return true }
        let signs = text.count { "{}()[];=<>_\\$|&*/+".utf8.contains($0) }
        return signs >= 2 && signs * 12 >= text.count
    }
}
