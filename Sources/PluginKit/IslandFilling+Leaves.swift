internal import GalleyDocumentModel

// Text that is no node of its own, of code or of attributes: what marks in it stand for becomes part of it.
extension IslandFilling {
    /// Begins a copy of a node of the markup.
    func open(_ node: Node, into splices: inout Splices) {
        splices.open(leaf: node, at: range)
        for (number, value) in splices.attributesOfLast {
            let pieces = group.marks.pieces(of: value)
            guard pieces.contains(where: { $0.number != nil }) else { continue }
            var words: [UInt8] = []
            for piece in pieces {
                words += piece.bytes
                guard let run = piece.number else { continue }
                for node in splices.take(run: run, of: source) {
                    words += Array(node.string.utf8) + (node.kind.isBlock ? [32] : [])
                }
            }
            splices.setAttribute(number, to: words)
        }
    }

    /// Puts a node without any below it.
    func putLeaf(_ leaf: Node, into splices: inout Splices) {
        let pieces = pieces(of: leaf.text)
        guard pieces.contains(where: { $0.number != nil }) else {
            open(leaf, into: &splices)
            return splices.close()
        }
        var text: [UInt8] = []
        for piece in pieces {
            text += piece.bytes
            guard let number = piece.number else { continue }
            for node in splices.take(run: number, of: source) {
                if leaf.kind.isBlock || node.kind.isBlock {
                    text += node.kind == .softBreak ? [10] : Array(node.string.utf8)
                    if node.kind.isBlock { text.append(10) }
                } else {
                    put(node, within: leaf, after: &text, into: &splices)
                }
            }
        }
        putPending(&text, of: leaf, into: &splices)
    }

    /// Puts a node that stands within a leaf: a link stays round such leaves, other marks go.
    private func put(
        _ node: Node, within leaf: Node, after text: inout [UInt8], into splices: inout Splices
    ) {
        node.walk { node in
            switch node.kind {
            case .text, .code, .keyboard: text += node.text.bytes
            case .softBreak, .lineBreak: text.append(32)
            case .link:
                putPending(&text, of: leaf, into: &splices)
                splices.open(leaf: node, at: node.range)
            case _ where node.firstChild == nil || node.kind == .image || node.kind == .note:
                putPending(&text, of: leaf, into: &splices)
                copy(node, into: &splices)
                return false
            default: break
            }
            return true
        } leave: { node in
            guard node.kind == .link else { return }
            putPending(&text, of: leaf, into: &splices)
            splices.close()
        }
    }

    private func putPending(_ text: inout [UInt8], of leaf: Node, into splices: inout Splices) {
        guard !text.isEmpty else { return }
        splices.append(leaf: leaf, text: text[...], at: range)
        text = []
    }

    private func copy(_ node: Node, into splices: inout Splices) {
        node.walk { node in
            splices.open(leaf: node, at: node.range)
            return true
        } leave: { _ in
            splices.close()
        }
    }
}
