extension InlineText {
    /// Decides which literal bytes need a backslash; `inserts` gets their places, in order.
    ///
    /// All but those at the start of lines, which are known when the lines have their ends.
    mutating func guardLiterals(
        _ writer: MarkdownWriter, _ place: Surroundings, inserts: inout [Insert]
    ) {
        if writer[.wikiLinks] { guardWikiLinks(&inserts) }
        if writer[.mdx], writer[.attributes] { guardExpressions(&inserts) }
        if place.isHeading, bytes.last == 0x7D, writer[.attributes], endsInAttributes {
            inserts.append(Insert(offset: bytes.count, kind: .comment))
        }
        if !found.isEmpty {
            lastBrace = bytes.lastIndex(of: 0x7D) ?? -1
            lastOpenBrace = bytes.lastIndex(of: 0x7B) ?? -1
            comments = Set(inserts.lazy.filter { $0.kind == .comment }.map(\.offset))
            if found.contains(.backtick) { guardBackticks() }
            if found.contains(.tilde) { guardTildesAndDollars(writer) }
            if found.contains(.bracket) { guardBrackets(writer, place) }
            guardSingles(writer, place)
        }
        for mark in marks where mark.guarding != .nothing {
            inserts.append(Insert(offset: mark.offset, kind: mark.guarding))
        }
        if place.isHeading { guardHeadingEnd(writer, &inserts) }
        if writer[.footnotes], place.canBeginBlocks { guardNoteColon(&inserts) }
        if writer[.footnotes] {
            for mark in marks where mark.role == .linkOpen && byte(at: mark.end) == 0x5E {
                inserts.append(Insert(offset: mark.end, kind: .backslash))
            }
        }
        for offset in bangs where bytes[offset] == 0x21 || writer[.inlineNotes] {
            inserts.append(Insert(offset: offset, kind: .backslash))
        }
        if found.contains(.backslash) { guardBackslashes(&inserts) }
        if inserts.count > 1 { inserts.sort { $0.offset < $1.offset } }
    }

    /// Something to be written before the byte at an offset.
    struct Insert {
        var offset: Int
        var kind: Mark.Guard
    }

    func byte(at offset: Int) -> UInt8 {
        offset >= 0 && offset < bytes.count ? bytes[offset] : 0
    }
}

extension InlineText {
    /// A backslash stays one unless it stands before punctuation or ends a line.
    private func guardBackslashes(_ inserts: inout [Insert]) {
        for mark in marks where mark.role == .literal && bytes[mark.offset] == 0x5C {
            let next = byte(at: mark.end)
            if next.isPunctuation || next == 10 || isCell && mark.end == bytes.count {
                inserts.append(Insert(offset: mark.offset, kind: .backslash))
            }
        }
    }

    /// A run of backticks opens code only if a run of the same length follows.
    ///
    /// From the end on: behind backslashes each byte is a run of its own to what opened before it.
    private mutating func guardBackticks() {
        var later: Set<Int> = []
        var end = bytes.count
        while let last = bytes[..<end].lastIndex(of: 0x60) {
            var start = last
            while start > 0, bytes[start - 1] == 0x60 { start -= 1 }
            guardBackticks(start..<last + 1, &later)
            end = start
        }
    }

    /// Guards one run if another of a length in `later` could close it, and adds its own.
    private mutating func guardBackticks(_ run: Range<Int>, _ later: inout Set<Int>) {
        let literals = run.compactMap { offset in
            index(at: offset).flatMap { marks[$0].role == .literal ? $0 : nil }
        }
        guard literals.isEmpty || literals.count == run.count else {
            for index in literals { marks[index].guarding = .backslash }
            return later.formUnion(1...run.count)
        }
        let isGuarded =
            !literals.isEmpty && later.contains(run.count)
            || literals.contains { marks[$0].guarding != .nothing }
        if isGuarded { for index in literals { marks[index].guarding = .backslash } }
        later.insert(isGuarded ? 1 : run.count)
    }

    func endOfRun(at start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, bytes[end] == bytes[start] { end += 1 }
        return end
    }

    /// A tilde or dollar is a mark only if it can open and another can close.
    private mutating func guardTildesAndDollars(_ writer: MarkdownWriter) {
        var (tildeCloses, dollarCloses) = (false, false)
        for index in marks.indices.reversed() {
            let mark = marks[index], byte = bytes[mark.offset]
            if mark.role != .literal {
                if byte == 0x7E { tildeCloses = true }
                // The address of a link may hold one too.
                if bytes[mark.offset..<mark.end].contains(0x24) { dollarCloses = true }
                continue
            }
            let before = self.byte(at: mark.offset - 1), after = self.byte(at: mark.end)
            let canOpen = mark.end < bytes.count && !after.isBlankOrEnd
            let canClose = mark.offset > 0 && !before.isBlankOrEnd
            if byte == 0x7E {
                if tildeCloses && canOpen { marks[index].guarding = .backslash }
                tildeCloses = tildeCloses || canClose
            } else if byte == 0x24, writer[.math] {
                // Right behind mathematics it would keep that from ending.
                let isBehindMath = before == 0x24 && self.mark(at: mark.offset - 1)?.role == .opaque
                if dollarCloses && canOpen || isBehindMath { marks[index].guarding = .backslash }
                dollarCloses = dollarCloses || canClose && !after.isDigit
            }
        }
        var open = 0
        for index in marks.indices where bytes[marks[index].offset] == 0x7E {
            switch marks[index].role {
            case .open: open += 1
            case .close: open -= 1
            case .literal:
                let mark = marks[index]
                let touches = isMark(at: mark.offset - 1) || isMark(at: mark.end)
                if open > 0 || touches { marks[index].guarding = .backslash }
            default: break
            }
        }
    }

    /// Whether the byte at an offset is a delimiter and not a literal one.
    private func isMark(at offset: Int) -> Bool {
        guard byte(at: offset) == 0x7E, let mark = mark(at: offset) else { return false }
        return mark.role != .literal
    }

    /// The mark that holds the byte at an offset.
    func mark(at offset: Int) -> Mark? { index(at: offset).map { marks[$0] } }

    /// Which mark holds the byte at an offset.
    func index(at offset: Int) -> Int? {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low < marks.count && marks[low].offset <= offset ? low : nil
    }

    /// All literal bytes that can be judged one at a time.
    private mutating func guardSingles(_ writer: MarkdownWriter, _ place: Surroundings) {
        let lastAngle =
            found.contains(.angle)
            ? max(bytes.lastIndex(of: 0x3E) ?? -1, comments.max() ?? -1) : -1
        var links = 0, open: [Int] = []
        for index in marks.indices {
            let mark = marks[index]
            switch mark.role {
            case .linkOpen:
                open.append(mark.number == InlineText.spanNumber ? 0 : 1)
                links += open.last ?? 0
                continue
            case .linkClose: links -= open.popLast() ?? 0
            case .literal: break
            default: continue
            }
            guard mark.role == .literal, mark.guarding == .nothing else { continue }
            let next = byte(at: mark.end)
            switch bytes[mark.offset] {
            case UInt8(ascii: "<"):
                if lastAngle > mark.offset, opensMarkup(at: mark.offset, next, writer) {
                    marks[index].guarding = .backslash
                }
            case UInt8(ascii: "&"):
                if bytes.isReference(at: mark.offset) { marks[index].guarding = .backslash }
            case UInt8(ascii: "|"): marks[index].guarding = .backslash
            case UInt8(ascii: ":") where open.isEmpty:
                if isScheme(before: mark.offset) { marks[index].guarding = .backslash }
            case UInt8(ascii: "@") where links == 0 && !writer.findsEscapedAddresses:
                if isAddress(round: mark.offset) { marks[index].guarding = .backslash }
            case UInt8(ascii: "w") where open.isEmpty, UInt8(ascii: "W") where open.isEmpty:
                if byte(at: mark.offset + 3) == 0x2E, !byte(at: mark.offset - 1).isAlphanumeric {
                    // The period after it is the byte that can be escaped.
                    marks[index].offset += 3
                    marks[index].guarding = .backslash
                }
            case UInt8(ascii: "{"):
                if opensBraces(at: mark.offset, writer, place) {
                    marks[index].guarding = .backslash
                }
            default: break
            }
        }
    }

    /// Whether a less-than sign and what stands behind it would be read as markup or an address.
    private func opensMarkup(at offset: Int, _ next: UInt8, _ writer: MarkdownWriter) -> Bool {
        if next == 0x21 || next == 0x3F || (next == 0x3E && writer[.mdx]) { return true }
        if next.isLetter || next == 0x2F, writer[.mdx] || bytes.isTag(at: offset) { return true }
        return next != 0x3E && isAngled(from: offset)
    }

    /// Whether an address without blanks stands before the next `>`, and before a comment.
    private func isAngled(from offset: Int) -> Bool {
        var index = offset + 1, isAddress = false
        while index < bytes.count, bytes[index] > 32, bytes[index] != 0x3C {
            if comments.contains(index) { return false }
            if bytes[index] == 0x3E { return isAddress }
            if bytes[index] == 0x3A || bytes[index] == 0x40 { isAddress = true }
            index += 1
        }
        return false
    }

    /// Whether `http`, `https` or `ftp` stands before a colon and `//` after it.
    private func isScheme(before offset: Int) -> Bool {
        guard byte(at: offset + 1) == 0x2F, byte(at: offset + 2) == 0x2F else { return false }
        var start = offset
        while start > 0, bytes[start - 1].isLetter, offset - start < 6 { start -= 1 }
        let name = bytes[start..<offset].map { $0 | 32 }
        return name.elementsEqual("http".utf8) || name.elementsEqual("https".utf8)
            || name.elementsEqual("ftp".utf8)
    }

    /// Whether a brace would open attributes or a template's words.
    private func opensBraces(
        at offset: Int, _ writer: MarkdownWriter, _ place: Surroundings
    ) -> Bool {
        let next = byte(at: offset + 1), before = byte(at: offset - 1)
        if writer[.mdx], lastBrace > offset { return true }
        if writer[.shortcodes], next == 0x7B || next == 0x25 {
            return lastBrace > offset
        }
        guard writer[.attributes] else { return false }
        if place.isHeading, bytes.last == 0x7D, lastOpenBrace <= offset {
            return true
        }
        guard before == 0x5D || before == 0x29 || before == 0x60 || before == 0x3E else {
            return false
        }
        return lastBrace > offset
    }

    /// A reference to a note at the start of a line, and a colon: not its definition.
    private func guardNoteColon(_ inserts: inout [Insert]) {
        for mark in marks where mark.role == .opaque && bytes[mark.offset] == 0x5B {
            guard byte(at: mark.offset + 1) == 0x5E, byte(at: mark.end) == 0x3A else { continue }
            if mark.offset == 0 || bytes[mark.offset - 1] == 10 {
                inserts.append(Insert(offset: mark.end, kind: .backslash))
            }
        }
    }

    /// A parenthesis or bracket behind a link to a page would make it a link of another kind.
    private mutating func guardWikiLinks(_ inserts: inout [Insert]) {
        for mark in marks where mark.role == .opaque && mark.length > 4 {
            let next = byte(at: mark.end)
            guard next == 0x28 || next == 0x5B, bytes[mark.end - 1] == 0x5D,
                bytes[mark.end - 2] == 0x5D
            else { continue }
            if let index = index(at: mark.end), marks[index].role == .literal {
                marks[index].guarding = .backslash
            } else {
                let kind: Mark.Guard = next == 0x28 ? .backslash : .comment
                inserts.append(Insert(offset: mark.end, kind: kind))
            }
        }
    }

    /// An expression behind a link or code would be its attributes.
    private func guardExpressions(_ inserts: inout [Insert]) {
        for index in marks.indices.dropFirst() where bytes[marks[index].offset] == 0x7B {
            let (last, mark) = (marks[index - 1], marks[index])
            guard mark.role == .opaque, last.role == .opaque || last.role == .linkClose,
                last.end == mark.offset, ")]`".utf8.contains(bytes[mark.offset - 1]),
                bytes.isAttributes(at: mark.offset)
            else { continue }
            inserts.append(Insert(offset: mark.offset, kind: .comment))
        }
    }

    /// Whether attributes of a link or code, or an expression, end the text.
    private var endsInAttributes: Bool {
        guard let mark = marks.last, mark.role != .literal, mark.end == bytes.count,
            let open = bytes.lastIndex(of: 0x7B)
        else { return false }
        return open >= mark.offset && bytes.isAttributes(at: open)
    }

    /// A run of `#` at the end of a heading, or attributes, would be taken off it.
    private func guardHeadingEnd(_ writer: MarkdownWriter, _ inserts: inout [Insert]) {
        guard bytes.last == 0x23 else { return }
        var start = bytes.count - 1
        while start > 0, bytes[start - 1] == 0x23 { start -= 1 }
        if start == 0 || bytes[start - 1].isBlank {
            if mark(at: start) == nil { inserts.append(Insert(offset: start, kind: .backslash)) }
        }
    }
}
