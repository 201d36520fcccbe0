internal import GalleyDocumentModel

/// Puts what islands say in their places, one parent after another.
struct IslandSurgery {
    let way: RawIslands.Way
    /// The formats whose islands may stay, `*` for any.
    let embeds: [String]

    /// What takes the place of the islands of a document.
    func splices(of document: Document, in context: inout Context) throws -> Splices {
        var splices = Splices(of: document)
        for parent in parents(in: document) {
            try context.checkpoint()
            try operate(on: parent, of: document, &splices, in: &context)
        }
        return splices
    }

    /// The nodes that have islands among their children, in document order.
    private func parents(in document: Document) -> [Node] {
        let islands = document.nodes(of: [.rawBlock, .rawInline]).lazy.filter(isIsland)
        let all = islands.compactMap(\.parent).sorted { $0.identity < $1.identity }
        var parents: [Node] = []
        for parent in all where parents.last?.identity != parent.identity {
            parents.append(parent)
        }
        return parents
    }

    /// Says what takes the place of the islands among the children of one node.
    private func operate(
        on parent: Node, of document: Document, _ splices: inout Splices,
        in context: inout Context
    ) throws {
        // The markup from the first island to the last is read at once; what is outside stays.
        var group: IslandGroup?
        // Islands of other formats behind the last one of the group.
        var others: [Node] = []
        for child in parent.children {
            guard isIsland(child) else {
                group?.addOther(child)
                continue
            }
            if group?.add(island: child) == true {
                others = []
            } else if way == .drop || !context.canRead(child[.format].string) {
                leaveOut(child, &splices, in: &context)
            } else if group == nil {
                group = IslandGroup(child)
            } else {
                group?.addOther(child)
                others.append(child)
            }
        }
        guard let group else { return }
        try put(group, of: document, &splices, in: &context)
        for island in others {
            try put(IslandGroup(island), of: document, &splices, in: &context)
        }
    }

    private func leaveOut(_ island: Node, _ splices: inout Splices, in context: inout Context) {
        let format = island[.format].string
        if way == .drop {
            context.report(
                .warning, "raw.dropped", "\(format) markup is left out", about: island,
                help: "let it be parsed or kept instead")
        } else {
            context.report(
                .warning, "raw.no-reader", "no reader for \(format): its markup is left out",
                about: island)
        }
        splices.replace(island)
    }

    private func isIsland(_ node: Node) -> Bool {
        guard node.kind == .rawInline || node.kind == .rawBlock else { return false }
        return way != .keep
            || !(embeds.contains("*") || embeds.contains(node[.format].string))
    }

    /// Reads the markup of a group, and puts what it says in its place.
    private func put(
        _ group: IslandGroup, of document: Document, _ splices: inout Splices,
        in context: inout Context
    ) throws {
        var group = group
        let content = try context.read(group.format, group.marking())
        // The reader may have no nodes for such markup: the writer says what becomes of it.
        guard !content.holdsRaw(group.format) else { return }
        let filling = IslandFilling(group, of: document, limit: context.limits.depth)
        splices.replace(group.run, in: group.parent, keeping: group.marked)
        filling.put(content, asBlocks: group.hasBlocks, into: &splices)
        if let lost = splices.firstUnplaced(in: document) {
            context.report(
                .warning, "raw.swallowed", "text within \(group.format) markup that is left out",
                about: lost, help: "keep the markup, or take it away")
        }
    }
}

extension Document {
    /// Whether there is raw markup of a format in it.
    fileprivate func holdsRaw(_ format: String) -> Bool {
        guard kinds.contains(.rawBlock) || kinds.contains(.rawInline) else { return false }
        return nodes(of: [.rawBlock, .rawInline]).contains { $0[.format].string == format }
    }
}
