internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleySelectors

extension HTMLReader {
    /// What is kept of a page: by the selectors that were given, else by the search.
    func selection(
        of finder: ArticleFinder, _ tree: HTMLTree, in context: inout Context
    ) throws -> HTMLSelection {
        let kept = try extraction.keep.map { try elements($0, tree, "keep", in: &context) } ?? []
        var selection = HTMLSelection(nodes: tree.nodes.count)
        if kept.isEmpty {
            if let keep = extraction.keep {
                context.report(
                    .note, "html.keep-found-nothing",
                    "nothing matches `\(keep)`: the article is searched for")
            }
            selection = finder.selection()
            context.report(
                .note, "html.extracted",
                "kept \(finder.keptCount) of \(finder.scan.blocks.count) blocks",
                help: "read with extraction off to keep all")
        }
        for element in kept { selection.insertAll(element, in: tree) }
        for element in try extraction.drop.map({ try elements($0, tree, "drop", in: &context) })
            ?? []
        {
            selection.removeAll(element, in: tree)
        }
        return selection
    }

    private func elements(
        _ selector: String, _ tree: HTMLTree, _ key: String, in context: inout Context
    ) throws -> [HTMLTree.ID] {
        do {
            return try tree.elements(matching: selector)
        } catch {
            throw context.diagnostic(
                .error, "html.bad-selector", "`\(key)`: \(error.message)", help: error.help)
        }
    }

    /// Says so where too little was found, or refuses it.
    func judge(_ text: String, in context: inout Context) throws {
        var words = 0
        var wasBlank = true
        for byte in text.utf8 {
            if wasBlank, !byte.isHTMLBlank { words += 1 }
            wasBlank = byte.isHTMLBlank
            if words >= extraction.minWords { return }
        }
        guard words < extraction.minWords else { return }
        let message =
            "only \(words) words of an article were found, of \(extraction.minWords) wanted"
        guard extraction.low == .keep else {
            throw context.diagnostic(.error, "html.low-article", message)
        }
        context.report(
            .warning, "html.low-article", message,
            help: "read with extraction off to keep the whole page")
    }
}
