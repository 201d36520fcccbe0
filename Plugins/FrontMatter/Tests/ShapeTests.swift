import GalleyDocumentModel
import GalleyFrontMatter
import GalleyPluginKit
import GalleyPluginTesting
import GalleyYAML
import Testing

/// Every shape of `Cases/shapes.md`, with each kind of line end, with and without a mark of byte order.
struct ShapeTests {
    @Test("A shape that nobody changed is written back as it was", arguments: try shapes())
    func untouched(_ example: Case) throws {
        for text in variants(of: example) {
            let header = try #require(try opened(text, example))
            #expect(try written(header.metadata, example) == text)
        }
    }

    @Test("A changed key changes its own lines and reads as it should", arguments: try shapes())
    func changed(_ example: Case) throws {
        for text in variants(of: example) {
            let metadata = try #require(try opened(text, example)).metadata
            for (field, value) in values(for: metadata) {
                try check(text, metadata, field, value, example)
            }
        }
    }

    @Test("A deleted key takes its own lines along and no others", arguments: try shapes())
    func deleted(_ example: Case) throws {
        for text in variants(of: example) {
            let metadata = try #require(try opened(text, example)).metadata
            for (field, _) in values(for: metadata) where metadata[field] != nil {
                try check(text, metadata, field, nil, example)
            }
        }
    }
}

private func check(
    _ text: String, _ metadata: Metadata, _ field: Field, _ value: Metadata.Value?,
    _ example: Case
) throws {
    var wanted = metadata
    wanted[field] = value
    let new = try written(wanted, example)
    let what = "\(example.page):\(example.line): \(field.name) = \(value?.outline ?? "nothing")"
    let again = try opened(new, example)?.metadata ?? Metadata()
    // With two keys for one field the second takes over; a value taken from elsewhere follows it.
    let isShared = text.contains("&") || example.title.hasPrefix("Two keys")
    #expect(again[field] == value || value == nil && isShared, "\(what)\n\(new)")
    for (other, old) in metadata.fields where other != field && !isShared {
        #expect(again[other] == old, "\(what) changes \(other.name)\n\(new)")
    }
    guard !text.contains("&") else { return }
    let span = changedLines(text, new)
    let own = Outside(text).lines(of: names(of: field, metadata))
    let isInside = own.map { span.lowerBound >= $0.lowerBound && span.upperBound <= $0.upperBound }
    #expect(isInside ?? (span.count <= 1), "\(what) changes lines \(span)\n\(new)")
}

/// Another value for each of the fields that every shape is tried with.
private func values(for metadata: Metadata) -> [(Field, Metadata.Value)] {
    let extra = metadata.extras.first { field, value in
        switch value {
        case .list: false
        case .map: metadata.origin?.format != "toml" && field != "last_update"
        default: true
        }
    }
    let texts: [Metadata.Value] = [.string("It's \"new\": yes #1"), .string("2001")]
    return [
        (.title, texts[0]), (.published, .date(ArticleDate(year: 2031, month: 2, day: 3))),
        (.tags, .list([.string("alpha"), .string("b, c")])),
        (.draft, .boolean(metadata.draft != true)), (extra?.field ?? "odd", texts[1]),
        ("brand-new", .list([.string("a"), .map([.init("k: v", .string("no"))])])),
    ]
}

private func names(of field: Field, _ metadata: Metadata) -> [String] {
    switch field {
    case .published: ["date", "publishDate", "pubDate", "pubdate", "published_at"]
    case .tags: ["tags", "tag", "keywords", "taxonomies"]
    case .draft: ["draft", "published", "publish", "status"]
    default: [field.name]
    }
}

/// The lines of the old text that the new one has otherwise.
private func changedLines(_ old: String, _ new: String) -> Range<Int> {
    let (old, new) = (lines(old), lines(new))
    var start = 0
    let fewer = min(old.count, new.count)
    while start < fewer, old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < fewer - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    return start..<(old.count - tail)
}

private func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
}

private func shapes() throws -> [Case] {
    try Case.all().filter { $0.page.hasSuffix("shapes.md") }
}

private func variants(of example: Case) -> [String] {
    let text = example["header"].split(separator: "\n", omittingEmptySubsequences: false)
    return ["\n", "\r\n", "\r"].flatMap { end in
        ["", "\u{FEFF}"].map { $0 + text.joined(separator: end) }
    }
}

private func envelope(_ example: Case) -> FrontMatter {
    var envelope = FrontMatter()
    envelope.profile = HeaderProfile(rawValue: example.part("header")?.info ?? "") ?? .none
    return envelope
}

private func opened(_ text: String, _ example: Case) throws -> Header? {
    let source = Source(text, name: "a.md")
    var context = Context(Registry(), source: source.info)
    return try envelope(example).open(source, in: &context)
}

private func written(_ metadata: Metadata, _ example: Case) throws -> String {
    var document = Document {}
    document.metadata = metadata
    var context = Context(Registry(), source: SourceInfo(name: "a.md"))
    var sink = ByteSink()
    try envelope(example).write(document, to: &sink, in: &context)
    #expect(context.diagnostics.total == 0)
    return sink.takeString()
}
