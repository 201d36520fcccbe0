/// Marks in markup that stand for runs of nodes: U+FDD0, a key, digits, U+FDD1.
///
/// The key is empty but where the markup itself may say U+FDD0. It then depends on all of the markup, so
/// that none can hold its own.
struct IslandMarks {
    struct Piece {
        let bytes: ArraySlice<UInt8>
        let number: Int?
    }

    private let opening: [UInt8]
    private let count: Int
    private static let start: [UInt8] = [0xEF, 0xB7, 0x90], end: [UInt8] = [0xEF, 0xB7, 0x91]

    /// Marks for markup with `count` of them.
    init(in markup: [UInt8], count: Int) {
        self.count = count
        guard IslandMarks.mayHoldStart(markup) else {
            opening = IslandMarks.start
            return
        }
        // FNV-1a with 64 bits.
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in markup { key = (key ^ UInt64(byte)) &* 0x100_0000_01B3 }
        opening = IslandMarks.start + String(key).utf8 + [0x2E]
    }

    /// Whether U+FDD0 is there, or a reference by number, which could be one to it.
    private static func mayHoldStart(_ markup: [UInt8]) -> Bool {
        for index in markup.indices.dropLast() {
            switch markup[index] {
            case 0xEF where markup[index + 1] == 0xB7, 0x26 where markup[index + 1] == 0x23:
                return true
            default: continue
            }
        }
        return false
    }

    func bytes(of number: Int) -> [UInt8] { opening + String(number).utf8 + IslandMarks.end }

    /// The text between marks, and the numbers of the marks.
    func pieces(of text: ArraySlice<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var (start, at) = (text.startIndex, text.startIndex)
        while at < text.endIndex {
            guard text[at] == 0xEF, text[at...].starts(with: opening) else {
                at += 1
                continue
            }
            let first = at + opening.count
            var end = first
            var number = 0
            while end < text.endIndex, (48...57).contains(text[end]), number < count {
                number = number * 10 + Int(text[end] - 48)
                end += 1
            }
            guard end > first, number < count, text[end...].starts(with: IslandMarks.end) else {
                at += 3
                continue
            }
            if start < at { pieces.append(Piece(bytes: text[start..<at], number: nil)) }
            pieces.append(Piece(bytes: [], number: number))
            at = end + 3
            start = at
        }
        if start < text.endIndex || pieces.isEmpty {
            pieces.append(Piece(bytes: text[start...], number: nil))
        }
        return pieces
    }
}
