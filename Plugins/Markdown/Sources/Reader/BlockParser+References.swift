internal import GalleyDocumentModel

// Definitions of references (CommonMark 0.31 §4.7).
extension BlockParser {
    /// Takes the definitions off the start of the open paragraph; false if nothing else is left.
    mutating func takeDefinitions() -> Bool {
        let block = tree.blocks[Int(leafBlock)]
        var range = block.text.range
        guard block.isInInput else { return takeDefinitions(fromLines: range, block.source) }
        while let end = readDefinition(bytes, range, isInInput: true, source: block.source) {
            range = bytes.skipBlanks(from: end, to: range.upperBound)..<range.upperBound
        }
        range = range.lowerBound..<bytes.trimEnd(from: range.lowerBound, to: range.upperBound)
        tree.blocks[Int(leafBlock)].text = Piece(range)
        return !range.isEmpty
    }

    /// The same for a text whose lines do not stand in one piece.
    private mutating func takeDefinitions(fromLines range: Range<Int>, _ source: Piece) -> Bool {
        guard let last = range.last else { return false }
        let end = bytes.trimEnd(
            from: Int(tree.lines[last].start), to: Int(tree.lines[last].end))
        tree.lines[last].end = Int32(truncatingIfNeeded: end)
        guard bytes[Int(tree.lines[range.lowerBound].start)] == 91 else { return true }
        joined.join(tree.lines, range, of: bytes)
        let text = joined.view
        var rest = 0..<text.count
        while let end = readDefinition(text, rest, isInInput: false, source: source) {
            rest = end..<rest.upperBound
        }
        if rest.isEmpty { return false }
        tree.drop(rest.lowerBound, ofTextOf: leafBlock)
        return true
    }

    /// Reads one definition at the start of `range`; answers where the next line begins.
    private mutating func readDefinition(
        _ text: ByteView, _ range: Range<Int>, isInInput: Bool, source: Piece
    ) -> Int? {
        let limit = range.upperBound
        let start = text.skipSpace(from: range.lowerBound, to: limit)
        guard start < limit, text[start] == 91 else { return nil }
        guard let close = text.labelEnd(from: start + 1, to: limit) else { return nil }
        guard text[close + 1] == 58, close + 1 < limit else { return nil }
        let urlStart = text.skipSpace(from: close + 2, to: limit)
        guard let url = text.destination(from: urlStart, to: limit, allowsEmpty: false) else {
            return nil
        }
        // The title is on the same line or the next; behind it the line must be at its end.
        let lineRest = text.skipBlanks(from: url.next, to: limit)
        let endsWithURL = lineRest >= limit || text[lineRest] == 10
        var next = endsWithURL ? min(lineRest + 1, limit) : nil
        var title = 0..<0
        let titleStart = text.skipSpace(from: url.next, to: limit)
        if titleStart > url.next, let found = text.title(from: titleStart, to: limit) {
            let rest = text.skipBlanks(from: found.next, to: limit)
            if rest >= limit || text[rest] == 10 {
                title = found.range
                next = min(rest + 1, limit)
            }
        }
        guard let next, text.normalizeLabel(start + 1..<close, into: &label) else { return nil }
        let reference = Reference(
            url: isInInput ? Piece(url.range) : kept(url.range, of: text),
            title: isInInput ? Piece(title) : kept(title, of: text), isInInput: isInInput,
            source: isInInput ? Piece(start, text.trimEnd(from: start, to: next)) : source)
        if !tree.references.add(reference, as: label) { duplicateLabels.append(reference.source) }
        return next
    }

    private mutating func kept(_ range: Range<Int>, of text: ByteView) -> Piece {
        let start = tree.kept.count
        text.append(range, to: &tree.kept)
        return Piece(start, tree.kept.count)
    }
}

extension ByteView {
    /// The place of the bracket that closes a label whose text begins at `start`.
    func labelEnd(from start: Int, to end: Int) -> Int? {
        var at = start
        let limit = min(end, start + 1000)
        while at < limit {
            switch self[at] {
            case 93: return at
            case 91: return nil
            case 92: at += 2
            default: at += 1
            }
        }
        return nil
    }

    /// A link's destination that begins at `start` (§6.3): its text, and what comes behind it.
    func destination(
        from start: Int, to end: Int, allowsEmpty: Bool
    ) -> (range: Range<Int>, next: Int)? {
        guard start < end else { return nil }
        if self[start] == 60 {
            var at = start + 1
            while at < end {
                switch self[at] {
                case 62: return (start + 1..<at, at + 1)
                case 60, 10, 13: return nil
                case 92 where self[at + 1].isPunctuation: at += 2
                default: at += 1
                }
            }
            return nil
        }
        var at = start, depth = 0
        scan: while at < end {
            switch self[at] {
            case 92 where self[at + 1].isPunctuation: at += 1
            case 40:
                depth += 1
                if depth > 32 { return nil }
            case 41:
                if depth == 0 { break scan }
                depth -= 1
            case 0...32, 127: break scan
            default:
                at = endOfWord(from: at + 1, to: end)
                continue
            }
            at += 1
        }
        guard depth == 0, at > start || allowsEmpty else { return nil }
        return (start..<min(at, end), min(at, end))
    }

    /// A link's title that begins at `start` with its quotation mark (§6.3).
    func title(from start: Int, to end: Int) -> (range: Range<Int>, next: Int)? {
        guard start < end else { return nil }
        let open = self[start]
        guard open == 34 || open == 39 || open == 40 else { return nil }
        let close = open == 40 ? 41 : open
        var at = start + 1
        while at < end {
            if self[at] == close { return (start + 1..<at, at + 1) }
            if open == 40, self[at] == 40 { return nil }
            at += self[at] == 92 ? 2 : 1
        }
        return nil
    }
}
