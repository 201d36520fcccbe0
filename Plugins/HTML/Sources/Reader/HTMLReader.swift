public import GalleyDocumentModel
public import GalleyPluginKit

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
        let isPage = HTMLReader.isPage(source.bytes)
        let tree = HTMLTree.parse(source.bytes)
        try context.checkpoint()
        var options = HTMLConversionOptions()
        options.keepsClasses = !isPage
        guard isPage || extraction.mode == .on else {
            return convert(tree, options).finish()
        }
        let head = PageHead(tree)
        options.base = HTMLReader.base(of: head, isExtracting: isExtracting(tree))
        guard isExtracting(tree) else { return convert(tree, options).finish() }
        let data = LinkedData(head, tree)
        let finder = ArticleFinder(
            tree, PageFacts(head, data), keepsComments: extraction.comments)
        options.selection = finder.selection()
        context.report(
            .note, "html.extracted",
            "kept \(finder.keptCount) of \(finder.scan.blocks.count) blocks",
            help: "read with extraction off to keep all")
        return convert(tree, options).finish()
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
    /// Whether the page has parts that no article needs: navigation, asides, forms, scripts.
    var hasFurniture: Bool {
        nodes.contains { node in
            guard node.kind == .element, node.namespace == .html else { return false }
            switch node.name {
            case .nav, .aside, .footer, .form, .script, .iframe: return true
            default: return false
            }
        }
    }
}
