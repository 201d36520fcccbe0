internal import GalleyJSONSyntax
internal import GalleyLanguages

extension PageMetadata {
    /// Who wrote the article; none where the page does not say.
    func authors(title: String?) -> [String] {
        let start = blocksAtStart(title: title)
        for find in [linkedAuthors, headAuthors, markedAuthors] {
            let people = people(in: find())
            if !people.isEmpty { return people }
        }
        let written = people(in: writtenAuthors(start))
        if !written.isEmpty { return written }
        let named = people(in: namedAuthors(start))
        if !named.isEmpty { return named }
        // Who writes alone often calls the site after himself.
        let others = people(in: elementAuthors())
        return others.isEmpty ? people(in: headAuthors(), allowsSite: true) : others
    }

    private func linkedAuthors() -> [String] {
        for article in articles {
            let names = ["author", "creator"].lazy
                .map { (key: StaticString) in self.names(article.node[key], depth: 0) }
                .first { !$0.isEmpty }
            if let names { return names }
        }
        return []
    }

    /// The names of a person, of several, or of who is referred to.
    private func names(_ node: JSONNode?, depth: Int) -> [String] {
        guard let node, depth < 6 else { return [] }
        if let text = node.string { return [text] }
        if node.kind == .array { return node.elements.flatMap { names($0, depth: depth + 1) } }
        guard node.kind == .object else { return [] }
        let person = data.resolved(node)
        if let name = person["name"] { return names(name, depth: depth + 1) }
        let parts = [person["givenName"]?.string, person["familyName"]?.string].compactMap(\.self)
        return parts.isEmpty ? [] : [parts.joined(separator: " ")]
    }

    private func headAuthors() -> [String] {
        for name in [
            "author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
            "dcterms.creator", "citation_author", "byl", "authors", "article:author_name",
            "og:author",
        ] {
            let values = (head.values[name] ?? []).map { String(decoding: $0, as: UTF8.self) }
            if !people(in: values).isEmpty { return values }
        }
        return []
    }

    /// Names in elements that say what they hold.
    private func markedAuthors() -> [String] {
        var names: [String] = []
        for id in scan.elements where scan.tree[id].count > 0 {
            let property = tree.value(.itemprop, of: id), relation = tree.value(.rel, of: id)
            guard property?.hasWord("author") == true || relation?.hasWord("author") == true else {
                continue
            }
            let inner = tree.descendants(of: id).first {
                tree.value(.itemprop, of: $0)?.hasWord("name") == true
            }
            let text = tree.textContent(of: inner ?? id).squeezed
            guard text.count > 3, text.count < 100 else { continue }
            names.append(String(decoding: text, as: UTF8.self))
            if names.count == 4 { break }
        }
        return names
    }

    /// A line near the headline that reads as a byline, best in an element named so.
    private func writtenAuthors(_ start: Range<Int>) -> [String] {
        for block in scan.blocks[start] {
            guard block.text.count > 5, block.text.count < 140, block.kind != .headline,
                block.kind != .heading, !isAside(block.element),
                let byline = Byline(in: scan.text(of: block)), !byline.people.isEmpty
            else { continue }
            if byline.evidence == .word || isNamedByline(block.element) { return byline.people }
        }
        return []
    }

    /// A short text near the headline in an element that is named after authors.
    private func namedAuthors(_ start: Range<Int>) -> [String] {
        for block in scan.blocks[start] {
            guard block.text.count > 4, block.text.count < 50, block.kind != .headline,
                isNamedByline(block.element), !isAside(block.element)
            else { continue }
            let text = scan.text(of: block)
            if NameShape.isLikely(text) { return [text] }
        }
        return []
    }

    /// The first text in an element named after authors, or in a link to a page of one.
    private func elementAuthors() -> [String] {
        for (element, id) in scan.elements.enumerated() where tree[id].count > 0 {
            let isNamed = tree.value(.class, of: id).map { classes in
                PageMetadata.authorClasses.contains { classes.hasWord($0) }
            }
            let isLinked = scan.tag(element) == .a && leadsToAuthor(id)
            guard isNamed == true || isLinked, !isAside(element) else { continue }
            let text = String(decoding: tree.textContent(of: id).squeezed, as: UTF8.self)
            guard text.count > 2, text.count < 50, !people(in: [text]).isEmpty,
                !text.contains(where: \.isNumber)
            else { continue }
            return [text]
        }
        return []
    }

    private func leadsToAuthor(_ id: HTMLTree.ID) -> Bool {
        guard let address = tree.value(.href, of: id) else { return false }
        return PageMetadata.authorPaths.contains { address.firstIndex(of: $0) != nil }
    }

    private static let authorClasses: [StaticString] = [
        "author", "fn", "author-name", "authorname", "author_name", "byline-name", "byline__name",
        "post-author", "entry-author", "article-author", "byline-author", "author__name",
    ]
    private static let authorPaths: [StaticString] = [
        "/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/auteur/", "?author=",
    ]

    private func isNamedByline(_ element: Int) -> Bool {
        scan.chain(element).prefix(3).contains { element in
            guard let classes = tree.value(.class, of: scan.elements[element]) else { return false }
            return ["byline", "author", "autor", "auteur", "writer"].contains {
                (word: StaticString) in classes.firstIndex(of: word) != nil
            }
        }
    }

    /// The persons in texts that may hold several, and other things.
    private func people(in texts: [String], allowsSite: Bool = false) -> [String] {
        var people: [String] = []
        for text in texts where text.utf8.count < 500 {
            for part in PersonNames.parts(of: cleaned(text)) {
                let key = folded(part)
                guard PersonNames.isPerson(part), allowsSite || !site.isName(part),
                    !people.contains(where: { folded($0) == key })
                else { continue }
                people.append(part)
            }
        }
        return Array(people.prefix(12))
    }
}

/// Names of people as pages write them.
enum PersonNames {
    /// The names in a text: cut at commas, ampersands and words for "and", freed of words before.
    static func parts(of text: String) -> [String] {
        var rest = Substring(text)
        for word in before where folded(text).hasPrefix(word + " ") {
            let count = word.split(separator: " ").count
            rest = rest.split(separator: " ", maxSplits: count).last ?? rest
            break
        }
        var parts: [String] = [""]
        let words = rest.split(separator: " ")
        for word in words {
            if ["and", "und", "et", "y", "e", "&", "og", "och", "en", "i", "|", "/", "-", "•"]
                .contains(
                    word.lowercased()), !(parts.last ?? "").isEmpty
            {
                parts.append("")
                continue
            }
            for (index, piece) in word.split(
                omittingEmptySubsequences: false, whereSeparator: { ",;|/、，".contains($0) }
            ).enumerated() {
                if index > 0 { parts.append("") }
                guard !piece.isEmpty else { continue }
                let last = parts.removeLast()
                parts.append(last.isEmpty ? String(piece) : last + " " + piece)
            }
        }
        return parts.map { $0.trimmingPunctuation }.filter { !$0.isEmpty && !isDegree($0) }
    }

    /// Whether a text can be the name of a person or of who signs.
    static func isPerson(_ text: String) -> Bool {
        let words = folded(text)
        guard words.count > 1, text.count < 60, !text.contains("http"), !text.contains("www."),
            !text.contains("@"), text.split(separator: " ").count <= 6,
            !words.allSatisfy({ $0.isNumber || $0 == " " })
        else { return false }
        return !nobody.contains(words)
    }

    private static func isDegree(_ text: String) -> Bool {
        ["phd", "md", "dr", "jr", "mba", "rd", "ph d", "m d", "esq", "rn"].contains(folded(text))
    }

    private static let before = [
        "by", "von", "par", "por", "di", "door", "av", "af", "od", "written by", "posted by",
        "published by", "author", "autor", "text", "texte", "texto", "escrito por", "publié par",
        "przez", "door", "review by", "story by",
    ].sorted { $0.count > $1.count }

    private static let nobody: Set<String> = [
        "admin", "administrator", "editor", "staff", "webmaster", "user", "author", "guest",
        "anonymous", "null", "none", "undefined", "unknown", "n a", "root", "website", "default",
        "by", "share", "editorial",
    ]
}

extension String {
    /// Without blanks and signs at both ends, but for a point that ends an initial.
    fileprivate var trimmingPunctuation: String {
        let signs: Set<Character> = [
            " ", ":", "–", "—", "-", "·", "•", ",", "\"", "”", "“", "(", ")", "*",
        ]
        var text = Substring(self)
        while let first = text.first, signs.contains(first) { text = text.dropFirst() }
        while let last = text.last, signs.contains(last) { text = text.dropLast() }
        return String(text)
    }
}
