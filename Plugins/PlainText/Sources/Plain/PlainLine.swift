internal import GalleyTextLayout

/// A line of a block: its text without the blanks in front, and how far it was indented.
struct PlainLine {
    var text: [UInt8]
    var indent: Int
    /// Cells of the text alone.
    var cells: Int
    var range: Range<Int>
    /// Whether the next line belongs to the same paragraph because its first word did not fit.
    var wraps = false

    var isBlank: Bool { text.isEmpty }

    init(_ line: SourceLine, wraps: Bool) {
        let start = line.text.firstIndex { $0 != 0x20 && $0 != 0x09 } ?? line.text.count
        var text = line.text[start...]
        indent = line.indent
        while text.starts(with: [0xE3, 0x80, 0x80]) { text = text.dropFirst(3) }
        self.text = Array(text)
        cells = indent == 0 ? line.cells : CellWidth.of(self.text)
        range = line.range
        self.wraps = wraps
    }

    /// The line without `count` more bytes in front, which took `cells` cells.
    func dropping(_ count: Int, cells taken: Int) -> PlainLine {
        var line = self
        var rest = text[min(count, text.count)...]
        var blanks = 0
        while let first = rest.first, first == 0x20 || first == 0x09 {
            rest = rest.dropFirst()
            blanks += 1
        }
        line.text = Array(rest)
        line.indent = 0
        line.cells = CellWidth.of(line.text)
        return line
    }

    /// The line with less indent.
    func outdented(by cells: Int) -> PlainLine {
        var line = self
        line.indent = max(0, indent - cells)
        return line
    }

    /// The one sign that the line repeats, if it is nothing else.
    var repeatedSign: UInt32? {
        var found: UInt32?
        var count = 0
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            if scalar == " " { continue }
            guard found == nil || found == scalar.value else { return nil }
            found = scalar.value
            count += 1
        }
        guard let found else { return nil }
        if found == 0x2042 { return found }
        return count >= 3 ? found : nil
    }
}
