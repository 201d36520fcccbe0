/// A text in UTF-8, and how it came to be.
public struct DecodedText: Sendable {
    /// What told the encoding.
    public enum Origin: Hashable, Sendable {
        case byteOrderMark, label, declaration, content, fallback
    }

    /// The text, without a byte order mark.
    public var utf8: [UInt8]

    /// The encoding the bytes were read as, by its WHATWG name where it has one.
    ///
    /// A text put right has both: `utf-8+windows-1252` was read as windows-1252 once and saved.
    public var encodingName: String

    /// What told the encoding.
    public var origin: Origin

    /// How many times U+FFFD stands for bytes without meaning.
    public var replacedCount = 0

    /// Where the first of those stands in the original, in bytes.
    public var firstReplacedOffset: Int?

    /// Leads offsets in `utf8` back to the original.
    public var offsets = OffsetMap()
}
