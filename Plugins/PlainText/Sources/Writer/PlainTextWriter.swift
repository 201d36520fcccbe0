public import GalleyDocumentModel
public import GalleyPluginKit

/// Writes plain text for people: wrapped to a width in cells, with lists, quotes and tables drawn.
///
/// Marks that plain text has no form for (emphasis, sizes, colours) leave only their words; the
/// targets of links stand in a list at the end, or behind their words. What is left out is reported.
public struct PlainTextWriter: Sendable {
    /// Where the targets of links go.
    public enum Links: String, CaseIterable, Sendable { case notes, inline, none }

    /// How headings are marked.
    public enum Headings: String, CaseIterable, Sendable { case underline, hash, upper, plain }

    /// How tables are drawn.
    public enum Tables: String, CaseIterable, Sendable { case box, ascii, columns, list }

    /// How many cells a line has at most; none: a paragraph is one line.
    public var width: Int? = 72
    /// Where the targets of links go.
    public var links = Links.notes
    /// How headings are marked.
    public var headings = Headings.underline
    /// How tables are drawn.
    public var tables = Tables.box
    /// Whether quotation marks, dashes, bullets and boxes are written in ASCII.
    public var isASCII = false
    /// Whether a word wider than the line is cut.
    public var breaksLongWords = false

    public init() {}
}

extension PlainTextWriter: Writer {
    public func write(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) throws {
        var printer = TextPrinter(self, document)
        printer.print(document.root)
        for kind in [Kind.emphasis, .strong, .underline, .highlight, .smallCaps]
        where document.kinds.contains(kind) {
            let count = document.nodes(of: kind).reduce(0) { count, _ in count + 1 }
            if count > 0 { printer.losses[.marks, default: 0] += count }
        }
        try context.checkpoint()
        printer.printEnd()
        sink.write(printer.output)
        for (loss, count) in printer.losses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            context.report(
                loss.isContent ? .warning : .note, "text.\(loss.rawValue)",
                "\(loss.what) left out: \(count)")
        }
    }
}

/// What the writer had to leave out.
enum TextLoss: String {
    case rawMarkup = "raw-markup"
    case imageAddresses = "image-addresses"
    case linkTargets = "link-targets"
    case marks

    var isContent: Bool { self == .rawMarkup }

    var what: String {
        switch self {
        case .rawMarkup: "pieces of markup of other formats"
        case .imageAddresses: "addresses of images"
        case .linkTargets: "targets of links"
        case .marks: "marks of emphasis"
        }
    }
}
