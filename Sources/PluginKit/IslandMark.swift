/// A mark in markup that stands for a node: U+FDD0, digits, U+FDD1, which no text may hold.
enum IslandMark {
    struct Piece {
        let bytes: ArraySlice<UInt8>
        let number: Int?
    }

    static func bytes(of number: Int) -> [UInt8] {
        [0xEF, 0xB7, 0x90] + String(number).utf8 + [0xEF, 0xB7, 0x91]
    }

    /// The text between marks, and the numbers of the marks.
    static func pieces(of text: ArraySlice<UInt8>) -> [Piece] {
        var pieces: [Piece] = []
        var (start, at) = (text.startIndex, text.startIndex)
        while at < text.endIndex {
            guard text[at] == 0xEF, text[at...].starts(with: [0xEF, 0xB7, 0x90]) else {
                at += 1
                continue
            }
            var end = at + 3
            var number = 0
            while end < text.endIndex, (48...57).contains(text[end]), number < 1 << 40 {
                number = number * 10 + Int(text[end] - 48)
                end += 1
            }
            guard end > at + 3, text[end...].starts(with: [0xEF, 0xB7, 0x91]) else {
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
