public import GalleyDocumentModel
public import GalleyPluginKit

/// Leaves out all that a selector does not mean.
///
/// What stands around a kept node stays as its frame: `keep: item` keeps the lists. Where nothing is
/// meant at all, the step fails rather than give an empty article.
public struct KeepStep: Transform {
    /// The nodes to keep, with all that is in them.
    public var selector: [String]

    public init(selector: [String] = []) { self.selector = selector }

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let kept = try selected(selector, by: "keep", in: document)
        guard !kept.isEmpty else {
            throw Diagnostic(
                .error, "keep.nothing-matched",
                "`\(selector.joined(separator: ", "))` means nothing in this article",
                help: "see what there is with `galley inspect --tree`")
        }
        let whole = Set(kept.map(\.identity))
        var frames: Set<Int> = []
        for node in kept {
            var at = node.parent
            while let parent = at, frames.insert(parent.identity).inserted { at = parent.parent }
        }
        document.edit { editor in
            var unwanted: [Node] = []
            editor.root.walk { node in
                if whole.contains(node.identity) { return false }
                if frames.contains(node.identity) { return true }
                unwanted.append(node)
                return false
            } leave: { _ in
            }
            for node in unwanted { editor.remove(node) }
        }
        return .keep
    }
}
