/// What is wrong with a selector, and where in its text.
public struct SelectorError: Error, Hashable, Sendable {
    /// Stable: `selector-syntax`, `selector-type`, `selector-attribute`, `selector-layer`.
    public var code: String
    /// One line: what was found, what was expected.
    public var message: String
    /// Bytes of the selector's text.
    public var range: Range<Int>
    /// What to write instead.
    public var help: String?
    /// The one right name, where only a name is wrong.
    public var suggestion: String?

    public init(
        _ code: String, _ message: String, at range: Range<Int>, help: String? = nil,
        suggestion: String? = nil
    ) {
        (self.code, self.message, self.range) = (code, message, range)
        (self.help, self.suggestion) = (help, suggestion)
    }
}
