/// What stands in front of an item of a list.
struct LineMark: Hashable {
    enum Kind: Hashable {
        case bullet(UInt32)
        case number(Int, NumberStyle)
    }

    enum NumberStyle: Hashable { case period, parenthesis, parentheses, circled, lowerAlpha }

    var kind: Kind
    /// The blanks in front, in cells.
    var indent: Int
    /// Where the text begins, in bytes.
    var length: Int
    /// Where the text begins, in cells.
    var hang: Int

    /// The mark of a line, if it has one.
    init?(_ text: [UInt8]) {
        var index = 0
        while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
        indent = index
        guard let (kind, end) = LineMark.bullet(text, index) ?? LineMark.number(text, index) else {
            return nil
        }
        var start = end
        while start < text.count, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
        guard start < text.count else { return nil }
        self.kind = kind
        length = start
        hang = indent + 2 + max(0, start - end - 1)
        if case .number = kind { hang = start }
    }

    static func beginsItem(_ text: [UInt8]) -> Bool { LineMark(text) != nil }

    /// One of •◦▪▸‣·*–—- or + and a blank.
    private static func bullet(_ text: [UInt8], _ start: Int) -> (Kind, Int)? {
        guard start < text.count else { return nil }
        let byte = text[start]
        if byte == 0x2A || byte == 0x2D || byte == 0x2B {
            guard start + 1 < text.count, text[start + 1] == 0x20 || text[start + 1] == 0x09 else {
                return nil
            }
            return (.bullet(UInt32(byte)), start + 1)
        }
        for (sign, scalar) in signs where text[start...].starts(with: sign) {
            let end = start + sign.count
            let hasBlank = end < text.count && (text[end] == 0x20 || text[end] == 0x09)
            // A middle dot or bullet of East Asian text may have no blank behind it.
            guard hasBlank || (scalar == 0x2022 && end < text.count) else { continue }
            return (.bullet(scalar), end)
        }
        return nil
    }

    private static let signs: [([UInt8], UInt32)] = "•◦▪▸‣·–—■●○".unicodeScalars.map {
        (Array(String(Character($0)).utf8), $0.value)
    }

    private static func number(_ text: [UInt8], _ start: Int) -> (Kind, Int)? {
        var index = start
        let isOpen = index < text.count && text[index] == 0x28
        if isOpen { index += 1 }
        if let circled = circled(text, start), circled.1 < text.count { return circled }
        let digits = index
        var value = 0
        while index < text.count, text[index] >= 48, text[index] <= 57, index - digits < 3 {
            value = value * 10 + Int(text[index] - 48)
            index += 1
        }
        var style: NumberStyle?
        if index == digits {
            guard index + 1 < text.count, text[index] >= 97, text[index] <= 122,
                text[index + 1] == 0x29
            else { return nil }
            value = Int(text[index] - 96)
            index += 1
            style = .lowerAlpha
        }
        guard index + 1 < text.count else { return nil }
        let sign = text[index]
        guard sign == 0x29 || (sign == 0x2E && !isOpen && style == nil),
            text[index + 1] == 0x20 || text[index + 1] == 0x09
        else { return nil }
        let usual: NumberStyle =
            isOpen ? .parentheses : sign == 0x29 ? .parenthesis : .period
        return (.number(value, style ?? usual), index + 1)
    }

    private static func circled(_ text: [UInt8], _ start: Int) -> (Kind, Int)? {
        guard start + 2 < text.count, text[start] == 0xE2, text[start + 1] == 0x91,
            text[start + 2] >= 0xA0, text[start + 2] <= 0xB3
        else { return nil }
        return (.number(Int(text[start + 2]) - 0x9F, .circled), start + 3)
    }
}
