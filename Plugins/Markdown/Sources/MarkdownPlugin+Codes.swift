internal import GalleyPluginKit

extension MarkdownPlugin {
    /// What the codes of this plugin mean.
    static let codes = [
        CodeFacts(
            .warning, "markdown.too-deep",
            "blocks or marks lie deeper than the limit",
            kept: "they are flattened, their text is kept"),
        CodeFacts(
            .warning, "markdown.duplicate-label",
            "the label of a link or note was defined before",
            kept: "the first definition"),
        CodeFacts(
            .warning, "markdown.unused-footnote",
            "nothing refers to a footnote",
            kept: "all but the footnote"),
        CodeFacts(
            .warning, "markdown.cells-beyond-table",
            "a row has more cells than its table has columns",
            kept: "the cells that fit"),
        CodeFacts(
            .note, "markdown.unused-reference",
            "no link refers to a definition",
            kept: "all but the definition"),
        CodeFacts(
            .note, "markdown.html-inline",
            "the dialect has no mark for a run of text",
            kept: "the same as HTML"),
        CodeFacts(
            .note, "markdown.html-block",
            "the dialect has no form for a block",
            kept: "the same as HTML"),
        CodeFacts(
            .warning, "markdown.html-table",
            "a table has spans, blocks in cells, no header, or the dialect no tables",
            kept: "the same as HTML"),
        CodeFacts(
            .note, "markdown.figure-as-paragraphs",
            "Markdown has no figures",
            kept: "the images, then the caption as a paragraph"),
        CodeFacts(
            .note, "markdown.line-block",
            "Markdown has no line blocks",
            kept: "a paragraph with line breaks"),
        CodeFacts(
            .note, "markdown.callout-as-quote",
            "the dialect has no callouts",
            kept: "a quote with a bold title"),
        CodeFacts(
            .note, "markdown.callout-title",
            "the callouts of the dialect have no titles and do not fold",
            kept: "a callout, its title a bold line"),
        CodeFacts(
            .note, "markdown.note-as-list",
            "the dialect has no notes",
            kept: "a number, the text in a list at the end"),
        CodeFacts(
            .note, "markdown.note-in-html",
            "a note stands in a block that is written as HTML",
            kept: "its text, where it is pointed to"),
        CodeFacts(
            .note, "markdown.embed-as-link",
            "the dialect has no embeds",
            kept: "a link"),
        CodeFacts(
            .note, "markdown.math-as-code",
            "the dialect has no mathematics, or cannot mark this",
            kept: "code with the same text"),
        CodeFacts(
            .note, "markdown.task",
            "the dialect has no tasks, or a task begins with no text",
            kept: "the box as text, or the item alone"),
        CodeFacts(
            .note, "markdown.citation-as-text",
            "Markdown has no citations",
            kept: "the text, or the key in brackets"),
        CodeFacts(
            .note, "markdown.quotes-as-text",
            "Markdown has no mark for quoted text",
            kept: "the quotation marks as characters"),
        CodeFacts(
            .note, "markdown.credit-as-text",
            "Markdown has no mark for a credit",
            kept: "the credit in parentheses"),
        CodeFacts(
            .note, "markdown.unwrapped-section",
            "the dialect has no containers, or a section no role that can be written",
            kept: "the content"),
        CodeFacts(
            .note, "markdown.unwrapped-span",
            "a span has neither identifier, class nor attribute",
            kept: "its text"),
        CodeFacts(
            .note, "markdown.span-by-class",
            "Markdown has no mark for small capitals",
            kept: "a span of that class"),
        CodeFacts(
            .note, "markdown.dropped-attributes",
            "the dialect has no place for identifier, classes or attributes here",
            kept: "the node without them"),
        CodeFacts(
            .note, "markdown.list-style",
            "items are counted by letters or Roman numerals",
            kept: "the same list counted by numbers"),
        CodeFacts(
            .note, "markdown.table-groups",
            "a table has several bodies, a foot or headers of rows",
            kept: "all rows in one body"),
        CodeFacts(
            .note, "markdown.table-caption",
            "a table of bars has no caption",
            kept: "the caption as a paragraph before the table"),
        CodeFacts(
            .note, "markdown.heading-level",
            "a heading lies below level 6",
            kept: "a heading of level 6"),
        CodeFacts(
            .note, "markdown.dropped-break",
            "a line break ends a block",
            kept: "the text without it"),
        CodeFacts(
            .note, "markdown.expression-lines",
            "lines of an expression cannot stand in a heading, or would begin a block",
            kept: "the expression, its lines joined or indented"),
        CodeFacts(
            .note, "markdown.empty",
            "Markdown cannot write a block or mark without content",
            kept: "nothing"),
        CodeFacts(
            .note, "markdown.extension",
            "Markdown has no form for an extension",
            kept: "its content"),
        CodeFacts(
            .note, "markdown.list-spacing",
            "a list cannot be as tight or loose as it is",
            kept: "the list, looser or tighter"),
        CodeFacts(
            .note, "markdown.cell-alignment",
            "cells are aligned otherwise than the header of their column",
            kept: "the alignment of the header"),
        CodeFacts(
            .note, "markdown.nested-link",
            "a link lies within a link",
            kept: "the text of the inner one"),
        CodeFacts(
            .warning, "markdown.list-start",
            "a list starts at a number that Markdown cannot hold",
            kept: "the nearest number"),
        CodeFacts(
            .warning, "markdown.dropped-raw",
            "markup of a format that Markdown cannot hold",
            kept: "nothing"),
        CodeFacts(
            .warning, "markdown.shortcode-as-comment",
            "the dialect has no shortcodes",
            kept: "an HTML comment"),
        CodeFacts(
            .warning, "markdown.open-html",
            "a block of HTML lacks the mark that ends it, so that it takes in what follows",
            kept: "all, as it stands"),
        CodeFacts(
            .warning, "markdown.split-html",
            "a blank line ends a block of HTML early",
            kept: "the lines as they are, which read back in parts"),
    ]
}
