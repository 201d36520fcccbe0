import GalleyDocumentModel

/// The dialect of an input: its first byte, a digit where a person wrote it, and the rest.
struct MarkdownDialect {
    let reader: String, writer: String
    let options: [String: Metadata.Value]
    /// Whether raw markup is read too.
    let parsesIslands: Bool
    let text: [UInt8]

    init?(_ input: [UInt8]) {
        guard let first = input.first else { return nil }
        let choice = Int(first &- 48) % 10
        let (name, writer) = Self.names[choice % 5]
        (reader, self.writer) = (name, writer)
        options = choice % 5 < 3 ? [:] : Self.rare
        parsesIslands = choice > 4
        text = Array(input.dropFirst(input.count > 1 && input[1] == 10 ? 2 : 1))
    }

    private static let names = [
        ("commonmark", "commonmark"), ("gfm", "gfm"),
        ("markdown-front-matter", "markdown-front-matter"),
        ("markdown-front-matter", "markdown-front-matter"),
        ("mdx-front-matter", "mdx-front-matter"),
    ]
    private static let rare: [String: Metadata.Value] = [
        "heading-ids": .boolean(true), "implicit-figures": .boolean(true),
    ]
}
