/// Names made from titles, for addresses and files.
///
/// ```swift
/// Slug.make("Đắk Lắk, Đồng Tháp & đặc khu")  // "dak-lak-dong-thap-dac-khu"
/// ```
///
/// Latin, Greek and Cyrillic letters become ASCII; letters of other scripts stay; what is neither
/// letter nor digit becomes one hyphen. Empty where the title has no letter or digit.
public enum Slug {
    /// The slug of `title`, cut at a word where it would be longer than `limit` bytes.
    ///
    /// - Parameters:
    ///   - title: Text in composed or decomposed form.
    ///   - limit: How many bytes the slug has at most.
    ///   - ascii: Whether letters that no table turns into ASCII are left out.
    ///   - separator: What stands between words.
    /// - Returns: The words, parted by `separator`.
    public static func make(
        _ title: String, limit: Int = 80, ascii: Bool = false, separator: String = "-"
    ) -> String {
        var builder = SlugBuilder(keepsAll: !ascii)
        let scalars = Array(title.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if isApostrophe(scalar), isClitic(scalars, after: index) { continue }
            builder.add(scalar)
        }
        return join(builder.words, separator: separator, limit: limit)
    }

    private static func join(_ words: [String], separator: String, limit: Int) -> String {
        var slug = ""
        for word in words {
            let length = slug.utf8.count + separator.utf8.count + word.utf8.count
            if slug.isEmpty {
                slug = word.utf8.count <= limit ? word : prefix(of: word, bytes: limit)
            } else if length <= limit {
                slug += separator + word
            } else {
                break
            }
        }
        return slug
    }

    private static func prefix(of word: String, bytes: Int) -> String {
        var part = ""
        var length = 0
        for character in word {
            length += character.utf8.count
            if length > bytes { break }
            part.append(character)
        }
        return part
    }

    private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "’"
    }

    /// Whether an English ending such as ’s or ’ll follows.
    private static func isClitic(_ scalars: [Unicode.Scalar], after index: Int) -> Bool {
        guard index > 0, Transliteration.isLetter(scalars[index - 1]) else { return false }
        var ending = ""
        for scalar in scalars[(index + 1)...].prefix(3) {
            guard scalar.isASCII, Transliteration.isLetter(scalar) else { break }
            ending.unicodeScalars.append(scalar)
        }
        return ["s", "t", "re", "ll", "ve", "d", "m", "S", "T", "RE", "LL", "VE", "D", "M"]
            .contains(ending)
    }
}

/// Collects the words of a slug scalar by scalar.
private struct SlugBuilder {
    private(set) var words: [String] = []
    private let keepsAll: Bool
    private var isOpen = false
    private var isFolded = false
    private let table = Transliteration.shared

    init(keepsAll: Bool) { self.keepsAll = keepsAll }

    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.properties.isDefaultIgnorableCodePoint { return }
        if Transliteration.isMark(scalar) {
            // Marks on letters that became ASCII fall away, others belong to their letter.
            if isOpen, !isFolded, keepsAll { words[words.count - 1].unicodeScalars.append(scalar) }
            return
        }
        if let ascii = table.ascii(scalar) {
            for (index, part) in ascii.split(separator: "-", omittingEmptySubsequences: false)
                .enumerated()
            {
                if index > 0 { isOpen = false }
                if !part.isEmpty { append(String(part)) }
            }
            isFolded = true
        } else if keepsAll,
            Transliteration.isLetter(scalar) || scalar.properties.numericType == .decimal
        {
            append(scalar.properties.lowercaseMapping)
            isFolded = false
        } else if !Transliteration.isLetter(scalar) {
            isOpen = false
        }
    }

    private mutating func append(_ text: String) {
        if isOpen {
            words[words.count - 1] += text
        } else {
            words.append(text)
            isOpen = true
        }
    }
}
