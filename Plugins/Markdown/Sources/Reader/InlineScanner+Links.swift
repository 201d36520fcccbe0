internal import GalleyDocumentModel

// Brackets: links, images, references, notes and spans (CommonMark 0.31 §6.3, §6.4).
extension InlineScanner {
    mutating func takeOpenBracket(_ at: Int, _ tree: borrowing BlockTree) -> Int {
        let before = at > start && escaped != at - 1 ? text[at - 1] : 0
        if text[at + 1] == 94, let behind = takeNoteReference(at, tree) { return behind }
        if text[at + 1] == 91, before != 94, let behind = takeWikiLink(at, before == 33, tree) {
            return behind
        }
        var bracket = Bracket(
            kind: .link, start: at + 1, mark: marks.count, runs: runs.count)
        if before == 33 { bracket.kind = .image }
        if before == 94, extensions.contains(.inlineNotes) { bracket.kind = .note }
        if !brackets.isEmpty { brackets[brackets.count - 1].hasBracketsInside = true }
        marks.append(Mark(.literal, bracket.kind == .link ? at : at - 1, at + 1))
        brackets.append(bracket)
        return at + 1
    }

    private mutating func takeNoteReference(_ at: Int, _ tree: borrowing BlockTree) -> Int? {
        guard extensions.contains(.footnotes), !tree.footnotes.isEmpty,
            let close = text.noteLabelEnd(from: at + 2, to: end),
            text.normalizeLabel(at + 2..<close, into: &label),
            let place = tree.footnotes.place(of: label)
        else { return nil }
        marks.append(Mark(.noteReference, at, close + 1, place))
        return close + 1
    }

    mutating func takeCloseBracket(_ at: Int, _ tree: inout BlockTree) -> Int {
        guard let opener = brackets.last else { return at + 1 }
        brackets.removeLast()
        let isInactive = opener.kind == .link && brackets.count < inactiveBelow
        inactiveBelow = min(inactiveBelow, brackets.count)
        if isInactive { return at + 1 }
        if opener.kind == .note {
            // Nothing is no note.
            if text.skipSpace(from: opener.start, to: at) >= at { return at + 1 }
            close(opener, .noteStart, Mark(.noteEnd, at, at + 1))
            return at + 1
        }
        var target = Target()
        if let behind = inlineTarget(behind: at, &target)
            ?? referenceTarget(opener, closedAt: at, &target, &tree)
        {
            targets.append(target)
            let isLink = opener.kind == .link
            close(
                opener, isLink ? .linkStart : .imageStart,
                Mark(isLink ? .linkEnd : .imageEnd, at, behind, targets.count - 1))
            marks[opener.mark].value = Int32(truncatingIfNeeded: targets.count - 1)
            // A link holds no other link.
            if isLink { inactiveBelow = brackets.count }
            return closeAttributes(behind)
        }
        if opener.kind == .link, extensions.contains(.attributes), text[at + 1] == 123,
            let behind = text.attributesEnd(at: at + 1, to: end)
        {
            close(opener, .spanStart, Mark(.spanEnd, at, at + 1))
            marks.append(Mark(.attributes, at + 1, behind))
            return behind
        }
        return at + 1
    }

    private mutating func close(_ opener: Bracket, _ kind: Mark.Kind, _ end: Mark) {
        matchDelimiters(from: opener.runs)
        marks[opener.mark].kind = kind
        marks.append(end)
    }

    /// Reads `(destination "title")` behind the bracket at `close`; answers the place behind it.
    private mutating func inlineTarget(behind close: Int, _ target: inout Target) -> Int? {
        guard close + 1 < end, text[close + 1] == 40 else { return nil }
        let start = text.skipSpace(from: close + 2, to: end)
        guard let url = text.destination(from: start, to: end, allowsEmpty: true) else {
            return nil
        }
        var at = text.skipSpace(from: url.next, to: end)
        if at > url.next, let title = text.title(from: at, to: end) {
            target.title = Piece(title.range)
            at = text.skipSpace(from: title.next, to: end)
        }
        guard at < end, text[at] == 41 else { return nil }
        target.url = Piece(url.range)
        return at + 1
    }

    /// Finds the definition that the brackets name; answers the place behind the reference.
    private mutating func referenceTarget(
        _ opener: Bracket, closedAt close: Int, _ target: inout Target, _ tree: inout BlockTree
    ) -> Int? {
        guard !tree.references.isEmpty else { return nil }
        var name = opener.start..<close, behind = close + 1
        var isFull = false
        if behind < end, text[behind] == 91, let labelEnd = text.labelEnd(from: behind + 1, to: end)
        {
            isFull = labelEnd > behind + 1
            if isFull { name = behind + 1..<labelEnd }
            behind = labelEnd + 1
        }
        if !isFull, opener.hasBracketsInside { return nil }
        guard text.normalizeLabel(name, into: &label), let place = tree.references.place(of: label)
        else { return nil }
        let reference = tree.references[place]
        // Many references to one long target must not make the output grow without bound.
        tree.expanded += reference.url.range.count + reference.title.range.count
        guard tree.expanded <= tree.expansionLimit else { return nil }
        tree.references[place].isUsed = true
        target = Target(
            place: reference.isInInput ? .input : .kept, url: reference.url,
            title: reference.title)
        return behind
    }
}
