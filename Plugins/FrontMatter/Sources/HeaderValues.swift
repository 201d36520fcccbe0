internal import GalleyDocumentModel

/// A value as one field wants it, and what there is to say of it.
struct HeaderValues {
    var profile: HeaderProfile
    var readsProseDates: Bool
    /// What was found that its author may not have meant.
    var warnings: [(code: String, message: String, help: String?, range: Range<Int>)] = []

    init(_ profile: HeaderProfile, readsProseDates: Bool) {
        (self.profile, self.readsProseDates) = (profile, readsProseDates)
    }

    /// The value that `entry` gives `field`; nil where it gives it none.
    mutating func value(_ field: Field, _ entry: HeaderEntry) -> Metadata.Value? {
        let node = entry.value
        if node.isNull { return nil }
        switch field.form {
        case .string: return string(field, node)
        case .strings: return strings(node)
        case .date: return date(entry)
        case .boolean: return draft(entry)
        case .people: return people(node)
        case .image: return image(node)
        case nil: return node.value
        }
    }

    private mutating func string(_ field: Field, _ node: HeaderNode) -> Metadata.Value {
        guard let text = node.text else { return node.value }
        guard field == .language else { return .string(text) }
        return .string(String(text.map { $0 == "_" ? "-" : $0 }))
    }

    private func strings(_ node: HeaderNode) -> Metadata.Value {
        if let items = node.items {
            return .list(items.map { $0.text.map(Metadata.Value.string) ?? $0.value })
        }
        guard let text = node.text else { return node.value }
        let isBlankParted = profile == .jekyll && !text.utf8.contains(0x2C)
        let words = text.split { isBlankParted ? $0 == " " || $0 == "\t" : $0 == "," }
        return .list(words.map { .string(trimmed($0)) }.filter { $0 != .string("") })
    }

    private mutating func date(_ entry: HeaderEntry) -> Metadata.Value? {
        var node = entry.value
        if entry.key == "last_update" {
            guard let date = node["date"] else { return nil }
            node = date
        }
        if case .typed(.date(let date)) = node.content { return .date(date) }
        guard let text = node.text else { return entry.key == "published" ? nil : node.value }
        if let date = ArticleDate(text) { return .date(date) }
        if readsProseDates, let date = ProseDate.read(text) { return .date(date) }
        if entry.key == "published" { return nil }
        warn(
            "date", "`\(text)` is no date that is known: kept as text",
            help: "write it as 2018-02-07 or 2018-02-07T09:30:00+07:00", at: node.range)
        return .string(text)
    }

    private mutating func draft(_ entry: HeaderEntry) -> Metadata.Value? {
        let node = entry.value
        if entry.key == "status" {
            guard let text = node.text else { return nil }
            switch text.lowercased() {
            case "draft": return .boolean(true)
            case "published", "publish", "public": return .boolean(false)
            default: return nil
            }
        }
        guard let flag = boolean(entry) else {
            if entry.key != "draft" { return nil }
            warn(
                "boolean", "`\(node.text ?? "")` is neither true nor false: kept as text",
                help: nil,
                at: node.range)
            return node.value
        }
        return .boolean(entry.key == "draft" ? flag : !flag)
    }

    private mutating func boolean(_ entry: HeaderEntry) -> Bool? {
        let node = entry.value
        if case .typed(.boolean(let flag)) = node.content { return flag }
        guard let text = node.text else { return nil }
        switch text.lowercased() {
        case "true": return true
        case "false": return false
        case "yes", "on", "no", "off":
            let flag = text.lowercased() == "yes" || text.lowercased() == "on"
            warn(
                "boolean-word", "`\(text)` was read as \(flag)", help: "write \(flag)",
                at: node.range)
            return flag
        default: return nil
        }
    }

    private func people(_ node: HeaderNode) -> Metadata.Value {
        switch node.content {
        case .list(let items):
            let people = items.map(person)
            return .list(people)
        case .map where node["name"] == nil: return node.value
        default: return .list([person(node)])
        }
    }

    /// A name, `Name <mail>` or a map with a name.
    private func person(_ node: HeaderNode) -> Metadata.Value {
        guard let text = node.text else {
            return Author(node.value).map(\.value) ?? node.value
        }
        if text.utf8.last == 0x3E, text.utf8.contains(0x40),
            let open = text.utf8.lastIndex(of: 0x3C)
        {
            let mail = text[text.index(after: open)...].dropLast()
            return Author(trimmed(text[..<open]), email: String(mail)).value
        }
        return Author(text).value
    }

    private func image(_ node: HeaderNode) -> Metadata.Value {
        if let text = node.text { return LeadImage(text).value }
        if let first = node.items?.first, let text = first.text, node.items?.count == 1 {
            return LeadImage(text).value
        }
        guard let entries = node.entries else { return node.value }
        var result: [Metadata.Entry] = []
        var used: [String] = []
        for (name, keys) in HeaderKeys.ofImages {
            guard let key = keys.first(where: { node[$0]?.text != nil }), let text = node[key]?.text
            else { continue }
            used.append(key)
            result.append(Metadata.Entry(name, .string(text)))
        }
        guard result.first?.key == "url" else { return node.value }
        for entry in entries where !used.contains(entry.key) {
            result.append(Metadata.Entry(entry.key, entry.value.value))
        }
        return .map(result)
    }

    mutating func warn(_ code: String, _ message: String, help: String?, at range: Range<Int>) {
        warnings.append((code, message, help, range))
    }
}

extension HeaderNode {
    /// Whether the value is nothing, or a plain word for it.
    var isNull: Bool {
        if isMissing { return true }
        switch content {
        case .typed(.null): return true
        case .text(let text, true):
            switch text.utf8.count {
            case 0: return true
            case 1: return text == "~"
            case 4: return text.lowercased() == "null"
            default: return false
            }
        default: return false
        }
    }
}

/// A text without blanks at its ends.
func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.utf8.first, first.isBlank { text.removeFirst() }
    while let last = text.utf8.last, last.isBlank { text.removeLast() }
    return String(text)
}

/// Dates such as `November 12, 2008` and `12 November 2008`.
enum ProseDate {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
    ]

    static func read(_ text: String) -> ArticleDate? {
        let words = text.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
        guard words.count == 3, let year = Int(words[2]), year > 999 else { return nil }
        for (name, number) in [(words[0], words[1]), (words[1], words[0])] {
            guard name.count >= 3, let day = Int(number), (1...31).contains(day),
                let month = months.firstIndex(where: { $0.hasPrefix(name) })
            else { continue }
            return ArticleDate("\(year)-\(month + 1)-\(day)")
        }
        return nil
    }
}
