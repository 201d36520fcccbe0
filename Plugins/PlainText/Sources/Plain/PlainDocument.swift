internal import GalleyDocumentModel
internal import GalleyLanguages

/// Reads a document in plain text: nothing of it is taken for a site's furniture.
struct PlainDocument {
    private var lines: [SourceLine]
    private var dropped: [(line: SourceLine, reason: String)] = []

    init(_ lines: [SourceLine]) {
        self.lines = lines
        dropFrames()
        dropPageFurniture()
    }

    /// The lines that lie outside, with the reason.
    var droppedCount: Int { dropped.count }

    mutating func build(into builder: inout Document.Builder) {
        if let header = HeaderBlock(lines) {
            builder.editMetadata { header.apply(to: &$0) }
            lines.removeFirst(header.end)
        }
        setLanguage(of: &builder)
        let signature = signature
        let wraps = WrapDetector(lines)
        let words = WordList(lines)
        var plain = lines.indices.map { PlainLine(lines[$0], wraps: wraps.continues($0)) }
        let notes = Footnotes(plain, words: words)
        for index in notes.lines { plain[index].text = [] }
        let gaps = plain.indices.dropLast().count { plain[$0].isBlank && !plain[$0 + 1].isBlank }
        // Short lines alone are verse; long ones without gaps are paragraphs.
        let isVerse = plain.allSatisfy { $0.cells <= 60 }
        var parser = BlockParser(
            notes: notes, usesBlankLines: gaps > 0 || wraps.limit != nil || isVerse)
        let end = signature ?? plain.count
        parser.parse(Array(plain[..<end]), into: &builder)
        if end < plain.count {
            builder.open(Shape(.section))
            builder.set(.name, to: "signature")
            parser.parse(Array(plain[(end + 1)...]), into: &builder)
            builder.close()
        }
        appendDropped(to: &builder)
    }

    /// The line "-- " with a signature behind it.
    private var signature: Int? {
        guard let index = lines.lastIndex(where: { $0.text.elementsEqual("--".utf8) }), index > 0
        else { return nil }
        let rest = lines[(index + 1)...].prefix(40).count { !$0.isBlank }
        return (1...12).contains(rest) && lines.count - index < 40 ? index : nil
    }

    private func setLanguage(of builder: inout Document.Builder) {
        var text: [UInt8] = []
        for line in lines where text.count < 6000 { text += line.text + [0x20] }
        builder.editMetadata { metadata in
            guard metadata.language == nil,
                let guess = LanguageGuess(of: String(decoding: text, as: UTF8.self)),
                guess.confidence >= 0.15, text.count > 80
            else { return }
            metadata.language = guess.language
        }
    }

    // MARK: What stands round a document

    /// What stands outside of the lines with which a collection of e-books frames its texts.
    private mutating func dropFrames() {
        func frame(_ word: String) -> Int? {
            lines.firstIndex {
                $0.text.starts(with: [0x2A, 0x2A, 0x2A])
                    && ByteSearch.contains($0.text, Array((word + " OF ").utf8))
            }
        }
        guard let start = frame("START"), let end = frame("END"), start < end else { return }
        for line in lines[...start] + lines[end...] where !line.isBlank {
            dropped.append((line, "frame"))
        }
        lines = Array(lines[(start + 1)..<end])
    }

    /// Headers, footers and numbers of printed pages, where form feeds part the pages.
    private mutating func dropPageFurniture() {
        let starts = lines.indices.filter { lines[$0].beginsPage }
        guard starts.count >= 2 else { return }
        var edges = [
            lines.firstIndex { !$0.isBlank } ?? 0, lines.lastIndex { !$0.isBlank } ?? 0,
        ]
        for start in starts {
            if let first = lines[start...].firstIndex(where: { !$0.isBlank }) {
                edges.append(first)
            }
            if let last = lines[..<start].lastIndex(where: { !$0.isBlank }) { edges.append(last) }
        }
        var counts: [[UInt8]: Int] = [:]
        for edge in Set(edges) { counts[masked(lines[edge].text), default: 0] += 1 }
        for edge in Set(edges).sorted() {
            let mask = masked(lines[edge].text)
            let isNumber = mask.allSatisfy { $0 == 0x23 || $0 == 0x20 || $0 == 0x2D }
            guard counts[mask, default: 0] >= 3 || isNumber else { continue }
            dropped.append((lines[edge], "page-furniture"))
            lines[edge].text = []
            lines[edge].cells = 0
        }
    }

    /// The text with a # for each run of digits.
    private func masked(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text {
            if byte >= 48, byte <= 57 {
                if result.last != 0x23 { result.append(0x23) }
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private func appendDropped(to builder: inout Document.Builder) {
        guard !dropped.isEmpty else { return }
        builder.appendSupplement(role: "dropped", title: "") { builder in
            for (line, reason) in dropped {
                builder.append(.paragraph, at: line.range) { paragraph in
                    paragraph.set(attribute: "reason", to: reason)
                    paragraph.append(copying: line.text)
                }
            }
        }
    }
}
