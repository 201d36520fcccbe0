extension HTMLTree {
    /// The tree of a page, or of a fragment, given as UTF-8.
    ///
    /// No text is malformed: all input has a tree, by the rules of the WHATWG HTML standard.
    static func parse(_ bytes: [UInt8], options: HTMLParseOptions = HTMLParseOptions()) -> HTMLTree
    {
        HTMLTree(
            bytes: bytes, nodes: [HTMLNode(kind: .document)], attributes: [], names: .known,
            templateContents: [:], documentTypes: [], isQuirky: true, isTruncated: false,
            errors: [],
            contentRoot: root, sourceMap: HTMLSourceMap(pageCount: bytes.count))
    }
}
