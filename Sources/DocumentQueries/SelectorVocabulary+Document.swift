internal import GalleyDocumentModel
public import GalleySelectors

extension SelectorVocabulary {
    /// The names that selectors of document nodes can use.
    public static let document: SelectorVocabulary = {
        var types: [String: [String]] = [:]
        for kind in Kind.allCases { types[kind.name] = ownAttributes[kind] ?? [] }
        return SelectorVocabulary(
            types: types,
            common: ["words", "chars", "links", "linkdensity", "lang", "id", "class"],
            openPrefixes: ["data-", "aria-"], otherNames: otherNames, foreign: tags,
            foreignMessage: "`%` is an HTML tag; steps see no tags, only blocks",
            foreignHelp: "select by class or kind, or move it to `extract`, which sees tags",
            typeWord: "block")
    }()

    private static let ownAttributes: [Kind: [String]] = [
        .heading: ["level"], .list: ["style", "start"], .item: ["task"],
        .cell: ["align", "columns", "rows"], .caption: ["credit"],
        .link: ["href", "title", "rel"], .image: ["src", "alt", "title"],
        .imageBlock: ["src", "alt", "title"], .embed: ["src", "title"],
        .codeBlock: ["language"], .code: ["language"], .rawBlock: ["format"],
        .rawInline: ["format"], .section: ["role"], .callout: ["kind", "title"],
        .note: ["label"], .citation: ["key"], .shortcode: ["format"], .extension: ["name"],
    ]

    private static let otherNames = [
        "a": "link", "blockquote": "quote", "codeblock": "code-block", "em": "emphasis",
        "figcaption": "caption", "footnote": "note", "h1": "heading[level=1]",
        "h2": "heading[level=2]", "h3": "heading[level=3]", "h4": "heading[level=4]",
        "h5": "heading[level=5]", "h6": "heading[level=6]", "hr": "thematic-break",
        "html": "raw-block", "iframe": "embed", "img": "image", "li": "item", "ol": "list",
        "p": "paragraph", "pre": "code-block", "td": "cell", "tr": "row", "ul": "list",
    ]

    private static let tags: Set<String> = [
        "address", "article", "aside", "audio", "b", "big", "br", "button", "canvas", "center",
        "dd", "del", "details", "div", "dl", "dt", "font", "footer", "form", "header", "i",
        "input", "ins", "label", "main", "nav", "noscript", "object", "picture", "s", "script",
        "select", "small", "source", "style", "sub", "summary", "sup", "svg", "tbody",
        "template", "tfoot", "th", "thead", "time", "u", "video",
    ]
}
