internal import GalleyDocumentModel

extension Emission {
    /// Finds the notes that were defined between blocks of the source: they stay where they stood.
    mutating func placeNotes(of document: Document) {
        guard document.kinds.contains(.note) else { return }
        hasNotes = true
        guard writer[.footnotes] else { return }
        for note in document.nodes(of: .note) {
            guard let range = note.definitionRange else { continue }
            notes.place(note, range)
        }
        notes.sortPlaced()
    }

    /// Writes the blocks of the document, and between them the notes that stood there.
    mutating func writeBody(_ root: Node, _ flow: inout Flow) {
        guard notes.hasPlaced else { return writeBlocks(of: root, &flow) }
        var end = 0
        for child in root.children {
            if let range = child.range {
                writePlacedNotes(from: end, to: Int(range.start), &flow)
                end = max(end, Int(range.end))
            }
            writeBlock(child, &flow)
        }
        writePlacedNotes(from: end, to: .max, &flow)
        notes.forgetPlaced()
    }

    private mutating func writePlacedNotes(from start: Int, to end: Int, _ flow: inout Flow) {
        var last: PlacedNote?
        while let note = notes.nextPlaced(from: start, to: end) {
            let isTight = last.map { note.follows($0) } ?? false
            writeNote(note.node, note.name, isTight: isTight, &flow)
            last = note
        }
    }
}

/// A note that was defined between two blocks of the source.
struct PlacedNote {
    let node: Node
    let name: String
    /// Where its content stood.
    let range: Range<Int>

    /// Whether it stood on the line right behind a note of one paragraph: `[^name]: ` parts them.
    func follows(_ other: PlacedNote) -> Bool {
        other.node.onlyChild?.kind == .paragraph
            && range.lowerBound - other.range.upperBound <= name.utf8.count + 6
    }
}

extension Node {
    /// Where the content of a note stood, if that is outside of the text that points to it.
    fileprivate var definitionRange: Range<Int>? {
        guard let own = range, let first = firstChild?.range, let last = lastChild?.range,
            first.start >= own.end || last.end <= own.start, first.start <= last.end
        else { return nil }
        return Int(first.start)..<Int(last.end)
    }
}
