internal import GalleyTextLayout

/// A line of the input: its clean text, and where it lies.
struct SourceLine {
    /// UTF-8, composed, without invisible characters and the blanks at its end.
    var text: [UInt8]
    /// Its bytes in the input, the line end left out.
    var range: Range<Int>
    /// Cells, the blanks in front included.
    var cells: Int
    /// Whether a page begins with it.
    var beginsPage = false

    var isBlank: Bool { text.isEmpty }

    init(text: [UInt8], range: Range<Int>) {
        self.text = text
        self.range = range
        cells = text.isEmpty ? 0 : CellWidth.of(text)
    }

    /// How many cells of blanks stand in front.
    var indent: Int {
        var cells = 0
        for index in text.indices {
            if text[index] == 0x20 {
                cells += 1
            } else if text[index] == 0x09 {
                cells = (cells / 8 + 1) * 8
            } else if text[index] == 0xE3, text[index...].starts(with: [0xE3, 0x80, 0x80]) {
                cells += 2
            } else if text[index] != 0x80 {
                break
            }
        }
        return cells
    }
}

/// Splits text into lines and cleans them.
struct LineSplitter {
    private let cleaner: TextCleaner

    init(_ bytes: [UInt8]) { cleaner = TextCleaner(bytes) }

    /// The lines of `bytes`; a paragraph separator gives an empty one too.
    func lines(of bytes: [UInt8]) -> [SourceLine] {
        var lines: [SourceLine] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = start
        var beginsPage = false
        func add(_ end: Int) {
            var line = SourceLine(text: cleaner.clean(bytes, start..<end), range: start..<end)
            line.beginsPage = beginsPage
            lines.append(line)
            beginsPage = false
        }
        while index < bytes.count {
            let (length, isParagraph) = lineEnd(bytes, at: index)
            guard length > 0 else {
                index += 1
                continue
            }
            if bytes[index] == 0x0C {
                if index > start { add(index) }
                beginsPage = true
            } else {
                add(index)
                if isParagraph { lines.append(SourceLine(text: [], range: index..<index)) }
            }
            index += length
            start = index
        }
        if start < bytes.count { add(bytes.count) }
        return lines
    }

    /// The bytes of a line end at `index`, and whether it ends a paragraph.
    private func lineEnd(_ bytes: [UInt8], at index: Int) -> (length: Int, isParagraph: Bool) {
        switch bytes[index] {
        case 0x0A, 0x0B, 0x0C: return (1, false)
        case 0x0D: return (index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1, false)
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0x85: return (2, false)
        case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
            if bytes[index + 2] == 0xA8 { return (3, false) }
            return bytes[index + 2] == 0xA9 ? (3, true) : (0, false)
        default: return (0, false)
        }
    }
}
