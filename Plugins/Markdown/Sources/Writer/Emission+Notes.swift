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
        if !writer[.footnotes] { writeDivider(before: notes.entries[0].node, &flow) }
        // Notes that say nothing come last, as they do when they are read again.
        var empty: [(node: Node, name: String)] = []
        var index = 0
        while index < notes.count {
            let (node, name) = notes.entries[index]
            index += 1
            if !writer[.footnotes] {
                separate(&flow, .other, interrupts: false)
                writeNote(node, marker: "\(index). ", indent: 2 + String(index).utf8.count)
            } else if node.firstChild == nil {
                empty.append((node, name))
            } else {
                writeNote(node, name, isTight: false, &flow)
            }
        }
        for (node, name) in empty { writeNote(node, name, isTight: false, &flow) }
    }

    /// Writes the definition of a note.
    mutating func writeNote(_ node: Node, _ name: String, isTight: Bool, _ flow: inout Flow) {
        if isTight { flow.last = .other } else { separate(&flow, .other, interrupts: false) }
        writeNote(node, marker: "[^\(name)]: ", indent: 4)
    }

    private mutating func writeNote(_ node: Node, marker: String, indent: Int) {
        within(marker: Array(marker.utf8), indent: [UInt8](repeating: 32, count: indent)) {
            var inner = Flow()
            $0.writeBlocks(of: node, &inner)
        }
    }
}

/// The notes in the order in which the text points to them.
struct NoteList {
    private(set) var entries: [(node: Node, name: String)] = []
    private var names: [String: Int] = [:]
    /// The notes that stay where they stood, in their order, and which of them is next.
    private var placed: [PlacedNote] = []
    private var placedNames: [String: Node] = [:]
    private var late: [PlacedNote] = []
    private var next = 0
    /// No number below this one is free.
    private var nextNumber = 1

    var count: Int { entries.count }
    var hasPlaced: Bool { !placed.isEmpty }
    /// Whether notes are still to be written.
    var areDue: Bool { count > 0 || next < placed.count || !late.isEmpty }

    /// The label of a note, which is remembered; the same label again is the same note.
    mutating func label(for node: Node, _ label: Text) -> String {
        var name = label.string
        if let note = placedNames[name], note.isSame(as: node) || node.firstChild == nil {
            return name
        }
        if !isLabel(name) {
            name = takeFreeNumber()
        } else if names[name] != nil || placedNames[name] != nil {
            if node.firstChild == nil { return name }
            name = takeFreeNumber()
        }
        names[name] = entries.count
        entries.append((node, name))
        return name
    }

    private mutating func takeFreeNumber() -> String {
        nextNumber = max(nextNumber, entries.count + 1)
        while names[String(nextNumber)] != nil || placedNames[String(nextNumber)] != nil {
            nextNumber += 1
        }
        return String(nextNumber)
    }

    private func isLabel(_ name: String) -> Bool {
        !name.isEmpty
            && !name.utf8.contains { $0 <= 32 || $0 == 0x5B || $0 == 0x5D || $0 == 0x5C }
    }

    /// Remembers that a note was defined at `range`, unless its label is another one's.
    mutating func place(_ node: Node, _ range: Range<Int>) {
        guard case .note(let label) = node.content else { return }
        let name = label.string
        guard isLabel(name), placedNames[name] == nil else { return }
        placedNames[name] = node
        placed.append(PlacedNote(node: node, name: name, range: range))
    }

    mutating func sortPlaced() { placed.sort { $0.range.lowerBound < $1.range.lowerBound } }

    /// The next note that was defined in a range; those before it are left for the end.
    mutating func nextPlaced(from start: Int, to end: Int) -> PlacedNote? {
        while next < placed.count, placed[next].range.lowerBound < end {
            let note = placed[next]
            next += 1
            if note.range.lowerBound >= start { return note }
            late.append(note)
        }
        return nil
    }

    /// Those that stood within a block are written at the end, before notes without a place.
    mutating func forgetPlaced() {
        for note in late { names[note.name] = entries.count }
        entries.insert(contentsOf: late.map { ($0.node, $0.name) }, at: 0)
        late = []
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
