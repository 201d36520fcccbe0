internal import GalleyDocumentModel
internal import GalleyJSONSyntax

/// What a page says about its article, gathered from all the places that pages use.
///
/// Every place gives candidates; those that agree support each other, and the best one answers.
struct PageMetadata {
    let tree: HTMLTree
    let head: PageHead
    let data: LinkedData
    let scan: PageScan
    /// The objects of the linked data that describe the article, the best one first.
    let articles: [LinkedData.Object]
    let site: SiteNames
    /// The blocks from the first to the last of the article, if it was looked for.
    let article: ClosedRange<Int>?
    /// The elements that the article's beginning stands in, whose names say nothing of its parts.
    private let shared: Set<Int>

    init(
        _ tree: HTMLTree, _ head: PageHead, _ data: LinkedData, _ scan: PageScan,
        article: ClosedRange<Int>?
    ) {
        (self.tree, self.head, self.data, self.scan) = (tree, head, data, scan)
        self.article = article
        let start = article?.lowerBound ?? scan.blocks.firstIndex { $0.kind == .headline }
        let headline = scan.blocks.firstIndex { $0.kind == .headline }
        shared = Set(
            [start, headline].compactMap(\.self).flatMap {
                scan.chain(scan.blocks[$0].element)
            })
        articles = PageMetadata.articles(in: data)
        site = SiteNames(head, data, articles)
    }

    /// All fields, in the usual order.
    func metadata(articleText: String) -> Metadata {
        var metadata = Metadata()
        let title = title()
        metadata.title = title
        metadata.authors = authors(title: title).map { Author($0) }
        let published = published(title: title)
        metadata.published = published
        metadata.updated = updated(after: published)
        metadata.language = language(of: articleText)
        metadata.description = description(title: title)
        metadata.tags = tags()
        metadata.section = section()
        metadata.site = site.name
        metadata.canonical = site.address
        metadata.image = image()
        return metadata
    }

    /// Articles before pages, whole objects before parts of others.
    private static func articles(in data: LinkedData) -> [LinkedData.Object] {
        func rank(_ object: LinkedData.Object) -> Int {
            var rank = 0
            for key in ["headline", "datePublished", "author", "articleBody"] as [StaticString]
            where object.node[key] != nil { rank += 1 }
            if object.isNamed("article", "posting", "report") { rank += 2 }
            if object.isNamed("webpage", "review", "video") { rank -= 2 }
            return object.isNested ? rank - 3 : rank
        }
        return data.objects.filter { object in
            let isKnown = object.isNamed(
                "article", "posting", "report", "review", "recipe", "webpage", "blog", "video",
                "podcast", "news", "qapage")
            guard isKnown, !(object.isNested && object.isNamed("rating", "comment")) else {
                return false
            }
            return object.node["headline"] != nil || object.node["datePublished"] != nil
                || object.node["author"] != nil
        }.enumerated().sorted {
            (rank($1.element), $0.offset) < (rank($0.element), $1.offset)
        }.map(\.element)
    }
}

extension PageMetadata {
    /// Whether an element lies in a part that lists other articles, or in comments or a foot.
    func isAside(_ element: Int) -> Bool {
        var element = element
        while element >= 0, !shared.contains(element) {
            switch scan.tag(element) {
            case .aside, .footer, .nav: return true
            default: break
            }
            if let classes = tree.value(.class, of: scan.elements[element]),
                PageMetadata.asideWords.contains(where: { classes.firstIndex(of: $0) != nil })
            {
                return true
            }
            element = scan.parents[element]
        }
        return false
    }

    private static let asideWords: [StaticString] = [
        "related", "comment", "sidebar", "recommend", "popular", "teaser", "footer", "latest",
        "widget",
    ]

    /// The blocks among which bylines and days stand: about the headline and the article's start.
    func blocksAtStart(title: String?) -> Range<Int> {
        let wanted = Set(folded(title ?? "").split(separator: " "))
        let count = scan.blocks.count
        let headline = scan.blocks.firstIndex { block in
            guard block.kind == .headline || block.kind == .heading else { return false }
            let words = folded(scan.text(of: block)).split(separator: " ")
            return words.count { wanted.contains($0) } * 10 > 7 * max(words.count, wanted.count)
        }
        let start = article?.lowerBound ?? headline ?? 0
        let first = min(headline ?? start, start)
        guard start - first < 15 else {
            return max(0, start - 6)..<min(count, start + 5)
        }
        return max(0, first - 3)..<min(count, max(start + 4, first + 9))
    }

    private func description(title: String?) -> String? {
        let own = head.text("description").map(cleaned)
        let shared = head.text("og:description").map(cleaned)
        let isCut = shared.map { $0.hasSuffix("…") || $0.hasSuffix("...") } ?? true
        let others = [
            head.text("twitter:description"), articles.first?.node["description"]?.string,
            head.text("dc.description", "dcterms.description"),
        ].map { $0.map(cleaned) }
        let candidates = (isCut ? [own, shared] : [shared, own]) + others
        return candidates.compactMap(\.self).first {
            $0.count > 12 && folded($0) != folded(title ?? "")
        }
    }

    private func tags() -> [String] {
        var tags = head.values["article:tag"]?.map { String(decoding: $0, as: UTF8.self) } ?? []
        if tags.isEmpty { tags = LinkedData.texts(articles.first?.node["keywords"]) }
        if tags.isEmpty, let words = head.text("news_keywords", "keywords", "parsely-tags") {
            tags = [words]
        }
        if tags.count == 1 {
            tags = tags[0].split { $0 == "," || $0 == ";" || $0 == "、" }.map(String.init)
        }
        var seen: Set<String> = []
        return tags.map(cleaned).filter {
            !$0.isEmpty && $0.count < 60 && seen.insert(folded($0)).inserted
        }.prefix(30).map(\.self)
    }

    private func section() -> String? {
        let linked = LinkedData.texts(articles.first?.node["articleSection"]).first
        return (head.text("article:section", "parsely-section") ?? linked).map(cleaned)
            .flatMap { $0.isEmpty ? nil : $0 }
    }

    private func image() -> LeadImage? {
        let linked = articles.lazy.compactMap { imageAddress($0.node["image"]) }.first
        guard
            let address = head.text("og:image", "og:image:url", "og:image:secure_url")
                ?? head.text("twitter:image", "twitter:image:src") ?? linked
                ?? head.links["image_src"] ?? head.text("thumbnail", "parsely-image-url")
        else { return nil }
        let text = head.text("og:image:alt", "twitter:image:alt").map(cleaned)
        return LeadImage(site.joined(address), alternative: text)
    }

    private func imageAddress(_ node: JSONNode?) -> String? {
        guard let node else { return nil }
        if let text = node.string { return text.isEmpty ? nil : text }
        if node.kind == .array { return node.elements.lazy.compactMap(imageAddress).first }
        guard node.kind == .object else { return nil }
        return data.resolved(node)["url"]?.string ?? node["contentUrl"]?.string
    }
}

/// A text as people read it: references decoded, tags gone, single blanks.
func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 38 || $0 == 60 }) else {
        return String(decoding: Array(text.utf8).squeezed, as: UTF8.self)
    }
    var bytes = Array(text.utf8)
    for _ in 0..<2 where bytes.contains(38) || bytes.contains(60) {
        let tree = HTMLTree.parse(Array("<body>".utf8) + bytes)
        bytes = tree.textContent(of: tree.body ?? HTMLTree.root)
    }
    return String(decoding: bytes.squeezed, as: UTF8.self)
}

/// The words of a text in small letters, joined by blanks.
func folded(_ text: String) -> String {
    var result: [UInt8] = []
    var wasWord = false
    for scalar in Array(text.utf8).scalars {
        let isWord = scalar.isWord
        if isWord {
            if !wasWord, !result.isEmpty { result.append(32) }
            result.append(scalar: scalar.lowercased)
        }
        wasWord = isWord
    }
    return String(decoding: result, as: UTF8.self)
}
