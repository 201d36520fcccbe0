/// Phrases of what stands round articles and belongs to none: rights, cookies, forms.
public enum Boilerplate {
    /// Whether such a phrase stands in the line.
    public static func occurs(in line: String) -> Bool {
        occurs(inLowered: LetterCase.lowered(Array(line.utf8)))
    }

    /// The same for a line that is in lower case already.
    public static func occurs(inLowered line: [UInt8]) -> Bool {
        Lexicon.shared.boilerplate.occurs(in: line)
    }
}
