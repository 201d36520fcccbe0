internal import GalleyDocumentModel
internal import GalleyLanguages

/// Lines such as "Author: …" at the very start of a document.
struct HeaderBlock {
    private var fields: [(name: String, value: String)] = []
    /// The first line after it.
    let end: Int

    init?(_ lines: [SourceLine]) {
        var index = 0
        while index < lines.count, lines[index].isBlank { index += 1 }
        var knows = false
        while index < lines.count, !lines[index].isBlank, fields.count < 40 {
            let line = String(decoding: lines[index].text, as: UTF8.self)
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { return nil }
            let name = line[..<colon].lowercased()
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            guard name.split(separator: " ").count <= 2, name.count <= 24, !value.isEmpty,
                !value.hasPrefix("//"), name.allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" })
            else { return nil }
            knows = knows || Self.names[name] != nil
            fields.append((name, String(value)))
            index += 1
        }
        guard fields.count >= 2, knows, index < lines.count else { return nil }
        end = index
    }

    func apply(to metadata: inout Metadata) {
        for (name, value) in fields {
            switch Self.names[name] {
            case .title: metadata.title = metadata.title ?? value
            case .authors: metadata.authors += BylineNames.split(value).map { Author($0) }
            case .published:
                if let date = ArticleDate(value) ?? FoundDate.first(in: value).map(ArticleDate.init)
                {
                    metadata.published = date
                } else {
                    metadata["date"] = .string(value)
                }
            case .tags:
                metadata.tags += value.split { $0 == "," || $0 == ";" }
                    .map { BylineNames.trimmed(String($0)) }
            case .language: metadata.language = value
            default:
                metadata[Field(name.split(separator: " ").joined(separator: "-"))] = .string(value)
            }
        }
    }

    private static let names: [String: Field] = {
        var names: [String: Field] = [:]
        let words: [(Field, String)] = [
            (
                .title,
                "title subject headline titel titre título titolo betreff assunto asunto objet"
            ),
            (.authors, "author authors by from autor autorin auteur autore von par por"),
            (.published, "date published datum fecha data publié veröffentlicht"),
            (.tags, "tags keywords schlagwörter mots-clés etiquetas"),
            (.language, "language lang sprache langue idioma"),
        ]
        for (field, list) in words {
            for word in list.split(separator: " ") { names[String(word)] = field }
        }
        for (field, name) in [
            (Field.title, "tiêu đề"), (.authors, "tác giả"), (.published, "ngày"),
            (.tags, "từ khóa"), (.language, "ngôn ngữ"),
        ] { names[name] = field }
        return names
    }()
}

/// Cuts a list of people.
enum BylineNames {
    static func split(_ text: String) -> [String] {
        if let byline = Byline(in: text), byline.evidence >= .date || byline.people.count > 1 {
            return byline.people
        }
        return text.split { $0 == ";" || $0 == "," }.map { trimmed(String($0)) }
            .filter { !$0.isEmpty }
    }

    static func trimmed(_ text: String) -> String {
        var part = text[...]
        while part.first == " " { part = part.dropFirst() }
        while part.last == " " { part = part.dropLast() }
        return String(part)
    }
}
