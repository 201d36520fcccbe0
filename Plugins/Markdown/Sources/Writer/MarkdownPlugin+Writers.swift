internal import GalleyDocumentModel
internal import GalleyPluginKit

extension MarkdownPlugin {
    static func registerWriters(in registry: inout Registry) {
        registry.add(
            writer: MarkdownWriter(.markdown), as: "markdown", aliases: ["md"],
            extensions: ["md", "markdown", "mdown", "mkd"], mediaTypes: ["text/markdown"],
            help: "Markdown as articles are written with", speaks: .all, options: writerOptions,
            envelope: "front-matter", envelopeIsOn: true, embeds: ["html", "markdown", "mdx"],
            islands: .keep, isDefault: true)
        var components = MarkdownWriter(.markdown)
        components[.mdx] = true
        registry.add(
            writer: components, as: "mdx", extensions: ["mdx"],
            help: "Markdown with components and expressions of JavaScript", speaks: .all,
            options: writerOptions, envelope: "front-matter", envelopeIsOn: true,
            embeds: ["html", "markdown", "mdx"], islands: .keep)
        registry.add(
            writer: MarkdownWriter(.gfm), as: "gfm", help: "Markdown as on GitHub", speaks: .all,
            options: writerOptions, envelope: "front-matter", embeds: ["html", "markdown"],
            islands: .keep)
        registry.add(
            writer: MarkdownWriter(.commonmark), as: "commonmark",
            help: "Markdown by the specification", speaks: .all, options: writerOptions,
            envelope: "front-matter", embeds: ["html", "markdown"], islands: .keep)
    }

    private static let writerOptions: [PluginOption<MarkdownWriter>] = [
        .choice("wrap", \.wrap, help: "where lines within a paragraph end"),
        .number("columns", \.columns, in: 20...1000, help: "the width that wrap=column keeps to"),
        .choice("links", \.links, help: "whether addresses stand in the text or at its end"),
        .choice("figures", \.figures, help: "whether figures are paragraphs or HTML"),
        .toggle("tables", \.[.tables], help: "write tables with bars, not as HTML"),
        .toggle("strikethrough", \.[.strikethrough], help: "write struck text as ~~text~~"),
        .toggle("autolinks", \.[.autolinks], help: "keep addresses in text from becoming links"),
        .toggle("task-lists", \.[.taskLists], help: "write tasks as [ ] and [x]"),
        .toggle("footnotes", \.[.footnotes], help: "write notes as [^label]"),
        .toggle("inline-notes", \.[.inlineNotes], help: "keep ^[ in text from becoming a note"),
        .toggle("definition-lists", \.[.definitionLists], help: "write definitions behind colons"),
        .toggle("attributes", \.[.attributes], help: "write {#id .class key=value}"),
        .toggle("containers", \.[.containers], help: "write divisions as ::: name to :::"),
        .toggle(
            "callouts", \.[.callouts], help: "write callouts as quotes that begin with [!KIND]"),
        .toggle("math", \.[.math], help: "write mathematics as $x$ and $$x$$"),
        .toggle("wiki-links", \.[.wikiLinks], help: "write [[page]] and ![[file]]"),
        .toggle(
            "shortcodes", \.[.shortcodes], help: "write the tags of Hugo and Liquid as they are"),
        .toggle("mdx", \.[.mdx], help: "write components and expressions of JavaScript"),
    ]
}
