/// A normal form of Unicode: the one way in which equivalent texts are written.
///
/// ```swift
/// NormalizationForm.composed.normalize(Array("e\u{301}".utf8))  // the bytes of "é"
/// ```
///
/// Linear in the length of the text; text that is in the form already is only looked through.
public enum NormalizationForm: Sendable {
    /// NFC: letters with their marks in one scalar where there is one.
    case composed
    /// NFD: letters and marks apart.
    case decomposed

    /// The text in this form; bytes that are no UTF-8 stay as they are.
    public func normalize(_ text: [UInt8]) -> [UInt8] {
        let bytes = text.span
        guard var doubt = firstDoubt(in: bytes, from: 0) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var segment = NormalizationSegment()
        var position = 0
        while true {
            let start = segmentStart(in: bytes, before: doubt, after: position)
            result.append(contentsOf: text[position..<start])
            position = segment.fill(from: bytes, start: start, doubt: doubt, form: self)
            segment.finish(composing: self == .composed, into: &result)
            guard let next = firstDoubt(in: bytes, from: position) else { break }
            doubt = next
        }
        result.append(contentsOf: text[position...])
        return result
    }

    public func normalize(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return isSurelyNormal(bytes.span)
            ? text : String(decoding: normalize(bytes), as: UTF8.self)
    }

    /// Whether a quick look shows that the text is in this form.
    ///
    /// False does not mean that it is not.
    public func isSurelyNormal(_ text: Span<UInt8>) -> Bool {
        firstDoubt(in: text, from: 0) == nil
    }

    /// Where the first scalar begins that may have to change, or whose neighbours may.
    private func firstDoubt(in text: Span<UInt8>, from start: Int) -> Int? {
        let least: UInt8 = self == .composed ? 0xCC : 0xC3
        let tables = NormalizationTables.shared
        var index = start
        var lastClass: UInt8 = 0
        while index < text.count {
            if text[index] < least {
                lastClass = 0
                index += 1
                continue
            }
            let (value, length) = scalar(in: text, at: index)
            let state = tables.state(value)
            if self == .composed {
                if state.isDoubtful { return index }
            } else if tables.decomposes(value) {
                return index
            }
            if state.combiningClass != 0, state.combiningClass < lastClass { return index }
            lastClass = state.combiningClass
            index += length
        }
        return nil
    }

    /// The last place up to `doubt` that nothing before it can change.
    private func segmentStart(in text: Span<UInt8>, before doubt: Int, after least: Int) -> Int {
        let tables = NormalizationTables.shared
        var start = doubt
        while start > least {
            start -= 1
            guard text[start] & 0xC0 != 0x80 || start == least else { continue }
            let (value, length) = scalar(in: text, at: start)
            if value == 0xFFFD, length == 1 { return start + 1 }
            if tables.isStable(value, in: self) { return start }
        }
        return start
    }
}
