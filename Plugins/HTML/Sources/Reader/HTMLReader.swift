public import GalleyDocumentModel
public import GalleyPluginKit
internal import GalleyTextEncodings

/// Reads HTML: whole pages, fragments and XHTML, by the rules of the WHATWG standard.
///
/// ```swift
/// try HTMLReader().read(Source("<p>One <em>two</em>."), in: &context)  // a paragraph
/// ```
///
/// No HTML is malformed, so the reader throws only where it is stopped. Of a whole page it reads the
/// metadata, and finds the article where that is asked for.
public struct HTMLReader: Sendable {
    /// Whether and how the article of a page is found.
    public var extraction = Extraction()

    /// A reader with all options at rest.
    public init() {}
}

extension HTMLReader: Reader {
    public func read(_ source: Source, in context: inout Context) throws -> Document {
        let text = decode(source, in: &context)
        let isPage = HTMLReader.isPage(text)
        let tree = HTMLTree.parse(text)
        try context.checkpoint()
        var options = HTMLConversionOptions()
        options.keepsClasses = !isPage
        guard isPage || extraction.mode == .on else {
            return convert(tree, options).finish()
        }
        let head = PageHead(tree)
        if extraction.mode != .on, let metadata = OwnPage.metadata(in: tree, head) {
            return own(tree, metadata)
        }
        let data = LinkedData(head, tree)
        let isExtracting = isExtracting(tree)
        options.base = HTMLReader.base(of: head, isExtracting: isExtracting)
        guard isExtracting else {
            let page = PageMetadata(tree, head, data, PageScan(tree), article: nil)
            var document = convert(tree, options).finish()
            document.metadata = page.metadata(articleText: document.root.string)
            return document
        }
        let finder = ArticleFinder(
            tree, PageFacts(head, data), keepsComments: extraction.comments)
        try context.checkpoint()
        options.selection = try selection(of: finder, tree, in: &context)
        var builder = convert(tree, options)
        Supplements(finder, base: options.base).append(to: &builder)
        var document = builder.finish()
        let words = document.root.string
        let page = PageMetadata(tree, head, data, finder.scan, article: finder.extent)
        document.metadata = page.metadata(articleText: words)
        try judge(words, in: &context)
        return document
    }

    /// The document of a page that the writer made: nothing has to be found or guessed.
    private func own(_ tree: HTMLTree, _ metadata: Metadata) -> Document {
        var options = HTMLConversionOptions()
        (options.keepsClasses, options.isOwn) = (true, true)
        options.omitted = OwnPage.header(in: tree)
        let converter = HTMLConverter(tree, options: options, keepsRanges: true)
        let article = tree.body.flatMap { tree.firstChild(.article, of: $0) }
        var document = converter.convert(article ?? tree.body ?? tree.contentRoot).finish()
        document.metadata = metadata
        return document
    }

    /// The source as UTF-8, whatever it was written in.
    private func decode(_ source: Source, in context: inout Context) -> [UInt8] {
        let text = TextDecoder.decode(
            source.bytes, label: context.source.encoding, hints: DecodingHints(scansMeta: true))
        if !text.offsets.isIdentity {
            let offsets = text.offsets
            context.originalOffset = { offsets.original(of: $0) }
        }
        if text.replacedCount > 0 {
            context.report(
                .warning, "html.bad-bytes",
                "\(text.replacedCount) places do not fit the encoding \(text.encodingName)",
                at: text.firstReplacedOffset.map { $0..<$0 + 1 },
                help: "name the encoding that the page was written in")
        }
        guard XHTMLForm.isUsed(in: text.utf8, mediaType: context.source.mediaType) else {
            return text.utf8
        }
        let form = XHTMLForm(text.utf8), offsets = text.offsets
        context.originalOffset = { offsets.original(of: form.original(of: $0)) }
        return form.bytes
    }

    private func convert(
        _ tree: HTMLTree, _ options: HTMLConversionOptions
    ) -> Document.Builder {
        let converter = HTMLConverter(tree, options: options, keepsRanges: true)
        return converter.convert(tree.body ?? tree.contentRoot)
    }

    /// Whether the article is to be found: a page of which nothing but an article is left needs none.
    private func isExtracting(_ tree: HTMLTree) -> Bool {
        switch extraction.mode {
        case .on: return true
        case .off: return false
        case .auto: return tree.hasFurniture
        }
    }

    /// The address that the page's links start from.
    private static func base(of head: PageHead, isExtracting: Bool) -> HTMLAddressParts? {
        let own = isExtracting ? head.links["canonical"] ?? head.text("og:url") : nil
        let page = own.flatMap(HTMLAddressParts.init)
        guard let base = head.base else { return page }
        return HTMLAddressParts(base) ?? page.flatMap { HTMLAddressParts($0.joined(base)) }
    }
}

extension HTMLTree {
    /// Whether the page has parts that no article needs: navigation, asides, forms, scripts, tables
    /// for layout, elements named after such parts.
    var hasFurniture: Bool {
        for (index, node) in nodes.enumerated()
        where node.kind == .element && node.namespace == .html {
            switch node.name {
            case .nav:
                // Converters put a table of contents before documents that are nothing else.
                if value(.role, of: ID(index))?.equals("doc-toc") != true { return true }
            case .aside, .footer, .form, .script, .iframe: return true
            case .td: if firstChild(.table, of: ID(index)) != nil { return true }
            case .div, .ul, .section:
                guard node.count > 0 else { continue }
                for name in [HTMLName.class, .id, .role] {
                    guard let words = value(name, of: ID(index)) else { continue }
                    if HTMLTree.furniture.contains(where: { words.firstIndex(of: $0) != nil }) {
                        return true
                    }
                }
            default: break
            }
        }
        return false
    }

    private static let furniture: [StaticString] = [
        "nav", "menu", "sidebar", "footer", "breadcrumb", "comments", "share", "related",
    ]
}
