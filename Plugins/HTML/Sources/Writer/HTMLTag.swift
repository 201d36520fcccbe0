internal import GalleyDocumentModel

/// The tags of one element, as whole literals.
struct HTMLTag {
    /// The start tag without attributes.
    let start: StaticString
    /// The start tag up to where attributes stand.
    let bare: StaticString
    let end: StaticString

    init(_ start: StaticString, _ bare: StaticString, _ end: StaticString) {
        (self.start, self.bare, self.end) = (start, bare, end)
    }
}

extension HTMLTag {
    static var paragraph: Self { Self("<p>", "<p", "</p>\n") }
    static var quote: Self { Self("<blockquote>\n", "<blockquote", "</blockquote>\n") }
    static var bullets: Self { Self("<ul>\n", "<ul", "</ul>\n") }
    static var item: Self { Self("<li>", "<li", "</li>\n") }
    static var definitions: Self { Self("<dl>\n", "<dl", "</dl>\n") }
    static var term: Self { Self("<dt>", "<dt", "</dt>\n") }
    static var definition: Self { Self("<dd>", "<dd", "</dd>\n") }
    static var section: Self { Self("<section>\n", "<section", "</section>\n") }
    static var figure: Self { Self("<figure>\n", "<figure", "</figure>\n") }
    static var figureCaption: Self { Self("<figcaption>", "<figcaption", "</figcaption>\n") }
    static var table: Self { Self("<table>\n", "<table", "</table>\n") }
    static var tableCaption: Self { Self("<caption>", "<caption", "</caption>\n") }
    static var head: Self { Self("<thead>\n", "<thead", "</thead>\n") }
    static var body: Self { Self("<tbody>\n", "<tbody", "</tbody>\n") }
    static var foot: Self { Self("<tfoot>\n", "<tfoot", "</tfoot>\n") }
    static var row: Self { Self("<tr>\n", "<tr", "</tr>\n") }
    static var cell: Self { Self("<td>", "<td", "</td>\n") }
    static var headerCell: Self { Self("<th>", "<th", "</th>\n") }
    static var emphasis: Self { Self("<em>", "<em", "</em>") }
    static var strong: Self { Self("<strong>", "<strong", "</strong>") }
    static var strikethrough: Self { Self("<del>", "<del", "</del>") }
    static var underline: Self { Self("<u>", "<u", "</u>") }
    static var highlight: Self { Self("<mark>", "<mark", "</mark>") }
    static var superscript: Self { Self("<sup>", "<sup", "</sup>") }
    static var `subscript`: Self { Self("<sub>", "<sub", "</sub>") }
    static var code: Self { Self("<code>", "<code", "</code>") }
    static var keyboard: Self { Self("<kbd>", "<kbd", "</kbd>") }
    static var span: Self { Self("<span>", "<span", "</span>") }

    /// The element that an inline was read from, where it says more than the kind of node does.
    static func element(named name: Text) -> Self? {
        for (known, tag) in Self.elements where name == known { return tag }
        return nil
    }

    private static let elements: [(StaticString, Self)] = [
        ("abbr", Self("<abbr>", "<abbr", "</abbr>")),
        ("cite", Self("<cite>", "<cite", "</cite>")),
        ("dfn", Self("<dfn>", "<dfn", "</dfn>")),
        ("var", Self("<var>", "<var", "</var>")),
        ("samp", Self("<samp>", "<samp", "</samp>")),
        ("small", Self("<small>", "<small", "</small>")),
        ("time", Self("<time>", "<time", "</time>")),
        ("ins", Self("<ins>", "<ins", "</ins>")),
        ("s", Self("<s>", "<s", "</s>")),
        ("ruby", Self("<ruby>", "<ruby", "</ruby>")),
        ("rt", Self("<rt>", "<rt", "</rt>")),
        ("rp", Self("<rp>", "<rp", "</rp>")),
        ("bdi", Self("<bdi>", "<bdi", "</bdi>")),
        ("bdo", Self("<bdo>", "<bdo", "</bdo>")),
    ]
}
