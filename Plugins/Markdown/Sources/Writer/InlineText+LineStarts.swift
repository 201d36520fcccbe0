extension InlineText {
    /// A line of the text that would begin a block, or end this one, and the byte that makes it so.
    struct BlockLine {
        var line: Range<Int>
        var mark: Int
        /// Whether it is the first of its block.
        var isFirst: Bool
    }

    /// Finds the lines that would begin a block.
    mutating func findBlockLines(_ writer: MarkdownWriter, _ place: Surroundings) {
        blockLines.removeAll(keepingCapacity: true)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            if let mark = blockMark(start..<end, writer, place) {
                let isFirst = start == 0 && !place.followsTerm
                blockLines.append(BlockLine(line: start..<end, mark: mark, isFirst: isFirst))
            }
            start = end + 1
        }
    }

    /// Guards the bytes by which a line would begin a block, or end this one.
    func guardLineStarts(_ inserts: inout [Insert]) {
        guard !blockLines.isEmpty else { return }
        for found in blockLines { guardLineStart(found, &inserts) }
        if inserts.count > 1 { inserts.sort { $0.offset < $1.offset } }
    }

    private func guardLineStart(_ found: BlockLine, _ inserts: inout [Insert]) {
        let (line, offset, mark) = (found.line, found.mark, mark(at: found.mark))
        switch mark?.role ?? .literal {
        case .literal where mark?.guarding ?? .nothing == .nothing:
            // A word that begins a module: no backslash can stand before it.
            let isWord = bytes[offset].isLetter
            inserts.append(
                Insert(offset: isWord ? offset + 6 : offset, kind: isWord ? .comment : .backslash))
        case .opaque where !found.isFirst:
            // What is indented so far already, within a shortcode, stays as it is.
            guard offset - line.lowerBound < 4 else { return }
            inserts.append(Insert(offset: line.lowerBound, kind: .indentation))
        case .linkOpen where bytes[offset] == 0x5B,
            .opaque where bytes[offset] == 0x3C && isTagAlone(at: offset, on: line):
            inserts.append(Insert(offset: 0, kind: .blank))
        default: break
        }
    }

    /// Whether markup at the beginning of a line would be a block: of HTML, or a component's tag.
    private func isTagAlone(at offset: Int, on line: Range<Int>) -> Bool {
        if bytes.htmlKind(at: offset, to: line.upperBound) != nil { return true }
        guard let mark = mark(at: offset), mark.end <= line.upperBound else { return false }
        return isBlank(mark.end, line)
    }

    /// Guards runs of marks of text that lines begin with, where one would begin a block.
    ///
    /// All of a run: the rest, shorter and behind punctuation, could pair with the same mark elsewhere.
    mutating func guardLineStartRuns() {
        guard !found.isDisjoint(with: [.delimiter, .backtick, .tilde]) else { return }
        // Where each kind of mark stands first and last: many lines may begin with one.
        var places: [UInt8: (first: Int, last: Int)] = [:]
        for found in blockLines { guardRun(at: found.mark, &places) }
    }

    private mutating func guardRun(
        at start: Int, _ places: inout [UInt8: (first: Int, last: Int)]
    ) {
        let byte = bytes[start], end = endOfRun(at: start)
        guard byte == 0x2A || byte == 0x5F || byte == 0x60 || byte == 0x7E else { return }
        let place =
            places[byte]
            ?? (bytes.firstIndex(of: byte) ?? start, bytes.lastIndex(of: byte) ?? start)
        places[byte] = place
        guard place.first < start || place.last >= end else { return }
        for offset in start..<end {
            if let index = index(at: offset), marks[index].role == .literal {
                marks[index].guarding = .backslash
            }
        }
    }

    /// Whether the text is one piece that is a block where it stands alone: a shortcode, an expression,
    /// mathematics, a page within the page.
    func isOneBlock(_ writer: MarkdownWriter) -> Bool {
        guard marks.count == 1, let mark = marks.first, mark.role == .opaque, mark.offset == 0,
            mark.end == bytes.count
        else { return false }
        switch (bytes[0], byte(at: 1)) {
        case (0x7B, 0x7B), (0x7B, 0x25): return writer[.shortcodes] || writer[.mdx]
        case (0x7B, _): return writer[.mdx]
        case (0x24, 0x24): return writer[.math]
        case (0x3C, _):
            let name = byte(at: byte(at: 1) == 0x2F ? 2 : 1)
            return writer[.mdx] && (name == 0x3E || name.isLetter && name < 0x61)
        case (0x21, 0x5B): return writer[.wikiLinks] && byte(at: 2) == 0x5B && !embedsPicture
        default: return false
        }
    }

    /// Whether `![[FILE|TEXT]]`, which is the whole text, names a picture: no block even alone.
    private var embedsPicture: Bool {
        guard bytes.count >= 5 else { return false }
        let name = bytes[3..<bytes.count - 2].prefix { $0 != 0x7C }
        return unsafe bytes.withUnsafeBufferPointer {
            let view = unsafe ByteView($0)
            return view.namesPicture(view.trimmed(name.startIndex..<name.endIndex))
        }
    }

    /// The byte that makes a line begin a block, if one does.
    func blockMark(
        _ line: Range<Int>, _ writer: MarkdownWriter, _ place: Surroundings
    ) -> Int? {
        guard let start = bytes[line].firstIndex(where: { !$0.isBlank }) else { return nil }
        let isFirst = line.lowerBound == 0 && !place.followsTerm
        if isFirst, place.isTaskStart { return nil }
        let first = bytes[start]
        let length = min(endOfRun(at: start), line.upperBound) - start
        let after = start + length < line.upperBound ? bytes[start + length] : 10
        switch first {
        case UInt8(ascii: "#"):
            return length <= 6 && after.isBlankOrEnd ? start : nil
        case UInt8(ascii: ">"):
            return start
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "+"):
            if length == 1, after.isBlankOrEnd, first != 0x5F {
                // An item without text ends no paragraph; a hyphen would underline it.
                let isAny = isFirst || place.isLazy || first == 0x2D
                return isAny || !isBlank(start + 1, line) ? start : nil
            }
            if first == 0x2B {
                return place.isDocumentStart && isFirst && length == 3 && writer.frontMatter
                    ? start : nil
            }
            let rest = bytes[start..<line.upperBound]
            let others = rest.contains { $0 != first && !$0.isBlank }
            if !others {
                let isBehindMarks = isFirst && place.marksBefore.byte == first
                let marks = isBehindMarks ? place.marksBefore.count : 0
                if rest.count(where: { $0 == first }) + marks >= 3 { return start }
                if first == 0x2D, !isFirst { return start }
            }
            return first == 0x2D && !isFirst && isDelimiterRow(line, writer) ? start : nil
        case UInt8(ascii: "="):
            guard !isFirst else { return nil }
            return bytes[(start + length)..<line.upperBound].allSatisfy(\.isBlank) ? start : nil
        case UInt8(ascii: "`"):
            guard length >= 3 else { return nil }
            return bytes[(start + length)..<line.upperBound].contains(0x60) ? nil : start
        case UInt8(ascii: "~"):
            return length >= 3 ? start : nil
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var index = start
            while index < line.upperBound, bytes[index].isDigit { index += 1 }
            guard index - start <= 9, index < line.upperBound else { return nil }
            guard bytes[index] == 0x2E || bytes[index] == 0x29 else { return nil }
            guard index + 1 == line.upperBound || bytes[index + 1].isBlank else { return nil }
            // No other number, and no item without text, ends a paragraph but by a lazy line.
            let isOne =
                bytes[index - 1] == 0x31 && bytes[start..<index - 1].allSatisfy { $0 == 0x30 }
            let isAny = isFirst || place.isLazy
            return isAny || isOne && !isBlank(index + 1, line) ? index : nil
        case UInt8(ascii: "<"):
            if writer[.mdx], after.isLetter || after == 0x2F || after == 0x3E { return start }
            guard let kind = bytes.htmlKind(at: start, to: line.upperBound) else { return nil }
            return isFirst || kind < 7 ? start : nil
        case UInt8(ascii: ":"):
            if writer[.containers], length >= 3 { return start }
            if writer[.definitionLists], length == 1, after.isBlankOrEnd { return start }
            return !isFirst && isDelimiterRow(line, writer) ? start : nil
        case UInt8(ascii: "["):
            // What closes it may stand in code or an expression, where no bracket is guarded.
            return opensDefinition(at: start, line, isFirst: isFirst, writer) ? start : nil
        case UInt8(ascii: "|"):
            return !isFirst && isDelimiterRow(line, writer) ? start : nil
        case UInt8(ascii: "$"):
            return writer[.math] && length == 2 && isBlank(start + 2, line) ? start : nil
        case UInt8(ascii: ";"), UInt8(ascii: "{"):
            guard place.isDocumentStart, isFirst, writer.frontMatter else { return nil }
            return length == (first == 0x3B ? 3 : 1) && after == 10 ? start : nil
        case UInt8(ascii: "e"), UInt8(ascii: "i"):
            // A line of a module, which a comment behind its word makes one of text.
            let isWord =
                bytes[start...].starts(with: "import ".utf8)
                || bytes[start...].starts(with: "export ".utf8)
            return writer[.mdx] && isFirst && isWord ? start : nil
        default:
            return nil
        }
    }

    /// Whether a bracket begins the definition of a note, or of a link at the start of the text.
    private func opensDefinition(
        at start: Int, _ line: Range<Int>, isFirst: Bool, _ writer: MarkdownWriter
    ) -> Bool {
        let mark = mark(at: start), isNote = writer[.footnotes] && byte(at: start + 1) == 0x5E
        let isLink = isFirst && mark?.role == .linkOpen
        guard isFirst || isNote,
            isLink || mark?.role == .literal || mark?.offset ?? start < start
        else { return false }
        let end = min(isFirst ? bytes.count : line.upperBound, start + 1000)
        var index = start + 1
        while index < end {
            switch bytes[index] {
            case 0x5D where !isLink || !isLiteral(at: index): return byte(at: index + 1) == 0x3A
            case 0x5B where isLink || !isLiteral(at: index): return false
            case 0x5C where !isLiteral(at: index): index += 2
            default: index += 1
            }
        }
        return false
    }

    private func isLiteral(at offset: Int) -> Bool {
        mark(at: offset)?.role ?? .literal == .literal
    }

    /// Whether nothing but blanks stands from `start` to the end of the line.
    private func isBlank(_ start: Int, _ line: Range<Int>) -> Bool {
        bytes[start..<max(start, line.upperBound)].allSatisfy(\.isBlank)
    }

    /// Whether a line would make a table of the line before it.
    private func isDelimiterRow(_ line: Range<Int>, _ writer: MarkdownWriter) -> Bool {
        guard writer[.tables] else { return false }
        var hasHyphen = false
        for byte in bytes[line] {
            switch byte {
            case 0x2D: hasHyphen = true
            case 0x7C, 0x3A, 0x20, 0x09: break
            default: return false
            }
        }
        return hasHyphen
    }
}
