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
        guard line.utf8.count <= 200, let kind = Lexicon.shared.kind(of: line) else { return nil }
        self = kind
    }
}
