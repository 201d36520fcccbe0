extension HTMLTokenizer {
    /// Decodes the character reference that `&` at `index` begins; appends what it stands for.
    ///
    /// - Returns: Where the reference ends, or `nil` when the `&` stands for itself.
    @inline(never)
    mutating func decodeReference(at index: Int, to limit: Int, inAttribute: Bool) -> Int? {
        let next = index + 1
        guard next < limit else { return nil }
        if bytes[next] == ASCII.hash { return decodeNumber(at: index, to: limit) }
        guard ASCII.isAlphanumeric(bytes[next]) else { return nil }
        var stop = next
        let last = min(limit, next + HTMLEntityTable.longestName)
        while stop < last, ASCII.isAlphanumeric(bytes[stop]) { stop += 1 }
        let table = HTMLEntityTable.standard
        if stop < limit, bytes[stop] == ASCII.semicolon,
            let entity = table.entity(in: bytes, at: next..<stop)
        {
            append(entity)
            return stop + 1
        }
        var prefix = min(stop, next + HTMLEntityTable.longestLegacyName)
        while prefix > next + 1 {
            if let entity = table.entity(in: bytes, at: next..<prefix), entity.isLegacy {
                if inAttribute, prefix < limit,
                    bytes[prefix] == ASCII.equals || ASCII.isAlphanumeric(bytes[prefix])
                {
                    return nil
                }
                report("missing-semicolon-after-character-reference", at: prefix)
                append(entity)
                return prefix
            }
            prefix -= 1
        }
        if errorLimit > 0 { reportUnknown(from: stop, to: limit) }
        return nil
    }

    /// Reports a name that stands for nothing, where a semicolon shows that it should.
    private mutating func reportUnknown(from start: Int, to limit: Int) {
        var stop = start
        while stop < limit, ASCII.isAlphanumeric(bytes[stop]) { stop += 1 }
        if stop < limit, bytes[stop] == ASCII.semicolon {
            report("unknown-named-character-reference", at: stop)
        }
    }

    /// Decodes `&#…;` or `&#x…;`.
    private mutating func decodeNumber(at index: Int, to limit: Int) -> Int? {
        var next = index + 2
        let isHexadecimal = next < limit && bytes[next] | 0x20 == 0x78
        if isHexadecimal { next += 1 }
        let first = next
        var value: UInt32 = 0
        while next < limit {
            let byte = bytes[next]
            guard ASCII.isDigit(byte) || isHexadecimal, let digit = ASCII.hexadecimalValue(byte)
            else { break }
            if value < 0x11_0000 { value = value * (isHexadecimal ? 16 : 10) + UInt32(digit) }
            next += 1
        }
        guard next > first else {
            report("absence-of-digits-in-numeric-character-reference", at: next)
            return nil
        }
        if next < limit, bytes[next] == ASCII.semicolon {
            next += 1
        } else {
            report("missing-semicolon-after-character-reference", at: next)
        }
        append(codePoint: checked(value, at: index))
        return next
    }

    /// The code point a number stands for in HTML.
    private mutating func checked(_ value: UInt32, at index: Int) -> UInt32 {
        switch value {
        case 0:
            report("null-character-reference", at: index)
            return 0xFFFD
        case 0x80...0x9F:
            report("control-character-reference", at: index)
            let mapped = Self.windowsPunctuation[Int(value - 0x80)]
            return mapped == 0 ? value : UInt32(mapped)
        case 0xD800...0xDFFF:
            report("surrogate-character-reference", at: index)
            return 0xFFFD
        case 0x11_0000...:
            report("character-reference-outside-unicode-range", at: index)
            return 0xFFFD
        case 0x01...0x08, 0x0B, 0x0D...0x1F, 0x7F:
            report("control-character-reference", at: index)
            return value
        case 0xFDD0...0xFDEF,
            _ where value & 0xFFFE == 0xFFFE:
            report("noncharacter-character-reference", at: index)
            return value
        default:
            return value
        }
    }

    private mutating func append(_ entity: HTMLEntityTable.Entity) {
        append(codePoint: entity.first)
        if entity.second != 0 { append(codePoint: entity.second) }
    }

    /// Appends a code point as UTF-8 behind the page.
    private mutating func append(codePoint: UInt32) {
        guard let scalar = Unicode.Scalar(codePoint) else { return appendReplacement() }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// What the numbers 128 to 159 mean, which are those of windows-1252; 0 for themselves.
    private static let windowsPunctuation: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
        0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
        0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
    ]
}
