/// The maker of a picture, as the end of a caption names it.
///
/// ```swift
/// PictureCredit(in: "Toàn cảnh buổi làm việc. (Ảnh: KTV)")  // caption 0..<31, name "KTV"
/// ```
public struct PictureCredit: Hashable, Sendable {
    /// The bytes of the line before the credit, without the bracket and the blanks.
    public var caption: Range<Int>
    /// The bytes that name the maker, without the word for it.
    public var name: Range<Int>

    /// Finds a credit in brackets at the end of the line, or behind a word such as "Photo:" or ©.
    public init?(in line: String) {
        self.init(in: Array(line.utf8))
    }

    /// The same for the bytes of a line.
    public init?(in bytes: [UInt8]) {
        guard bytes.count <= 1200, Self.mayHold(bytes) else { return nil }
        let lowered = LetterCase.lowered(bytes)
        guard let found = Self.bracketed(bytes, lowered) ?? Self.trailing(bytes, lowered) else {
            return nil
        }
        self = found
    }

    private init(caption: Range<Int>, name: Range<Int>) {
        (self.caption, self.name) = (caption, name)
    }

    /// Whether there is a sign that a credit needs.
    private static func mayHold(_ bytes: [UInt8]) -> Bool {
        for index in bytes.indices {
            switch bytes[index] {
            case 0x3A, 0x2F, 0x29, 0x5D: return true
            case 0xA9 where index > 0 && bytes[index - 1] == 0xC2: return true
            case 0xBC where index > 0 && bytes[index - 1] == 0xEF: return true
            default: break
            }
        }
        return false
    }

    /// A name in brackets at the end, "(Photo: Name)", with round, square or full-width brackets.
    private static func bracketed(_ bytes: [UInt8], _ lowered: [UInt8]) -> PictureCredit? {
        var end = bytes.count
        while end > 0, bytes[end - 1] <= 32 { end -= 1 }
        if end > 0, bytes[end - 1] == 0x2E { end -= 1 }
        while end > 0, bytes[end - 1] <= 32 { end -= 1 }
        guard let closer = brackets.first(where: { ends(bytes, at: end, with: $0.close) }) else {
            return nil
        }
        let inner = end - closer.close.count
        var start = inner
        var scalars = 0
        while start > 0, scalars <= 140 {
            if ends(bytes, at: start, with: closer.open) { break }
            if brackets.contains(where: {
                ends(bytes, at: start, with: $0.close) || ends(bytes, at: start, with: $0.open)
            }) {
                return nil
            }
            start -= 1
            if bytes[start] & 0xC0 != 0x80 { scalars += 1 }
        }
        guard start > 0, scalars <= 140 else { return nil }
        let word = skipped(bytes, from: start, to: inner)
        guard word < inner, let length = Lexicon.shared.credit.match(in: lowered, at: word) else {
            return nil
        }
        let name = nameRange(bytes, after: word, length: length, to: inner)
        let open = start - closer.open.count
        return PictureCredit(caption: trimmed(bytes, 0..<open), name: name)
    }

    /// A name behind a word and a colon, or behind ©.
    private static func trailing(_ bytes: [UInt8], _ lowered: [UInt8]) -> PictureCredit? {
        var index = bytes.count - 1
        var scalars = 0
        while index >= 0, scalars < 100 {
            if bytes[index] & 0xC0 != 0x80 {
                scalars += 1
                if begins(bytes, at: index), let name = name(bytes, lowered, at: index) {
                    return PictureCredit(caption: trimmed(bytes, 0..<index), name: name)
                }
            }
            index -= 1
        }
        return nil
    }

    /// Whether a credit may begin here: at the start, or behind a sign that ends the caption.
    private static func begins(_ bytes: [UInt8], at index: Int) -> Bool {
        if index == 0 { return true }
        guard bytes[index - 1] == 32 else { return false }
        var end = index - 1
        while end > 0, bytes[end - 1] == 32 { end -= 1 }
        guard end > 0 else { return true }
        switch bytes[end - 1] {
        case 0x2E, 0x7C, 0x22, 0x21, 0x3F: return true
        default:
            return ends(bytes, at: end, with: [0xC2, 0xBB])
                || ends(bytes, at: end, with: [0xE2, 0x80, 0x9D])
        }
    }

    private static func name(_ bytes: [UInt8], _ lowered: [UInt8], at index: Int) -> Range<Int>? {
        var start = index
        if ends(bytes, at: index + 2, with: [0xC2, 0xA9]) {
            start = index + 2
        } else {
            guard let length = Lexicon.shared.credit.match(in: lowered, at: index) else {
                return nil
            }
            start = skipped(bytes, from: index + length, to: bytes.count)
            guard start < bytes.count else { return nil }
            if bytes[start] == 0x3A || bytes[start] == 0x2F {
                start += 1
            } else if ends(bytes, at: start + 3, with: [0xEF, 0xBC, 0x9A]) {
                start += 3
            } else {
                return nil
            }
        }
        let name = trimmed(bytes, start..<bytes.count)
        return name.isEmpty || name.count > 120 ? nil : name
    }

    /// What names the maker: all behind the word, or the word too where no sign parts them.
    private static func nameRange(
        _ bytes: [UInt8], after word: Int, length: Int, to end: Int
    ) -> Range<Int> {
        var start = skipped(bytes, from: word + length, to: end)
        if start < end, bytes[start] == 0x3A || bytes[start] == 0x2F || bytes[start] == 0x3D {
            start += 1
        } else if ends(bytes, at: start + 3, with: [0xEF, 0xBC, 0x9A]) {
            start += 3
        } else if !ends(bytes, at: start, with: [0xC2, 0xA9]) {
            start = word
        }
        return trimmed(bytes, start..<end)
    }

    private static let brackets: [(open: [UInt8], close: [UInt8])] = [
        ([0x28], [0x29]), ([0x5B], [0x5D]), (Array("（".utf8), Array("）".utf8)),
        (Array("［".utf8), Array("］".utf8)),
    ]

    private static func ends(_ bytes: [UInt8], at end: Int, with part: [UInt8]) -> Bool {
        end >= part.count && end <= bytes.count
            && bytes[(end - part.count)..<end].elementsEqual(part)
    }

    private static func skipped(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, bytes[index] <= 32 { index += 1 }
        return index
    }

    private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 32 { start += 1 }
        while end > start, bytes[end - 1] <= 32 { end -= 1 }
        return start..<end
    }
}
