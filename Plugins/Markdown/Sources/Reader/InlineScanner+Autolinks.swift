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
            at + 3 < end, text[at + 3].isAlphanumeric || text[at + 3] >= 128
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
    ///
    /// Neither its first byte nor the last one of the block counts, as in cmark-gfm; underscores in
    /// the last two parts do not matter where there are more than ten periods.
    private mutating func domainEnd(from: Int, needsDot: Bool) -> (end: Int, isValid: Bool) {
        var at = from + 1, dots = 0, before = 0, last = 0
        while at < end - 1 {
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
        return (min(at, end), (before == 0 && last == 0 || dots > 10) && (dots > 0 || !needsDot))
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

    /// Notes that e-mail addresses are to be looked for when the text is put out.
    mutating func noteAt() { hasAt = extensions.contains(.autolinks) }
}
