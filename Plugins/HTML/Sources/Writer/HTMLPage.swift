internal import GalleyDocumentModel

/// What stands round an article in a whole page: its head, and the article's own header.
struct HTMLPage {
    let document: Document
    /// Whether the title stands in the article's header.
    let hasTitle: Bool

    init(_ document: Document, hasTitle: Bool) {
        (self.document, self.hasTitle) = (document, hasTitle)
    }

    private var metadata: Metadata { document.metadata }
}

extension HTMLPage {
    func printStart(_ printer: inout HTMLPrinter, to sink: inout ByteSink) {
        sink.write("<!doctype html>\n<html")
        if let language = metadata.language, !language.isEmpty {
            sink.write(" lang=\"")
            sink.write(language, escaping: .html)
            sink.write("\"")
        }
        sink.write(">\n<head>\n<meta charset=\"utf-8\">\n")
        sink.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        sink.write("<title>")
        sink.write(metadata.title ?? "Untitled", escaping: .html)
        sink.write("</title>\n")
        printMetadata(to: &sink)
        sink.write("<style>\n")
        sink.write(HTMLPage.styleSheet)
        sink.write("</style>\n</head>\n<body>\n<article>\n")
        printHeader(&printer, to: &sink)
    }

    func printEnd(to sink: inout ByteSink) { sink.write("</article>\n</body>\n</html>\n") }

    private func printMetadata(to sink: inout ByteSink) {
        meta("name=\"generator\"", "Galley", to: &sink)
        if !metadata.isEmpty {
            let line = String(decoding: OwnPage.line(of: metadata), as: UTF8.self)
            meta("name=\"galley:metadata\"", line, to: &sink)
        }
        for author in metadata.authors { meta("name=\"author\"", author.name, to: &sink) }
        meta("name=\"description\"", metadata.description ?? metadata.summary, to: &sink)
        meta("name=\"keywords\"", metadata.tags.joined(separator: ", "), to: &sink)
        meta("property=\"og:site_name\"", metadata.site, to: &sink)
        meta("property=\"og:image\"", safe(metadata.image?.url), to: &sink)
        let published = metadata.published?.isoString ?? metadata.string(.published)
        let updated = metadata.updated?.isoString ?? metadata.string(.updated)
        meta("property=\"article:published_time\"", published, to: &sink)
        meta("property=\"article:modified_time\"", updated, to: &sink)
        meta("property=\"article:section\"", metadata.section, to: &sink)
        if let canonical = safe(metadata.canonical) {
            sink.write("<link rel=\"canonical\" href=\"")
            sink.write(canonical, escaping: .html)
            sink.write("\">\n")
        }
    }

    private func meta(_ name: StaticString, _ value: String?, to sink: inout ByteSink) {
        guard let value, !value.isEmpty else { return }
        sink.write("<meta ")
        sink.write(name)
        sink.write(" content=\"")
        sink.write(value, escaping: .html)
        sink.write("\">\n")
    }

    private func safe(_ address: String?) -> String? {
        guard let address, HTMLAddress.isSafe(Array(address.utf8).span, asImage: false) else {
            return nil
        }
        return address
    }

    /// Title, subtitle, authors and day, as a reader of the page sees them.
    private func printHeader(_ printer: inout HTMLPrinter, to sink: inout ByteSink) {
        let names = metadata.authors.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ")
        let day = metadata.published?.isoString ?? metadata.string(.published) ?? ""
        guard hasTitle, metadata[.title] != nil || !names.isEmpty || !day.isEmpty else { return }
        sink.write("<header class=\"article-header\">\n")
        printField(.title, "<h1>", "</h1>\n", &printer, to: &sink)
        printField(.subtitle, "<p class=\"subtitle\">", "</p>\n", &printer, to: &sink)
        if !names.isEmpty || !day.isEmpty {
            sink.write("<p class=\"byline\">")
            if !names.isEmpty {
                sink.write("<span class=\"author\">")
                sink.write(names, escaping: .html)
                sink.write(day.isEmpty ? "</span>" : "</span> · ")
            }
            if !day.isEmpty {
                sink.write("<time datetime=\"")
                sink.write(day, escaping: .html)
                sink.write("\">")
                sink.write(String(day.prefix(10)), escaping: .html)
                sink.write("</time>")
            }
            sink.write("</p>\n")
        }
        sink.write("</header>\n")
    }

    private func printField(
        _ field: Field, _ start: StaticString, _ end: StaticString,
        _ printer: inout HTMLPrinter, to sink: inout ByteSink
    ) {
        guard let text = metadata.string(field), !text.isEmpty else { return }
        sink.write(start)
        if let rich = document.rich(field) {
            printer.printChildren(of: rich, to: &sink)
        } else {
            sink.write(text, escaping: .html)
        }
        sink.write(end)
    }

    private static let styleSheet: StaticString = """
        body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5; \
        font-family: Georgia, serif; color: #222; background: #fff }
        h1, h2, h3, h4, h5, h6, .byline, table, figcaption { font-family: system-ui, sans-serif; \
        line-height: 1.25 }
        .subtitle { font-size: 1.25rem } .byline, figcaption, .credit { color: #555 }
        img, video { max-width: 100%; height: auto } figure { margin: 1.5rem 0 }
        pre { overflow-x: auto; padding: .75rem; background: #f4f4f4 }
        blockquote, .callout { margin: 1rem 0; padding-left: 1rem; border-left: .25rem solid #ccc }
        table { border-collapse: collapse } th, td { padding: .25rem .5rem; border: 1px solid #ccc }
        .small-caps { font-variant: small-caps } .callout-title { font-weight: bold }

        """
}
