public import GalleyDocumentModel
public import GalleyPluginKit

/// Writes HTML: a fragment, or a whole page with its metadata and a small style sheet.
///
/// ```swift
/// try HTMLWriter().write(document, to: &sink, in: &context)  // <p>One <em>two</em>.</p>
/// ```
///
/// Speaks every kind of node. All text is escaped; no script, handler or `javascript:` address
/// leaves it, whatever the document holds, except in raw markup of the format `html`.
public struct HTMLWriter: Sendable {
    /// How quotation marks are written.
    public enum Quotes: String, CaseIterable, Sendable { case curly, straight }

    /// Whether a whole page is written.
    public var isStandalone = false
    /// How quotation marks are written.
    public var quotes: Quotes = .curly

    /// A writer of fragments.
    public init() {}
}

extension HTMLWriter: Writer {
    public func write(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) {
        var printer = HTMLPrinter(self)
        let page =
            isStandalone ? HTMLPage(document, hasTitle: context.titlePlacement == .header) : nil
        page?.printStart(&printer, to: &sink)
        printer.print(document.root, to: &sink)
        printer.printNotes(to: &sink)
        page?.printEnd(to: &sink)
        for (code, message, node) in printer.losses {
            context.report(.warning, code, message, about: node)
        }
    }
}
