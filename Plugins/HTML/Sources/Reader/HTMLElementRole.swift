/// What an element becomes when a page is read.
enum HTMLElementRole: UInt8 {
    /// Its children stand in its place, within the text.
    case transparent
    /// Its children stand in its place, as blocks of their own.
    case container
    /// Nothing of it is read.
    case dropped
    case paragraph, heading, list, item, definitionList, term, definition
    case quote, preformatted, table, figure, caption, details, section, aside, thematicBreak
    case looseRow, looseCell
    case image, picture, video, audio, frame, object
    case lineBreak, link, emphasis, strong, code, keyboard, quoted, sub, sup
    case underline, strikethrough, highlight, abbreviation, span, math, script, noscript
    case rubyText, input
}

extension HTMLElementRole {
    /// What an HTML element of that name becomes; unknown ones are transparent.
    static func of(_ name: HTMLName) -> Self {
        name.id < UInt32(roles.count) ? roles[Int(name.id)] : .transparent
    }

    /// Whether the element stands on lines of its own, and ends the text before it.
    var isBlock: Bool {
        switch self {
        case .container, .paragraph, .heading, .list, .item, .definitionList, .term, .definition,
            .quote, .preformatted, .table, .figure, .caption, .details, .section, .aside,
            .thematicBreak, .looseRow, .looseCell, .video, .audio, .frame, .object:
            true
        default: false
        }
    }

    private static let roles: [Self] = {
        var table = Array(repeating: Self.transparent, count: HTMLName.knownNames.count)
        for (role, names) in rows { for name in names { table[Int(name.id)] = role } }
        return table
    }()

    private static let rows: [(Self, [HTMLName])] = [
        (
            .container,
            [
                .html, .body, .div, .article, .main, .header, .footer, .nav, .address, .hgroup,
                .center, .fieldset, .form, .legend, .search, .dialog, .menuitem, .optgroup,
                .caption, .tbody, .thead, .tfoot, .noframes, .marquee, .applet, .frameset,
            ]
        ),
        (
            .dropped,
            [
                .head, .title, .base, .basefont, .bgsound, .link, .meta, .style, .template, .svg,
                .select, .textarea, .button, .datalist, .option, .map, .area, .canvas, .param,
                .source, .track, .col, .colgroup, .noembed, .frame, .keygen, .rp, .progress,
                .meter,
            ]
        ),
        (.paragraph, [.p]),
        (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
        (.list, [.ul, .ol, .menu, .dir]),
        (.item, [.li]),
        (.definitionList, [.dl]), (.term, [.dt]), (.definition, [.dd]),
        (.quote, [.blockquote]),
        (.preformatted, [.pre, .listing, .xmp, .plaintext]),
        (.table, [.table]), (.looseRow, [.tr]), (.looseCell, [.td, .th]),
        (.figure, [.figure]), (.caption, [.figcaption]),
        (.details, [.details]), (.container, [.summary]),
        (.section, [.section]), (.aside, [.aside]),
        (.thematicBreak, [.hr]),
        (.image, [.img]), (.picture, [.picture]),
        (.video, [.video]), (.audio, [.audio]), (.frame, [.iframe]), (.object, [.object, .embed]),
        (.lineBreak, [.br]), (.link, [.a]),
        (.emphasis, [.em, .i, .cite, .dfn, .var]), (.strong, [.strong, .b]),
        (.code, [.code, .tt, .samp]), (.keyboard, [.kbd]), (.quoted, [.q]),
        (.sub, [.sub]), (.sup, [.sup]),
        (.underline, [.u, .ins]), (.strikethrough, [.s, .strike, .del]), (.highlight, [.mark]),
        (.abbreviation, [.abbr, .acronym]), (.span, [.span, .font]),
        (.math, [.math]), (.script, [.script]), (.noscript, [.noscript]),
        (.rubyText, [.rt, .rtc]), (.input, [.input]),
    ]
}
