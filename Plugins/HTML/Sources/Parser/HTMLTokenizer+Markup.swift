extension HTMLTokenizer {
    /// What `<` begins in ordinary content; false where it leaves no token.
    @inline(__always)
    mutating func scanMarkup() -> Bool {
        let next = position + 1
        if ASCII.isLetter(bytes[next]), next < end { return scanStartTag(from: next) }
        return scanOtherMarkup(at: next)
    }

    /// What `<` and a sign begin; the sign stands at `next`.
    private mutating func scanOtherMarkup(at next: Int) -> Bool {
        guard next < end else {
            report("eof-before-tag-name", at: end)
            emitText(upTo: next)
            return true
        }
        switch bytes[next] {
        case ASCII.slash:
            return scanClosing(at: next + 1)
        case ASCII.exclamation:
            return scanDeclaration(at: next + 1)
        case ASCII.question:
            report("unexpected-question-mark-instead-of-tag-name", at: next)
            scanBogusComment(from: next)
        default:
            report("invalid-first-character-of-tag-name", at: next)
            emitText(upTo: next)
        }
        return true
    }

    /// What `</` begins; the next byte stands at `next`.
    private mutating func scanClosing(at next: Int) -> Bool {
        guard next < end else {
            report("eof-before-tag-name", at: end)
            emitText(upTo: next)
            return true
        }
        if ASCII.isLetter(bytes[next]) { return scanEndTag(from: position) }
        if bytes[next] == ASCII.greaterThan {
            report("missing-end-tag-name", at: next)
            position = next + 1
            return false
        }
        report("invalid-first-character-of-tag-name", at: next)
        scanBogusComment(from: next)
        return true
    }

    /// What `<!` begins; the next byte stands at `next`.
    private mutating func scanDeclaration(at next: Int) -> Bool {
        if end - next >= 2, bytes[next] == ASCII.hyphen, bytes[next + 1] == ASCII.hyphen {
            scanComment(from: next + 2)
            return true
        }
        if isText("doctype", at: next) {
            scanDocumentType(from: next + 7)
            return true
        }
        if isText("[CDATA[", at: next, ignoresCase: false) {
            if allowsCharacterData { return scanCharacterData(from: next + 7) }
            report("cdata-in-html-content", at: next)
        } else {
            report("incorrectly-opened-comment", at: next)
        }
        scanBogusComment(from: next)
        return true
    }

    /// Whether `text` stands at `index`.
    func isText(_ text: StaticString, at index: Int, ignoresCase: Bool = true) -> Bool {
        guard end - index >= text.utf8CodeUnitCount else { return false }
        var index = index
        for byte in text.description.utf8 {
            let found = ignoresCase ? ASCII.lowercased(bytes[index]) : bytes[index]
            guard found == byte else { return false }
            index += 1
        }
        return true
    }

    /// The text of a section up to `]]>`.
    private mutating func scanCharacterData(from start: Int) -> Bool {
        var stop = start
        while true {
            stop = ByteScan.first(ASCII.closeBracket, in: bytes.span, from: stop, to: end)
            if stop >= end { break }
            if bytes[stop + 1] == ASCII.closeBracket, bytes[stop + 2] == ASCII.greaterThan { break }
            stop += 1
        }
        if stop == end { report("eof-in-cdata", at: end) }
        token.position = position
        position = min(stop + 3, end)
        guard stop > start else { return false }
        emitText(start..<stop)
        token.holdsNull =
            ByteScan.first(ASCII.null, in: bytes.span, from: start, to: stop) < stop
        return true
    }

    /// A comment that is none: all up to `>`.
    private mutating func scanBogusComment(from start: Int) {
        let stop = ByteScan.first(ASCII.greaterThan, in: bytes.span, from: start, to: end)
        emitComment(start..<stop, next: min(stop + 1, end))
    }

    /// A comment whose text begins at `start`.
    private mutating func scanComment(from start: Int) {
        if start < end, bytes[start] == ASCII.greaterThan {
            report("abrupt-closing-of-empty-comment", at: start)
            return emitComment(start..<start, next: start + 1)
        }
        if end - start > 1, bytes[start] == ASCII.hyphen, bytes[start + 1] == ASCII.greaterThan {
            report("abrupt-closing-of-empty-comment", at: start)
            return emitComment(start..<start, next: start + 2)
        }
        var stop = start
        while true {
            stop = ByteScan.first(ASCII.hyphen, in: bytes.span, from: stop, to: end)
            guard stop < end, let next = endOfComment(at: stop) else {
                if stop >= end { break }
                stop += 1
                continue
            }
            reportEnd(ofComment: start..<stop, next: next)
            return emitComment(start..<stop, next: next)
        }
        reportEnd(ofComment: start..<end, next: end)
        emitComment(start..<end, next: end)
    }

    /// Reports how a comment ends, and others that seem to begin within it.
    private mutating func reportEnd(ofComment range: Range<Int>, next: Int) {
        guard errorLimit > 0 else { return }
        if next == range.upperBound || bytes[next - 1] != ASCII.greaterThan {
            report("eof-in-comment", at: end)
        } else if bytes[next - 2] == ASCII.exclamation {
            report("incorrectly-closed-comment", at: range.upperBound)
        }
        for index in range where bytes[index] == ASCII.lessThan && isText("<!--", at: index) {
            let after = index + 4
            if after < end, bytes[after] != ASCII.greaterThan {
                report("nested-comment", at: index)
            }
        }
    }

    /// Where the page goes on if the hyphen at `index` ends a comment.
    private func endOfComment(at index: Int) -> Int? {
        guard index + 1 < end else { return end }
        guard bytes[index + 1] == ASCII.hyphen else { return nil }
        guard index + 2 < end else { return end }
        if bytes[index + 2] == ASCII.greaterThan { return index + 3 }
        guard bytes[index + 2] == ASCII.exclamation else { return nil }
        guard index + 3 < end else { return end }
        return bytes[index + 3] == ASCII.greaterThan ? index + 4 : nil
    }

    private mutating func emitComment(_ range: Range<Int>, next: Int) {
        let text = replacingNulls(range)
        token.kind = .comment
        token.position = position
        token.start = text.lowerBound
        token.count = text.count
        position = next
    }
}
