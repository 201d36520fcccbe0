internal import GalleyDocumentModel

/// Puts what islands say in their places, one parent after another.
struct IslandSurgery {
    let way: RawIslands.Way
    /// The formats whose islands may stay, `*` for any.
    let embeds: [String]

    /// The nodes that have islands among their children, in document order.
    func parents(in document: Document) -> [Node] {
        let islands = document.nodes(of: [.rawBlock, .rawInline]).lazy.filter(isIsland)
        let all = islands.compactMap(\.parent).sorted { $0.identity < $1.identity }
        var parents: [Node] = []
        for parent in all where parents.last?.identity != parent.identity {
            parents.append(parent)
        }
        return parents
    }

    /// Changes the children of one node.
    func operate(
        on parent: Node, _ editor: inout Editor, in context: inout Context
    ) throws {
        try context.checkpoint()
        let children = Array(parent.children)
        guard way != .drop else {
            for island in children where isIsland(island) {
                context.report(
                    .warning, "raw.dropped", "\(island[.format].string) markup is left out",
                    about: island, help: "let it be parsed or kept instead")
                editor.remove(island)
            }
            return
        }
        // The markup from the first island to the last is read at once; what is outside stays.
        guard let first = children.firstIndex(where: isIsland) else { return }
        let format = children[first][.format]
        let last = children.lastIndex { isIsland($0) && $0[.format] == format } ?? first
        editor.beginRebuilding(parent)
        for child in children[..<first] { editor.place(child) }
        try read(children[first...last], format.string, &editor, in: &context)
        for child in children[(last + 1)...] {
            if isIsland(child) {
                try read([child], child[.format].string, &editor, in: &context)
            } else {
                editor.place(child)
            }
        }
        editor.endRebuilding()
    }

    private func isIsland(_ node: Node) -> Bool {
        guard node.kind == .rawInline || node.kind == .rawBlock else { return false }
        return way != .keep
            || !(embeds.contains("*") || embeds.contains(node[.format].string))
    }

    /// Reads a run of islands and other nodes as one piece of markup.
    private func read(
        _ run: ArraySlice<Node>, _ format: String, _ editor: inout Editor,
        in context: inout Context
    ) throws {
        guard context.canRead(format) else {
            for node in run {
                if isIsland(node) {
                    context.report(
                        .warning, "raw.no-reader",
                        "no reader for \(format): its markup is left out", about: node)
                } else {
                    editor.place(node)
                }
            }
            return
        }
        var markup: [UInt8] = []
        // What stands between two islands has one mark, however much it is.
        var marked: [ArraySlice<Node>] = []
        var start = run.startIndex
        for (index, node) in zip(run.indices, run) {
            guard isIsland(node), node[.format].string == format else { continue }
            if start < index {
                markup += IslandMark.bytes(of: marked.count)
                marked.append(run[start..<index])
            }
            start = index + 1
            markup += node.text.bytes
            if node.kind == .rawBlock, markup.last != 10 { markup.append(10) }
        }
        let document = try context.read(format, markup)
        guard !document.holdsRaw(format) else {
            // The reader has no nodes for such markup: the writer says what becomes of it.
            for node in run { editor.place(node) }
            return
        }
        let filling = IslandFilling(marked, range: range(of: run), limit: context.limits.depth)
        filling.put(
            document, asBlocks: run.contains { $0.kind.category == .block }, into: &editor)
        if let lost = marked.joined().first(where: { !editor.isPlaced($0) }) {
            context.report(
                .warning, "raw.swallowed", "text within \(format) markup that is left out",
                about: lost, help: "keep the markup, or take it away")
        }
    }

    /// Where in the source a run of nodes lies, if its ends know.
    private func range(of run: ArraySlice<Node>) -> SourceRange? {
        guard var range = run.first?.range else { return nil }
        if let last = run.last?.range, last.end > range.end { range.end = last.end }
        return range
    }
}

extension Document {
    /// Whether there is raw markup of a format in it.
    fileprivate func holdsRaw(_ format: String) -> Bool {
        guard kinds.contains(.rawBlock) || kinds.contains(.rawInline) else { return false }
        return nodes(of: [.rawBlock, .rawInline]).contains { $0[.format].string == format }
    }
}
