internal import GalleyDocumentModel

/// Puts the nodes of a piece of markup that was read in their place, with those its marks stand for.
struct IslandFilling {
    private let marked: [ArraySlice<Node>]
    /// Where the markup lies in the source: what it says is said there.
    private let range: SourceRange?
    private let limit: Int

    init(_ marked: [ArraySlice<Node>], range: SourceRange?, limit: Int) {
        (self.marked, self.range, self.limit) = (marked, range, limit)
    }

    /// Puts what a document says; within a line of text only what is below its paragraphs can stand.
    func put(_ document: Document, asBlocks: Bool, into editor: inout Editor) {
        for block in document.root.children {
            if asBlocks {
                put(block, into: &editor, depth: 0)
            } else {
                putInlines(of: block, into: &editor, depth: 0)
            }
        }
    }

    private func putInlines(of node: Node, into editor: inout Editor, depth: Int) {
        guard node.kind == .paragraph || node.kind == .plain, depth < limit else {
            return put(node, into: &editor, depth: depth)
        }
        for child in node.children { putInlines(of: child, into: &editor, depth: depth + 1) }
    }

    private func put(_ node: Node, into editor: inout Editor, depth: Int) {
        if node.kind == .text { return putText(node, into: &editor) }
        guard node.firstChild != nil, depth < limit else {
            return editor.append(leaf: node, at: range)
        }
        let isLine = node.kind == .paragraph || node.kind == .plain
        if isLine, node.children.contains(where: isBlockMark) {
            return putAround(node, into: &editor, depth: depth)
        }
        editor.open(leaf: node, at: range)
        for child in node.children { put(child, into: &editor, depth: depth + 1) }
        editor.close()
    }

    private func putText(_ node: Node, into editor: inout Editor) {
        for piece in IslandMark.pieces(of: node.text.bytes) {
            if let number = piece.number, marked.indices.contains(number) {
                for node in marked[number] { editor.place(node) }
            } else if !piece.bytes.isEmpty {
                editor.append(text: piece.bytes, at: range)
            }
        }
    }

    /// Puts a paragraph that blocks stand in, as what it is around them.
    private func putAround(_ node: Node, into editor: inout Editor, depth: Int) {
        var isOpen = false
        for child in node.children {
            let pieces =
                child.kind == .text
                ? IslandMark.pieces(of: child.text.bytes)
                : [IslandMark.Piece(bytes: [], number: nil)]
            for piece in pieces {
                if let number = piece.number, marked.indices.contains(number) {
                    let isBlock = isBlock(marked[number])
                    if isBlock, isOpen { editor.close() }
                    if !isBlock, !isOpen { editor.open(leaf: node, at: range) }
                    isOpen = !isBlock
                    for node in marked[number] { editor.place(node) }
                    continue
                }
                if child.kind == .text, piece.bytes.allSatisfy({ $0 == 32 || $0 == 10 }) {
                    continue
                }
                if !isOpen { editor.open(leaf: node, at: range) }
                isOpen = true
                if child.kind == .text {
                    editor.append(text: piece.bytes, at: range)
                } else {
                    put(child, into: &editor, depth: depth + 1)
                }
            }
        }
        if isOpen { editor.close() }
    }

    private func isBlockMark(_ node: Node) -> Bool {
        guard node.kind == .text else { return false }
        return IslandMark.pieces(of: node.text.bytes).contains { piece in
            guard let number = piece.number, marked.indices.contains(number) else { return false }
            return isBlock(marked[number])
        }
    }

    private func isBlock(_ nodes: ArraySlice<Node>) -> Bool {
        nodes.contains { $0.kind.category == .block }
    }
}
