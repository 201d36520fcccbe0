// What the filters do to text; each in time linear in it.

func trimmed(_ text: String) -> String {
    var view = text[...]
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
}

func titled(_ text: String) -> String {
    var result = ""
    var isInside = false
    for character in text {
        let isWord = character.isLetter || character.isNumber || character == "'"
        result += isWord && !isInside ? character.uppercased() : String(character)
        isInside = isWord || (isInside && character == "’")
    }
    return result
}

/// At most `count` characters, `end` among them; cut between words when one ends close by.
func truncated(_ text: String, _ count: Int, _ end: String?) -> String {
    guard text.count > count else { return text }
    let end = end ?? "…"
    var kept = text.prefix(max(0, count - end.count))
    if let space = kept.lastIndex(where: \.isWhitespace),
        kept.distance(from: space, to: kept.endIndex) <= max(12, kept.count / 4)
    {
        kept = kept[..<space]
    }
    while kept.last?.isWhitespace == true { kept.removeLast() }
    return kept + end
}

/// `text` with each `from` replaced.
func replaced(_ text: String, _ from: String, _ to: String) -> String {
    from.isEmpty ? text : pieces(of: text, from).joined(separator: to)
}

/// The parts of `text` between each `separator`, found on bytes.
func pieces(of text: String, _ separator: String) -> [String] {
    let bytes = Array(text.utf8), word = Array(separator.utf8)
    guard let first = word.first else { return [text] }
    var parts: [String] = []
    var start = 0, at = 0
    while at + word.count <= bytes.count {
        if bytes[at] == first, bytes[at..<at + word.count].elementsEqual(word) {
            parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
            at += word.count
            start = at
        } else {
            at += 1
        }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
}

/// Small letters, digits and single hyphens; Latin letters lose their marks.
func slugged(_ text: String) -> String {
    let spelt: [Unicode.Scalar: String] = [
        "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        "ı": "i", "ħ": "h",
    ]
    var result = ""
    for scalar in decomposed(text.lowercased()).unicodeScalars {
        if let letters = spelt[scalar] {
            result += letters
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            result.unicodeScalars.append(scalar)
        } else if scalar.properties.canonicalCombiningClass == .notReordered,
            scalar != "'", scalar != "’", !result.isEmpty, !result.hasSuffix("-")
        {
            result += "-"
        }
    }
    if result.hasSuffix("-") { result.removeLast() }
    return composed(result)
}

func baseName(_ path: String) -> String {
    String(path.split(separator: "/", omittingEmptySubsequences: true).last ?? "")
}

func directory(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
}

/// A file name before and after its last dot; a leading dot belongs to the stem.
func splitName(_ name: String) -> (stem: String, ext: String) {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return (name, "") }
    return (String(name[..<dot]), String(name[name.index(after: dot)...]))
}

/// The host and the path of a URL, both empty when it has none.
func urlParts(_ url: String) -> (host: String, path: String) {
    let parts = pieces(of: url, "://")
    let hasHost = parts.count > 1
    let rest = hasHost ? parts.dropFirst().joined(separator: "://") : url
    let whole = rest.prefix { $0 != "?" && $0 != "#" }
    guard hasHost else { return ("", String(whole)) }
    let authority = whole.prefix { $0 != "/" }
    var host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if let colon = host.lastIndex(of: ":"), !host[colon...].contains("]") { host = host[..<colon] }
    return (host.lowercased(), String(whole.dropFirst(authority.count)))
}

/// `value` as JSON on one line.
func jsonText(_ value: Value) -> String {
    switch value {
    case .null: return "null"
    case .bool, .number: return value.text ?? "null"
    case .string(let text): return quotedJSON(text)
    case .date, .duration, .size: return quotedJSON(value.text ?? "")
    case .list(let items): return "[" + items.map(jsonText).joined(separator: ",") + "]"
    case .map(let entries):
        return "{"
            + entries.map { quotedJSON($0.name) + ":" + jsonText($0.value) }
            .joined(separator: ",") + "}"
    }
}

private func quotedJSON(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\r": result += "\\r"
        case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
