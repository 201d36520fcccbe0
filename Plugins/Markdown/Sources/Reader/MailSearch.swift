/// Finds e-mail addresses in the finished text of one node (GFM 0.29 §6.9).
///
/// The text is searched after escapes and references are undone, as cmark-gfm does it. Time is
/// linear: no byte is passed more than twice in each direction.
enum MailSearch {
    struct Address {
        var range: Range<Int>
        /// Where the `@` stands.
        var mark: Int
        /// Whether `mailto:` or `xmpp:` stands in it.
        var hasScheme: Bool
    }

    static func addresses(in text: Span<UInt8>) -> [Address] {
        var found: [Address] = []
        var start = 0, at = 0
        while at < text.count {
            guard text[at] == 64 else {
                at += 1
                continue
            }
            let (local, scheme) = localStart(in: text, before: at, from: start)
            let domain = self.domain(in: text, behind: at, scheme)
            let isAddress = local < at && domain.isValid
            if isAddress {
                found.append(
                    Address(
                        range: local..<domain.end, mark: at, hasScheme: scheme != nil))
            }
            start = isAddress ? domain.end : at + 1
            at = start
        }
        return found
    }

    private enum Scheme { case mail, chat }

    /// Where what stands before the mark at `at` begins, its scheme included.
    private static func localStart(
        in text: Span<UInt8>, before at: Int, from start: Int
    ) -> (start: Int, scheme: Scheme?) {
        var local = at
        var scheme: Scheme?
        while local > start {
            let byte = text[local - 1]
            if byte == 58 {
                guard let found = self.scheme(in: text, before: local, from: start) else { break }
                if scheme != .chat { scheme = found }
            } else if !byte.isLocalPart {
                break
            }
            local -= 1
        }
        return (local, scheme)
    }

    /// The scheme whose colon is the last byte before `end`, where no word goes on into it.
    private static func scheme(in text: Span<UInt8>, before end: Int, from start: Int) -> Scheme? {
        func stands(_ word: StaticString) -> Bool {
            let begin = end - word.utf8CodeUnitCount
            guard begin >= start else { return false }
            for index in 0..<word.utf8CodeUnitCount where text[begin + index] != word.byte(index) {
                return false
            }
            return begin == start || !text[begin - 1].isAlphanumeric
        }
        if stands("mailto:") { return .mail }
        return stands("xmpp:") ? .chat : nil
    }

    /// Where the domain behind the mark at `at` ends, and whether it is one.
    private static func domain(
        in text: Span<UInt8>, behind at: Int, _ scheme: Scheme?
    ) -> (end: Int, isValid: Bool) {
        var end = at + 1, dots = 0
        while end < text.count {
            let byte = text[end]
            if byte == 64 { return (end, false) }
            if byte == 46, end + 1 < text.count, text[end + 1].isAlphanumeric {
                dots += 1
            } else if !byte.isAlphanumeric, byte != 45, byte != 95, byte != 47 || scheme != .chat {
                break
            }
            end += 1
        }
        return (end, dots > 0 && text[end - 1].isLetter)
    }
}

extension UInt8 {
    fileprivate var isLocalPart: Bool {
        isAlphanumeric || self == 46 || self == 43 || self == 45 || self == 95
    }
}
