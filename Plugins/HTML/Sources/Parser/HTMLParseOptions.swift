/// How a page is parsed.
struct HTMLParseOptions: Sendable {
    /// The element a fragment is parsed for, such as `div` or `svg path`; `nil` for a whole page.
    var fragmentContext: String?

    /// Whether scripts would run, so that `noscript` holds text rather than markup.
    var isScripting = false

    /// Whether parse errors are collected.
    var collectsErrors = false

    /// How many elements may be open at once; deeper ones become siblings, as in browsers.
    var depthLimit = 512

    /// How many nodes a tree may have before parsing stops.
    var nodeLimit = 4_000_000

    /// How many parse errors are kept.
    var errorLimit = 1_000
}

/// A departure from the standard's syntax and where it stands in the parsed text.
struct HTMLParseError: Sendable {
    /// The standard's name for it, such as `duplicate-attribute`.
    var code: StaticString

    /// The offset in the text that was parsed, in bytes.
    var offset: Int
}
