/// Whether words are shaped like the name of a person.
public enum NameShape {
    /// Two to five capitalised words, two to six ideographs, or two to four Arabic words.
    public static func isLikely(_ text: String) -> Bool {
        if isIdeographic(text) { return true }
        let words = text.split(separator: " ")
        guard words.count > 1, words.count <= 5, text.unicodeScalars.count < 45 else {
            return false
        }
        if words.count <= 4, words.allSatisfy(isArabic) { return true }
        for word in words {
            guard let first = word.unicodeScalars.first else { return false }
            guard first.properties.isUppercase || particles.contains(String(word)) else {
                return false
            }
            if noNames.contains(String(word)) { return false }
        }
        for scalar in text.unicodeScalars
        where scalar.properties.numericType != nil || "?!:".unicodeScalars.contains(scalar) {
            return false
        }
        // A run of capitals is a heading, a button, an agency.
        guard
            text.unicodeScalars.contains(where: \.properties.isLowercase)
                || !text.unicodeScalars.contains(where: \.properties.isUppercase)
        else { return false }
        return SectionKind(label: text) == nil
    }

    /// The words up to a trade or a number, once where they stand twice, and parted where a page's
    /// marks were lost between them.
    static func cleaned(_ words: [Substring]) -> [String] {
        var result: [String] = []
        loop: for word in words {
            if result.isEmpty, ["By", "Von", "Por", "Par", "by", "von"].contains(word),
                words.count > 2
            {
                continue
            }
            if !result.isEmpty,
                trades.contains(word.lowercased())
                    || word.unicodeScalars.contains(where: { $0.properties.numericType != nil })
            {
                break
            }
            guard let seam = seam(in: word) else {
                result.append(String(word))
                continue
            }
            result.append(String(word[..<seam]))
            if words.count > 1 { break loop }
            result.append(String(word[seam...]))
        }
        let half = result.count / 2
        let isDouble =
            half > 0 && result.count % 2 == 0
            && result[..<half].elementsEqual(result[half...])
        return isDouble ? Array(result[..<half]) : result
    }

    /// Where a capital follows three small letters or more, as in "SchwartzReporter".
    private static func seam(in word: Substring) -> Substring.Index? {
        var small = 0
        for index in word.indices {
            guard let scalar = word[index].unicodeScalars.first else { continue }
            if scalar.properties.isLowercase {
                small += 1
            } else {
                if small >= 3, scalar.properties.isUppercase { return index }
                small = 0
            }
        }
        return nil
    }

    private static let trades: Set<String> = [
        "redakteur", "redakteurin", "redaktor", "redaktorin", "founder", "editor", "author",
        "reporter", "correspondent", "korrespondent", "autor", "autorin", "writer", "journalist",
        "journalistin", "erstellt", "posted", "parliamentary", "senior", "staff", "contributor",
        "columnist", "chefredakteur", "periodista", "redactor", "redactora", "journaliste", "⋅",
    ]

    /// What may be a name where a word such as "by" stands in front.
    static func isPossible(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
            text.unicodeScalars.count <= 40, text.split(separator: " ").count <= 4
        else { return false }
        return first.properties.isUppercase || first.value > 0x5FF
    }

    /// Two to six ideographs, kana or Hangul.
    static func isIdeographic(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard (2...6).contains(scalars.count) else { return false }
        return scalars.allSatisfy {
            ($0.value >= 0x3040 && $0.value < 0xA000) || ($0.value >= 0xAC00 && $0.value < 0xD7A4)
                || $0.value >= 0x20000
        }
    }

    private static func isArabic(_ word: Substring) -> Bool {
        word.unicodeScalars.allSatisfy {
            $0.value >= 0x620 && $0.value < 0x700 && $0.value != 0x640
        }
    }

    private static let particles: Set<String> = [
        "de", "von", "van", "da", "la", "el", "und", "and", "et", "y", "&", "der", "den", "di",
        "du",
        "del", "dos", "bin", "zu",
    ]

    private static let noNames: Set<String> = [
        "Published", "Updated", "Written", "Posted", "Reviewed", "Related", "Blog", "Home", "Share",
        "Mehr", "The", "Your", "Der", "Das", "Die", "Les", "Los", "News", "Read", "More",
        "Comments",
        "Last", "Modified", "Post", "Views", "Back", "Next", "Request", "Info", "Start", "Here",
        "View", "Quick", "Links", "Table", "Contents", "Sign", "Log", "Previous", "Über", "Weitere",
        "Informationen", "Bildrechte", "Redaktion", "Team", "Staff", "Public", "Domain", "Writer",
        // Days of the week, which stand beside dates as names do.
        "Thứ", "Chủ", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend",
        "Sonntag", "Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche",
        "Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo", "Lunedì",
        "Martedì", "Mercoledì", "Giovedì", "Venerdì", "Sabato", "Domenica", "Senin", "Selasa",
        "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu",
    ]
}
