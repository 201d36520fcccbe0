internal import GalleyDocumentModel

// What begins with a less-than sign: addresses and raw HTML (CommonMark 0.31 §6.5, §6.6).
extension InlineScanner {
    mutating func takeAngle(_ at: Int) -> Int {
        let next = text[at + 1]
        if next.isLetter, let behind = text.addressEnd(at: at, to: end) {
            marks.append(Mark(.address, at, behind))
            return behind
        }
        if next.isAlphanumeric || next.isPunctuation, let behind = text.mailEnd(at: at, to: end) {
            marks.append(Mark(.mail, at, behind))
            return behind
        }
        if extensions.contains(.mdx), let behind = componentTagEnd(at: at) {
            marks.append(Mark(.expression, at, behind))
            return behind
        }
        guard let behind = htmlEnd(at) else { return at + 1 }
        marks.append(Mark(.html, at, behind))
        return behind
    }

    private mutating func htmlEnd(_ at: Int) -> Int? {
        switch text[at + 1] {
        case 33:
            if text.matches("--", at: at + 2) {
                if text[at + 4] == 62 { return at + 5 }
                if text.matches("->", at: at + 4) { return at + 6 }
                return find("-->", from: at + 4, .comment)
            }
            if text.matches("[CDATA[", at: at + 2) { return find("]]>", from: at + 9, .cdata) }
            return text[at + 2].isLetter ? find(">", from: at + 3, .declaration) : nil
        case 63: return find("?>", from: at + 2, .instruction)
        case 47: return text.closingTag(at: at, to: end)
        default: return text.openTag(at: at, to: end)
        }
    }

    /// The end of `needle` at or behind `from`; that there is none is remembered.
    mutating func find(_ needle: StaticString, from: Int, _ kind: Absent) -> Int? {
        guard !absent.contains(kind) else { return nil }
        guard let found = text.firstIndex(of: needle, from: from, to: end) else {
            absent.insert(kind)
            return nil
        }
        return found + needle.utf8CodeUnitCount
    }
}

extension ByteView {
    /// The place behind the address in angle brackets that begins at `at` (§6.5).
    fileprivate func addressEnd(at start: Int, to end: Int) -> Int? {
        var at = start + 1
        while at < end, at - start <= 33, self[at].isSchemeByte { at += 1 }
        guard at < end, self[at] == 58, (3...33).contains(at - start) else { return nil }
        while at < end, self[at] > 32, self[at] != 60, self[at] != 62, self[at] != 127 { at += 1 }
        return at < end && self[at] == 62 ? at + 1 : nil
    }

    fileprivate func mailEnd(at start: Int, to end: Int) -> Int? {
        var at = start + 1
        while at < end, self[at].isMailByte { at += 1 }
        guard at < end, at > start + 1, self[at] == 64 else { return nil }
        while true {
            let label = at + 1
            at = label
            while at < end, self[at].isAlphanumeric || self[at] == 45 { at += 1 }
            guard at < end, at > label, at - label <= 63, self[label] != 45, self[at - 1] != 45
            else { return nil }
            if self[at] == 62 { return at + 1 }
            guard self[at] == 46 else { return nil }
        }
    }
}

extension UInt8 {
    fileprivate var isSchemeByte: Bool {
        isAlphanumeric || self == 43 || self == 45 || self == 46
    }

    fileprivate var isMailByte: Bool {
        if isAlphanumeric { return true }
        guard isPunctuation else { return false }
        // Of the punctuation all but " ( ) , : ; < > @ [ \ ]
        return self != 34 && self != 40 && self != 41 && self != 44 && !(58...60).contains(self)
            && self != 62 && self != 64 && !(91...93).contains(self)
    }
}
