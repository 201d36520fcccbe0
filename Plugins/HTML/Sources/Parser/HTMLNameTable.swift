/// The names of one tree: each spelling is kept once and numbered.
struct HTMLNameTable: Sendable {
    /// All spellings, one after the other.
    private var spelling: [UInt8] = []

    /// Where each name begins in `spelling`, and at last its end.
    private var starts: [UInt32] = [0]

    /// Name numbers by hash, open addressing; 0 is a free slot.
    private var slots: [Slot]

    private struct Slot: Sendable {
        var hash: UInt32
        var name: UInt32
    }

    /// The table of the known names alone.
    static let known = HTMLNameTable()

    private init() {
        slots = Array(repeating: Slot(hash: 0, name: 0), count: 1024)
        starts.append(0)
        for name in HTMLName.knownNames.dropFirst() {
            _ = insert(Array(name.description.utf8)[...])
        }
    }
}

extension HTMLNameTable {
    /// How many names there are, the empty one included.
    var count: Int { starts.count - 1 }

    /// The bytes of a name.
    func bytes(of name: HTMLName) -> ArraySlice<UInt8> {
        spelling[range(of: Int(name.id))]
    }

    /// The text of a name.
    func text(of name: HTMLName) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

    /// The name spelt `text`, if the tree has it.
    func name(_ text: String) -> HTMLName? {
        let text = Array(text.utf8)
        let hash = Self.hash(text[...])
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot].name != 0 {
            let id = slots[slot].name
            if slots[slot].hash == hash, spelling[range(of: Int(id))] == text[...] {
                return HTMLName(id: id)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The number of a spelling in lower case, made when it is new.
    mutating func insert(_ text: ArraySlice<UInt8>) -> HTMLName {
        let hash = Self.hash(text)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot].name != 0 {
            let id = slots[slot].name
            if slots[slot].hash == hash, spelling[range(of: Int(id))] == text {
                return HTMLName(id: id)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        let name = HTMLName(id: UInt32(truncatingIfNeeded: count))
        spelling.append(contentsOf: text)
        starts.append(UInt32(truncatingIfNeeded: spelling.count))
        slots[slot] = Slot(hash: hash, name: name.id)
        if count * 2 > slots.count { grow() }
        return name
    }

    private func range(of id: Int) -> Range<Int> { Int(starts[id])..<Int(starts[id + 1]) }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(hash: 0, name: 0), count: old.count * 2)
        for entry in old where entry.name != 0 {
            var slot = Int(entry.hash) & (slots.count - 1)
            while slots[slot].name != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }

    private static func hash(_ text: ArraySlice<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
