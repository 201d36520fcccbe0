public import GalleyDocumentModel
public import GalleyPluginKit

/// Puts what is in the selected nodes in their place.
///
/// What could not stand there by itself becomes what can: the blocks of a list's items, a caption's
/// and a cell's text as paragraphs, the text of code. A part such as an item is dissolved only with
/// the list or table around it.
public struct UnwrapStep: Transform {
    /// The nodes to dissolve.
    public var selector: [String]

    public init(selector: [String] = []) { self.selector = selector }

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let nodes = try selected(selector, by: "unwrap", in: document)
            .filter { $0.parent != nil }
        let chosen = Set(nodes.map(\.identity))
        var refused: Node?
        var done: Set<Int> = []
        document.edit { editor in
            for node in nodes {
                if node.kind.category == .part, node.kind != .caption,
                    !(node.parent.map { chosen.contains($0.identity) } ?? false)
                {
                    refused = refused ?? node
                    continue
                }
                if !done.contains(node.identity) { unwrap(node, in: &editor, &done) }
            }
        }
        if let refused {
            context.report(
                .warning, "unwrap.part",
                "\(refused.kind.name) is part of its \(refused.parent?.kind.name ?? "parent") and stays",
                about: refused, help: "unwrap the \(refused.parent?.kind.name ?? "parent") instead")
        }
        return .keep
    }

    private func unwrap(_ node: Node, in editor: inout Editor, _ done: inout Set<Int>) {
        switch node.kind {
        case .code, .keyboard, .math, .rawInline: editor.set(.text, of: node)
        case .codeBlock, .mathBlock, .rawBlock:
            let text = node.text.string
            editor.replace(node) { Paragraph { Piece(.text, text: text) } }
        case .heading: editor.set(.paragraph, of: node)
        case .term, .caption, .cell: editor.set(paragraph(node), of: node)
        case .extension where !holdsBlocks(node) && !isInLine(node):
            editor.set(.paragraph, of: node)
        case .paragraph, .plain:
            // Text cannot stand among blocks: the nearest to none is `plain`.
            if isInLine(node) {
                editor.unwrap(node)
            } else {
                editor.set(.plain, of: node)
            }
        case .lineBlock: unwrapLines(node, in: &editor)
        case .image, .imageBlock, .embed, .text, .softBreak, .lineBreak, .thematicBreak,
            .shortcode:
            break
        case .note: putInLine(node, in: &editor)
        default: unwrapParts(node, in: &editor, &done)
        }
    }

    /// Dissolves a node with the parts that have no meaning outside of it.
    private func unwrapParts(_ node: Node, in editor: inout Editor, _ done: inout Set<Int>) {
        var open = [node]
        while let next = open.popLast() {
            guard done.insert(next.identity).inserted else { continue }
            for child in next.children where child.kind.category == .part {
                switch child.kind {
                case .term, .caption, .cell: editor.set(paragraph(child), of: child)
                default: open.append(child)
                }
            }
            editor.unwrap(next)
        }
    }

    /// A cell that holds blocks is dissolved by a section's name rather than a paragraph's.
    private func paragraph(_ part: Node) -> Shape {
        holdsBlocks(part) ? Shape(.section) : .paragraph
    }

    private func holdsBlocks(_ node: Node) -> Bool {
        node.children.contains { $0.kind.category == .block }
    }

    private func isInLine(_ node: Node) -> Bool { node.parent?.kind.holds == .inlines }

    private func unwrapLines(_ node: Node, in editor: inout Editor) {
        editor.set(Shape(.section), of: node)
        for line in node.children { editor.set(.paragraph, of: line) }
        editor.unwrap(node)
    }
}
