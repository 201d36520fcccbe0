/// What a dialect of Markdown has beyond CommonMark; each can be had alone.
public struct MarkdownExtensions: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Rows of cells between bars.
    public static let tables = Self(rawValue: 1)
    /// Struck text: `~~struck~~`.
    public static let strikethrough = Self(rawValue: 1 << 1)
    /// Addresses in plain text become links.
    public static let autolinks = Self(rawValue: 1 << 2)
    /// Items with a box: `- [ ] open`, `- [x] done`.
    public static let taskLists = Self(rawValue: 1 << 3)
    /// Notes by label: `[^label]` with `[^label]: text`.
    public static let footnotes = Self(rawValue: 1 << 4)
    /// Notes in place: `^[text]`.
    public static let inlineNotes = Self(rawValue: 1 << 5)
    /// A term on one line, `: text` on the next.
    public static let definitionLists = Self(rawValue: 1 << 6)
    /// Attributes `{#id .class key=value}` behind headings, links, images, code, fences and `[spans]`.
    public static let attributes = Self(rawValue: 1 << 7)
    /// Divisions from `::: name` to `:::`.
    public static let containers = Self(rawValue: 1 << 8)
    /// Quotes that begin with `[!NOTE]`.
    public static let callouts = Self(rawValue: 1 << 9)
    /// Mathematics: `$x$`, `$$x$$`.
    public static let math = Self(rawValue: 1 << 10)
    /// Links and embeds by name: `[[page|text]]`, `![[file]]`.
    public static let wikiLinks = Self(rawValue: 1 << 11)
    /// Tags of Hugo and Liquid: `{{< name >}}`, `{{% name %}}`, `{% tag %}`, `{{ output }}`.
    public static let shortcodes = Self(rawValue: 1 << 12)
    /// Lines of `import` and `export`, `<Component>`, `{expression}`.
    public static let mdx = Self(rawValue: 1 << 13)
    /// Headings without an identifier are given one made of their text.
    public static let headingIDs = Self(rawValue: 1 << 14)
    /// A paragraph that is one image becomes a figure.
    public static let implicitFigures = Self(rawValue: 1 << 15)

    /// Tags of raw HTML that change how a page goes on, such as `<script>`, are marked.
    public static let tagFilter = Self(rawValue: 1 << 16)

    /// Mathematics as LaTeX has it: `\(x\)`, `\[x\]`.
    public static let backslashMath = Self(rawValue: 1 << 17)

    /// Whether a backslash before `@` keeps an address text.
    ///
    /// GitHub looks for addresses after escapes are undone; articles have a way to write them.
    var keepsEscapedAddresses: Bool { !contains(.tagFilter) }

    /// What GitHub adds to CommonMark.
    public static let gfm: Self = [
        .tables, .strikethrough, .autolinks, .taskLists, .footnotes, .tagFilter,
    ]

    /// What articles are written with.
    public static let article: Self = [
        .tables, .strikethrough, .autolinks, .taskLists, .footnotes, .inlineNotes, .definitionLists,
        .attributes, .containers, .callouts, .math,
        .wikiLinks, .shortcodes,
    ]
}
