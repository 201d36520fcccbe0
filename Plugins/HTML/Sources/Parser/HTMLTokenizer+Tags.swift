extension HTMLTokenizer {
    /// A start tag whose name begins at `index`.
    @inline(__always)
    mutating func scanStartTag(from index: Int) -> Bool {
        token.position = index - 1
        guard scanTag(from: index) else { return false }
        token.kind = .startTag
        return true
    }

    /// An end tag whose `<` stands at `index`; its attributes are read and dropped.
    mutating func scanEndTag(from index: Int) -> Bool {
        token.position = index
        guard scanTag(from: index + 2) else { return false }
        token.kind = .endTag
        if attributeCount > 0 { report("end-tag-with-attributes", at: index) }
        if token.isSelfClosing { report("end-tag-with-trailing-solidus", at: index) }
        return true
    }

    /// Name and attributes of a tag; false where the page ends within it.
    @inline(__always)
    private mutating func scanTag(from index: Int) -> Bool {
        beginAttributes()
        token.isSelfClosing = false
        var index = index
        token.name = scanName(&index, stopsAtEquals: false)
        while index < end {
            switch bytes[index] {
            case ASCII.greaterThan:
                position = index + 1
                return true
            case ASCII.space, ASCII.lineFeed, ASCII.tab, ASCII.formFeed, ASCII.carriageReturn:
                index += 1
            case ASCII.slash:
                index += 1
                if index < end, bytes[index] == ASCII.greaterThan {
                    token.isSelfClosing = true
                    position = index + 1
                    return true
                }
                if index < end { report("unexpected-solidus-in-tag", at: index) }
            default:
                scanAttribute(&index)
            }
        }
        report("eof-in-tag", at: end)
        position = end
        return false
    }

    /// One attribute; leaves `index` behind it, at the end of the page when it is cut off.
    @inline(__always)
    private mutating func scanAttribute(_ index: inout Int) {
        let start = index
        let name = scanName(&index, stopsAtEquals: true)
        if errorLimit > 0 { reportSigns(inName: start..<index) }
        skipSpace(&index)
        guard index < end else { return }
        var value = start..<start
        if bytes[index] == ASCII.equals {
            index += 1
            skipSpace(&index)
            guard index < end else { return }
            let byte = bytes[index]
            if byte == ASCII.quote || byte == ASCII.apostrophe {
                index += 1
                guard let quoted = scanQuoted(byte, &index) else { return }
                value = quoted
            } else if byte == ASCII.greaterThan {
                report("missing-attribute-value", at: index)
            } else {
                value = scanUnquoted(&index)
            }
        }
        let attribute = HTMLAttribute(
            name: name, start: UInt32(truncatingIfNeeded: value.lowerBound),
            count: UInt32(truncatingIfNeeded: value.count))
        add(attribute, at: start)
    }

    @inline(__always)
    private func skipSpace(_ index: inout Int) {
        while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
    }

    /// A value up to `quote`; `nil` where the page ends within it.
    @inline(__always)
    private mutating func scanQuoted(_ quote: UInt8, _ index: inout Int) -> Range<Int>? {
        let start = index
        var stop = ByteScan.first(
            quote, ASCII.ampersand, ASCII.null, in: bytes.span, from: start, to: end)
        if stop < end, bytes[stop] == quote {
            index = stop + 1
            checkSpace(at: index)
            return start..<stop
        }
        stop = ByteScan.first(quote, in: bytes.span, from: stop, to: end)
        guard stop < end else {
            index = end
            return nil
        }
        index = stop + 1
        checkSpace(at: index)
        return decoded(start..<stop)
    }

    @inline(__always)
    private mutating func checkSpace(at index: Int) {
        guard errorLimit > 0, index < end else { return }
        let byte = bytes[index]
        if !ASCII.isSpace(byte), byte != ASCII.slash, byte != ASCII.greaterThan {
            report("missing-whitespace-between-attributes", at: index)
        }
    }

    /// Reports quotes and brackets in an attribute's name.
    @inline(never)
    private mutating func reportSigns(inName range: Range<Int>) {
        for index in range {
            switch bytes[index] {
            case ASCII.quote, ASCII.apostrophe, ASCII.lessThan:
                report("unexpected-character-in-attribute-name", at: index)
            default: break
            }
        }
    }

    /// Reports signs in a value without quotes that speak of a missing one.
    @inline(never)
    private mutating func reportSigns(inValue range: Range<Int>) {
        for index in range {
            switch bytes[index] {
            case ASCII.quote, ASCII.apostrophe, ASCII.lessThan, ASCII.equals, ASCII.grave:
                report("unexpected-character-in-unquoted-attribute-value", at: index)
            default: break
            }
        }
    }

    /// A value without quotes.
    private mutating func scanUnquoted(_ index: inout Int) -> Range<Int> {
        let start = index
        var needsDecoding = false
        while index < end {
            let byte = bytes[index]
            if ASCII.isSpace(byte) || byte == ASCII.greaterThan { break }
            if byte == ASCII.ampersand || byte == ASCII.null { needsDecoding = true }
            index += 1
        }
        if errorLimit > 0 { reportSigns(inValue: start..<index) }
        return needsDecoding ? decoded(start..<index) : start..<index
    }

    /// The value with its references decoded and null characters replaced.
    @inline(never)
    private mutating func decoded(_ range: Range<Int>) -> Range<Int> {
        let start = bytes.count
        var index = range.lowerBound
        while index < range.upperBound {
            let stop = ByteScan.first(
                ASCII.ampersand, ASCII.null, in: bytes.span, from: index, to: range.upperBound)
            copyBehind(index..<stop)
            guard stop < range.upperBound else { break }
            if bytes[stop] == ASCII.null {
                report("unexpected-null-character", at: stop)
                appendReplacement()
                index = stop + 1
            } else if let next = decodeReference(
                at: stop, to: range.upperBound, inAttribute: true)
            {
                index = next
            } else {
                bytes.append(ASCII.ampersand)
                index = stop + 1
            }
        }
        return start..<bytes.count
    }
}
