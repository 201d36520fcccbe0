internal import GalleyDocumentModel

extension ArraySlice<UInt8> {
    /// Without blanks at both ends.
    var trimmed: ArraySlice<UInt8> {
        var (start, end) = (startIndex, endIndex)
        while start < end, self[start].isHTMLBlank { start += 1 }
        while end > start, self[end - 1].isHTMLBlank { end -= 1 }
        return self[start..<end]
    }

    /// Whether this is `text`, case aside.
    func equals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && begins(with: text, at: startIndex)
    }

    /// Whether `text`, in lower case, stands at `index`, case aside.
    func begins(with text: StaticString, at index: Int) -> Bool {
        guard endIndex - index >= text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { bytes in
            for offset in 0..<bytes.count {
                let byte = self[index + offset]
                let lower = (65...90).contains(byte) ? byte | 32 : byte
                guard unsafe lower == bytes[offset] else { return false }
            }
            return true
        }
    }

    /// Where `text`, in lower case, stands first, case aside.
    func firstIndex(of text: StaticString) -> Int? {
        guard text.utf8CodeUnitCount > 0, count >= text.utf8CodeUnitCount else { return nil }
        let first = unsafe text.utf8Start.pointee
        for index in startIndex...(endIndex - text.utf8CodeUnitCount)
        where self[index] | 32 == first | 32 && begins(with: text, at: index) {
            return index
        }
        return nil
    }

    /// Whether `word` is one of the words that blanks separate.
    func hasWord(_ word: StaticString) -> Bool {
        var index = startIndex
        while index < endIndex {
            while index < endIndex, self[index].isHTMLBlank { index += 1 }
            let start = index
            while index < endIndex, !self[index].isHTMLBlank { index += 1 }
            if self[start..<index].equals(word) { return true }
        }
        return false
    }

    /// Whether a style gives `property` a value that begins with `value`.
    func contains(_ property: StaticString, _ value: StaticString) -> Bool {
        guard var index = firstIndex(of: property) else { return false }
        index += property.utf8CodeUnitCount
        while index < endIndex, self[index].isHTMLBlank || self[index] == 58 { index += 1 }
        return begins(with: value, at: index)
    }

    /// Whether a style takes the element out of sight.
    var hides: Bool { contains("display", "none") || contains("visibility", "hidden") }

    /// The mark that a style amounts to.
    var mark: Shape? {
        if contains("font-weight", "bold") || contains("font-weight", "700")
            || contains("font-weight", "600") || contains("font-weight", "800")
        {
            return .strong
        }
        if contains("font-style", "italic") { return .emphasis }
        if contains("text-decoration", "line-through") { return Shape(.strikethrough) }
        if contains("text-decoration", "underline") { return Shape(.underline) }
        if contains("vertical-align", "super") { return Shape(.superscript) }
        if contains("vertical-align", "sub") { return Shape(.subscript) }
        if contains("font-variant", "small-caps") { return Shape(.smallCaps) }
        return nil
    }
}

extension [UInt8] {
    /// TeX between `\(` and `\)` or `\[` and `\]` or dollar signs; nil where there are none.
    var withoutMathDelimiters: [UInt8]? {
        let text = self[...].trimmed
        guard text.count >= 2, let first = text.first else { return nil }
        if first == 36 {
            let width = text.dropFirst().first == 36 && text.count >= 4 ? 2 : 1
            guard text.suffix(width).allSatisfy({ $0 == 36 }) else { return nil }
            return Array(text.dropFirst(width).dropLast(width))
        }
        guard first == 92, text.count >= 4 else { return nil }
        return Array(text.dropFirst(2).dropLast(2))
    }
}
