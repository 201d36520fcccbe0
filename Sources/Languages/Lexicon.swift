/// Words that pages use round their articles, unpacked at first use.
struct Lexicon: Sendable {
    static let shared = Lexicon()

    private var labels: [String: SectionKind] = [:]
    let credit: PhraseList
    let byline: PhraseList
    let bylineSuffix: PhraseList
    let boilerplate: PhraseList

    private init() {
        // The first kind that claims a label has it.
        for (kind, table) in Lexicon.tables.reversed() {
            for label in Lexicon.words(of: table) { labels[label] = kind }
        }
        credit = PhraseList(Lexicon.words(of: LexiconTable.credit))
        byline = PhraseList(Lexicon.words(of: LexiconTable.byline))
        bylineSuffix = PhraseList(Lexicon.words(of: LexiconTable.bylineSuffix))
        boilerplate = PhraseList(Lexicon.words(of: LexiconTable.boilerplate))
    }

    private static let tables: [(SectionKind, String)] = [
        (.related, LexiconTable.related), (.more, LexiconTable.more),
        (.mostRead, LexiconTable.mostRead), (.multimedia, LexiconTable.multimedia),
        (.tags, LexiconTable.tags), (.comments, LexiconTable.comments),
        (.share, LexiconTable.share), (.newsletter, LexiconTable.newsletter),
        (.advertisement, LexiconTable.advertisement),
    ]

    /// The words of a table without the names of the languages.
    static func words(of table: String) -> [String] {
        table.split(separator: "\n").filter { !$0.hasPrefix(":") }
            .flatMap { $0.split(separator: "|") }.map(String.init)
    }

    func kind(of line: String) -> SectionKind? {
        let label = normalized(line)
        if label.isEmpty { return nil }
        if let kind = labels[label] { return kind }
        guard label.utf8.count <= 96, !SentenceEnd.closes(line) else { return nil }
        let words = label.split(separator: " ")
        var count = min(words.count - 1, 5)
        while count >= 2 {
            if words.count - count <= 3,
                let kind = labels[words[..<count].joined(separator: " ")]
            {
                return kind
            }
            count -= 1
        }
        return nil
    }

    /// The label in lower case without the signs and counts round it.
    private func normalized(_ line: String) -> String {
        var scalars: [Unicode.Scalar] = []
        for scalar in line.lowercased().unicodeScalars {
            switch scalar {
            case "’": scalars.append("'")
            case "\t", "\u{A0}", "\u{3000}": scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        var part = scalars[...]
        while let last = part.last, Self.signsBehind.contains(last) { part.removeLast() }
        while let first = part.first, Self.signsBefore.contains(first) { part.removeFirst() }
        if part.last == ")", let open = part.lastIndex(of: "("), open > part.startIndex,
            part.index(after: open) < part.index(before: part.endIndex),
            part[(open + 1)..<(part.endIndex - 1)].allSatisfy(isDigit)
        {
            part = part[..<open]
            while part.last == " " { part.removeLast() }
        }
        let digits = part.prefix(while: isDigit)
        if !digits.isEmpty, part.dropFirst(digits.count).first == " " {
            part = part.dropFirst(digits.count)
            while part.first == " " { part.removeFirst() }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: part)
        return String(text)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 48 && scalar.value <= 57
    }

    private static let signsBehind: Set<Unicode.Scalar> = [
        " ", ":", "：", ".", "…", "»", "›", ">", "|", "#", "▼", "+", "-",
    ]
    private static let signsBefore: Set<Unicode.Scalar> = [
        " ", "#", "▶", "»", "›", ">", "|", "■", "●", "•", "-",
    ]
}
