internal import GalleyDocumentModel

extension HTMLConverter {
    /// Reads a text: runs of blanks become one, those at the edges of a block none.
    mutating func read(text id: HTMLTree.ID) {
        if options.isOwn { return readExact(text: id) }
        let range = tree.range(of: id)
        var at = range.lowerBound
        while true {
            let start = at
            while at < range.upperBound, tree.bytes[at].isHTMLBlank { at += 1 }
            if at > start, hasContent, breaksWaiting == 0 { hasSpaceWaiting = true }
            if at == range.upperBound { return }
            let word = at
            // Single blanks between words are part of the run.
            while at < range.upperBound {
                let byte = tree.bytes[at]
                if byte > 32 { at += 1; continue }
                guard byte == 32, at + 1 < range.upperBound,
                    tree.bytes[at + 1] > 32
                else {
                    if byte.isHTMLBlank { break }
                    at += 1
                    continue
                }
                at += 1
            }
            read(run: word..<at)
        }
    }

    private mutating func read(run: Range<Int>) {
        if !hasContent, isOnlyFixedBlanks(run) { return }
        guard options.selection == nil else { return readVisible(run) }
        append(run)
    }

    mutating func append(_ run: Range<Int>) {
        let spaced = prepareForContent()
        pending.append(run, of: tree.bytes, spaced: spaced)
        lastEnd = max(lastEnd, run.upperBound)
    }

    /// Reads a run without soft hyphens and characters of no width.
    private mutating func readVisible(_ run: Range<Int>) {
        var start = run.lowerBound
        var at = start
        while at < run.upperBound {
            let skipped = tree.bytes[at] < 0xC2 ? 0 : tree.bytes.invisibleLength(at: at)
            if skipped > 0 {
                if start < at { append(start..<at) }
                start = at + skipped
            }
            at += max(skipped, 1)
        }
        if start < run.upperBound { append(start..<run.upperBound) }
    }

    /// Adds text that does not stand in the page.
    mutating func read(string: String) {
        if prepareForContent() { pending.append([32], of: tree.bytes) }
        pending.append(Array(string.utf8), of: tree.bytes)
    }

    /// Opens what has to be open before a word or an image; whether a blank goes before a word.
    mutating func prepareForContent() -> Bool {
        if breaksWaiting > 0 { writeBreaks() }
        if softBreaksWaiting > 0 { writeSoftBreaks() }
        openRun()
        var spaced = false
        if hasSpaceWaiting {
            hasSpaceWaiting = false
            if openMarks == marks.count, pendingLeaf == leaf || pending.isEmpty, leaf == .text {
                spaced = true
            } else if !pending.isEmpty, openMarks == marks.count, pendingLeaf == leaf {
                spaced = true
            } else if !pending.isEmpty, pendingLeaf == .text {
                pending.appendSpace(tree.bytes)
            } else {
                flush()
                builder.append(.text, text: " ")
            }
        }
        if openMarks < marks.count {
            flush()
            while openMarks < marks.count {
                open(marks[openMarks])
                openMarks += 1
            }
        }
        if pendingLeaf != leaf {
            flush()
            pendingLeaf = leaf
        }
        hasContent = true
        return spaced
    }

    /// Opens the block that text goes into, if there is none.
    private mutating func openRun() {
        guard !isRunOpen else { return }
        switch place {
        case .direct: return
        case .blocks(let shape, let element):
            open(shape, element)
            // What follows a block within a paragraph is a paragraph without its identifier.
            place = .blocks(shape, HTMLTree.none)
        case .words(let shape, let element): open(shape, element)
        }
        isRunOpen = true
        hasSpaceWaiting = false
    }

    /// Writes the text that waits.
    mutating func flush() {
        guard !pending.isEmpty else { return }
        if pending.isCopied {
            builder.append(Shape(pendingLeaf), copying: pending.copy)
        } else {
            builder.open(Shape(pendingLeaf), at: sourceRange(pending.range))
            builder.setText(input: pending.range)
            builder.close()
        }
        pending.removeAll()
    }

    /// Ends the text of a block.
    mutating func closeRun() {
        flush()
        while openMarks > 0 {
            builder.close()
            openMarks -= 1
        }
        if isRunOpen {
            endRange()
            builder.close()
            isRunOpen = false
        }
        (hasContent, hasSpaceWaiting) = (false, false)
        (breaksWaiting, softBreaksWaiting) = (0, 0)
    }

    mutating func readBreak() {
        guard hasContent || breaksWaiting > 0 else { return }
        if options.isOwn, breaksWaiting > 0 {
            flush()
            builder.append(.lineBreak)
            return
        }
        breaksWaiting += 1
        hasSpaceWaiting = false
    }

    /// One break ends a line; two end a paragraph.
    private mutating func writeBreaks() {
        let count = breaksWaiting
        breaksWaiting = 0
        if count > 1, isRunOpen, case .blocks = place { return closeRun() }
        flush()
        // A break at the end of a mark stands behind it.
        builder.append(.lineBreak)
        hasSpaceWaiting = false
    }

    private func isOnlyFixedBlanks(_ run: Range<Int>) -> Bool {
        guard run.count % 2 == 0 else { return false }
        var at = run.lowerBound
        while at < run.upperBound {
            guard tree.bytes[at] == 0xC2, tree.bytes[at + 1] == 0xA0 else { return false }
            at += 2
        }
        return true
    }
}

extension UInt8 {
    /// Whether this is one of the five blanks of HTML.
    var isHTMLBlank: Bool { self == 32 || (self >= 9 && self <= 13 && self != 11) }
}

extension [UInt8] {
    /// The length of a soft hyphen or a character of no width at `index`; 0 for all else.
    func invisibleLength(at index: Int) -> Int {
        switch self[index] {
        case 0xC2: index + 1 < count && self[index + 1] == 0xAD ? 2 : 0
        case 0xE2:
            index + 2 < count
                && (self[index + 1] == 0x80 && self[index + 2] == 0x8B
                    || self[index + 1] == 0x81 && self[index + 2] == 0xA0)
                ? 3 : 0
        case 0xEF:
            index + 2 < count && self[index + 1] == 0xBB && self[index + 2] == 0xBF ? 3 : 0
        default: 0
        }
    }
}
