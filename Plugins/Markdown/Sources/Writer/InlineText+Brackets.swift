extension InlineText {
    /// Guards a bracket only where it would be read as part of a link, note, task or definition.
    mutating func guardBrackets(_ writer: MarkdownWriter, _ place: Surroundings) {
        var open: [Int] = []
        var bases: [Int] = []
        for index in marks.indices {
            switch marks[index].role {
            case .linkOpen:
                bases.append(open.count)
            case .linkClose:
                let base = bases.popLast() ?? 0
                for bracket in open[base...] { marks[bracket].guarding = .backslash }
                open.removeLast(open.count - base)
            case .literal where bytes[marks[index].offset] == 0x5B:
                if writer[.inlineNotes], byte(at: marks[index].offset - 1) == 0x5E {
                    marks[index].guarding = .backslash
                } else {
                    let opensLink = index > 0 && marks[index - 1].role == .linkOpen
                    let isSecond = opensLink && marks[index - 1].end == marks[index].offset
                    let start = marks[index].offset - (isSecond ? 1 : 0)
                    if writer[.wikiLinks], isWikiLink(at: start) {
                        marks[index].guarding = .backslash
                    }
                    open.append(index)
                }
            case .literal where bytes[marks[index].offset] == 0x5D:
                if open.count > (bases.last ?? 0), let bracket = open.popLast() {
                    let (from, to) = (marks[bracket].offset, marks[index].offset)
                    let isGuarded = marks[bracket].guarding == .backslash
                    if isGuarded || isRead(from: from, to: to, writer, place) {
                        marks[bracket].guarding = .backslash
                        // The other one would now close what was opened before.
                        if !open.isEmpty || !bases.isEmpty { marks[index].guarding = .backslash }
                    }
                } else if !bases.isEmpty {
                    marks[index].guarding = .backslash
                }
            default: break
            }
        }
        // It could begin a definition that a bracket of the next term closes.
        if place.precedesTerm, let bracket = open.first, marks[bracket].offset == 0 {
            marks[bracket].guarding = .backslash
        }
        guardStart(writer, place)
    }

    /// Whether the text between two matching brackets would be more than text.
    private func isRead(
        from open: Int, to close: Int, _ writer: MarkdownWriter, _ place: Surroundings
    ) -> Bool {
        let next = byte(at: close + 1), first = byte(at: open + 1)
        if next == 0x28, isTarget(at: close + 2) { return true }
        if next == 0x7B, writer[.attributes], lastBrace > close { return true }
        let isLineStart = open == 0 || bytes[open - 1] == 10
        if first == 0x5E, writer[.footnotes] {
            if place.hasNotes || isLineStart && next == 0x3A { return true }
        }
        if open == 0, next == 0x3A, place.canBeginBlocks { return true }
        if place.hasReferences {
            if next == 0x5B { return true }
            return close > open + 1 && bytes[(open + 1)..<close].allSatisfy(\.isDigit)
        }
        return false
    }

    /// Whether two brackets open at `start` that two others close, none and no line's end between.
    private func isWikiLink(at start: Int) -> Bool {
        guard byte(at: start + 1) == 0x5B else { return false }
        let inside = bytes[(start + 2)...]
        guard let close = inside.firstIndex(where: { $0 == 0x5D || $0 == 0x5B || $0 == 10 }),
            close > start + 2
        else { return false }
        return bytes[close] == 0x5D && byte(at: close + 1) == 0x5D
    }

    /// Whether what follows an opening parenthesis is a link's target.
    private func isTarget(at start: Int) -> Bool {
        var index = start, depth = 0
        while index < min(bytes.count, start + 1024), bytes[index].isBlankOrEnd { index += 1 }
        if byte(at: index) == 0x3C { return true }
        let limit = start + 256
        while index < bytes.count, !bytes[index].isBlankOrEnd {
            // So long an address is rare, and looking on would take quadratic time.
            if index > limit { return true }
            if comments.contains(index) { return false }
            // Whether a backslash escapes it, or will behind a link to a page, is not known here.
            let isRound = bytes[index] == 0x28 || bytes[index] == 0x29
            if isRound, bytes[index - 1] == 0x5C || mark(at: index - 1)?.role == .opaque {
                return true
            }
            if bytes[index] == 0x28 { depth += 1 }
            if bytes[index] == 0x29 {
                if depth == 0 { return true }
                depth -= 1
            }
            index += 1
        }
        while index < min(bytes.count, start + 1024), bytes[index].isBlankOrEnd { index += 1 }
        let next = byte(at: index)
        return next == 0x22 || next == 0x27 || next == 0x28 || next == 0x29
    }

    /// A task or a callout is made only by the very first bytes.
    private mutating func guardStart(_ writer: MarkdownWriter, _ place: Surroundings) {
        guard let first = marks.first, first.offset == 0, first.role == .literal,
            bytes.first == 0x5B
        else { return }
        let second = byte(at: 1)
        if place.isItemStart, writer[.taskLists], byte(at: 2) == 0x5D,
            second == 0x20 || second | 32 == 0x78
        {
            marks[0].guarding = .backslash
        }
        // Where the dialect's readers keep `[!NOTE]` as text, it may well be meant as a callout.
        guard place.isQuoteStart, writer[.callouts], writer.hasTitledCallouts, second == 0x21
        else { return }
        var index = 2
        while byte(at: index).isAlphanumeric || byte(at: index) == 0x2D || byte(at: index) == 0x5F {
            index += 1
        }
        if index > 2, byte(at: index) == 0x5D { marks[0].guarding = .backslash }
    }
}
