public import GalleyDocumentModel
public import GalleyPluginKit

/// Writes Markdown that reads back as the same document, with as few marks as that takes.
///
/// What the dialect lacks becomes HTML or gives way, each time with a diagnostic.
///
/// ```swift
/// var writer = MarkdownWriter(.gfm)
/// writer.wrap = .column
/// writer.columns = 72
/// ```
public struct MarkdownWriter: Sendable {
    /// Where lines within a paragraph end.
    public enum Wrap: String, CaseIterable, Sendable {
        /// Where they ended in the source; text without line breaks stays on one line.
        case preserve
        /// Nowhere: one line a paragraph.
        case none
        /// Before the text would pass `columns`.
        case column
        /// After each sentence.
        case sentence
    }

    /// How links are written.
    public enum Links: String, CaseIterable, Sendable { case inline, reference }

    /// How a figure is written, for which Markdown has no form of its own.
    public enum Figures: String, CaseIterable, Sendable {
        /// As its images, its caption in the paragraph after them.
        case paragraphs
        /// As HTML, so that nothing is lost.
        case html
    }

    /// A Markdown of which the marks are known.
    public enum Dialect: String, CaseIterable, Sendable { case commonmark, gfm, markdown }

    public var wrap: Wrap = .preserve
    /// The width that `Wrap.column` keeps to.
    public var columns = 80
    public var links: Links = .inline
    public var figures: Figures = .paragraphs
    /// What the dialect has beyond CommonMark.
    public var extensions: MarkdownExtensions
    /// Whether a header of metadata may stand before the text.
    var frontMatter: Bool
    /// Whether a callout may have a title and any word as its kind.
    var hasTitledCallouts: Bool
    /// Whether readers look for e-mail addresses after they have undone escapes.
    var findsEscapedAddresses: Bool

    public init(_ dialect: Dialect = .markdown) {
        let isOwn = dialect == .markdown
        extensions =
            switch dialect {
            case .commonmark: []
            case .gfm: [.gfm, .callouts]
            case .markdown: .article
            }
        (hasTitledCallouts, frontMatter, findsEscapedAddresses) = (isOwn, isOwn, !isOwn)
    }

    /// Whether the dialect has an extension.
    public subscript(ability: MarkdownExtensions) -> Bool {
        get { extensions.contains(ability) }
        set {
            if newValue { extensions.insert(ability) } else { extensions.remove(ability) }
        }
    }
}

extension MarkdownWriter: Writer {
    public func write(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) throws {
        var emission = Emission(self)
        swap(&emission.sink, &sink)
        emission.writeDocument(document)
        swap(&emission.sink, &sink)
        for loss in emission.losses.all {
            context.report(loss.severity, loss.code, loss.message, about: loss.node)
        }
        try context.checkpoint()
    }
}
