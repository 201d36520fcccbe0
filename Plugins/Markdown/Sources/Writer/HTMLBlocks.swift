internal import GalleyDocumentModel

/// What kind of HTML block a text begins (CommonMark 0.31 §4.6).
enum HTMLBlocks {
    /// Whether a blank line within the text would end the block before the text does.
    static func endsEarly(_ text: Text) -> Bool {
        text.withUTF8 { bytes in
            guard hasBlankLine(bytes) else { return false }
            var start = 0
            while start < bytes.count, bytes[start].isBlank { start += 1 }
            return !mayHoldBlankLines(bytes, start)
        }
    }

    /// How a block of HTML begins and ends.
    enum Kind {
        /// Kinds 1 to 5: may interrupt a paragraph, ends with the line of its mark.
        case marked
        /// Kind 6: may interrupt a paragraph, ends at a blank line.
        case named
        /// Kind 7, or none at all.
        case open
    }

    /// Whether a block of kinds 1 to 5 lacks the mark that ends it.
    static func isOpen(_ text: Text) -> Bool {
        let words = text.string
        let start = words.drop { $0.isWhitespace }
        if start.hasPrefix("<!--") { return !holds("-->", words) }
        if start.hasPrefix("<?") { return !holds("?>", words) }
        if start.hasPrefix("<![CDATA[") { return !holds("]]>", words) }
        if start.hasPrefix("<!") { return !holds(">", words) }
        return !["</pre>", "</script>", "</style>", "</textarea>"].contains {
            holds($0, words.lowercased())
        }
    }

    private static func holds(_ mark: String, _ words: String) -> Bool {
        let (bytes, mark) = (Array(words.utf8), Array(mark.utf8))
        return bytes.indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
    }

    static func kind(of text: Text) -> Kind {
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count, bytes[start].isBlank { start += 1 }
            if mayHoldBlankLines(bytes, start) { return .marked }
            var index = start + 1
            if index < bytes.count, bytes[index] == 0x2F { index += 1 }
            var name = ""
            while index < bytes.count, bytes[index].isAlphanumeric, name.utf8.count < 12 {
                name.unicodeScalars.append(Unicode.Scalar(bytes[index] | 32))
                index += 1
            }
            return names.contains(name) ? .named : .open
        }
    }

    /// The commonest names of kind 6; a block of another one has a blank line before it.
    private static let names: Set<String> = [
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption",
        "center",
        "col", "dir", "h1", "h2", "h3", "h4", "h5", "h6",
        "colgroup", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "frame", "frameset", "header", "hr", "html", "iframe",
        "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup",
        "option", "p", "param", "search", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "title", "tr", "track", "ul",
    ]

    private static func hasBlankLine(_ bytes: Span<UInt8>) -> Bool {
        var isBlank = false
        var last = bytes.count
        while last > 0, bytes[last - 1].isBlankOrEnd { last -= 1 }
        for index in 0..<last {
            if bytes[index] == 10 {
                if isBlank { return true }
                isBlank = true
            } else if !bytes[index].isBlank, bytes[index] != 13 {
                isBlank = false
            }
        }
        return false
    }

    /// Kinds 1 to 5 end at a mark of their own, not at a blank line.
    private static func mayHoldBlankLines(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        guard start + 1 < bytes.count, bytes[start] == 0x3C else { return false }
        if bytes[start + 1] == 0x21 || bytes[start + 1] == 0x3F { return true }
        for name in ["pre", "script", "style", "textarea"] {
            var index = start + 1
            for byte in name.utf8 {
                guard index < bytes.count, bytes[index] | 32 == byte else { break }
                index += 1
            }
            if index == start + 1 + name.utf8.count { return true }
        }
        return false
    }
}
