public import GalleyDocumentModel
public import GalleyPluginKit

/// Says what becomes of notes.
public struct FootnotesStep: Transform {
    public enum Place: String, CaseIterable, Sendable {
        /// Where the target's writer puts them: behind the article.
        case end
        /// Into the text, in parentheses.
        case inline
        /// Nowhere.
        case drop
    }

    public var place = Place.end

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        guard place != .end, document.kinds.contains(.note) else { return .keep }
        document.edit { editor in
            for note in editor.nodes(of: .note) {
                if place == .drop {
                    editor.remove(note)
                } else if note.parent.map({ !isWithinNote($0) }) ?? false {
                    putInLine(note, in: &editor)
                }
            }
        }
        return .keep
    }

    private func isWithinNote(_ node: Node) -> Bool {
        var at: Node? = node
        while let current = at {
            if current.kind == .note { return true }
            at = current.parent
        }
        return false
    }
}

/// Puts the text of a note, in parentheses, in its place: its blocks cannot stand in a line.
func putInLine(_ note: Node, in editor: inout Editor) {
    let text = note.children.map(\.string).joined(separator: " ")
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    editor.replace(note) { Paragraph { Piece(.text, text: " (\(text))") } }
}
