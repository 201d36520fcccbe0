extension HTMLTokenizer {
    /// Text and markup of ordinary content.
    @inline(__always)
    mutating func scanData() -> Bool {
        let stop = ByteScan.first(
            ASCII.lessThan, ASCII.ampersand, ASCII.null, in: bytes.span, from: position,
            to: end)
        if stop > position {
            emitText(upTo: stop)
            return true
        }
        switch bytes[position] {
        case ASCII.lessThan:
            return scanMarkup()
        case ASCII.ampersand:
            emitReference()
            return true
        default:
            report("unexpected-null-character", at: position)
            emitText(upTo: position + 1)
            token.holdsNull = true
            return true
        }
    }

    /// The content of `title`, `textarea` (where references count), `style` and their like.
    mutating func scanRawText() -> Bool {
        let decodes = contentModel == .escapableText
        let stop =
            decodes
            ? ByteScan.first(
                ASCII.lessThan, ASCII.ampersand, ASCII.null, in: bytes.span, from: position,
                to: end)
            : ByteScan.first(
                ASCII.lessThan, ASCII.null, in: bytes.span, from: position, to: end)
        if stop > position {
            emitText(upTo: stop)
            return true
        }
        switch bytes[position] {
        case ASCII.ampersand:
            emitReference()
            return true
        case ASCII.null:
            emitReplacement()
            return true
        default:
            guard isEndTag(of: rawTextName, at: position) else {
                emitText(upTo: position + 1)
                return true
            }
            contentModel = .data
            return scanEndTag(from: position)
        }
    }

    /// Text up to the end of the page.
    mutating func scanPlaintext() -> Bool {
        let stop = ByteScan.first(ASCII.null, in: bytes.span, from: position, to: end)
        if stop > position { emitText(upTo: stop) } else { emitReplacement() }
        return true
    }

    /// Makes the text from here up to `stop` the token.
    @inline(__always)
    mutating func emitText(upTo stop: Int) {
        emitText(position..<stop)
        token.position = position
        position = stop
    }

    /// Makes a range of the buffer a text token.
    @inline(__always)
    mutating func emitText(_ range: Range<Int>) {
        token.kind = .text
        token.start = range.lowerBound
        token.count = range.count
        token.holdsNull = false
    }

    /// A replacement character in place of a null character.
    private mutating func emitReplacement() {
        report("unexpected-null-character", at: position)
        let start = bytes.count
        appendReplacement()
        emitText(start..<bytes.count)
        token.position = position
        position += 1
    }

    /// The text of a character reference, or its `&` where it is none.
    private mutating func emitReference() {
        let start = bytes.count
        guard let next = decodeReference(at: position, to: end, inAttribute: false) else {
            emitText(upTo: position + 1)
            return
        }
        emitText(start..<bytes.count)
        token.position = position
        position = next
    }

    /// Appends U+FFFD behind the page.
    mutating func appendReplacement() { bytes.append(contentsOf: [0xEF, 0xBF, 0xBD]) }

    /// Appends a copy of a range of the buffer behind the page.
    mutating func copyBehind(_ range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: range.count))
        // A slice of the array would share its storage and have all of it copied.
        unsafe bytes.withUnsafeMutableBytes { buffer in
            let source = unsafe UnsafeRawBufferPointer(rebasing: buffer[range])
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...]).copyMemory(
                from: source)
        }
    }

    /// The range with its null characters replaced; the same range where it has none.
    mutating func replacingNulls(_ range: Range<Int>) -> Range<Int> {
        let found = ByteScan.first(
            ASCII.null, in: bytes.span, from: range.lowerBound, to: range.upperBound)
        guard found < range.upperBound else { return range }
        report("unexpected-null-character", at: found)
        let start = bytes.count
        for index in range {
            let byte = bytes[index]
            if byte == ASCII.null { appendReplacement() } else { bytes.append(byte) }
        }
        return start..<bytes.count
    }

    /// Whether `</name` and what ends a name stand at `index`.
    func isEndTag(of name: HTMLName, at index: Int) -> Bool {
        guard name != .none, end - index > 2, bytes[index] == ASCII.lessThan,
            bytes[index + 1] == ASCII.slash
        else { return false }
        return isWord(names.bytes(of: name), at: index + 2)
    }

    /// Whether `word`, in either case, and what ends a name stand at `index`.
    func isWord(_ word: ArraySlice<UInt8>, at index: Int) -> Bool {
        guard end - index > word.count else { return false }
        var index = index
        for byte in word {
            guard ASCII.lowercased(bytes[index]) == byte else { return false }
            index += 1
        }
        let byte = bytes[index]
        return ASCII.isSpace(byte) || byte == ASCII.slash || byte == ASCII.greaterThan
    }
}
