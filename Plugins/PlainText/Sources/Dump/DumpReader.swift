/// Turns the lines of a text into the lines of a dump: joined, with single blanks, none empty.
enum DumpReader {
    static func lines(of source: [SourceLine]) -> [DumpLine] {
        let wraps = WrapDetector(source)
        let words = WordList(wraps.limit == nil ? [] : source)
        var lines: [DumpLine] = []
        var index = 0
        while index < source.count {
            var end = index + 1
            while end < source.count, wraps.continues(end - 1) { end += 1 }
            let text = squeezed(
                end == index + 1 ? source[index].text : wraps.joined(index..<end, words: words))
            if !text.isEmpty {
                let range = source[index].range.lowerBound..<source[end - 1].range.upperBound
                lines.append(DumpLine(text: text, range: range))
            }
            index = end
        }
        return lines
    }

    /// The text with each run of blanks as one space, none at its ends.
    static func squeezed(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for byte in text {
            if byte == 0x20 || byte == 0x09 {
                if let last = result.last, last != 0x20 { result.append(0x20) }
            } else {
                result.append(byte)
            }
        }
        while result.last == 0x20 { result.removeLast() }
        return result
    }
}
