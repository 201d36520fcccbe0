public import GalleyDocumentModel
public import GalleyPluginKit

/// Makes one space of many, and takes spaces from the ends of blocks.
///
/// Spaces that do not break are left alone, as is code.
public struct WhitespaceStep: Transform {
    /// Whether a run of spaces, tabs and line feeds becomes one space.
    public var collapse = true
    /// Whether blocks begin and end without a space.
    public var trim = true

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        var line = Line()
        var texts: [Int: (node: Node, text: [UInt8])] = [:]
        document.root.walk { node in
            switch node.kind {
            case .text:
                let old = Array(node.text.bytes)
                let new = squeezed(old, &line)
                if new != old { texts[node.identity] = (node, new) }
                if !new.isEmpty { line.last = node }
            case .softBreak, .lineBreak:
                if trim { dropEnd(of: line, &texts) }
                (line.isStart, line.endsWithSpace, line.last) = (true, true, nil)
            default:
                if node.kind.category != .inline {
                    line = Line()
                } else if node.firstChild == nil {
                    (line.isStart, line.endsWithSpace, line.last) = (false, false, nil)
                }
            }
            return node.kind != .note
        } leave: { node in
            if node.kind.category != .inline, node.kind != .document {
                if trim { dropEnd(of: line, &texts) }
                line = Line()
            }
        }
        guard !texts.isEmpty else { return .keep }
        document.edit { editor in
            for (node, text) in texts.values.sorted(by: { $0.node.identity < $1.node.identity }) {
                if text.isEmpty {
                    editor.remove(node)
                } else {
                    editor.set(text: String(decoding: text, as: UTF8.self), of: node)
                }
            }
        }
        return .keep
    }
}

extension WhitespaceStep {
    /// What is known of a block's text so far.
    private struct Line {
        var isStart = true, endsWithSpace = false
        /// The text that may still lose its end.
        var last: Node?
    }

    private func squeezed(_ text: [UInt8], _ line: inout Line) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            let isSpace = byte == 32 || (9...13).contains(byte)
            if isSpace, trim, line.isStart { continue }
            if isSpace, collapse {
                if !line.endsWithSpace { result.append(32) }
            } else {
                result.append(byte)
            }
            line.endsWithSpace = isSpace
            if !isSpace { line.isStart = false }
        }
        return result
    }

    private func dropEnd(of line: Line, _ texts: inout [Int: (node: Node, text: [UInt8])]) {
        guard let node = line.last else { return }
        var text = texts[node.identity]?.text ?? Array(node.text.bytes)
        while let byte = text.last, byte == 32 || (9...13).contains(byte) { text.removeLast() }
        if text.count != (texts[node.identity]?.text.count ?? node.text.count) {
            texts[node.identity] = (node, text)
        }
    }
}
