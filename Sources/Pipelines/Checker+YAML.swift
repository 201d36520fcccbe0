internal import GalleyPluginKit
internal import GalleyYAML

extension Checker {
    /// Tells of a text that is no YAML, in the words of pipelines where they fit better.
    mutating func report(_ mistake: YAMLError) {
        let start = mistake.range.lowerBound
        let line = lineRange(around: start)
        switch mistake.code {
        case .undefinedAlias, .aliasName:
            if let star = firstIndicator(42, in: line, near: start) {
                return reportStar(star, line)
            }
        case .duplicateKey:
            let places =
                [text.place(mistake.range)] + (mistake.related.map { [text.place($0)] } ?? [])
            return add(mistake, places)
        default:
            if let braces = bracesAsValue(in: line) {
                return error(
                    "yaml-braces", "YAML reads leading braces as a map",
                    at: braces.range, help: "quote the template: `\"\(braces.text)\"`.")
            }
        }
        add(mistake, [text.place(mistake.range)])
    }

    private mutating func add(_ mistake: YAMLError, _ places: [Diagnostic.Place]) {
        report(
            .error, "yaml-" + mistake.code.rawValue, mistake.message, at: mistake.range,
            help: mistake.help)
    }

    private mutating func reportStar(_ star: Int, _ line: Range<Int>) {
        let end = endOfPlain(from: star, in: line)
        let written = text.string(star..<end)
        let key = key(before: star, in: line)
        let quoted = (key.map { "\($0): " } ?? "") + "\"\(written)\""
        error(
            "yaml-alias", "YAML reads a leading `*` as an alias name", at: star..<end,
            help: "quote the pattern: `\(quoted)`, or start it with a folder.")
    }

    /// Finds what YAML allows and pipelines do not: tags, and values that are comments.
    mutating func checkSpelling(_ root: YAMLNode) {
        var waiting: [(node: YAMLNode, key: YAMLNode?)] = [(root, nil)]
        while let (node, key) = waiting.popLast() {
            if node.alias != nil { continue }
            if let tag = node.tag { reportTag(node, tag, key) }
            if let key, node.isMissing { checkComment(key, node) }
            for item in node.items ?? [] { waiting.append((item, key)) }
            for entry in node.entries ?? [] { waiting.append((entry.value, entry.key)) }
        }
    }

    private mutating func reportTag(_ node: YAMLNode, _ tag: YAMLProperty, _ key: YAMLNode?) {
        let start = tag.range.lowerBound
        let end = max(tag.range.upperBound, node.range.upperBound)
        let line = lineRange(around: start)
        let written = text.string(start..<min(end, line.upperBound))
        let name = key?.scalar ?? ""
        let isCondition = ["when", "filter", "require"].contains(name)
        let rest = written.dropFirst().drop { $0 == " " }
        error(
            "yaml-tag", "YAML reads a leading `!` as a type tag", at: start..<end,
            help: isCondition
                ? "conditions use words: `\(name): not \(rest)`."
                : "quote the text: `\(name.isEmpty ? "" : name + ": ")\"\(written)\"`.")
    }

    /// A selector such as `#comments` that YAML took for a comment.
    private mutating func checkComment(_ key: YAMLNode, _ node: YAMLNode) {
        let line = lineRange(around: key.range.upperBound)
        var at = key.range.upperBound
        while at < line.upperBound, [32, 9, 58].contains(text[at]) { at += 1 }
        guard text[at] == 35, at + 1 < line.upperBound, text[at + 1] != 32, text[at + 1] != 35,
            text[at - 1] == 32
        else { return }
        var end = line.upperBound
        while end > at, text[end - 1] == 32 || text[end - 1] == 13 { end -= 1 }
        let written = text.string(at..<end)
        let name = key.scalar ?? ""
        let dash = isStep(key, in: line) ? "- " : ""
        error(
            "value-is-comment", "`\(name)` has no value; YAML reads `\(written)` as a comment",
            at: at..<end,
            help:
                "quote the \(dash.isEmpty ? "text" : "selector"): `\(dash)\(name): \"\(written)\"`."
        )
    }

    private func isStep(_ key: YAMLNode, in line: Range<Int>) -> Bool {
        text.string(line.lowerBound..<key.range.lowerBound).contains("-")
    }

    private func lineRange(around offset: Int) -> Range<Int> {
        var start = offset, end = offset
        while start > 0, let byte = text[start - 1], byte != 10 { start -= 1 }
        while let byte = text[end], byte != 10 { end += 1 }
        return start..<end
    }

    /// Where a value begins with the indicator, at or before the place of an error.
    private func firstIndicator(_ byte: UInt8, in line: Range<Int>, near offset: Int) -> Int? {
        line.first { at in
            text[at] == byte && (at == line.lowerBound || [32, 91, 123, 44].contains(text[at - 1]))
        }
    }

    private func endOfPlain(from start: Int, in line: Range<Int>) -> Int {
        let isFlow = text.string(line.lowerBound..<start).contains { $0 == "[" || $0 == "{" }
        var end = start
        var depth = 0
        while end < line.upperBound, let byte = text[end] {
            if byte == 35, text[end - 1] == 32 { break }
            if byte == 123 { depth += 1 }
            if isFlow, depth == 0, byte == 44 || byte == 93 || byte == 125 { break }
            if byte == 125 { depth -= 1 }
            end += 1
        }
        while end > start, text[end - 1] == 32 || text[end - 1] == 13 { end -= 1 }
        return end
    }

    /// The key that stands before a value on its line.
    private func key(before offset: Int, in line: Range<Int>) -> String? {
        let before = text.string(line.lowerBound..<offset)
        guard let last = before.split(whereSeparator: { " [{,".contains($0) }).last,
            last.hasSuffix(":")
        else { return nil }
        return String(last.dropLast())
    }

    private func bracesAsValue(in line: Range<Int>) -> (range: Range<Int>, text: String)? {
        for at in line where text[at] == 123 && text[at + 1] == 123 {
            let before = text.string(line.lowerBound..<at)
            let trimmed = before.reversed().drop { $0 == " " }
            guard let last = trimmed.first, last == ":" || last == "-", before.hasSuffix(" ") else {
                return nil
            }
            let end = endOfPlain(from: at, in: line)
            return (at..<end, text.string(at..<end))
        }
        return nil
    }
}
