import GalleyDocumentModel
import GalleyPluginKit

/// What is written as Markdown reads back as the same document, and is written the same again.
///
/// The first byte is the dialect, as for `MarkdownReaderCheck`.
struct MarkdownWriterCheck {
    func finding(in input: [UInt8]) -> String? {
        guard let dialect = MarkdownDialect(input), isText(dialect.text) else { return nil }
        do { return try finding(in: dialect) } catch { return isLimit(error) ? nil : "\(error)" }
    }

    private func finding(in dialect: MarkdownDialect) throws -> String? {
        var conversion = Conversion()
        let first = try conversion.read(dialect.text, dialect.reader)
        if conversion.diagnostics.contains(where: { $0.code == "markdown.too-deep" }) { return nil }
        let written = try conversion.write(first, dialect.writer)
        let isPlain = conversion.diagnostics.isEmpty
        let isLossy = conversion.diagnostics.contains { !$0.code.hasPrefix("markdown.html-") }
        let second = try conversion.read(written, dialect.reader)
        let again = try conversion.write(second, dialect.writer)
        let before = try page(first), after = try page(second)
        if !isLossy, before != after {
            return """
                another document is read back
                --- written
                \(shown(written))
                --- HTML before
                \(shown(before))
                --- HTML after
                \(shown(after))
                """
        }
        // HTML that stands in for marks is read as HTML: another document, which may have other marks.
        if again != written, isPlain {
            return """
                not the same a second time
                --- written
                \(shown(written))
                --- again
                \(shown(again))
                """
        }
        return nil
    }

    /// The HTML of a document, in which neither blanks count nor the comments that keep marks apart.
    private func page(_ document: Document) throws -> [UInt8] {
        var conversion = Conversion()
        let html = try conversion.write(document, "html", islands: .keep)
        return PlainHTML.text(of: html)
    }
}

/// Whether the bytes are UTF-8 without control characters: what a document can hold.
func isText(_ bytes: [UInt8]) -> Bool {
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    return bytes.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 9 || $0 == 10 || $0 == 13 }
}
