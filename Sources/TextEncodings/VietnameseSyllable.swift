/// The shape of Vietnamese syllables: beginning, vowels, ending, at most one tone.
enum VietnameseSyllable {
    /// How much of a text has that shape.
    struct Count {
        /// Words of letters only.
        var words = 0

        /// Words with a letter that is not ASCII.
        var marked = 0

        /// Of those, words that are syllables.
        var syllables = 0

        /// Whether a text that reads like this is Vietnamese.
        var isVietnamese: Bool {
            marked >= 10 && syllables * 10 >= marked * 8 && marked * 4 >= words
        }
    }

    /// Counts the words in a sample of text.
    static func count(in text: [UInt8]) -> Count {
        var count = Count()
        var word: [UInt32] = []
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if isLetter(scalar.value) {
                word.append(scalar.value)
                continue
            }
            if !word.isEmpty { add(word, to: &count) }
            word.removeAll(keepingCapacity: true)
        }
        if !word.isEmpty { add(word, to: &count) }
        return count
    }

    private static func add(_ word: [UInt32], to count: inout Count) {
        count.words += 1
        guard word.contains(where: { $0 >= 0x80 }) else { return }
        count.marked += 1
        if isSyllable(word) { count.syllables += 1 }
    }

    private static func isLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: true
        case ..<0xC0: false
        case 0xD7, 0xF7: false
        case 0x2000...0x2BFF: false
        default: true
        }
    }

    /// Whether the letters make one syllable.
    private static func isSyllable(_ word: [UInt32]) -> Bool {
        guard word.count <= 8 else { return false }
        let capitals = word.count(where: VietnameseLetters.isCapital)
        let isTitle = capitals == 1 && VietnameseLetters.isCapital(word[0])
        guard capitals == 0 || capitals == word.count || isTitle else { return false }
        var tones = 0
        var plain = String.UnicodeScalarView()
        for letter in word {
            let (vowel, tone) =
                VietnameseLetters.vowelAndTone(letter)
                ?? (VietnameseLetters.lowercased(letter), 0)
            if tone > 0 { tones += 1 }
            guard let scalar = Unicode.Scalar(vowel) else { return false }
            plain.append(scalar)
        }
        guard tones <= 1 else { return false }
        return hasShape(Array(plain))
    }

    private static func hasShape(_ letters: [Unicode.Scalar]) -> Bool {
        for start in 0...min(3, letters.count) where beginnings.contains(text(letters[..<start])) {
            for end in 0...min(2, letters.count - start)
            where endings.contains(text(letters[(letters.count - end)...])) {
                if vowels.contains(text(letters[start..<letters.count - end])) { return true }
            }
        }
        return false
    }

    private static func text(_ letters: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters)
        return String(text)
    }

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map(String.init) + [""])
    }

    private static let beginnings = words(
        "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x")

    private static let endings = words("c ch m n ng nh p t")

    private static let vowels = words(
        "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iê iêu oa oai oao oay oă oe oeo oi "
            + "ôi oo ơi ua uâ uây ue uê ui uô uôi uơ uy uya uyê uyu ưa ưi ươ ươi ươu ưu yê yêu"
    ).subtracting([""])
}
