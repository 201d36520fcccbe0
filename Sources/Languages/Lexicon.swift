/// Words that pages use round their articles, unpacked at first use.
struct Lexicon: Sendable {
    static let shared = Lexicon()

    private var labels: [[UInt8]: SectionKind] = [:]
    let credit: PhraseList
    let byline: PhraseList
    let bylineSuffix: PhraseList
    let boilerplate: PhraseList

    private init() {
        // The first kind that claims a label has it.
        for (kind, table) in Lexicon.tables.reversed() {
            for label in Lexicon.words(of: table) { labels[Array(label.utf8)] = kind }
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

    /// What a line announces that is in lower case; `closes` says that it ends in a stop.
    func kind(ofLowered line: [UInt8], closes: Bool) -> SectionKind? {
        let label = normalized(line)
        if label.isEmpty { return nil }
        if let kind = labels[Array(label)] { return kind }
        guard label.count <= 96, !closes else { return nil }
        var ends: [Int] = []
        for index in label.indices where label[index] == 0x20 { ends.append(index) }
        let words = ends.count + 1
        var count = min(words - 1, 5)
        while count >= 2 {
            if words - count <= 3, let kind = labels[Array(label[..<ends[count - 1]])] {
                return kind
            }
            count -= 1
        }
        return nil
    }

    /// The label without the signs and counts round it.
    private func normalized(_ line: [UInt8]) -> ArraySlice<UInt8> {
        var text = line
        if line.contains(0xE2) || line.contains(0xC2) || line.contains(0xE3) {
            var view = String.UnicodeScalarView()
            for scalar in String(decoding: line, as: UTF8.self).unicodeScalars {
                switch scalar {
                case "’": view.append("'")
                case "\u{A0}", "\u{3000}": view.append(" ")
                default: view.append(scalar)
                }
            }
            text = Array(String(view).utf8)
        }
        var part = text[...]
        while let length = Self.sign(Self.signsBehind, part, atEnd: true) {
            part.removeLast(length)
        }
        while let length = Self.sign(Self.signsBefore, part, atEnd: false) {
            part.removeFirst(length)
        }
        if part.last == 0x29, let open = part.lastIndex(of: 0x28), open > part.startIndex,
            open + 2 < part.endIndex, part[(open + 1)..<(part.endIndex - 1)].allSatisfy(isDigit)
        {
            part = part[..<open]
            while part.last == 0x20 { part.removeLast() }
        }
        let digits = part.prefix(while: isDigit)
        if !digits.isEmpty, part.dropFirst(digits.count).first == 0x20 {
            part = part.dropFirst(digits.count)
            while part.first == 0x20 { part.removeFirst() }
        }
        return part
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// How many bytes a sign of the list takes at an end of the text.
    private static func sign(
        _ signs: [[UInt8]], _ text: ArraySlice<UInt8>, atEnd: Bool
    ) -> Int? {
        for sign in signs
        where atEnd ? text.suffix(sign.count).elementsEqual(sign) : text.starts(with: sign) {
            return sign.count
        }
        return nil
    }

    private static let signsBehind = [
        " ", "\t", ":", "：", ".", "…", "»", "›", ">", "|", "#", "▼", "+", "-",
    ].map { Array($0.utf8) }
    private static let signsBefore = [
        " ", "\t", "#", "▶", "»", "›", ">", "|", "■", "●", "•", "-",
    ].map { Array($0.utf8) }
}
