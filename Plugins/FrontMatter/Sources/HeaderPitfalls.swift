internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyYAML

/// What YAML accepts in a header and its author hardly meant.
struct HeaderPitfalls {
    private let bytes: [UInt8]
    private let entries: [HeaderEntry]
    private let aliases: Set<String>

    init(_ bytes: [UInt8], _ map: HeaderMap) {
        (self.bytes, entries) = (bytes, map.entries)
        let hasAnchors = map.entries.contains { $0.value.anchor != nil }
        aliases = hasAnchors ? HeaderPitfalls.aliases(in: bytes) : []
    }

    func report(_ context: inout Context) {
        reportLineSeparators(&context)
        for entry in entries {
            reportKey(entry, &context)
            reportProperties(entry, &context)
            reportComment(entry, &context)
            if isTemplate(entry) {
                context.report(
                    .warning, "front-matter.template",
                    "template text in \"\(entry.key)\" was read as a map", at: entry.value.range,
                    help: "quote it; it is kept as it is")
            }
        }
    }

    private func reportKey(_ entry: HeaderEntry, _ context: inout Context) {
        guard entry.key.unicodeScalars.first?.value == 0xA0 else { return }
        context.report(
            .warning, "front-matter.no-break-space", "key begins with a no-break space",
            at: entry.keyRange, help: "write a blank, or nothing")
    }

    /// An anchor that no alias asks for, a tag that nobody knows: words of the text, most likely.
    private func reportProperties(_ entry: HeaderEntry, _ context: inout Context) {
        let value = entry.value
        if let anchor = value.anchor, !value.isBorrowed, value.text != nil,
            !aliases.contains(anchor.name)
        {
            context.report(
                .warning, "front-matter.anchor",
                "\"&\(anchor.name)\" was read as a YAML anchor; quote the value if it is text",
                at: anchor.range)
        }
        if let tag = value.tag, tag.name.hasPrefix("!"), !value.isBorrowed,
            HeaderKeys.isKnown(entry.key)
        {
            let word = String(decoding: bytes[tag.range], as: UTF8.self)
            context.report(
                value.text == "" ? .warning : .error, "front-matter.tag",
                value.text == ""
                    ? "\"\(word)\" was read as a YAML tag; quote the value if it is text"
                    : "tag not supported: \"\(word)\"", at: tag.range,
                help: "leave the tag out, or quote the value")
        }
    }

    /// The names behind all asterisks: of aliases, and of some words that are none.
    private static func aliases(in bytes: [UInt8]) -> Set<String> {
        var names: Set<String> = []
        var start = 0
        while let star = bytes[start...].firstIndex(of: 0x2A) {
            let name = bytes[(star + 1)...].prefix {
                $0 > 32 && $0 != 0x2C && $0 != 0x5D && $0 != 0x7D && $0 != 0x2A
            }
            names.insert(String(decoding: name, as: UTF8.self))
            start = max(name.endIndex, star + 1)
        }
        return names
    }

    /// `tags: #a #b` is a key without a value, and a comment.
    private func reportComment(_ entry: HeaderEntry, _ context: inout Context) {
        guard entry.value.isMissing else { return }
        var index = entry.keyRange.upperBound
        while index < bytes.count, bytes[index].isBlank || bytes[index] == 0x3A { index += 1 }
        guard index + 1 < bytes.count, bytes[index] == 0x23 else { return }
        let next = bytes[index + 1]
        guard next != 0x20, next != 0x23, next != 10 else { return }
        context.report(
            .warning, "front-matter.comment",
            "\"\(entry.key)\" is empty: \"#\" starts a comment; quote it", at: index..<index + 1)
    }

    /// `{{ page.title }}`, which YAML sees as a map within a map.
    private func isTemplate(_ entry: HeaderEntry) -> Bool {
        let value = entry.value
        guard value.isFlow, value.entries != nil, !value.isBorrowed else { return false }
        let text = bytes[value.range]
        if text.starts(with: [0x7B, 0x7B]) || text.starts(with: [0x7B, 0x25]) { return true }
        return Field.known.contains { $0.field.name == entry.key && $0.form == .string }
            || entry.key == "title"
    }

    /// Values that YAML misread, as the text that their author wrote.
    func repair(_ map: inout HeaderMap, _ profile: HeaderProfile) {
        for (index, entry) in entries.enumerated() {
            if isTemplate(entry) { map.replaceText(of: index, by: text(entry)) }
            if profile == .obsidian, isWikiLink(entry.value) {
                map.replaceText(of: index, by: text(entry))
            }
        }
    }

    private func text(_ entry: HeaderEntry) -> String {
        String(decoding: bytes[entry.value.range], as: UTF8.self)
    }

    private func isWikiLink(_ node: HeaderNode) -> Bool {
        guard node.isFlow, let items = node.items, items.count == 1, let inner = items[0].items,
            items[0].isFlow
        else { return false }
        return inner.allSatisfy { $0.text != nil }
    }

    private func reportLineSeparators(_ context: inout Context) {
        guard let first = entries.first, let last = entries.last else { return }
        let range = first.range.lowerBound..<max(last.range.upperBound, first.range.upperBound)
        var index = range.lowerBound
        while index + 1 < min(range.upperBound, bytes.count) {
            let isNextLine = bytes[index] == 0xC2 && bytes[index + 1] == 0x85
            let isSeparator =
                bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && index + 2 < bytes.count
                && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
            if isNextLine || isSeparator {
                let name = isNextLine ? "U+0085" : bytes[index + 2] == 0xA8 ? "U+2028" : "U+2029"
                context.report(
                    .warning, "front-matter.line-separator",
                    "\(name) ends a line for some readers of YAML and not for others",
                    at: index..<index + (isNextLine ? 2 : 3), help: "write a blank")
            }
            index += 1
        }
    }
}
