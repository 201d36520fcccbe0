/// The tree of a page as indented text, in the form of the html5lib tests.
///
/// It serves to look at what the parser made of a page and to compare it with other parsers.
public struct HTMLPageOutline: Sendable {
    /// One line for each node and attribute, below the document or the fragment's context.
    public let text: String

    /// How many nodes the tree has, those without a line included.
    public let nodeCount: Int

    /// The parse errors with their offsets in the input, in bytes; empty unless asked for.
    public let errors: [(code: String, offset: Int)]

    /// Parses UTF-8 text.
    ///
    /// - Parameters:
    ///   - page: The page or fragment.
    ///   - fragmentContext: The element a fragment is parsed for, such as `td` or `svg path`.
    ///   - isScripting: Whether scripts would run, so that `noscript` holds text.
    ///   - collectsErrors: Whether parse errors are wanted.
    public init(
        of page: [UInt8], fragmentContext: String? = nil, isScripting: Bool = false,
        collectsErrors: Bool = false
    ) {
        var options = HTMLParseOptions()
        options.fragmentContext = fragmentContext
        options.isScripting = isScripting
        options.collectsErrors = collectsErrors
        let tree = HTMLTree.parse(page, options: options)
        text = tree.html5libOutline
        nodeCount = tree.nodes.count
        errors = tree.errors.map { ($0.code.description, $0.offset) }
    }
}
