/// The byte offsets of the characters of a text.
struct Offsets {
    /// Where the text begins.
    private let start: Int
    private let end: Int
    /// The offset of every character and of the end; empty if all characters are ASCII.
    private let table: [UInt32]

    /// Counts the characters of well-formed UTF-8 from an offset on.
    init(_ text: [UInt8], from start: Int) {
        self.start = start
        end = text.count
        guard text[start...].contains(where: { $0 >= 0x80 }) else {
            table = []
            return
        }
        var table: [UInt32] = []
        table.reserveCapacity(text.count - start + 1)
        for index in start..<text.count where text[index] & 0xC0 != 0x80 {
            table.append(UInt32(clamping: index))
        }
        table.append(UInt32(clamping: text.count))
        self.table = table
    }

    /// The byte offset of a character, counted from the start of the text.
    subscript(character: Int) -> Int {
        guard !table.isEmpty else { return min(end, start + max(0, character)) }
        return Int(table[min(max(0, character), table.count - 1)])
    }

    /// The byte range of a range of characters.
    subscript(characters: Range<Int>) -> Range<Int> {
        self[characters.lowerBound]..<self[characters.upperBound]
    }
}
