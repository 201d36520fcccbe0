public import GalleyDocumentModel
public import GalleyPluginKit

/// Sets quotation marks, dashes and ellipses as the article's language has them.
///
/// `"` and `'` become the language's marks and apostrophes, `--` and a hyphen between spaces an en
/// dash, `---` an em dash, three full stops an ellipsis. Code, mathematics, raw markup and links that
/// show their address stay as they are, as do marks that are set already, and feet and inches.
public struct TypographyStep: Transform {
    /// A language tag; `auto` takes the article's, and that of a part where one is said.
    public var lang: String? = "auto"
    public var quotes = true, dashes = true, ellipsis = true

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let tag = lang == "auto" ? document.metadata.language ?? "en" : lang ?? "en"
        guard FieldType.isLanguage(tag) || lang == "auto" else {
            throw Diagnostic(
                .error, "typography.bad-language", "`\(tag)` is no language tag",
                help: "write one such as `de` or `en-GB`, or `auto`")
        }
        var setter = TypeSetter(
            QuotationMarks(tag), quotes: quotes, dashes: dashes, ellipsis: ellipsis)
        var changes: [(Node, String)] = []
        var outer: [TypeSetter.State] = []
        var languages: [(node: Int, before: QuotationMarks)] = []
        document.root.walk { node in
            if lang == "auto", node.hasAttributes, let part = node.attribute("lang") {
                languages.append((node.identity, setter.marks))
                setter.marks = QuotationMarks(part.string)
            }
            switch node.kind {
            case .text:
                let text = node.text.string
                let new = setter.set(text)
                if new != text { changes.append((node, new)) }
            case .softBreak, .lineBreak: setter.pass(" ")
            case .code, .keyboard, .math, .rawInline, .image, .citation, .shortcode:
                setter.pass("x")
                return false
            case .link where node[.url] == node.firstChild?.text:
                setter.pass("x")
                return false
            case .note:
                outer.append(setter.state)
                setter.begin()
            default:
                if node.kind.category != .inline { setter.begin() }
            }
            return true
        } leave: { node in
            if languages.last?.node == node.identity, let language = languages.popLast() {
                setter.marks = language.before
            }
            if node.kind == .note, let state = outer.popLast() {
                setter.state = state
                setter.pass("x")
            }
        }
        guard !changes.isEmpty else { return .keep }
        document.edit { editor in
            for (node, text) in changes { editor.set(text: text, of: node) }
        }
        return .keep
    }
}
