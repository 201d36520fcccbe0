internal import GalleyDocumentModel

/// The part of a link behind its text: `(address "title")`.
enum LinkTarget {
    /// The target in parentheses.
    static func inline(_ url: ArraySlice<UInt8>, _ title: ArraySlice<UInt8>) -> [UInt8] {
        var target: [UInt8] = [0x28]
        let hasTitle = !title.isEmpty
        target += url.isEmpty && !hasTitle ? [] : destination(url)
        if hasTitle { target += [32] + quoted(title) }
        target.append(0x29)
        return target
    }

    /// An address, in angle brackets where it holds blanks, escaped only where it must be.
    static func destination(_ url: ArraySlice<UInt8>) -> [UInt8] {
        if url.isEmpty { return [0x3C, 0x3E] }
        let hasBlanks = url.contains { $0 <= 32 || $0 == 127 }
        guard !hasBlanks, url.first != 0x3C else {
            let hasBreaks = url.contains { $0 == 10 || $0 == 13 }
            if hasBreaks { return destination(encodingBreaks(of: url)) }
            return [0x3C] + escaping(Array(url), also: [0x3C, 0x3E]) + [0x3E]
        }
        return escaping(Array(url), also: isBalanced(url) ? [] : [0x28, 0x29])
    }

    /// The address with its line breaks as percent signs and digits, as no form can hold them.
    private static func encodingBreaks(of url: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var encoded: [UInt8] = []
        for byte in url {
            switch byte {
            case 10: encoded += Array("%0A".utf8)
            case 13: encoded += Array("%0D".utf8)
            default: encoded.append(byte)
            }
        }
        return encoded[...]
    }

    /// A title in the quotation marks that need the fewest escapes.
    static func quoted(_ title: ArraySlice<UInt8>) -> [UInt8] {
        var title = Array(title)
        for index in title.indices where title[index] == 13 { title[index] = 32 }
        let doubles = title.count { $0 == 0x22 }, singles = title.count { $0 == 0x27 }
        let rounds = title.count { $0 == 0x28 || $0 == 0x29 }
        if doubles == 0 || doubles <= singles && doubles <= rounds {
            return [0x22] + escaping(title, also: [0x22]) + [0x22]
        }
        if singles <= rounds { return [0x27] + escaping(title, also: [0x27]) + [0x27] }
        return [0x28] + escaping(title, also: [0x28, 0x29]) + [0x29]
    }

    /// Escapes `also`, backslashes before punctuation, and what looks like a character reference.
    static func escaping(_ text: [UInt8], also: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + 8)
        for index in text.indices {
            let byte = text[index]
            let next = index + 1 < text.count ? text[index + 1] : 0
            let isEscaped =
                also.contains(byte)
                || byte == 0x5C && (next.isPunctuation || next == 0 || next == 10)
                || byte == 0x26 && text.isReference(at: index)
            if byte == 10 {
                result += Array("&#10;".utf8)  // a line break could begin a block, or end this one
                continue
            }
            if isEscaped { result.append(0x5C) }
            result.append(byte)
        }
        return result
    }

    private static func isBalanced(_ url: ArraySlice<UInt8>) -> Bool {
        var depth = 0
        for byte in url {
            if byte == 0x28 { depth += 1 }
            if byte == 0x29 { depth -= 1 }
            if depth < 0 || depth > 30 { return false }
        }
        return depth == 0
    }
}
