internal import GalleyDocumentModel

// What articles are written with within a paragraph, beyond CommonMark.
extension InlineScanner {
    /// Takes `[[page|text]]` at `at`, or `![[file]]` whose mark of exclamation stands before.
    mutating func takeWikiLink(_ at: Int, _ isEmbed: Bool, _ tree: borrowing BlockTree) -> Int? {
        guard extensions.contains(.wikiLinks) else { return nil }
        var close = at + 2
        while close < end, text[close] != 93, text[close] != 91, text[close] != 10 { close += 1 }
        guard close > at + 2, close + 1 < end, text[close] == 93, text[close + 1] == 93 else {
            return nil
        }
        let behind = close + 2
        if behind < end, text[behind] == 40 || text[behind] == 91 { return nil }
        if !tree.references.isEmpty, text.normalizeLabel(at + 2..<close, into: &label),
            tree.references.place(of: label) != nil
        {
            return nil
        }
        marks.append(Mark(isEmbed ? .embed : .wikiLink, isEmbed ? at - 1 : at, behind))
        return behind
    }

    /// Takes mathematics: `$x$` without blanks inside the marks or a digit behind, or `$$x$$`.
    mutating func takeDollar(_ at: Int) -> Int {
        guard extensions.contains(.math) else { return at + 1 }
        if text[at + 1] == 36 {
            guard at + 2 < end, text[at + 2] != 36,
                let behind = find("$$", from: at + 2, .displayMath)
            else { return at + 2 }
            marks.append(Mark(.displayMath, at, behind))
            return behind
        }
        guard at + 1 < end, !text[at + 1].isSpace else { return at + 1 }
        if nextMath <= at + 1 { findMath(from: at + 2) }
        guard closesMath, nextMath < end else { return at + 1 }
        marks.append(Mark(.math, at, nextMath + 1))
        return nextMath + 1
    }

    /// Takes mathematics in the marks of LaTeX: a backslash before round or square brackets.
    mutating func takeBackslashMath(_ at: Int) -> Int? {
        let isRound = text[at + 1] == 40
        guard isRound || text[at + 1] == 91,
            let behind = isRound
                ? find("\\)", from: at + 2, .roundMath) : find("\\]", from: at + 2, .squareMath),
            behind > at + 4
        else { return nil }
        marks.append(Mark(isRound ? .roundMath : .displayMath, at, behind))
        return behind
    }

    /// Finds the next dollar sign that closes mathematics, or ends the search for one.
    ///
    /// One behind a blank cannot close, nor can mathematics go on beyond it; one before a digit
    /// belongs to what is within.
    private mutating func findMath(from: Int) {
        closesMath = false
        nextMath = text.firstIndex(of: 36, from: from, to: end)
        while nextMath < end {
            let before = text[nextMath - 1], after = nextMath + 1 < end ? text[nextMath + 1] : 32
            if before.isSpace { return }
            if before != 92, before != 36, after != 36, !after.isDigit {
                closesMath = true
                return
            }
            nextMath = text.firstIndex(of: 36, from: nextMath + 1, to: end)
        }
    }

    /// Takes a shortcode, a tag of Liquid, or an expression of MDX.
    mutating func takeBrace(_ at: Int) -> Int {
        var behind: Int?
        if extensions.contains(.shortcodes) {
            switch (text[at + 1], text[at + 2]) {
            case (123, 60): behind = find(">}}", from: at + 3, .shortcode)
            case (123, 37): behind = find("%}}", from: at + 3, .percentShortcode)
            case (123, _): behind = find("}}", from: at + 2, .output)
            case (37, _): behind = find("%}", from: at + 2, .tag)
            default: break
            }
        }
        if let behind {
            marks.append(Mark(.shortcode, at, behind))
            return behind
        }
        guard extensions.contains(.mdx), let behind = braceEnd(at: at) else { return at + 1 }
        marks.append(Mark(.expression, at, behind))
        return behind
    }

    /// The place behind the brace that closes the one at `at`.
    private mutating func braceEnd(at: Int) -> Int? {
        if braceEnds == nil { braceEnds = text.braceEnds(start..<end) }
        return braceEnds?[at]
    }

    /// The place behind a tag of JSX at `at`: `<Name …>`, `</Name>`, `<>` or `</>`.
    mutating func componentTagEnd(at: Int) -> Int? {
        var place = at + 1
        if text[place] == 47 { place += 1 }
        if text[place] == 62, place < end { return place + 1 }
        guard place < end, text[place] &- 65 < 26 else { return nil }
        var passed: [Int] = []
        while place < end, deadPlaces.isEmpty || !deadPlaces[place - start] {
            passed.append(place)
            switch text[place] {
            case 62: return place + 1
            case 60: place = end
            case 34, 39: place = text.firstIndex(of: text[place], from: place + 1, to: end) + 1
            case 123: place = braceEnd(at: place) ?? end
            default: place += 1
            }
        }
        // Whoever comes by one of these places finds no end either: no way is gone twice.
        if deadPlaces.isEmpty { deadPlaces = [Bool](repeating: false, count: end - start) }
        for place in passed { deadPlaces[place - start] = true }
        return nil
    }
}

extension ByteView {
    /// The place behind the closing brace of each opening one in `range`.
    fileprivate func braceEnds(_ range: Range<Int>) -> [Int: Int] {
        var open: [Int] = [], ends: [Int: Int] = [:]
        for at in range {
            if self[at] == 123 { open.append(at) }
            if self[at] == 125, let start = open.popLast() { ends[start] = at + 1 }
        }
        return ends
    }
}
