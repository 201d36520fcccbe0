import GalleyDocumentModel
import GalleyFrontMatter
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct HeaderTests {
    @Test("Every header reads as its metadata", arguments: try headerCases("outline"))
    func reading(_ example: Case) throws {
        let part = try #require(example.part("outline"))
        let (metadata, body, messages) = try opened(example)
        let text = outline(metadata) + (body.isEmpty ? "" : "--\n" + body) + messages
        expectSame(text, part.text, part: part, of: example)
    }

    @Test(
        "A header that nobody changed is written back as it was",
        arguments: try headerCases("header"))
    func identity(_ example: Case) throws {
        for ending in ["\n", "\r\n", "\r"] {
            for mark in ["", "\u{FEFF}"] {
                let text = mark + example["header"].lines.joined(separator: ending)
                guard let (metadata, start) = try open(text, example.profile), start > 0 else {
                    continue
                }
                let written = try write(metadata, example.profile)
                #expect(
                    written + String(decoding: text.utf8.dropFirst(start), as: UTF8.self) == text)
            }
        }
    }

    @Test(
        "A changed key changes its own lines and no others", arguments: try headerCases("changed"))
    func changes(_ example: Case) throws {
        let part = try #require(example.part("changed"))
        var (metadata, _) = try #require(try open(example["header"], example.profile))
        metadata.apply(part.info)
        expectSame(try write(metadata, example.profile), part.text, part: part, of: example)
    }

    @Test(
        "Every key of a header can be changed and taken away alone",
        arguments: try headerCases("header"))
    func everyKey(_ example: Case) throws {
        guard example.page.hasSuffix("headers.md"), !example.title.hasPrefix("Long"),
            let (metadata, _) = try open(example["header"], example.profile)
        else { return }
        for (field, value) in metadata.fields {
            var gone = metadata
            gone[field] = nil
            // Where a field has two keys, the second one takes over.
            guard !example.title.hasPrefix("Two keys"), field != .slug else { continue }
            try expectSameMetadata(gone, example, "without \(field.name)")
            var other = metadata
            other[field] = changed(value, field)
            try expectSameMetadata(other, example, "with another \(field.name)")
        }
        var more = metadata
        more["brand-new"] = .string("yes: # \"it\" is")
        try expectSameMetadata(more, example, "with a new key")
    }

    @Test("New metadata has the keys of its tool", arguments: try headerCases("fresh"))
    func profiles(_ example: Case) throws {
        let part = try #require(example.part("fresh"))
        var (metadata, _) = try #require(try open(example["header"], .none))
        metadata.origin = nil
        let profile = HeaderProfile(rawValue: part.info) ?? .none
        expectSame(try write(metadata, profile), part.text, part: part, of: example)
    }
}

private func expectSameMetadata(_ metadata: Metadata, _ example: Case, _ what: String) throws {
    let text = try write(metadata, example.profile)
    guard !metadata.isEmpty else { return }
    guard let (again, start) = try open(text, example.profile) else {
        Issue.record("\(example.title), \(what): no header\n\(text)")
        return
    }
    #expect(start == text.utf8.count || text.hasSuffix("\n"))
    let wanted = outline(metadata.sorted), found = outline(again.sorted)
    if wanted != found {
        Issue.record(
            "\(example.page):\(example.line): \(what)\n\(lineDiff(wanted, found))\n\(text)")
    }
}

/// Another value of the same kind.
private func changed(_ value: Metadata.Value, _ field: Field) -> Metadata.Value {
    switch value {
    case .boolean(let flag): .boolean(!flag)
    case .number: .number("42")
    case .date: .date(ArticleDate(year: 1999, month: 12, day: 31))
    case .list:
        field == .authors
            ? .list([Author("N. N.").value, Author("M").value])
            : .list([.string("a, b"), .string("no")])
    case .map:
        field == .image
            ? LeadImage("x.png", alternative: "y: z").value : .map([.init("k", .string("#v"))])
    case .null, .string, .rich: .string(field == .language ? "pt-BR" : "it's \"new\": yes #1")
    }
}

private func headerCases(_ name: String) throws -> [Case] {
    try Case.all().filter {
        let isBroken = $0.page.hasSuffix("pitfalls.md") && name == "header"
        return $0.part(name) != nil && $0.part("header") != nil && !isBroken
    }
}

extension Case {
    /// The tool named behind the header's fence.
    var profile: HeaderProfile {
        HeaderProfile(rawValue: part("header")?.info ?? "") ?? .none
    }
}

extension String {
    fileprivate var lines: [String] {
        split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}

extension Metadata {
    fileprivate var sorted: Metadata {
        var result = Metadata()
        for (field, value) in fields.sorted(by: { $0.field.name < $1.field.name }) {
            result[field] = value
        }
        return result
    }

    /// `title="New: one"`, `-draft`, `tags=[a, b]`, `published=2020-01-02`.
    fileprivate mutating func apply(_ words: String) {
        for word in words.split(separator: ";") {
            let word = word.drop { $0 == " " }
            if word.hasPrefix("-") {
                self[Field(String(word.dropFirst()))] = nil
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let (field, text) = (Field(String(parts[0])), String(parts[1]))
            if text.hasPrefix("[") {
                let items = text.dropFirst().dropLast().split(separator: ",").map {
                    String($0.drop { $0 == " " })
                }
                self[field] =
                    field == .authors
                    ? .list(items.map { Author($0).value })
                    : .list(items.map(Metadata.Value.string))
            } else if text == "true" || text == "false" {
                self[field] = .boolean(text == "true")
            } else if field.form == .date, let date = ArticleDate(text) {
                self[field] = .date(date)
            } else if field == .image {
                self[field] = LeadImage(text).value
            } else {
                self[field] = .string(text.replacing("\\n", "\n"))
            }
        }
    }
}

extension String {
    fileprivate func replacing(_ old: String, _ new: String) -> String {
        var result = "", rest = Substring(self)
        while !rest.isEmpty {
            if rest.hasPrefix(old) {
                result += new
                rest = rest.dropFirst(old.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result
    }
}

private func outline(_ metadata: Metadata?) -> String {
    guard let metadata else { return "no header\n" }
    return metadata.fields.map { "\($0.field.name): \($0.value.outline)\n" }.joined()
}

private func envelope(_ profile: HeaderProfile) -> FrontMatter {
    var envelope = FrontMatter()
    envelope.profile = profile
    return envelope
}

private func open(_ text: String, _ profile: HeaderProfile) throws -> (Metadata, Int)? {
    var context = Context(Registry(), source: SourceInfo(name: "a.md"))
    let header = try envelope(profile).open(Source(text, name: "a.md"), in: &context)
    return header.map { ($0.metadata, $0.bodyStart) }
}

/// What a case's header says, what is left of the text, and the messages as they are shown.
private func opened(_ example: Case) throws -> (Metadata?, String, String) {
    let bytes = unescaped(example["header"])
    let source = Source(bytes, name: "a.md")
    var context = Context(Registry(), source: source.info)
    var header: Header?
    do {
        header = try envelope(example.profile).open(source, in: &context)
    } catch let diagnostic as Diagnostic {
        context.diagnostics.report(diagnostic)
        return (nil, "", messages(context.diagnostics, bytes))
    }
    let body = String(decoding: bytes.dropFirst(header?.bodyStart ?? 0), as: UTF8.self)
    return (header?.metadata, header == nil ? "" : body, messages(context.diagnostics, bytes))
}

private func messages(_ diagnostics: Diagnostics, _ bytes: [UInt8]) -> String {
    diagnostics.first.map { diagnostic in
        var text = "a.md:"
        if let place = diagnostic.places.first {
            let (line, column) = position(of: Int(place.range.start), in: bytes)
            text += "\(line):\(column):"
        }
        text += " \(diagnostic.severity): \(diagnostic.message) [\(diagnostic.code)]\n"
        if let help = diagnostic.help { text += "  help: \(help)\n" }
        return text
    }.joined()
}

/// `<FF>` stands for the byte FF, `<U+2028>` for a character.
private func unescaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.first {
        if byte == 0x3C, let end = rest.firstIndex(of: 0x3E), end - rest.startIndex < 9 {
            let word = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
            if word.hasPrefix("U+"), let value = UInt32(word.dropFirst(2), radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                bytes += Array(String(scalar).utf8)
                rest = rest[(end + 1)...]
                continue
            }
            if word.utf8.count == 2, let value = UInt8(word, radix: 16) {
                bytes.append(value)
                rest = rest[(end + 1)...]
                continue
            }
        }
        bytes.append(byte)
        rest = rest.dropFirst()
    }
    return bytes
}

private func write(_ metadata: Metadata, _ profile: HeaderProfile) throws -> String {
    var document = Document {}
    document.metadata = metadata
    var context = Context(Registry(), source: SourceInfo(name: "a.md"))
    var sink = ByteSink()
    try envelope(profile).write(document, to: &sink, in: &context)
    return sink.takeString()
}
