/// What is known of a text besides its bytes and the label that came with it.
public struct DecodingHints: Hashable, Sendable {
    /// Whether the text is a page that may name its encoding in a `meta` element.
    public var scansMeta: Bool

    /// The language the text is thought to be in, as in `vi` or `zh-TW`; decides what is unclear.
    public var language: String?

    /// Whether text that was decoded wrongly once, and saved as UTF-8, is put right.
    public var repairsMojibake: Bool

    public init(scansMeta: Bool = false, language: String? = nil, repairsMojibake: Bool = true) {
        self.scansMeta = scansMeta
        self.language = language
        self.repairsMojibake = repairsMojibake
    }
}
