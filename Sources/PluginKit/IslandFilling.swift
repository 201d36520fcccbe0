internal import GalleyDocumentModel

/// Puts the nodes of a piece of markup that was read in their place, with those its marks stand for.
struct IslandFilling {
    let group: IslandGroup
    /// The document that the islands lie in.
    let source: Document
    /// Where the markup lies in the source: what it says is said there.
    let range: SourceRange?
    private let limit: Int

    init(_ group: IslandGroup, of source: Document, limit: Int) {
        (self.group, self.source, self.limit) = (group, source, limit)
        range = group.range
    }

    func pieces(of text: Text) -> [IslandMarks.Piece] { group.marks.pieces(of: text.bytes) }

    /// Puts what a document says; within a line of text only what is below its paragraphs can stand.
    func put(_ document: Document, asBlocks: Bool, into splices: inout Splices) {
        for block in document.root.children {
            if asBlocks {
                put(block, into: &splices, depth: 0)
            } else {
                putInlines(of: block, into: &splices, depth: 0)
            }
        }
    }

    private func putInlines(of node: Node, into splices: inout Splices, depth: Int) {
        guard node.kind == .paragraph || node.kind == .plain, depth < limit else {
            return put(node, into: &splices, depth: depth)
        }
        for child in node.children { putInlines(of: child, into: &splices, depth: depth + 1) }
    }

    private func put(_ node: Node, into splices: inout Splices, depth: Int) {
        if node.kind == .text { return putText(node, into: &splices) }
        guard node.firstChild != nil, depth < limit else { return putLeaf(node, into: &splices) }
        let isLine = node.kind == .paragraph || node.kind == .plain
        if isLine, node.children.contains(where: isBlockMark) {
            return putAround(node, into: &splices, depth: depth)
        }
        open(node, into: &splices)
        for child in node.children { put(child, into: &splices, depth: depth + 1) }
        splices.close()
    }

    private func putText(_ node: Node, into splices: inout Splices) {
        for piece in pieces(of: node.text) {
            if let number = piece.number {
                splices.place(run: number)
            } else if !piece.bytes.isEmpty {
                splices.append(text: piece.bytes, at: range)
            }
        }
    }

    /// Puts a paragraph that blocks stand in, as what it is around them.
    private func putAround(_ node: Node, into splices: inout Splices, depth: Int) {
        var isOpen = false
        for child in node.children {
            let pieces =
                child.kind == .text
                ? pieces(of: child.text) : [IslandMarks.Piece(bytes: [], number: nil)]
            for piece in pieces {
                if let number = piece.number {
                    let isBlock = group.areBlocks[number]
                    if isBlock, isOpen { splices.close() }
                    if !isBlock, !isOpen { open(node, into: &splices) }
                    isOpen = !isBlock
                    splices.place(run: number)
                    continue
                }
                if child.kind == .text, piece.bytes.allSatisfy({ $0 == 32 || $0 == 10 }) {
                    continue
                }
                if !isOpen { open(node, into: &splices) }
                isOpen = true
                if child.kind == .text {
                    splices.append(text: piece.bytes, at: range)
                } else {
                    put(child, into: &splices, depth: depth + 1)
                }
            }
        }
        if isOpen { splices.close() }
    }

    private func isBlockMark(_ node: Node) -> Bool {
        guard node.kind == .text else { return false }
        return pieces(of: node.text).contains { $0.number.map { group.areBlocks[$0] } ?? false }
    }
}
