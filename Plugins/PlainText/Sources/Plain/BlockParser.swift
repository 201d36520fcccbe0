internal import GalleyDocumentModel
internal import GalleyLanguages

/// Reads the blocks of a document in plain text by the marks that people use.
struct BlockParser {
    /// The signs of underlined headings, in the order in which they came up.
    private var underlines: [UInt32] = []
    /// Whether a numbered heading came up.
    private var hasNumbers = false
    let notes: Footnotes
    let usesBlankLines: Bool
    /// How deep quotes and lists may nest.
    private static let deepest = 40

    init(notes: Footnotes, usesBlankLines: Bool) {
        (self.notes, self.usesBlankLines) = (notes, usesBlankLines)
    }

    /// Reads `lines`; in a tight item the text of a paragraph stands plain.
    mutating func parse(
        _ lines: [PlainLine], into builder: inout Document.Builder, depth: Int = 0,
        isTight: Bool = false
    ) {
        var index = 0
        var rejected = 0
        while index < lines.count {
            if lines[index].isBlank {
                index += 1
            } else if let end = parseBreak(lines, index, &builder)
                ?? parseCode(lines, index, &builder)
                ?? parseHeading(lines, index, &builder, depth)
                ?? parseTable(lines, index, &builder)
            {
                index = end
            } else if depth < Self.deepest, let end = parseQuote(lines, index, &builder, depth) {
                index = end
            } else if depth < Self.deepest, index >= rejected {
                switch PlainList.find(lines, from: index) {
                case .list(let list):
                    build(list, into: &builder, depth)
                    index = list.end
                case .none(let end):
                    rejected = end
                    index = parseParagraph(lines, index, &builder, &rejected, depth, isTight)
                }
            } else {
                index = parseParagraph(lines, index, &builder, &rejected, depth, isTight)
            }
        }
    }

    /// A table; it begins behind a blank line, so that no line is looked at twice.
    private func parseTable(
        _ lines: [PlainLine], _ index: Int, _ builder: inout Document.Builder
    ) -> Int? {
        guard index == 0 || lines[index - 1].isBlank else { return nil }
        return PlainTable(lines, from: index)?.build(into: &builder, notes)
    }

    // MARK: Leaves

    /// A block between fences, or one that is indented and looks like code.
    private func parseCode(
        _ lines: [PlainLine], _ start: Int, _ builder: inout Document.Builder
    ) -> Int? {
        let first = lines[start]
        if let fence = [UInt8(0x60), 0x7E].first(where: { first.text.starts(with: [$0, $0, $0]) }) {
            let length = first.text.prefix { $0 == fence }.count
            let info = first.text[length...].drop { $0 == 0x20 }
            guard !info.contains(fence) else { return nil }
            var end = start + 1
            while end < lines.count,
                !(lines[end].text.count >= length && lines[end].text.allSatisfy { $0 == fence })
            {
                end += 1
            }
            append(code: lines[(start + 1)..<end], base: first.indent, language: info, &builder)
            return min(end + 1, lines.count)
        }
        guard first.indent >= 4, start == 0 || lines[start - 1].isBlank else { return nil }
        var end = start
        while end < lines.count, lines[end].isBlank || lines[end].indent >= 4 { end += 1 }
        while lines[end - 1].isBlank { end -= 1 }
        let block = lines[start..<end]
        let signs = block.count { CodeShape.isLikely($0.text) }
        guard signs * 2 > block.count(where: { !$0.isBlank }) else { return nil }
        let base = block.filter { !$0.isBlank }.map(\.indent).min() ?? 4
        append(code: block, base: base, language: [], &builder)
        return end
    }

    private func append(
        code lines: ArraySlice<PlainLine>, base: Int, language: ArraySlice<UInt8>,
        _ builder: inout Document.Builder
    ) {
        var text: [UInt8] = []
        for line in lines {
            if !line.isBlank {
                text += [UInt8](repeating: 0x20, count: max(0, line.indent - base))
                text += line.text
            }
            text.append(0x0A)
        }
        builder.open(Shape(.codeBlock), at: range(lines))
        if let word = language.split(separator: 0x20).first {
            builder.set(AttributeKey.language, to: String(decoding: word, as: UTF8.self))
        }
        builder.setText(String(decoding: text, as: UTF8.self))
        builder.close()
    }

    private func parseBreak(
        _ lines: [PlainLine], _ index: Int, _ builder: inout Document.Builder
    ) -> Int? {
        guard let sign = lines[index].repeatedSign, index == 0 || lines[index - 1].isBlank,
            index + 1 == lines.count || lines[index + 1].isBlank
        else { return nil }
        switch sign {
        case 0x2A, 0x2D, 0x5F, 0x3D, 0x7E, 0x23, 0x2B, 0x2022, 0x2042, 0x2500, 0x2550, 0x2014,
            0xB7:
            builder.append(Shape(.thematicBreak), at: lines[index].range)
            return index + 1
        default: return nil
        }
    }

    // MARK: Headings

    private mutating func parseHeading(
        _ lines: [PlainLine], _ index: Int, _ builder: inout Document.Builder, _ depth: Int
    ) -> Int? {
        let line = lines[index]
        let isAfterGap = index == 0 || lines[index - 1].isBlank
        if isAfterGap, index + 1 < lines.count, let level = underline(lines[index + 1], of: line) {
            append(heading: line.text, level, line, &builder)
            return index + 2
        }
        let hashes = line.text.prefix { $0 == 0x23 }.count
        if (1...6).contains(hashes), line.text.count > hashes + 1, line.text[hashes] == 0x20 {
            append(heading: Array(line.text[(hashes + 1)...]), hashes, line, &builder)
            return index + 1
        }
        let isAlone = isAfterGap && index + 1 < lines.count && lines[index + 1].isBlank
        guard isAlone, depth == 0, line.cells <= 100, !SentenceEnd.announces(line.text.span) else {
            return nil
        }
        guard let level = levelAlone(lines, index) else { return nil }
        append(heading: line.text, level, line, &builder)
        return index + 1
    }

    /// The level of a heading that stands alone between blank lines, if the line is one.
    private mutating func levelAlone(_ lines: [PlainLine], _ index: Int) -> Int? {
        let line = lines[index]
        let closes = SentenceEnd.closes(line.text)
        if line.cells <= 60, !closes, HeadingShape.isCapitals(line.text) { return 2 }
        if line.cells <= 60, !closes, let level = HeadingShape.numberedLevel(line.text),
            hasNumbers || followsNumber(lines, after: index)
        {
            hasNumbers = true
            return level
        }
        // A first line over long paragraphs is the document's headline.
        guard lines[..<index].allSatisfy(\.isBlank), !closes, line.cells >= 8,
            LineMark(line.text) == nil, AddressScan.addresses(in: line.text).isEmpty,
            let next = lines[(index + 1)...].firstIndex(where: { !$0.isBlank })
        else { return nil }
        let end = lines[next...].firstIndex { $0.isBlank } ?? lines.count
        let size = lines[next..<end].reduce(0) { $0 + $1.cells }
        return size >= 100 && size > line.cells && SentenceEnd.closes(lines[end - 1].text) ? 1 : nil
    }

    /// Whether another numbered line stands alone further down.
    private func followsNumber(_ lines: [PlainLine], after index: Int) -> Bool {
        for next in lines.indices[(index + 1)...].prefix(400)
        where HeadingShape.numberedLevel(lines[next].text) != nil {
            let isAlone =
                lines[next - 1].isBlank && (next + 1 == lines.count || lines[next + 1].isBlank)
            if isAlone { return true }
        }
        return false
    }

    private mutating func underline(_ line: PlainLine, of heading: PlainLine) -> Int? {
        guard let sign = line.repeatedSign, !line.text.contains(0x20), !heading.isBlank,
            heading.repeatedSign == nil,
            abs(line.cells - heading.cells) <= 2
                || (line.cells >= heading.cells && line.cells <= 80 && sign == 0x3D)
        else { return nil }
        switch sign {
        case 0x3D, 0x2D, 0x7E, 0x5E, 0x22, 0x2B, 0x2A, 0x23, 0x2500, 0x2550: break
        default: return nil
        }
        if let known = underlines.firstIndex(of: sign) { return known + 1 }
        // A document that begins with second-level headings shows it by the sign.
        if underlines.isEmpty, sign == 0x2D { underlines.append(0x3D) }
        underlines.append(sign)
        return min(underlines.count, 6)
    }

    private func append(
        heading text: [UInt8], _ level: Int, _ line: PlainLine, _ builder: inout Document.Builder
    ) {
        builder.append(.heading(level), at: line.range) { notes.append(text, to: &$0) }
    }

    // MARK: Quotes and lists

    /// Lines that begin with >, or a block that is indented where the text before it is not.
    private mutating func parseQuote(
        _ lines: [PlainLine], _ start: Int, _ builder: inout Document.Builder, _ depth: Int
    ) -> Int? {
        var inner: [PlainLine] = []
        var end = start
        let bar: [UInt8] = lines[start].text.starts(with: "│ ".utf8) ? Array("│".utf8) : [0x3E]
        if lines[start].text.starts(with: bar) {
            while end < lines.count, lines[end].text.starts(with: bar) {
                let length =
                    bar.count + (lines[end].text.dropFirst(bar.count).first == 0x20 ? 1 : 0)
                inner.append(lines[end].dropping(length, cells: 2))
                end += 1
            }
        } else {
            guard usesBlankLines, (2...8).contains(lines[start].indent),
                start > 0, lines[start - 1].isBlank, LineMark(lines[start].text) == nil
            else { return nil }
            let indent = lines[start].indent
            while end < lines.count, lines[end].isBlank || lines[end].indent >= indent {
                inner.append(lines[end].outdented(by: indent))
                end += 1
            }
            while inner.last?.isBlank == true {
                inner.removeLast()
                end -= 1
            }
            // The first line of a paragraph alone is indented by habit.
            guard
                inner.count(where: { !$0.isBlank }) > 1 || end == lines.count || lines[end].isBlank,
                end == lines.count || lines[end].isBlank
            else { return nil }
        }
        builder.open(.quote, at: range(lines[start..<end]))
        parse(inner, into: &builder, depth: depth + 1)
        builder.close()
        return end
    }

    private mutating func build(
        _ list: PlainList, into builder: inout Document.Builder, _ depth: Int
    ) {
        builder.open(.list(list.form))
        for item in list.items {
            builder.open(.item(task: item.task), at: range(item.lines[...]))
            if item.lines.count == 1, let line = item.lines.first {
                builder.append(list.form.isTight ? .plain : .paragraph) {
                    notes.append(line.text, to: &$0)
                }
            } else if list.form.isTight, !item.lines.contains(where: \.isBlank),
                item.lines.allSatisfy({ LineMark($0.text) == nil })
            {
                builder.append(.plain) { appendJoined(item.lines[...], to: &$0) }
            } else {
                parse(
                    item.lines, into: &builder, depth: depth + 1, isTight: list.form.isTight)
            }
            builder.close()
        }
        builder.close()
    }

    // MARK: Paragraphs

    private func parseParagraph(
        _ lines: [PlainLine], _ start: Int, _ builder: inout Document.Builder,
        _ rejected: inout Int, _ depth: Int, _ isTight: Bool
    ) -> Int {
        var end = start + 1
        while end < lines.count, !lines[end].isBlank,
            belongs(lines[end - 1], lines[end]),
            !begins(lines, end, &rejected, depth)
        {
            end += 1
        }
        builder.open(isTight ? .plain : .paragraph, at: range(lines[start..<end]))
        appendJoined(lines[start..<end], to: &builder)
        builder.close()
        return end
    }

    /// Whether another kind of block begins at `index`, in the middle of a paragraph.
    private func begins(
        _ lines: [PlainLine], _ index: Int, _ rejected: inout Int, _ depth: Int
    ) -> Bool {
        let line = lines[index]
        if line.text.starts(with: [0x60, 0x60, 0x60]) || line.text.first == 0x3E { return true }
        guard !lines[index - 1].wraps || LineMark(line.text) != nil, index >= rejected,
            depth < Self.deepest
        else { return false }
        switch PlainList.find(lines, from: index) {
        case .list(let list): return list.mayInterrupt
        case .none(let end):
            rejected = max(rejected, end)
            return false
        }
    }

    /// Whether two lines without a blank one between them are of one paragraph.
    private func belongs(_ line: PlainLine, _ next: PlainLine) -> Bool {
        if line.wraps { return true }
        if next.indent > line.indent, next.indent >= 1, SentenceEnd.closes(line.text) {
            return false
        }
        if !usesBlankLines { return LineShape.goesOn(line.text, next.text) && line.cells < 200 }
        // Long lines are paragraphs of their own.
        return line.cells <= 120 && next.cells <= 160
    }

    private func appendJoined(_ lines: ArraySlice<PlainLine>, to builder: inout Document.Builder) {
        var text: [UInt8] = []
        for index in lines.indices {
            let line = lines[index]
            text += line.text
            guard index + 1 < lines.endIndex else { break }
            let next = lines[index + 1]
            if line.wraps || LineShape.goesOn(line.text, next.text) {
                LineShape.join(&text, next.text, words: notes.words)
            } else {
                text.append(0x0A)
            }
        }
        notes.append(text, to: &builder)
    }

    private func range(_ lines: ArraySlice<PlainLine>) -> Range<Int> {
        guard let first = lines.first, let last = lines.last else { return 0..<0 }
        return first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
    }
}
