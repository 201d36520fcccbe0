/// What the tokenizer hands over: one value, filled anew for each token.
struct HTMLToken {
    /// What a token is.
    enum Kind: UInt8 {
        case startTag, endTag, text, comment, doctype, end
    }

    var kind = Kind.end

    /// The name of a tag or document type.
    var name = HTMLName.none

    /// The range of a text or comment in the buffer.
    var start = 0
    var count = 0

    /// Where the token begins in the buffer.
    var position = 0

    /// Whether a start tag ends with a slash.
    var isSelfClosing = false

    /// Whether a text has a null character.
    var holdsNull = false

    /// The identifiers of a document type, and whether its syntax asks for quirks.
    var publicIdentifier: Range<Int>?
    var systemIdentifier: Range<Int>?
    var forcesQuirks = false
}
