/// The names of one tree: each spelling is kept once and numbered.
struct HTMLNameTable: Sendable {
    /// All spellings, one after the other.
    private var spelling: [UInt8] = []

    /// Where each name begins in `spelling`, and at last its end.
    private var starts: [UInt32] = [0, 0]

    /// Numbers by key, open addressing; number 0 is a free slot.
    private var slots: [Slot]

    private let seed = HTMLNameSeed()

    /// Where a key leads.
    private struct Slot: Sendable {
        var key: HTMLNameKey
        var name: UInt32
    }

    /// The table of the known names alone.
    static let known = HTMLNameTable()

    private init() {
        let free = Slot(key: HTMLNameKey(low: 0, high: 0), name: 0)
        slots = Array(repeating: free, count: 1024)
        for name in HTMLName.knownNames.dropFirst() { _ = insert(Array(name.description.utf8)) }
    }
}

extension HTMLNameTable {
    /// How many names there are, the empty one included.
    var count: Int { starts.count - 1 }

    /// The bytes of a name.
    func bytes(of name: HTMLName) -> ArraySlice<UInt8> {
        spelling[Int(starts[Int(name.id)])..<Int(starts[Int(name.id) + 1])]
    }

    /// The text of a name.
    func text(of name: HTMLName) -> String { String(decoding: bytes(of: name), as: UTF8.self) }

    /// The name spelt `text`, if the tree has it.
    func name(_ text: String) -> HTMLName? {
        let text = Array(text.utf8)
        let key = HTMLNameKey(text, seed)
        let id = slots[text.count > HTMLNameKey.size ? slot(of: key, text) : slot(of: key)].name
        return id == 0 ? nil : HTMLName(id: id)
    }

    /// The number of a spelling that fits its key.
    @inline(__always)
    mutating func insert(_ key: HTMLNameKey) -> HTMLName {
        let slot = slot(of: key)
        let id = slots[slot].name
        return id != 0 ? HTMLName(id: id) : append(key.spelling, key, at: slot)
    }

    /// The number of a spelling in lower case.
    mutating func insert(_ text: [UInt8]) -> HTMLName {
        let key = HTMLNameKey(text, seed)
        guard text.count > HTMLNameKey.size else { return insert(key) }
        let slot = slot(of: key, text)
        let id = slots[slot].name
        return id != 0 ? HTMLName(id: id) : append(text, key, at: slot)
    }

    /// Where the name of `key` stands or would stand.
    @inline(__always)
    private func slot(of key: HTMLNameKey) -> Int {
        let mask = slots.count - 1
        var slot = key.hash(seed) & mask
        while slots[slot].name != 0, slots[slot].key != key { slot = (slot + 1) & mask }
        return slot
    }

    /// Where a long name stands or would stand; its key is not enough to know it.
    private func slot(of key: HTMLNameKey, _ text: [UInt8]) -> Int {
        let mask = slots.count - 1
        var slot = key.hash(seed) & mask
        while slots[slot].name != 0 {
            let name = HTMLName(id: slots[slot].name)
            if slots[slot].key == key, bytes(of: name) == text[...] { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    @inline(never)
    private mutating func append(_ text: [UInt8], _ key: HTMLNameKey, at slot: Int) -> HTMLName {
        let name = HTMLName(id: UInt32(truncatingIfNeeded: count))
        spelling.append(contentsOf: text)
        starts.append(UInt32(truncatingIfNeeded: spelling.count))
        slots[slot] = Slot(key: key, name: name.id)
        if count * 2 > slots.count { grow() }
        return name
    }

    private mutating func grow() {
        let old = slots
        let free = Slot(key: HTMLNameKey(low: 0, high: 0), name: 0)
        slots = Array(repeating: free, count: old.count * 2)
        let mask = slots.count - 1
        for entry in old where entry.name != 0 {
            var slot = entry.key.hash(seed) & mask
            while slots[slot].name != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }
}
