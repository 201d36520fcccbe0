/// What the head of a page says of its article, as far as the search for it looks.
struct PageFacts {
    /// The words of the title, the description, the site's name and the authors' names.
    var terms = WordTable()
    var titleCount = 0, descriptionCount = 0, siteCount = 0, authorCount = 0
    /// Runs of three words of the article's text, where the page holds it as linked data.
    var runs: Set<UInt64> = []
    /// The length of that text; 0 without it.
    var linkedLength = 0
    var saysArticle = false, isArticle = false, isForum = false, isProduct = false

    static let title = 1, description = 2, site = 4, author = 8
}

extension PageFacts {
    init(_ head: PageHead, _ data: LinkedData) {
        titleCount = add(head.first("og:title") ?? head.titleElement, PageFacts.title)
        descriptionCount = add(
            head.first("og:description") ?? head.first("description") ?? [], PageFacts.description)
        siteCount = add(head.first("og:site_name") ?? [], PageFacts.site)
        var names = Array(data.authorNames.prefix(4).joined(separator: " ").utf8)
        for name in ["author", "article:author", "parsely-author", "dc.creator"] {
            guard let value = head.first(name), value[...].firstIndex(of: "http") == nil else {
                continue
            }
            names += [32] + value
        }
        authorCount = add(names, PageFacts.author)
        saysArticle = head.first("og:type")?[...].firstIndex(of: "article") != nil
        isArticle = data.types.contains {
            $0.hasSuffix("Article") || $0 == "BlogPosting" || $0 == "Report"
        }
        isForum = !data.types.isDisjoint(with: ["DiscussionForumPosting", "QAPage", "Question"])
        isProduct = data.types.contains("Product")
        readBody(data.articleBody)
    }

    /// The number that stands for the page's declared types.
    var typeNumber: Int { (isArticle ? 1 : 0) + (isForum ? 2 : 0) + (isProduct ? 4 : 0) }

    /// Adds the words of a text; how many different ones there are.
    private mutating func add(_ text: [UInt8], _ bit: Int) -> Int {
        let scalars = text.scalars
        var words = WordScan(scalars[...])
        var count = 0
        while let word = words.next() {
            let hash = word.folded
            let known = max(0, terms.value(hash))
            if known & bit == 0 {
                _ = terms.exchange(hash, known | bit)
                count += 1
            }
        }
        return count
    }

    private mutating func readBody(_ body: String) {
        guard !body.isEmpty else { return }
        let tree = HTMLTree.parse(Array("<body><p>".utf8) + Array(body.utf8))
        let scalars = tree.textContent(of: tree.body ?? HTMLTree.root).scalars
        linkedLength = scalars.count
        guard linkedLength > 200 else { return }
        var scan = RunScan(scalars[...])
        while let run = scan.next() { runs.insert(run) }
    }
}

extension [UInt8] {
    /// The code points of valid UTF-8.
    var scalars: [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(count)
        var at = 0
        while at < count { result.append(scalar(at: &at, before: count)) }
        return result
    }
}

/// The words of a text, one after the other; wide characters are words of their own.
struct WordScan {
    struct Word {
        /// The hash of the word in small letters, and as it stands.
        let folded: UInt64
        let length: Int
    }

    private let text: ArraySlice<UInt32>
    private var at: Int

    init(_ text: ArraySlice<UInt32>) { (self.text, at) = (text, text.startIndex) }

    mutating func next() -> Word? {
        while at < text.endIndex, !text[at].isWord { at += 1 }
        guard at < text.endIndex else { return nil }
        var folded = WordHash()
        let start = at
        if text[at].isWide {
            folded.add(text[at])
            at += 1
        } else {
            while at < text.endIndex, text[at].isWord, !text[at].isWide {
                folded.add(text[at].lowercased)
                at += 1
            }
        }
        return Word(folded: folded.value, length: at - start)
    }
}

/// The hashes of all runs of three words, case kept; a shorter text is one run.
struct RunScan {
    private let text: ArraySlice<UInt32>
    private var at: Int
    private var window: [UInt64] = []
    private var count = 0
    private var isDone = false

    init(_ text: ArraySlice<UInt32>) { (self.text, at) = (text, text.startIndex) }

    mutating func next() -> UInt64? {
        guard !isDone else { return nil }
        while true {
            while at < text.endIndex, !text[at].isWord { at += 1 }
            guard at < text.endIndex else {
                isDone = true
                return count > 0 && count < 3 ? hash() : nil
            }
            var word = WordHash()
            while at < text.endIndex, text[at].isWord {
                word.add(text[at])
                at += 1
            }
            count += 1
            window.append(word.value)
            if window.count > 3 { window.removeFirst() }
            if window.count == 3 { return hash() }
        }
    }

    private func hash() -> UInt64 {
        window.reduce(0x9E37_79B9_7F4A_7C15) { ($0 ^ $1) &* 0x0100_0000_01B3 &+ ($0 >> 29) }
    }
}
