internal import GalleyLanguages

/// What a line of a dump turned out to be; every line has exactly one role.
enum LineRole: Equatable {
    case title, body, caption
    /// Names people, a date or an outlet; all of it went into the metadata.
    case byline
    case label(section: Int)
    case item(section: Int)
    case dropped(DropReason)
}

/// Why a line belongs neither to the article nor to a section.
enum DropReason: String {
    /// No letter or digit: what is left of a rule or a separator.
    case separator
    /// The names of sections of the site.
    case navigation
    /// Rights, cookies, forms.
    case boilerplate
    /// Buttons for sharing, advertisements, newsletters.
    case widget
    /// A credit that belongs to no picture of the article.
    case credit
    /// Names an editor, or people and dates beside those of the article.
    case byline
    /// Stands before the headline.
    case beforeHeadline = "before-headline"
    /// The model takes it for no part of the article.
    case unlikely
}

/// A section beside the article: links, tags, comments.
struct DumpSection {
    var role: String
    /// The line of its label.
    var label: Int
    var items: [Int] = []
}

/// What was found in a dump.
struct DumpStructure {
    var roles: [LineRole]
    var title: Int?
    var people: [String] = []
    var peopleRole = Byline.Role.author
    var source: String?
    var place: String?
    var published: FoundDate?
    var updated: FoundDate?
    var sections: [DumpSection] = []
    /// The first paragraph, where it sums the article up.
    var lead: Int?
    /// How sure the model is of the body, in its own units.
    var confidence = 0.0

    var bodyLines: [Int] { roles.indices.filter { roles[$0] == .body } }
}
