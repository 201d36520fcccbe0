public import GalleyDocumentModel
public import GalleyPluginKit

/// Reads HTML: whole pages, fragments and XHTML, by the rules of the WHATWG standard.
///
/// ```swift
/// try HTMLReader().read(Source("<p>One <em>two</em>."), in: &context)  // a paragraph
/// ```
///
/// No HTML is malformed, so the reader does not throw. Of a whole page the article is found, where
/// that is asked for.
public struct HTMLReader: Sendable {
    /// Whether and how the article of a page is found.
    public var extraction = Extraction()

    /// A reader with all options at rest.
    public init() {}
}

extension HTMLReader: Reader {
    public func read(_ source: Source, in context: inout Context) throws -> Document {
        let tree = HTMLTree.parse(source.bytes)
        try context.checkpoint()
        var options = HTMLConversionOptions()
        options.keepsClasses = !HTMLReader.isPage(source.bytes)
        let converter = HTMLConverter(tree, options: options, keepsRanges: true)
        let root = tree.body ?? tree.contentRoot
        return converter.convert(root).finish()
    }
}
