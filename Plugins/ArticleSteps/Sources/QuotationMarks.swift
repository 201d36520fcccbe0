/// The marks with which a language quotes.
struct QuotationMarks: Hashable, Sendable {
    var open: String, close: String
    /// Within others.
    var innerOpen: String, innerClose: String

    /// Those of a language tag; of English where the language is not known.
    init(_ tag: String) {
        let parts = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" })
        let language = parts.first.map(String.init) ?? "en"
        let region = parts.dropFirst().last.map(String.init)
        let marks: (String, String, String, String) =
            switch (language, region) {
            case ("de", "ch"), ("fr", "ch"), ("it", "ch"): ("«", "»", "‹", "›")
            case ("de", _), ("cs", _), ("sk", _), ("sl", _), ("lt", _), ("is", _), ("et", _):
                ("„", "“", "‚", "‘")
            case ("fr", _): ("«\u{A0}", "\u{A0}»", "“", "”")
            case ("es", _), ("it", _), ("pt", "pt"), ("ca", _), ("el", _), ("gl", _):
                ("«", "»", "“", "”")
            case ("ru", _), ("uk", _), ("be", _), ("kk", _): ("«", "»", "„", "“")
            case ("no", _), ("nb", _), ("nn", _): ("«", "»", "‘", "’")
            case ("da", _): ("»", "«", "›", "‹")
            case ("sv", _), ("fi", _): ("”", "”", "’", "’")
            case ("pl", _), ("ro", _), ("hr", _), ("sr", _), ("bs", _): ("„", "”", "«", "»")
            case ("hu", _): ("„", "”", "»", "«")
            case ("bg", _): ("„", "“", "’", "’")
            default: ("“", "”", "‘", "’")
            }
        (open, close, innerOpen, innerClose) = marks
    }
}
