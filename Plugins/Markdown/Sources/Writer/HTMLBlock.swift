internal import GalleyDocumentModel

/// A block of HTML as a reader will find it (CommonMark 0.31 §4.6).
struct HTMLBlock {
    /// By what its first line begins it, 1 to 7; nil where that is no block of HTML.
    let kind: Int?
    let end: End

    enum End {
        /// At a mark of its own, on its last line.
        case mark
        /// At the blank line that has to follow it.
        case blankLine
        /// Before its text does: at a mark or at a blank line within.
        case early
        /// Where its container does, or a later tag: the mark that ends it is missing.
        case missing
    }

    /// Whether it leaves a `<pre>` open, or ends one; nil where it does neither.
    let opensPre: Bool?

    init(_ text: Text) {
        (kind, end, opensPre) = text.withUTF8 { bytes in
            unsafe bytes.withUnsafeBufferPointer { buffer in
                let view = unsafe ByteView(buffer), (kind, end) = HTMLBlock.judge(view)
                return (kind, end, view.opensPre)
            }
        }
    }

    /// Whether markup leaves a `<pre>` open, or ends one; nil where it does neither.
    static func opensPre(_ text: Text) -> Bool? {
        text.withUTF8 { bytes in
            unsafe bytes.withUnsafeBufferPointer { unsafe ByteView($0).opensPre }
        }
    }

    /// Whether it may begin on the line behind a paragraph.
    var interrupts: Bool { (kind ?? 7) < 7 }

    private static func judge(_ bytes: ByteView) -> (kind: Int?, end: End) {
        let start = bytes.skipBlanks(from: 0, to: bytes.count)
        var lineEnd = bytes.firstIndex(of: 10, from: start, to: bytes.count)
        let kind = bytes[start] == 0x3C ? bytes.htmlType(at: start, to: lineEnd) : nil
        guard let kind, kind < 6 else {
            if bytes.holdsBlankLine { return (kind, .early) }
            return (kind, bytes.endsInTag ? .missing : .blankLine)
        }
        var lineStart = start
        while lineStart < bytes.count {
            if bytes.endsHTML(kind, from: lineStart, to: lineEnd) {
                let rest = bytes.skipSpace(from: lineEnd, to: bytes.count)
                if rest < bytes.count { return (kind, .early) }
                return (kind, bytes.endsInTag ? .missing : .mark)
            }
            lineStart = lineEnd + 1
            lineEnd = bytes.firstIndex(of: 10, from: lineStart, to: bytes.count)
        }
        return (kind, .missing)
    }
}

extension ByteView {
    /// Whether the last tag of `pre` opens it; nil without any.
    fileprivate var opensPre: Bool? {
        var opens: Bool?
        var at = firstIndex(of: 0x3C, from: 0, to: count)
        while at < count {
            let isEnd = self[at + 1] == 0x2F, name = isEnd ? at + 2 : at + 1
            if matchesIgnoringCase("pre", at: name), !self[name + 3].isAlphanumeric,
                self[name + 3] != 0x2D
            {
                opens = !isEnd
            }
            at = firstIndex(of: 0x3C, from: at + 1, to: count)
        }
        return opens
    }

    /// Whether a tag at its end lacks the sign that ends it.
    fileprivate var endsInTag: Bool {
        var start = count
        while start > 0, self[start - 1] != 0x3E { start -= 1 }
        var at = firstIndex(of: 0x3C, from: start, to: count)
        while at < count {
            let next = self[at + 1]
            if next == 0x2F || next == 0x21 || next == 0x3F || next.isLetter { return true }
            at = firstIndex(of: 0x3C, from: at + 1, to: count)
        }
        return false
    }

    /// Whether a line without text stands between others.
    fileprivate var holdsBlankLine: Bool {
        let end = trimEnd(from: 0, to: count)
        var lineEnd = firstIndex(of: 10, from: 0, to: end)
        while lineEnd < end {
            let next = firstIndex(of: 10, from: lineEnd + 1, to: end)
            if skipSpace(from: lineEnd + 1, to: next) == next { return true }
            lineEnd = next
        }
        return false
    }
}
