import GalleyDocumentModel
import GalleyPluginKit

/// Any text is read as a valid document, and that is written as HTML and as Markdown.
///
/// The first byte is the dialect: `0` CommonMark, `1` GitHub's, `2` that of articles, `3` the same
/// with what is off by default, `4` MDX; `5` to `9` the same with raw markup read. A line feed
/// behind it is not part of the text.
struct MarkdownReaderCheck {
    func finding(in input: [UInt8]) -> String? {
        guard let dialect = MarkdownDialect(input) else { return nil }
        var conversion = Conversion()
        do {
            let document = try conversion.read(
                dialect.text, dialect.reader, options: dialect.options)
            if let fault = document.fault { return fault }
            if let place = wrongPlace(in: document, dialect.text.count) { return place }
            let page = try conversion.write(
                document, "html", islands: dialect.parsesIslands ? .parse : .keep)
            if holdsMark(page), !holdsMark(dialect.text) { return "a mark for a node is written" }
            _ = try conversion.write(document, dialect.writer)
        } catch {
            return isLimit(error) ? nil : "\(error)"
        }
        return nil
    }

    /// Whether U+FDD0 is there, or a reference by number, which could be one to it.
    private func holdsMark(_ text: [UInt8]) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == (0xEF, 0xB7) || $0 == (0x26, 0x23) }
    }

    /// A node that lies outside the text, or whose end stands before its start.
    private func wrongPlace(in document: Document, _ count: Int) -> String? {
        var wrong: String?
        document.root.walk { node in
            if let range = node.range, range.end < range.start || Int(range.end) > count {
                wrong = "\(node.kind.name) lies at \(range.start)..<\(range.end) of \(count)"
            }
            return wrong == nil
        } leave: { _ in
        }
        return wrong
    }
}
