/// What the label of a section beside an article announces.
public enum SectionKind: String, CaseIterable, Sendable {
    case related, more
    case mostRead = "most-read"
    case multimedia, tags, comments, share, newsletter
    case advertisement = "ad"

    /// Whether links to other articles follow.
    public var listsArticles: Bool {
        switch self {
        case .related, .more, .mostRead, .multimedia: true
        case .tags, .comments, .share, .newsletter, .advertisement: false
        }
    }

    /// What `line` announces, if it is a label that pages of nineteen languages use.
    ///
    /// ```swift
    /// SectionKind(label: "Tin bài liên quan:")  // related
    /// SectionKind(label: "2 Comments")  // comments
    /// ```
    ///
    /// Case, signs round the label, a count in front or in brackets behind do not matter; up to
    /// three more words may follow one of two words or more.
    public init?(label line: String) {
        guard line.utf8.count <= 200 else { return nil }
        let bytes = Array(line.utf8)
        self.init(loweredLabel: LetterCase.lowered(bytes), closes: SentenceEnd.closes(bytes))
    }

    /// The same for a line in lower case; `closes` says whether it ends in a full stop or the like.
    public init?(loweredLabel line: [UInt8], closes: Bool) {
        guard line.count <= 200,
            let kind = Lexicon.shared.kind(ofLowered: line, closes: closes)
        else { return nil }
        self = kind
    }
}
