public import GalleyPluginKit

/// Registers Markdown in three dialects: `markdown` for articles, `gfm`, `commonmark`.
public enum MarkdownPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registry.add(codes: codes)
        registry.add(
            reader: MarkdownReader(.article), as: "markdown", aliases: ["md"],
            extensions: ["md", "markdown", "mdown", "mkd"], mediaTypes: ["text/markdown"],
            help: "Markdown as articles are written with", options: options,
            envelope: "front-matter", envelopeIsOn: true, takesHeadline: true, sniff: sniff)
        registry.add(
            reader: MarkdownReader(.gfm), as: "gfm", help: "Markdown as on GitHub",
            options: options, envelope: "front-matter")
        registry.add(
            reader: MarkdownReader([]), as: "commonmark", help: "Markdown by the specification",
            options: options, envelope: "front-matter")
        registry.add(
            reader: MarkdownReader([.article, .mdx]), as: "mdx", extensions: ["mdx"],
            help: "Markdown with components and expressions of JavaScript", options: options,
            envelope: "front-matter", envelopeIsOn: true, takesHeadline: true)
        registerWriters(in: &registry)
    }

    private static let options: [PluginOption<MarkdownReader>] = [
        .toggle("tables", \.[.tables], help: "read rows of cells between bars as tables"),
        .toggle("strikethrough", \.[.strikethrough], help: "read ~~text~~ as struck"),
        .toggle("autolinks", \.[.autolinks], help: "make links of addresses in plain text"),
        .toggle("task-lists", \.[.taskLists], help: "read [ ] and [x] at the start of items"),
        .toggle("footnotes", \.[.footnotes], help: "read [^label] and its definition as a note"),
        .toggle("inline-notes", \.[.inlineNotes], help: "read ^[text] as a note"),
        .toggle(
            "definition-lists", \.[.definitionLists],
            help: "read lines that begin with a colon as definitions"),
        .toggle(
            "attributes", \.[.attributes],
            help: "read {#id .class key=value} behind headings, links, images, code and [spans]"),
        .toggle("containers", \.[.containers], help: "read ::: name to ::: as a division"),
        .toggle("callouts", \.[.callouts], help: "read quotes that begin with [!KIND] as callouts"),
        .toggle("math", \.[.math], help: "read $x$ and $$x$$ as mathematics"),
        .toggle(
            "backslash-math", \.[.backslashMath],
            help: "read \\(x\\) and \\[x\\] as mathematics"),
        .toggle("wiki-links", \.[.wikiLinks], help: "read [[page]] and ![[file]]"),
        .toggle(
            "shortcodes", \.[.shortcodes], help: "keep the tags of Hugo and Liquid as they are"),
        .toggle("mdx", \.[.mdx], help: "keep components and expressions of JavaScript as they are"),
        .toggle(
            "heading-ids", \.[.headingIDs], help: "give headings an identifier made of their text"),
        .toggle(
            "implicit-figures", \.[.implicitFigures],
            help: "make a figure of a paragraph that is one image"),
        .toggle(
            "tag-filter", \.[.tagFilter],
            help: "mark raw HTML with <script>, <style> and the like: not markup on a page"),
        .flag("positions", \.keepsPositions, help: "remember where each node was read"),
    ]

    /// Text may be Markdown; a heading or a fence at the start of a line makes it likely.
    private static func sniff(_ bytes: Span<UInt8>) -> Double {
        // A header, which stands before no other format as often.
        let first = (0..<min(3, bytes.count)).map { bytes[$0] }
        if first == [45, 45, 45] || first == [43, 43, 43], bytes.count > 3, bytes[3] <= 32 {
            return 0.5
        }
        var isLineStart = true
        for index in bytes.indices.prefix(4096) {
            let byte = bytes[index]
            if byte == 0 { return 0 }
            if isLineStart, index + 1 < bytes.count {
                let next = bytes[index + 1]
                if byte == 35, next == 32 || next == 35 { return 0.5 }
                if byte == 96, next == 96 { return 0.5 }
            }
            isLineStart = byte == 10
        }
        return 0
    }
}
