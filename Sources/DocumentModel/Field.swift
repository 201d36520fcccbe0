/// The name of a piece of metadata: one that Galley knows, or an extra's own.
public struct Field: Hashable, Sendable, ExpressibleByStringLiteral {
    public let name: String
    public init(_ name: String) { self.name = name }
    public init(stringLiteral name: String) { self.name = name }

    public static let title: Field = "title", subtitle: Field = "subtitle"
    public static let authors: Field = "authors"
    public static let published: Field = "published", updated: Field = "updated"
    public static let expires: Field = "expires", language: Field = "language"
    public static let description: Field = "description", summary: Field = "summary"
    public static let tags: Field = "tags", categories: Field = "categories"
    public static let section: Field = "section", site: Field = "site"
    public static let publisher: Field = "publisher", canonical: Field = "canonical"
    public static let image: Field = "image", slug: Field = "slug", draft: Field = "draft"
    public static let license: Field = "license"
}

extension Field {
    /// What a known field holds.
    public enum Form: String, Sendable { case string, strings, date, boolean, people, image }

    /// The fields that Galley knows, in the order in which they are written where no other is.
    public static let known: [(field: Field, form: Form)] = [
        (.title, .string), (.subtitle, .string), (.authors, .people), (.published, .date),
        (.updated, .date), (.expires, .date), (.language, .string), (.description, .string),
        (.summary, .string), (.tags, .strings), (.categories, .strings), (.section, .string),
        (.site, .string), (.publisher, .string), (.canonical, .string), (.image, .image),
        (.slug, .string), (.draft, .boolean), (.license, .string),
    ]

    /// Short names for known fields, accepted wherever a field is named.
    public static let aliases: [String: Field] = [
        "author": .authors, "date": .published, "lang": .language, "modified": .updated,
    ]

    /// The field of that name or alias; an extra's where it is neither.
    public static func named(_ name: String) -> Field { aliases[name] ?? Field(name) }

    /// What the field holds, if it is a known one.
    public var form: Form? { Field.forms[self] }

    private static let forms = Dictionary(known.map { ($0.field, $0.form) }) { first, _ in first }
}
