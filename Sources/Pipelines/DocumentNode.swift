internal import GalleyDocumentModel
internal import GalleySelectors

/// A node of a document as selectors see it: text that stands alone is no node to them.
struct DocumentNode: SelectableNode {
    let node: Node

    init(_ node: Node) { self.node = node }

    static func == (left: DocumentNode, right: DocumentNode) -> Bool {
        left.node.isSame(as: right.node)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(node.identity) }

    var typeName: String { node.kind.name }

    func attribute(_ name: String) -> String? {
        switch name {
        case "id": return text(of: .id)
        case "class": return text(of: .classes)
        case "href", "src", "url": return text(of: .url)
        case "title": return text(of: .title)
        case "alt": return text(of: .alternative)
        case "language": return text(of: .language)
        case "lang": return node.kind == .codeBlock ? nil : text(of: .language)
        case "format": return text(of: .format)
        case "role", "kind", "name", "label", "key": return text(of: .name)
        default:
            if let own = node.attribute(name) { return own.string }
            guard let number = number(name) else { return nil }
            return Int(exactly: number).map(String.init) ?? "\(number)"
        }
    }

    func number(_ name: String) -> Double? {
        switch name {
        case "level":
            if case .heading(let level) = node.content { return Double(level) }
            return nil
        case "start":
            if case .list(let form) = node.content { return form.listStart }
            return nil
        case "words": return Double(wordCount(of: node.string))
        case "chars": return Double(node.string.unicodeScalars.count)
        case "links": return Double(count(.link))
        case "linkdensity":
            let all = node.string.utf8.count
            guard all > 0 else { return 0 }
            var linked = 0
            node.walk { inner in
                guard inner.kind == .link else { return true }
                linked += inner.string.utf8.count
                return false
            } leave: { _ in
            }
            return Double(linked) / Double(all)
        default: return node.attribute(name).flatMap { Double($0.string) }
        }
    }

    var parent: DocumentNode? { node.parent.map(DocumentNode.init) }
    var previous: DocumentNode? { node.previous.map(DocumentNode.init) }
    var next: DocumentNode? { node.next.map(DocumentNode.init) }
    var firstChild: DocumentNode? { node.firstChild.map(DocumentNode.init) }

    func text(limit: Int) -> [UInt8] { Array(node.string.utf8.prefix(limit)) }

    private func text(of key: AttributeKey) -> String? { node.optionalValue(key)?.string }

    private func count(_ kind: Kind) -> Int {
        var count = 0
        node.walk { inner in
            if inner.kind == kind { count += 1 }
            return true
        } leave: { _ in
        }
        return count
    }
}

/// The words of a text: runs between white space that hold a letter or digit.
func wordCount(of text: String) -> Int {
    var count = 0
    var isInside = false, isWord = false
    for scalar in text.unicodeScalars {
        if scalar.properties.isWhitespace {
            if isWord { count += 1 }
            (isInside, isWord) = (false, false)
        } else {
            isInside = true
            if !isWord, scalar.value >= 0x80 || isLetterOrDigit(scalar.value) { isWord = true }
        }
    }
    return count + (isInside && isWord ? 1 : 0)
}

private func isLetterOrDigit(_ value: UInt32) -> Bool {
    (48...57).contains(value) || (65...90).contains(value) || (97...122).contains(value)
}

extension SelectorVocabulary {
    /// The names that selectors of document nodes can use.
    static let document: SelectorVocabulary = {
        let own: [Kind: [String]] = [
            .heading: ["level"], .link: ["href", "title", "rel"], .image: ["src", "alt", "title"],
            .imageBlock: ["src", "alt", "title"], .embed: ["src"], .codeBlock: ["language"],
            .code: ["language"], .rawBlock: ["format"], .rawInline: ["format"], .list: ["start"],
            .section: ["role"], .callout: ["kind", "title"], .note: ["label"],
            .citation: ["key"], .shortcode: ["name"], .extension: ["name"],
        ]
        var types: [String: [String]] = [:]
        for kind in Kind.allCases { types[kind.name] = own[kind] ?? [] }
        return SelectorVocabulary(
            types: types,
            common: ["words", "chars", "links", "linkdensity", "line", "lang", "id", "class"],
            openPrefixes: ["data-", "aria-"],
            otherNames: [
                "codeblock": "code-block", "footnote": "note", "html": "raw-block",
                "blockquote": "quote", "img": "image", "h1": "heading[level=1]",
                "h2": "heading[level=2]", "h3": "heading[level=3]", "h4": "heading[level=4]",
                "h5": "heading[level=5]", "h6": "heading[level=6]", "em": "emphasis",
                "ul": "list", "ol": "list", "li": "item", "tr": "row", "td": "cell", "p": "paragraph",
                "a": "link", "pre": "code-block", "hr": "thematic-break", "iframe": "embed",
                "figcaption": "caption",
            ],
            foreign: [
                "div", "article", "main", "aside", "header", "footer", "nav", "form", "button",
                "script", "style", "font", "center", "small", "big", "b", "i", "u", "s", "br",
                "video", "audio", "picture", "source", "svg", "canvas", "input", "label", "select",
                "details", "summary", "dl", "dt", "dd", "thead", "tbody", "tfoot", "th", "ins",
                "del", "sup", "sub", "time", "address", "noscript", "template", "object",
            ], typeWord: "block")
    }()
}
