internal import GalleyDocumentModel

/// The notes of a document: [1] in the text, and [1] in front of a late paragraph.
struct Footnotes {
    private var texts: [Int: [UInt8]] = [:]
    /// The lines that are notes, which leave the text.
    private(set) var lines: Set<Int> = []
    /// The words of the document, for words that were parted.
    let words: WordList

    init(_ source: [PlainLine], words: WordList) {
        self.words = words
        var places: [Int: [Int]] = [:]
        var uses: [Int: Int] = [:]
        for (index, line) in source.enumerated() {
            if let (number, _) = Footnotes.mark(line.text, at: 0),
                index == 0 || source[index - 1].isBlank
                    || Footnotes.mark(source[index - 1].text, at: 0) != nil
            {
                places[number, default: []].append(index)
            }
            for (offset, byte) in line.text.enumerated() where byte == 0x5B && offset > 0 {
                if let (number, _) = Footnotes.mark(line.text, at: offset) {
                    uses[number, default: 0] += 1
                }
            }
        }
        for (number, found) in places where found.count == 1 && uses[number] == 1 {
            take(number, at: found[0], source)
        }
    }

    private mutating func take(_ number: Int, at start: Int, _ source: [PlainLine]) {
        guard let (_, length) = Footnotes.mark(source[start].text, at: 0) else { return }
        var text = source[start].dropping(length, cells: length).text
        var end = start + 1
        while end < source.count, !source[end].isBlank,
            Footnotes.mark(source[end].text, at: 0) == nil
        {
            LineShape.join(&text, source[end].text, words: words)
            text += source[end].text
            end += 1
        }
        guard !text.isEmpty else { return }
        texts[number] = text
        lines.formUnion(start..<end)
    }

    /// The number in brackets at `index`, and how many bytes it takes.
    private static func mark(_ text: [UInt8], at index: Int) -> (number: Int, length: Int)? {
        guard index < text.count, text[index] == 0x5B else { return nil }
        var (number, end) = (0, index + 1)
        while end < text.count, text[end] >= 48, text[end] <= 57, end - index < 4 {
            number = number * 10 + Int(text[end] - 48)
            end += 1
        }
        guard end > index + 1, end < text.count, text[end] == 0x5D else { return nil }
        return (number, end + 1 - index)
    }

    /// Adds running text: its notes, its addresses, and a line break for each line feed.
    func append(_ text: [UInt8], to builder: inout Document.Builder) {
        for (index, part) in text.split(separator: 0x0A).enumerated() {
            if index > 0 { builder.append(.lineBreak) }
            appendLine(Array(part), to: &builder)
        }
    }

    private func appendLine(_ text: [UInt8], to builder: inout Document.Builder) {
        guard !texts.isEmpty else { return Inlines.append(text, to: &builder) }
        var start = 0
        for index in text.indices where text[index] == 0x5B && index > 0 {
            guard index >= start, let (number, length) = Footnotes.mark(text, at: index),
                let note = texts[number]
            else { continue }
            var end = index
            while end > start, text[end - 1] == 0x20 { end -= 1 }
            Inlines.append(Array(text[start..<end]), to: &builder)
            builder.append(Shape(.note)) { builder in
                builder.append(.paragraph) { Inlines.append(note, to: &$0) }
            }
            start = index + length
        }
        Inlines.append(Array(text[start...]), to: &builder)
    }
}
