/// What tree construction needs to know of an element, as bits.
struct HTMLTraits: OptionSet, Sendable {
    let rawValue: UInt32

    /// "Special" in the standard: not formatting, not ordinary.
    static let special = Self(rawValue: 1 << 0)

    /// Ends the search for an element in scope.
    static let scope = Self(rawValue: 1 << 1)

    /// Its end tag may be implied.
    static let implied = Self(rawValue: 1 << 2)

    /// Its end tag may be implied where a template ends.
    static let impliedThoroughly = Self(rawValue: 1 << 3)

    /// One of `h1` to `h6`.
    static let heading = Self(rawValue: 1 << 4)

    /// Handled by the rules of the head wherever it stands.
    static let headContent = Self(rawValue: 1 << 5)

    /// Content that does not belong into it goes before the table.
    static let fostering = Self(rawValue: 1 << 6)

    /// Leaves foreign content.
    static let breakout = Self(rawValue: 1 << 7)

    /// Stops at these: clearing back to a table, a table's section, a row.
    static let tableContext = Self(rawValue: 1 << 8)
    static let sectionContext = Self(rawValue: 1 << 9)
    static let rowContext = Self(rawValue: 1 << 10)

    /// One of `tbody`, `thead`, `tfoot`.
    static let tableSection = Self(rawValue: 1 << 11)

    /// One of `td`, `th`.
    static let cell = Self(rawValue: 1 << 12)

    /// Its end tag closes all that is open within it, by the block rule.
    static let blockEnd = Self(rawValue: 1 << 13)

    /// One of `caption`, `col`, `colgroup`, sections, cells and rows.
    static let tablePart = Self(rawValue: 1 << 14)

    /// An element outside the HTML namespace.
    static let foreign = Self(rawValue: 1 << 15)

    /// A MathML element in which text is HTML.
    static let textIntegration = Self(rawValue: 1 << 16)

    /// A foreign element whose contents are HTML.
    static let htmlIntegration = Self(rawValue: 1 << 17)

    /// The element `p`, whose number on the stack is kept.
    static let paragraph = Self(rawValue: 1 << 18)
}

extension HTMLTraits {
    /// The traits of the known names, by number.
    static let table: [HTMLTraits] = {
        var table = [HTMLTraits](repeating: [], count: HTMLName.knownNames.count)
        func mark(_ trait: HTMLTraits, _ names: [HTMLName]) {
            for name in names { table[Int(name.id)].insert(trait) }
        }
        let sections: [HTMLName] = [.tbody, .tfoot, .thead]
        let blocks: [HTMLName] = [
            .address, .article, .aside, .blockquote, .center, .details, .dir, .div, .dl, .fieldset,
            .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .search,
            .section, .summary, .ul, .pre, .listing, .button, .select,
        ]
        let headings: [HTMLName] = [.h1, .h2, .h3, .h4, .h5, .h6]
        let headContent: [HTMLName] = [
            .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title,
        ]
        let tableParts: [HTMLName] = [.caption, .col, .colgroup, .td, .th, .tr] + sections
        mark(.special, blocks + headings + headContent + tableParts)
        mark(
            .special,
            [
                .html, .head, .body, .noscript, .p, .form, .li, .dd, .dt, .plaintext, .applet,
                .marquee, .object, .table, .area, .br, .embed, .img, .keygen, .wbr, .input, .param,
                .source, .track, .hr, .textarea, .xmp, .iframe, .noembed, .frame, .frameset,
            ])
        mark(
            .scope,
            [
                .html, .template, .applet, .marquee, .object, .table, .select, .caption, .td, .th,
            ])
        let implied: [HTMLName] = [
            .p, .li, .dd, .dt, .optgroup, .option, .rb, .rtc, .rp, .rt,
        ]
        mark(.implied, implied)
        mark(.impliedThoroughly, implied + sections + [.caption, .colgroup, .td, .th, .tr])
        mark(.paragraph, [.p])
        mark(.heading, headings)
        mark(.headContent, headContent)
        mark(.fostering, sections + [.table, .tr])
        mark(.tableContext, [.html, .template, .table])
        mark(.sectionContext, sections + [.html, .template])
        mark(.rowContext, [.html, .template, .tr])
        mark(.tableSection, sections)
        mark(.cell, [.td, .th])
        mark(.blockEnd, blocks + [.dialog])
        mark(.tablePart, tableParts)
        mark(
            .breakout,
            headings + [
                .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed,
                .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s,
                .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var,
            ])
        return table
    }()

    /// The traits of a foreign element; an `annotation-xml` that holds HTML is told apart later.
    static func foreign(_ name: HTMLName, _ namespace: HTMLNamespace) -> HTMLTraits {
        switch (namespace, name) {
        case (.svg, .foreignobject), (.svg, .desc), (.svg, .title):
            [.foreign, .special, .scope, .htmlIntegration]
        case (.mathML, .mi), (.mathML, .mo), (.mathML, .mn), (.mathML, .ms), (.mathML, .mtext):
            [.foreign, .special, .scope, .textIntegration]
        case (.mathML, .annotationXml):
            [.foreign, .special, .scope]
        default:
            .foreign
        }
    }
}
