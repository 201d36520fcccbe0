internal import GalleyTextLayout

/// Takes out what cannot be seen, and composes letters and marks.
///
/// Joiners are kept for the scripts that need them; marks of direction where the text has letters
/// from right to left.
struct TextCleaner {
    private let keepsMarks: Bool
    private let keepsZeroWidthSpace: Bool

    init(_ bytes: [UInt8]) {
        var (hasRightToLeft, hasThai) = (false, false)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0xD6...0xDF: hasRightToLeft = true
            case 0xE0 where index + 1 < bytes.count && bytes[index + 1] >= 0xB8: hasThai = true
            case 0xE1 where index + 1 < bytes.count:
                if bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81 || bytes[index + 1] == 0x9E
                {
                    hasThai = true
                }
            default: break
            }
            index += 1
        }
        (keepsMarks, keepsZeroWidthSpace) = (hasRightToLeft, hasThai)
    }

    /// The clean text of a line, without the blanks at its end.
    func clean(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        let slice = bytes[range.lowerBound..<end]
        let isPlain = slice.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x09 }
        if isPlain { return Array(slice) }
        if !Self.mayHoldInvisible(slice) {
            return NormalizationForm.composed.normalize(Array(slice))
        }
        var result: [UInt8] = []
        result.reserveCapacity(slice.count)
        for scalar in String(decoding: slice, as: UTF8.self).unicodeScalars where keeps(scalar) {
            if scalar.isASCII {
                result.append(UInt8(scalar.value))
            } else {
                result.append(contentsOf: Array(String(Character(scalar)).utf8))
            }
        }
        while let last = result.last, last == 0x20 || last == 0x09 { result.removeLast() }
        while result.suffix(2).elementsEqual([0xC2, 0xA0]) { result.removeLast(2) }
        while result.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) { result.removeLast(3) }
        return NormalizationForm.composed.normalize(result)
    }

    /// Whether there is a control character, an invisible one, or a wide blank at the end.
    private static func mayHoldInvisible(_ text: ArraySlice<UInt8>) -> Bool {
        if text.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) { return true }
        if text.suffix(2).elementsEqual([0xC2, 0xA0]) { return true }
        for index in text.indices {
            let byte = text[index]
            if byte < 0x20 && byte != 0x09 || byte == 0x7F { return true }
            guard byte >= 0xC2, index + 1 < text.endIndex else { continue }
            let next = text[index + 1]
            switch byte {
            case 0xC2 where next < 0xA0 || next == 0xAD: return true
            case 0xD8 where next == 0x9C, 0xEF where next == 0xBB: return true
            case 0xE2 where next == 0x81: return true
            case 0xE2 where next == 0x80 && index + 2 < text.endIndex:
                let last = text[index + 2]
                if (last >= 0x8B && last <= 0x8F) || (last >= 0xA8 && last <= 0xAE) { return true }
            default: break
            }
        }
        return false
    }

    private func keeps(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09: true
        case 0..<0x20, 0x7F..<0xA0: false
        case 0xAD, 0xFEFF, 0x2060: false
        case 0x200B: keepsZeroWidthSpace
        case 0x200E, 0x200F, 0x061C: keepsMarks
        case 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
    }
}
