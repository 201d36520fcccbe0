public import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyLanguages
public import GalleyPluginKit
internal import GalleyTemplates

/// Makes the name under which the article is filed, from its title.
///
/// Latin, Greek and Cyrillic letters become ASCII. Where nothing is left of a title, the slug is a
/// hash of it, so that it is never empty.
public struct SlugStep: Transform {
    /// What becomes of letters that no table turns into ASCII.
    public enum Style: String, CaseIterable, Sendable { case ascii, unicode }

    /// Expressions; the first that gives text is taken.
    public var from = ["title"]
    /// How many bytes the slug has at most; it is cut at a word.
    public var max = 80
    public var style = Style.ascii
    /// Whether a hash of the source is put behind, so that no two articles get the same slug.
    public var unique = false

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let scope = DocumentScope(document, values: context.values)
        var source = ""
        for text in from {
            do throws(TemplateError) {
                source = try Expression(text).evaluate(in: scope).text ?? ""
            } catch {
                throw diagnostic(error, of: text, in: "slug")
            }
            if source.contains(where: { !$0.isWhitespace }) { break }
        }
        guard source.contains(where: { !$0.isWhitespace }) else {
            throw Diagnostic(
                .error, "slug.no-source",
                "\(from.joined(separator: ", ")) gives no text to name it by",
                help: "name other fields with `from`, or require a title")
        }
        let mark = unique ? "-" + hash(context.source.name, 8) : ""
        var slug = Slug.make(
            source, limit: max - mark.utf8.count, ascii: style == .ascii)
        if slug.isEmpty { slug = hash(source, 12) }
        document.metadata.slug = slug + mark
        return .keep
    }

    /// The first digits of a text's hash, as the filter `hash` gives them.
    private func hash(_ text: String, _ count: Int) -> String {
        let scope = ValueScope(["vars": .map([Value.Entry("text", .string(text))])])
        let digits = try? Expression("vars.text | hash(\(count))").evaluate(in: scope).text
        return digits ?? ""
    }
}
