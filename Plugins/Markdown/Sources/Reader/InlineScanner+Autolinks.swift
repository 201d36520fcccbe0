internal import GalleyDocumentModel

// Addresses in plain text (GFM 0.29 §6.9).
extension InlineScanner {
    /// The first place in the text where `www.` stands.
    ///
    /// The input is searched in stretches, so that short blocks need no search of their own.
    mutating func firstWWW(isInput: Bool) -> Int {
        guard isInput else { return findWWW(from: start) }
        if freeOfWWW.contains(start), end <= freeOfWWW.upperBound { return end }
        let limit = max(end, min(start + 4096, text.count))
        let found = findWWW(from: start, to: limit)
        // A mark may lie across the end of the stretch.
        freeOfWWW = start..<max(start, found == limit && limit < text.count ? limit - 3 : found)
        return min(found, end)
    }

    /// The next place at or behind `from` where `www.` stands.
    mutating func findWWW(from: Int) -> Int { findWWW(from: from, to: end) }

    private mutating func findWWW(from: Int, to end: Int) -> Int {
        var at = from
        while at < end {
            at = text.firstPair(of: 119, from: at, to: end)
            if at + 3 < end, text.matches("www.", at: at) { return at }
            at += 1
        }
        return end
    }

    /// Takes the address that begins at `at`, or passes it; answers the place behind it.
    mutating func takeWWW(_ at: Int) -> Int? {
        guard brackets.isEmpty, at >= settled, at == start || mayComeBefore(text[at - 1]) else {
            nextWWW = findWWW(from: at + 3)
            return nil
        }
        let (domain, isDomain) = domainEnd(from: at, needsDot: true)
        guard isDomain else {
            // The same domain fails wherever in it one begins.
            nextWWW = findWWW(from: domain)
            return nil
        }
        let behind = addressEnd(from: at, domain)
        marks.append(Mark(.bareDomain, at, behind))
        nextWWW = findWWW(from: behind)
        return behind
    }

    private mutating func mayComeBefore(_ byte: UInt8) -> Bool {
        byte.isSpace || byte == 42 || byte == 95 || byte == 126 || byte == 40
    }

    mutating func takeColon(_ at: Int) -> Int {
        guard extensions.contains(.autolinks), brackets.isEmpty, text.matches("//", at: at + 1),
            at + 3 < end
        else { return at + 1 }
        var scheme = at
        let limit = max(settled, at - 6)
        while scheme > limit, text[scheme - 1].isLetter { scheme -= 1 }
        let isKnown =
            switch at - scheme {
            case 3: text.matchesIgnoringCase("ftp", at: scheme)
            case 4: text.matchesIgnoringCase("http", at: scheme)
            case 5: text.matchesIgnoringCase("https", at: scheme)
            default: false
            }
        guard isKnown else { return at + 1 }
        let (domain, isDomain) = domainEnd(from: at + 3, needsDot: false)
        guard isDomain, domain > at + 3 else { return at + 1 }
        let behind = addressEnd(from: scheme, domain)
        guard behind > at + 3 else { return at + 1 }
        marks.append(Mark(.bareAddress, scheme, behind))
        return behind
    }

    /// Where the domain that begins at `from` ends, and whether it is one.
    private mutating func domainEnd(from: Int, needsDot: Bool) -> (end: Int, isValid: Bool) {
        var at = from, dots = 0, before = 0, last = 0
        while at < end {
            let byte = text[at]
            if byte == 95 {
                last += 1
            } else if byte == 46 {
                (before, last) = (last, 0)
                dots += 1
            } else if byte != 45, byte.isSpace || byte.isPunctuation || byte < 32 {
                break
            }
            at += 1
        }
        return (at, before == 0 && last == 0 && (dots > 0 || !needsDot))
    }

    /// Where the address that begins at `from` ends: at white space, less what ends a sentence.
    private mutating func addressEnd(from: Int, _ domain: Int) -> Int {
        var at = domain
        while at < end, !text[at].isSpace, text[at] != 60 { at += 1 }
        var open = 0, closed = 0
        for place in from..<at {
            if text[place] == 40 { open += 1 } else if text[place] == 41 { closed += 1 }
        }
        while at > from {
            switch text[at - 1] {
            case 41:
                guard closed > open else { return at }
                closed -= 1
                at -= 1
            case 33, 34, 39, 42, 44, 46, 58, 63, 95, 126: at -= 1
            case 59:
                var name = at - 1
                while name > from, text[name - 1].isAlphanumeric { name -= 1 }
                let isEntity = name < at - 1 && name > from && text[name - 1] == 38
                at = isEntity ? name - 1 : at - 1
            default: return at
            }
        }
        return at
    }

    mutating func takeAt(_ at: Int) -> Int {
        guard extensions.contains(.autolinks) else { return at + 1 }
        var local = at
        let limit = settled
        while local > limit, text[local - 1].isLocalPart { local -= 1 }
        guard local < at else { return at + 1 }
        var behind = at + 1, dots = 0
        while behind < end {
            let byte = text[behind]
            if byte == 46, behind + 1 < end, text[behind + 1].isAlphanumeric {
                dots += 1
            } else if !byte.isAlphanumeric, byte != 45, byte != 95 {
                break
            }
            behind += 1
        }
        guard dots > 0, text[behind] != 64 || behind == end, text[behind - 1].isAlphanumeric else {
            return at + 1
        }
        marks.append(Mark(.bareMail, local, behind))
        return behind
    }
}

extension UInt8 {
    fileprivate var isLocalPart: Bool {
        isAlphanumeric || self == 46 || self == 43 || self == 45 || self == 95
    }
}
