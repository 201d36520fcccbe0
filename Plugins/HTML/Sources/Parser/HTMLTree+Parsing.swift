extension HTMLTree {
    /// The tree of a page, or of a fragment, given as UTF-8.
    ///
    /// No text is malformed: all input has a tree, by the rules of the WHATWG HTML standard.
    static func parse(_ bytes: [UInt8], options: HTMLParseOptions = HTMLParseOptions()) -> HTMLTree
    {
        HTMLTreeBuilder.tree(of: bytes, options: options)
    }
}
