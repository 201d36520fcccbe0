internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyLanguages

extension PageMetadata {
    /// The day the article was published; nil where the page does not say.
    func published(title: String?) -> ArticleDate? {
        if let date = linkedDate("datePublished") ?? linkedDate("dateCreated") { return date }
        for name in [
            "article:published_time", "og:published_time", "article:published", "datepublished",
            "date_published", "parsely-pub-date", "sailthru.date", "dc.date.issued",
            "dcterms.created", "dc.date", "dcterms.date", "dc.created", "dcterms.issued",
            "publish-date", "publish_date", "publication_date", "pubdate", "pub_date",
            "citation_publication_date", "article.published", "date", "published-date",
            "article:create_time", "citation_date", "originalpublicationdate",
            "cxenseparse:recs:publishtime",
            "shareaholic:article_published_time", "gentime", "rnews:datepublished",
            "last-modified-date",
        ] {
            if let date = head.text(name).flatMap(date) { return date }
        }
        return markedDate() ?? addressDate() ?? writtenDate(title)
    }

    /// The day it was changed, where that is later.
    func updated(after published: ArticleDate?) -> ArticleDate? {
        let date =
            linkedDate("dateModified")
            ?? head.text(
                "article:modified_time", "og:updated_time", "datemodified", "dateModified",
                "dc.date.modified", "dcterms.modified", "lastmod", "last-modified", "modified"
            ).flatMap(date)
        guard let date, let published else { return date }
        return date > published ? date : nil
    }

    private func linkedDate(_ key: StaticString) -> ArticleDate? {
        articles.lazy.compactMap { $0.node[key]?.string.flatMap(date) }.first
    }

    /// A date that a program wrote.
    private func date(_ text: String) -> ArticleDate? {
        guard text.utf8.count < 100 else { return nil }
        if let date = ArticleDate(text), isSensible(date) { return date }
        let found = FoundDate(iso: text) ?? FoundDate.first(in: text)
        return found.map(ArticleDate.init).flatMap { isSensible($0) ? $0 : nil }
    }

    private func isSensible(_ date: ArticleDate) -> Bool {
        (1970...2100).contains(date.year) && date.day != nil
    }

    /// A `time`, or an element named as a date, in or above the article.
    private func markedDate() -> ArticleDate? {
        var best: (date: ArticleDate, rank: Int)?
        for (element, id) in scan.elements.enumerated() where tree[id].count > 0 {
            let property = tree.value(.itemprop, of: id)
            let classes = tree.value(.class, of: id)
            let isPublished = property?.firstIndex(of: "datepublished") != nil
            let isTime = scan.tag(element) == .time
            let isNamed = classes.map(PageMetadata.namesDate) ?? false
            guard isPublished || isTime || isNamed else { continue }
            if property?.firstIndex(of: "datemodified") != nil
                || classes?.firstIndex(of: "updated") != nil
                || classes?.firstIndex(of: "modified") != nil
            {
                continue
            }
            if isAside(element) { continue }
            let rank = isPublished ? 3 : isTime ? 2 : 1
            guard rank > best?.rank ?? 0 else { continue }
            let value =
                tree.value(.datetime, of: id) ?? tree.value(.content, of: id)
                ?? tree.value(.title, of: id)
            var found = value.flatMap { date(String(decoding: $0, as: UTF8.self)) }
            if found == nil {
                let text = tree.textContent(of: id).squeezed
                if text.count < 120 {
                    found = FoundDate.first(in: String(decoding: text, as: UTF8.self))
                        .map(ArticleDate.init)
                }
            }
            if let found, isSensible(found) { best = (found, rank) }
        }
        return best?.date
    }

    private static func namesDate(_ classes: ArraySlice<UInt8>) -> Bool {
        let words: [StaticString] = [
            "date", "datum", "fecha", "publish", "posted", "dateline", "timestamp", "pubtime",
        ]
        return words.contains { classes.firstIndex(of: $0) != nil }
    }

    /// The day in the page's address.
    private func addressDate() -> ArticleDate? {
        guard let address = site.address else { return nil }
        let parts = address.split(separator: "/")
        for index in parts.indices.dropLast(2) {
            guard parts[index].count == 4, let year = Int(parts[index]),
                (1995...2100).contains(year), let month = Int(parts[index + 1]),
                (1...12).contains(month), parts[index + 2].count <= 2,
                let day = Int(parts[index + 2]), (1...31).contains(day)
            else { continue }
            return ArticleDate(year: year, month: month, day: day)
        }
        return nil
    }

    /// A date in a short line about the headline, or right behind the article.
    private func writtenDate(_ title: String?) -> ArticleDate? {
        let start = blocksAtStart(title: title)
        let end = article.map { $0.upperBound..<min(scan.blocks.count, $0.upperBound + 4) } ?? 0..<0
        for block in Array(scan.blocks[start]) + Array(scan.blocks[end])
        where block.text.count < 140 && block.kind != .headline && !isAside(block.element) {
            if let found = FoundDate.first(in: scan.text(of: block)), found.day != nil,
                !found.isUpdate
            {
                return ArticleDate(found)
            }
        }
        return nil
    }
}

extension ArticleDate {
    /// The date that was found in a text.
    fileprivate init(_ found: FoundDate) {
        self.init(
            year: found.year, month: found.month, day: found.day, hour: found.hour,
            minute: found.hour == nil ? nil : found.minute ?? 0, second: found.second,
            offset: found.offsetMinutes)
    }
}
