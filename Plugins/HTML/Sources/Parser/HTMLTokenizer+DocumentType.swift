extension HTMLTokenizer {
    /// Which of the two identifiers is meant.
    private enum Identifier {
        case `public`, system
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
        if !scanDocumentTypeParts(&index) { token.forcesQuirks = true }
        if index >= end { report("eof-in-doctype", at: end) }
        // What is left up to `>` has no meaning.
        let stop = ByteScan.first(ASCII.greaterThan, in: bytes.span, from: index, to: end)
        if errorLimit > 0, index < stop {
            for offset in index..<stop where bytes[offset] == ASCII.null {
                report("unexpected-null-character", at: offset)
            }
        }
        position = min(stop + 1, end)
    }

    /// Name and identifiers, up to `>`; false where they are not well-formed.
    private mutating func scanDocumentTypeParts(_ index: inout Int) -> Bool {
        if index < end, !ASCII.isSpace(bytes[index]), bytes[index] != ASCII.greaterThan {
            report("missing-whitespace-before-doctype-name", at: index)
        }
        skipSpaces(&index)
        guard index < end else { return false }
        guard bytes[index] != ASCII.greaterThan else {
            report("missing-doctype-name", at: index)
            return false
        }
        token.name = scanDocumentTypeName(&index)
        skipSpaces(&index)
        guard index < end else { return false }
        if bytes[index] == ASCII.greaterThan { return true }
        if isText("public", at: index) {
            index += 6
            guard scanIdentifier(.public, &index) else { return false }
            return scanSecondIdentifier(&index)
        }
        guard isText("system", at: index) else {
            report("invalid-character-sequence-after-doctype-name", at: index)
            return false
        }
        index += 6
        return scanIdentifier(.system, &index) && endsDocumentType(&index)
    }

    /// The system identifier that may follow a public one.
    private mutating func scanSecondIdentifier(_ index: inout Int) -> Bool {
        let start = index
        skipSpaces(&index)
        guard index < end else { return false }
        if bytes[index] == ASCII.greaterThan { return true }
        guard isQuote(at: index) else {
            report("missing-quote-before-doctype-system-identifier", at: index)
            return false
        }
        if index == start {
            report("missing-whitespace-between-doctype-public-and-system-identifiers", at: index)
        }
        return scanQuotedIdentifier(.system, &index) && endsDocumentType(&index)
    }

    /// Whether nothing but `>` follows; other signs are reported, but force no quirks.
    private mutating func endsDocumentType(_ index: inout Int) -> Bool {
        skipSpaces(&index)
        guard index < end else { return false }
        if bytes[index] != ASCII.greaterThan {
            report("unexpected-character-after-doctype-system-identifier", at: index)
        }
        return true
    }

    private mutating func scanDocumentTypeName(_ index: inout Int) -> HTMLName {
        var name: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            if ASCII.isSpace(byte) || byte == ASCII.greaterThan { break }
            if byte == ASCII.null {
                report("unexpected-null-character", at: index)
                name.append(contentsOf: [0xEF, 0xBF, 0xBD])
            } else {
                name.append(ASCII.lowercased(byte))
            }
            index += 1
        }
        return names.insert(name)
    }

    /// The identifier after a keyword that ends at `index`.
    private mutating func scanIdentifier(_ which: Identifier, _ index: inout Int) -> Bool {
        let isPublic = which == .public
        let start = index
        skipSpaces(&index)
        guard index < end else { return false }
        if isQuote(at: index) {
            if index == start {
                report(
                    isPublic
                        ? "missing-whitespace-after-doctype-public-keyword"
                        : "missing-whitespace-after-doctype-system-keyword", at: index)
            }
            return scanQuotedIdentifier(which, &index)
        }
        if bytes[index] == ASCII.greaterThan {
            report(
                isPublic
                    ? "missing-doctype-public-identifier" : "missing-doctype-system-identifier",
                at: index)
        } else {
            report(
                isPublic
                    ? "missing-quote-before-doctype-public-identifier"
                    : "missing-quote-before-doctype-system-identifier", at: index)
        }
        return false
    }

    /// A quoted identifier; false where `>` or the end of the page cuts it off.
    private mutating func scanQuotedIdentifier(_ which: Identifier, _ index: inout Int) -> Bool {
        let quote = bytes[index]
        let start = index + 1
        index = ByteScan.first(quote, ASCII.greaterThan, in: bytes.span, from: start, to: end)
        let value = replacingNulls(start..<index)
        if which == .public {
            token.publicIdentifier = value
        } else {
            token.systemIdentifier = value
        }
        guard index < end else { return false }
        guard bytes[index] == quote else {
            report(
                which == .public
                    ? "abrupt-doctype-public-identifier" : "abrupt-doctype-system-identifier",
                at: index)
            return false
        }
        index += 1
        return true
    }

    private func isQuote(at index: Int) -> Bool {
        bytes[index] == ASCII.quote || bytes[index] == ASCII.apostrophe
    }

    private func skipSpaces(_ index: inout Int) {
        while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
    }
}
