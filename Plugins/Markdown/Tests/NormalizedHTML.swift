/// HTML without the differences that do not count: level 1 of the fixtures' rules.
struct NormalizedHTML {
    private let source: [Unicode.Scalar]
    private var at = 0
    private var result = ""
    private var isInPre = false

    static func text(of html: String) -> String {
        var normalizer = NormalizedHTML(source: Array(html.unicodeScalars))
        normalizer.run()
        return normalizer.result
    }

    private init(source: [Unicode.Scalar]) { self.source = source }

    private static let blocks: Set<String> = [
        "article", "aside", "blockquote", "body", "button", "canvas", "caption", "col", "colgroup",
        "dd", "div", "dl", "dt", "embed", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "iframe", "li", "map",
        "object", "ol", "output", "p", "pre", "progress", "script", "section", "style", "table",
        "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul", "video", "details",
    ]

    private mutating func run() {
        while at < source.count {
            if source[at] != "<" {
                takeText()
            } else if let end = verbatimEnd() {
                result.unicodeScalars.append(contentsOf: source[at..<end])
                at = end
            } else if !takeTag() {
                result += "&lt;"
                at += 1
            }
        }
        while result.last == " " || result.last == "\n" { result.removeLast() }
    }

    private func verbatimEnd() -> Int? {
        let pairs = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")]
        for (open, close) in pairs where stands(open, at: at) {
            var end = at + open.unicodeScalars.count
            while end < source.count, !stands(close, at: end) { end += 1 }
            return min(end + close.unicodeScalars.count, source.count)
        }
        return nil
    }

    private func stands(_ text: String, at place: Int) -> Bool {
        source.dropFirst(place).starts(with: text.unicodeScalars)
    }

    private mutating func takeText() {
        var text = ""
        while at < source.count, source[at] != "<" {
            text.unicodeScalars.append(source[at])
            at += 1
        }
        text = text.replacing("&quot;", "\"").replacing("&#39;", "'")
        if !isInPre { text = collapsed(text) }
        if !isInPre, endsAtBlock || result.hasSuffix("<br>") {
            text = String(text.drop { $0 == " " })
        }
        result += text
    }

    private func collapsed(_ text: String) -> String {
        var out = "", wasSpace = false
        for scalar in text.unicodeScalars {
            let isSpace = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
            if !isSpace { out.unicodeScalars.append(scalar) } else if !wasSpace { out += " " }
            wasSpace = isSpace
        }
        return out
    }

    private var endsAtBlock = true

    private mutating func takeTag() -> Bool {
        var end = at + 1
        var quote: Unicode.Scalar?
        while end < source.count, quote != nil || source[end] != ">" {
            if let open = quote {
                if source[end] == open { quote = nil }
            } else if source[end] == "\"" || source[end] == "'" {
                quote = source[end]
            }
            end += 1
        }
        guard end < source.count, at + 1 < end else { return false }
        let first = source[at + 1]
        guard first == "/" || first.properties.isAlphabetic else { return false }
        let (name, attributes) = parts(Array(source[at + 1..<end]))
        let bare = name.hasPrefix("/") ? String(name.dropFirst()) : name
        let isBlock = NormalizedHTML.blocks.contains(bare)
        if isBlock, !isInPre || bare == "pre" {
            if !isInPre { while result.last == " " || result.last == "\n" { result.removeLast() } }
        }
        if bare == "pre" { isInPre = !name.hasPrefix("/") }
        result += "<" + ([name] + attributes.sorted()).joined(separator: " ") + ">"
        endsAtBlock = isBlock
        at = end + 1
        if !isInPre, at < source.count, source[at] == "<" || endsAtBlock { return true }
        endsAtBlock = isBlock && !isInPre
        return true
    }

    /// The name of a tag in lower case, and its attributes, each as `name="value"`.
    private func parts(_ tag: [Unicode.Scalar]) -> (String, [String]) {
        var words: [String] = [], word = "", quote: Unicode.Scalar?
        for scalar in tag {
            if let open = quote {
                if scalar == open { quote = nil } else { word.unicodeScalars.append(scalar) }
            } else if scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if scalar == " " || scalar == "\n" || scalar == "\t" {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.unicodeScalars.append(scalar)
            }
        }
        if word != "/", !word.isEmpty {
            words.append(word.hasSuffix("/") ? String(word.dropLast()) : word)
        }
        let attributes = words.dropFirst().filter { $0 != "/" }.map { word in
            let name = word.prefix { $0 != "=" }
            return name.lowercased() + "=\"" + word.dropFirst(name.count + 1) + "\""
        }
        return ((words.first ?? "").lowercased(), attributes)
    }
}

extension String {
    fileprivate func replacing(_ old: String, _ new: String) -> String {
        var result = "", rest = self[...]
        while let found = rest.firstRange(of: old) {
            result += rest[..<found.lowerBound] + new
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}

extension Substring {
    fileprivate func firstRange(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) {
                return start..<index(start, offsetBy: text.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
