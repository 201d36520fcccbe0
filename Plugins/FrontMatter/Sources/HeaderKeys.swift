internal import GalleyDocumentModel

/// Which keys of the world's tools stand for which field.
enum HeaderKeys {
    /// The names of each field's key, the first one that occurs being read.
    static let names: [(field: Field, names: [String])] = [
        (.title, ["title"]),
        (.subtitle, ["subtitle", "tagline"]),
        (.authors, ["authors", "author", "byline"]),
        (.published, ["date", "publishDate", "pubDate", "pubdate", "published_at", "published"]),
        (
            .updated,
            [
                "lastmod", "updated", "modified", "updatedDate", "date-modified", "updated_at",
                "last_modified_at", "last_update",
            ]
        ),
        (.expires, ["expiryDate", "unpublishdate"]),
        (.draft, ["draft", "published", "publish", "status"]),
        (.tags, ["tags", "tag", "keywords"]),
        (.categories, ["categories", "category"]),
        (.summary, ["summary", "excerpt", "custom_excerpt", "abstract"]),
        (.description, ["description"]),
        (.slug, ["slug", "id"]),
        (.language, ["lang", "language", "locale"]),
        (
            .image,
            ["image", "cover", "hero", "heroImage", "feature_image", "banner", "thumbnail"]
        ),
        (.canonical, ["canonical", "canonical_url", "canonicalURL"]),
        (.license, ["license"]),
        (.section, ["section"]),
        (.site, ["site"]),
        (.publisher, ["publisher"]),
    ]

    /// The names of an image's members, the first one that occurs being read.
    static let ofImages: [(name: String, keys: [String])] = [
        ("url", ["url", "src", "path", "file", "image"]),
        ("alternative", ["alternative", "alt"]), ("caption", ["caption"]), ("credit", ["credit"]),
    ]

    /// What a key may stand for.
    struct Facts {
        /// The fields, by their places in `names`, and how many other keys come before this one.
        var claims: [(field: Int, rank: Int)] = []
        /// Whether it is the name of a field itself.
        var isField = false
    }

    static let facts: [String: Facts] = {
        var facts: [String: Facts] = [:]
        for (field, entry) in names.enumerated() {
            for (rank, key) in entry.names.enumerated() {
                facts[key, default: Facts()].claims.append((field, rank))
            }
        }
        for (field, _) in Field.known { facts[field.name, default: Facts()].isField = true }
        return facts
    }()

    /// Whether a key gives a known field.
    static func isKnown(_ key: String) -> Bool { facts[key]?.claims.isEmpty == false }

    /// Whether a key may give another field than this one.
    static func mayMean(_ key: String, otherThan field: Field) -> Bool {
        facts[key]?.claims.contains { names[$0.field].field != field } == true
    }
}

/// The tools whose names for keys are known.
public enum HeaderProfile: String, CaseIterable, Sendable {
    case none, hugo, jekyll, astro, docusaurus, obsidian, pandoc

    /// The key that a field has in a new header.
    func key(for field: Field) -> String {
        switch (field, self) {
        case (.published, .astro): "pubDate"
        case (.published, _): "date"
        case (.updated, .jekyll): "last_modified_at"
        case (.updated, .astro): "updatedDate"
        case (.updated, .docusaurus): "last_update"
        case (.updated, .obsidian): "updated"
        case (.updated, .pandoc): "date-modified"
        case (.updated, _): "lastmod"
        case (.expires, _): "expiryDate"
        case (.language, _): "lang"
        case (.summary, .jekyll): "excerpt"
        case (.summary, .pandoc): "abstract"
        case (.tags, .pandoc): "keywords"
        case (.image, .astro): "heroImage"
        case (.image, .obsidian): "cover"
        case (.draft, .jekyll): "published"
        case (.draft, .obsidian): "publish"
        default: field.name
        }
    }
}
