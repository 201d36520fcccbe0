extension HTMLTokenizer {
    /// How deep a script has hidden itself from old browsers.
    private enum Escape {
        case none, comment, script
    }

    /// The text of a script, and then its end tag.
    mutating func scanScript() -> Bool {
        let stop = endOfScript()
        guard stop > position else {
            contentModel = .data
            return scanEndTag(from: position)
        }
        let start = position
        emitText(replacingNulls(start..<stop))
        token.position = start
        position = stop
        return true
    }

    /// Where `</script` ends the script, or the end of the page.
    private func endOfScript() -> Int {
        let script = names.bytes(of: .script)
        let open = names.bytes(of: rawTextName)
        var index = position
        var escape = Escape.none
        var hyphens = 0
        while index < end {
            if escape == .none {
                index = ByteScan.first(ASCII.lessThan, in: bytes.span, from: index, to: end)
                guard index < end else { return end }
                switch bytes[index + 1] {
                case ASCII.slash:
                    if !open.isEmpty, isWord(open, at: index + 2) { return index }
                    index += 2
                case ASCII.exclamation
                where end - index > 3 && bytes[index + 2] == ASCII.hyphen
                    && bytes[index + 3] == ASCII.hyphen:
                    escape = .comment
                    hyphens = 2
                    index += 4
                default:
                    index += 1
                }
                continue
            }
            switch bytes[index] {
            case ASCII.hyphen:
                hyphens += 1
                index += 1
                continue
            case ASCII.greaterThan where hyphens >= 2:
                escape = .none
            case ASCII.lessThan where bytes[index + 1] == ASCII.slash:
                if escape == .comment, !open.isEmpty, isWord(open, at: index + 2) { return index }
                if escape == .script, isWord(script, at: index + 2) {
                    escape = .comment
                    index += script.count + 1
                }
                index += 1
            case ASCII.lessThan where escape == .comment && isWord(script, at: index + 1):
                escape = .script
                index += script.count
            default:
                index = max(index, nextHyphenOrBracket(after: index) - 1)
            }
            hyphens = 0
            index += 1
        }
        return end
    }

    /// The next byte that can matter within a hidden script.
    private func nextHyphenOrBracket(after index: Int) -> Int {
        ByteScan.first(
            ASCII.hyphen, ASCII.lessThan, in: bytes.span, from: index + 1, to: end)
    }
}
