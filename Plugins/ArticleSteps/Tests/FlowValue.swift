import GalleyDocumentModel

/// Values as pages of cases write them: `word`, `"a text"`, `12`, `true`, `2024-05-01`, `[a, b]`, `{a: b}`.
struct FlowValue {
    private let characters: [Character]
    private var at = 0

    static func parse(_ text: some StringProtocol) -> Metadata.Value {
        var parser = FlowValue(characters: Array(text))
        return parser.value(endingAt: [])
    }

    private init(characters: [Character]) { self.characters = characters }

    private mutating func value(endingAt ends: Set<Character>) -> Metadata.Value {
        skipSpaces()
        switch peek {
        case "[":
            var items: [Metadata.Value] = []
            while step(over: ["[", ","]), peek != "]" { items.append(value(endingAt: [",", "]"])) }
            at += 1
            return .list(items)
        case "{":
            var entries: [Metadata.Entry] = []
            while step(over: ["{", ","]), peek != "}" {
                let key = value(endingAt: [":"]).string ?? ""
                _ = step(over: [":"])
                entries.append(Metadata.Entry(key, value(endingAt: [",", "}"])))
            }
            at += 1
            return .map(entries)
        case "\"": return .string(quoted())
        default: return plain(endingAt: ends)
        }
    }

    private mutating func quoted() -> String {
        var text = ""
        at += 1
        while let next = peek, next != "\"" {
            if next == "\\", at + 1 < characters.count {
                at += 1
                text.append(characters[at] == "n" ? "\n" : characters[at])
            } else {
                text.append(next)
            }
            at += 1
        }
        at += 1
        skipSpaces()
        return text
    }

    private mutating func plain(endingAt ends: Set<Character>) -> Metadata.Value {
        var text = ""
        while let next = peek, !ends.contains(next) {
            text.append(next)
            at += 1
        }
        while text.last == " " { text.removeLast() }
        if text == "null" { return .null }
        if let flag = Bool(text) { return .boolean(flag) }
        if Double(text) != nil { return .number(text) }
        if text.count > 4, let date = ArticleDate(text) { return .date(date) }
        return .string(text)
    }

    private var peek: Character? { at < characters.count ? characters[at] : nil }

    private mutating func skipSpaces() { while peek == " " { at += 1 } }

    private mutating func step(over separators: Set<Character>) -> Bool {
        skipSpaces()
        guard let next = peek, separators.contains(next) else { return false }
        at += 1
        skipSpaces()
        return peek != nil
    }
}
