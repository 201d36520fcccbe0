/// A range of a header's bytes, and what is to stand there instead.
struct HeaderEdit {
    var range: Range<Int>
    var text: [UInt8]

    init(_ range: Range<Int>, _ text: [UInt8]) { (self.range, self.text) = (range, text) }

    init(_ range: Range<Int>, _ text: String) { self.init(range, Array(text.utf8)) }
}

extension [HeaderEdit] {
    /// The bytes with all edits made; nil where two of them meet in one place.
    func applied(to bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 64)
        var at = 0
        let inOrder = enumerated().sorted { left, right in
            let (a, b) = (left.element.range, right.element.range)
            return (a.lowerBound, a.upperBound, left.offset)
                < (b.lowerBound, b.upperBound, right.offset)
        }
        for (_, edit) in inOrder {
            guard edit.range.lowerBound >= at, edit.range.upperBound <= bytes.count else {
                return nil
            }
            result += bytes[at..<edit.range.lowerBound]
            result += edit.text
            at = edit.range.upperBound
        }
        return result + bytes[at...]
    }
}
