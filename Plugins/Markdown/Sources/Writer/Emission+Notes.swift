internal import GalleyDocumentModel
internal import GalleyPluginKit

extension Emission {
    mutating func appendNote(_ node: Node, _ label: Text) {
        let name = notes.label(for: node, label)
        if writer[.footnotes] {
            inline.append(opaque: [0x5B, 0x5E] + Array(name.utf8) + [0x5D])
        } else {
            losses.add(
                .note, "note-as-list", "the dialect has no notes: written as a list", about: node)
            inline.append(opaque: Array("<sup>\(name)</sup>".utf8))
        }
    }

    /// Writes what the notes say, behind the text; notes within notes come last.
    mutating func writeNotes(_ flow: inout Flow) {
        guard notes.count > 0 else { return }
        if !writer[.footnotes] { writeDivider(&flow) }
        var index = 0
        while index < notes.count {
            let (node, name) = notes.entries[index]
            index += 1
            separate(&flow, .other, interrupts: false)
            let marker = writer[.footnotes] ? "[^\(name)]: " : "\(index). "
            let indent = writer[.footnotes] ? 4 : marker.utf8.count
            within(marker: Array(marker.utf8), indent: [UInt8](repeating: 32, count: indent)) {
                var inner = Flow()
                $0.writeBlocks(of: node, &inner)
            }
        }
    }
}

/// The notes in the order in which the text points to them.
struct NoteList {
    private(set) var entries: [(node: Node, name: String)] = []
    private var names: [String: Int] = [:]
    /// No number below this one is free.
    private var nextNumber = 1

    var count: Int { entries.count }

    /// The label of a note, which is remembered; the same label again is the same note.
    mutating func label(for node: Node, _ label: Text) -> String {
        var name = label.string
        if name.isEmpty
            || name.utf8.contains(where: { $0 <= 32 || $0 == 0x5B || $0 == 0x5D || $0 == 0x5C })
        {
            name = takeFreeNumber()
        } else if names[name] != nil {
            if node.firstChild == nil { return name }
            name = takeFreeNumber()
        }
        names[name] = entries.count
        entries.append((node, name))
        return name
    }

    private mutating func takeFreeNumber() -> String {
        nextNumber = max(nextNumber, entries.count + 1)
        while names[String(nextNumber)] != nil { nextNumber += 1 }
        return String(nextNumber)
    }

    /// Forgets the notes after the first ones; their numbers are free again.
    mutating func keepFirst(_ count: Int) {
        while entries.count > count {
            let name = entries.removeLast().name
            names[name] = nil
            if let number = Int(name) { nextNumber = min(nextNumber, number) }
        }
    }
}
