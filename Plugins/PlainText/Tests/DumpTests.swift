import GalleyDocumentModel
import GalleyPluginKit
import GalleyPluginTesting
import Testing

struct DumpTests {
    @Test("No line of a dump is lost", arguments: try samples())
    func accounting(_ path: String) throws {
        let text = String(decoding: try contents(of: path), as: UTF8.self)
        let document = try read(text, .on)
        var told = letters(of: document.root.string)
        for caption in document.nodes(of: .caption) { told += letters(of: caption[.credit].string) }
        for item in document.nodes(of: .item) {
            told += letters(of: item.attribute("tag")?.string ?? "")
        }
        for supplement in document.supplements {
            told += letters(of: supplement.title) + letters(of: supplement.root.string)
        }
        let metadata = document.metadata
        let byline = metadata.authors.map(\.name) + [metadata.string("source") ?? "\u{0}"]
        for line in text.split(whereSeparator: \.isNewline) {
            let words = letters(of: String(line))
            let isByline =
                byline.contains { line.contains($0) }
                || metadata.published.map { line.contains(String($0.year)) } ?? false
            let isHere = words.isEmpty || told.contains(words.prefix(30))
            let isTitle = metadata.title.map { letters(of: $0) == words } ?? false
            #expect(
                isHere || isTitle || isByline || hasTagOrCredit(line, document), "lost: \(line)")
        }
    }

    @Test("The roles of the sample's lines are found exactly")
    func seed() throws {
        guard let folder = besideProject("shared/seeds"),
            let name = try entries(of: folder).first(where: { $0.hasSuffix(".txt") })
        else { return }
        let text = String(decoding: try contents(of: folder + "/" + name), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let document = try read(text, .auto)
        let metadata = document.metadata
        #expect(metadata.title == lines[0])
        #expect(metadata.authors == [Author("An Nhi", role: "compiler")])
        #expect(metadata.published == nil && metadata.updated == nil && metadata.summary == nil)
        let body = document.root.children.filter { $0.kind == .paragraph }.map(\.string)
        #expect(body == Array(lines[3...7]))
        let caption = try #require(document.nodes(of: .caption).first { _ in true })
        #expect(caption[.credit].string == "KTV" && lines[2].hasPrefix(caption.string + " ("))
        let sections = document.supplements.filter { $0.role != "dropped" }
        #expect(sections.map(\.role) == ["related", "more", "most-read", "other", "multimedia"])
        #expect(sections.map(\.title) == [9, 10, 15, 20, 25].map { lines[$0] })
        let items = sections.map { section in
            section.root.children.flatMap { $0.children.map(full) }
        }
        let expected = [[], lines[11...14], lines[16...19], lines[22...24], lines[26...47]].map {
            Array($0)
        }
        #expect(items == expected)
        let dropped = document.supplements.filter { $0.role == "dropped" }
            .flatMap { $0.root.children.map(\.string) }
        #expect(dropped == [lines[1], lines[21]])
    }

    /// An item with its tag in brackets.
    private func full(_ item: Node) -> String {
        (item.attribute("tag").map { "[\($0.string)] " } ?? "") + item.string
    }

    private func hasTagOrCredit(_ line: Substring, _ document: Document) -> Bool {
        let parts = line.split(whereSeparator: { "[](（）)©".contains($0) }).map {
            letters(of: String($0))
        }
        let captions = document.nodes(of: .caption).map { letters(of: $0.string) }
        let items = document.supplements.flatMap { $0.root.children }
            .flatMap { $0.children.map { letters(of: $0.string) } }
        return parts.contains { part in !part.isEmpty && (captions + items).contains(part) }
            || captions.contains { !$0.isEmpty && letters(of: String(line)).hasPrefix($0) }
    }

    private func letters(of text: String) -> String {
        String(text.filter { $0.isLetter || $0.isNumber })
    }
}

/// The dumps among the sample articles of the project.
private func samples() throws -> [String] {
    let folder = packageRoot() + "/seeds"
    return try entries(of: folder).filter { $0.hasPrefix("dump-") }.map { folder + "/" + $0 }
}
