internal import GalleyDocumentModel
internal import GalleyTextLayout

extension Emission {
    /// Whether the text being put together has to stay on one line.
    var isOneLine: Bool { inline.isCell || staysOnOneLine }

    /// Turns blanks between words into line breaks where the option asks for them.
    ///
    /// Never before a word that would begin a block: so wrapping adds no escapes. Answers whether the
    /// option is on.
    mutating func wrapLines(_ place: Surroundings) -> Bool {
        switch writer.wrap {
        case .none, .preserve: return false
        case .column: wrapAtColumn(place)
        case .sentence: wrapAtSentences(place)
        }
        return true
    }

    private mutating func wrapAtColumn(_ place: Surroundings) {
        let limit = max(writer.columns - CellWidth.of(prefix), 20)
        var (lineWidth, wordStart, guards) = (0, 0, inserts[...])
        var lastBreak: Int?
        var widthToBreak = 0
        for index in inline.bytes.indices
        where inline.bytes[index] == 32 || inline.bytes[index] == 10 {
            lineWidth += width(wordStart..<index, &guards)
            if lineWidth > limit, let at = lastBreak {
                inline.bytes[at] = 10
                lineWidth -= widthToBreak + 1
                lastBreak = nil
            }
            if inline.bytes[index] == 10 {
                (lineWidth, lastBreak) = (0, nil)
            } else {
                if canBreak(at: index, place) { (lastBreak, widthToBreak) = (index, lineWidth) }
                lineWidth += 1
            }
            wordStart = index + 1
        }
        if lineWidth + width(wordStart..<inline.bytes.count, &guards) > limit, let at = lastBreak {
            inline.bytes[at] = 10
        }
    }

    /// The cells that a word takes with its guards, which are taken off `guards`.
    private func width(
        _ range: Range<Int>, _ guards: inout ArraySlice<InlineText.Insert>
    ) -> Int {
        var width = CellWidth.of(inline.bytes.span.extracting(range))
        while let first = guards.first, first.offset < range.upperBound {
            width += first.kind.text.utf8CodeUnitCount
            guards.removeFirst()
        }
        return width
    }

    private mutating func wrapAtSentences(_ place: Surroundings) {
        for index in inline.bytes.indices where inline.bytes[index] == 32 {
            if endsSentence(before: index), canBreak(at: index, place) { inline.bytes[index] = 10 }
        }
    }

    /// Whether a sentence ends before a blank: its mark, closing quotes, no initial letter.
    private func endsSentence(before end: Int) -> Bool {
        var index = end
        while index > 0 {
            let (scalar, start) = inline.bytes.scalar(before: index)
            switch scalar {
            case "\"", "'", ")", "]", "”", "’", "»", "*", "_": index = start
            case "。", "！", "？": return true
            case "!", "?", "…":
                return !inline.bytes.scalar(at: end + 1).scalar.properties.isLowercase
            case ".":
                let word = inline.bytes[..<start].reversed().prefix { $0.isLetter || $0 >= 128 }
                let next = inline.bytes.scalar(at: end + 1).scalar
                return word.count != 1 && !next.properties.isLowercase
                    && !Self.abbreviations.contains(
                        String(decoding: word.reversed(), as: UTF8.self))
            default: return false
            }
        }
        return false
    }

    private static var abbreviations: Set<String> {
        ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "vs", "cf", "Fig", "Nr", "bzw", "TP", "Th"]
    }

    /// Whether the line may end at a blank: it stands alone, in words, and before no mark of a block.
    private func canBreak(at index: Int, _ place: Surroundings) -> Bool {
        guard index > 0, index + 1 < inline.bytes.count else { return false }
        let before = inline.bytes[index - 1], after = inline.bytes[index + 1]
        guard !before.isBlankOrEnd, !after.isBlankOrEnd, before != 0x5C else { return false }
        if let mark = inline.mark(at: index), mark.role != .literal { return false }
        let end =
            inline.bytes[(index + 1)...].prefix(400).firstIndex(of: 10)
            ?? min(inline.bytes.count, index + 401)
        if after == 0x3C { return false }
        // A note's definition would begin here, or seem to.
        if writer[.footnotes], after == 0x5B, inline.byte(at: index + 2) == 0x5E { return false }
        return inline.blockMark(index + 1..<end, writer, place) == nil
    }
}
