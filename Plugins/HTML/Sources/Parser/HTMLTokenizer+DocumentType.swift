extension HTMLTokenizer {
    /// How a quoted identifier ended.
    private enum Ending {
        case quote, greaterThan, page
    }

    /// A document type whose keyword ends at `index`.
    mutating func scanDocumentType(from index: Int) {
        token.kind = .doctype
        token.position = position
        token.name = .none
        token.publicIdentifier = nil
        token.systemIdentifier = nil
        token.forcesQuirks = false
        var index = index
        let isWhole = scanDocumentTypeParts(&index)
        if !isWhole { token.forcesQuirks = true }
        if index >= end { report("eof-in-doctype", at: end) }
        // What is left up to `>` has no meaning.
        let stop = ByteScan.first(ASCII.greaterThan, in: bytes.span, from: index, to: end)
        position = min(stop + 1, end)
    }

    /// Name and identifiers, up to `>`; false where they are not well-formed.
    private mutating func scanDocumentTypeParts(_ index: inout Int) -> Bool {
        skipSpaces(&index)
        guard index < end, bytes[index] != ASCII.greaterThan else {
            report("missing-doctype-name", at: index)
            return false
        }
        token.name = scanDocumentTypeName(&index)
        guard index < end else { return false }
        skipSpaces(&index)
        guard index < end else { return false }
        if bytes[index] == ASCII.greaterThan { return true }
        let isPublic = isText("public", at: index)
        guard isPublic || isText("system", at: index) else {
            report("invalid-character-sequence-after-doctype-name", at: index)
            return false
        }
        index += 6
        skipSpaces(&index)
        guard let (first, ending) = scanIdentifier(&index) else { return false }
        if isPublic { token.publicIdentifier = first } else { token.systemIdentifier = first }
        guard ending == .quote else { return false }
        skipSpaces(&index)
        guard index < end else { return false }
        guard isPublic, bytes[index] != ASCII.greaterThan else {
            return true
        }
        guard let (second, ending) = scanIdentifier(&index) else { return false }
        token.systemIdentifier = second
        guard ending == .quote else { return false }
        skipSpaces(&index)
        return index < end
    }

    private mutating func scanDocumentTypeName(_ index: inout Int) -> HTMLName {
        var name: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            if ASCII.isSpace(byte) || byte == ASCII.greaterThan { break }
            if byte == ASCII.null {
                name.append(contentsOf: [0xEF, 0xBF, 0xBD])
            } else {
                name.append(ASCII.lowercased(byte))
            }
            index += 1
        }
        return names.insert(name)
    }

    /// A quoted identifier; leaves `index` behind the quote, or at the `>` that cut it off.
    private mutating func scanIdentifier(_ index: inout Int) -> (Range<Int>, Ending)? {
        guard index < end, bytes[index] == ASCII.quote || bytes[index] == ASCII.apostrophe else {
            report("missing-quote-before-doctype-identifier", at: index)
            return nil
        }
        let quote = bytes[index]
        let start = index + 1
        let stop = ByteScan.first(
            quote, ASCII.greaterThan, in: bytes.span, from: start, to: end)
        let value = replacingNulls(start..<stop)
        index = stop
        guard stop < end else { return (value, .page) }
        guard bytes[stop] == quote else {
            report("abrupt-doctype-identifier", at: stop)
            return (value, .greaterThan)
        }
        index += 1
        return (value, .quote)
    }

    private func skipSpaces(_ index: inout Int) {
        while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
    }
}
