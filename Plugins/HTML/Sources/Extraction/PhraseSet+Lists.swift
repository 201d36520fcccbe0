extension PhraseSet {
    /// Words of classes and identifiers that say what a part of a page is for.
    ///
    /// In the order of `ClassGroup`.
    static let classWords = PhraseSet([
        "article|content|story|post|entry|body|text|main|prose|copy\\b|artikel|beitrag|inhalt|noticia|nota",
        "article[-_]*(body|text|content|copy)|entry[-_]*content|post[-_]*(body|content|text)|story[-_]*(body|text|content)|body[-_]*(text|copy|content)|content[-_]*(body|text)|main[-_]*(content|text)|rich[-_]*text|markdown|prose|wysiwyg",
        "comment|disqus|respond|replies|kommentar|comentario|discussion",
        "share|sharing|social|facebook|twitter|addthis|whatsapp|follow|sns\\b|like",
        "relat|recommend|most-|most_|popular|trend|also|prev|similar|teaser|outbrain|taboola|read-?more|read_more|suggest|latest|headline|recirc|more-|more_|list-?item|list_item|card|linkbox|crosslink|empfehl|mehr",
        "nav|menu|breadcrumb|pagin|pager|toc\\b|skip|topbar|tabs?\\b",
        "side|rail|aside|widget|secondary|column",
        "foot|bottom|copyright|legal|disclaimer|colophon|imprint",
        "header|masthead|banner|hero|headline|title|kicker|eyebrow|subtitle|dek|standfirst|lead|summary|intro",
        "\\bads?\\b|-ads?\\b|_ads?\\b|\\bad-|\\bad_|advert|sponsor|promo|dfp|commercial|werbung|anzeige|publicid|affiliate|cta\\b",
        "meta|byline|date|time|publish|info|tag|categor|label|stamp",
        "author|autor|bio\\b|about|profile|vcard|contributor|avatar",
        "newsletter|subscri|sign-?up|sign_up|abo\\b|paywall|login|register|donat|member|premium|optin",
        "caption|credit|gallery|image|photo|figure|video|player|slide|media|bild|legend",
        "cookie|consent|gdpr|modal|popup|overlay|dialog|hidden|hide|tooltip|sr-only|visually|screen-reader|print",
        "tweet|instagram|embed|quote|blockquote",
        "table|infobox|facts|factbox|box",
    ])

    /// Phrases of what stands round articles, in many languages: share, subscribe, more, rights,
    /// comment, credit, by, date, buy.
    static let texts = PhraseSet([
        "\\b(share|tweet|pin it|follow us|like us|teilen|compartir|partager|condividi|facebook|twitter|whatsapp|instagram|linkedin|telegram)\\b",
        "newsletter|subscri|sign up|sign in|log ?in|abonn|anmelden|registr|suscr|inscri",
        "\\b(read|see|learn|view|watch|show|load|find out) (more|also|all|next|full)|lesen sie|mehr (zum|lesen|dazu)|leia (mais|também)|lire (aussi|la suite)|lee también|czytaj|читайте|leggi anche|xem thêm|related|you may also|recommended|more (from|stories|on)|^(related|recommended|popular|trending|latest|most read|tags?|topics?|filed under|share|advertisement|anzeige|werbung|publicidad|comments?|leave a)\\b|^categor\\w*",
        "©|\\(c\\)|copyright|all rights reserved|rights reserved|alle rechte|nachdruck|terms of|privacy|cookie|datenschutz|impressum|무단전재|転載|版权",
        "\\b(comment|reply|kommentar|comentar|leave a)\\b|captcha|required fields|your email",
        "\\b(photo|image|credit|foto|bild|picture|source|quelle|getty|reuters|afp|epa|shutterstock|file photo|courtesy|fuente|video)\\b",
        "\\b(by|von|por|par|di|author|written|posted|published|updated|editor|redaktion|reporting by|contributed)\\b",
        "\\b(19|20)\\d\\d\\b|\\d{1,2}:\\d\\d|\\d{1,2}(.|/)\\d{1,2}(.|/)\\d{2,4}",
        "click here|here to|download|buy|shop|order|price|\\$\\d|\\$ \\d|€|get it|affiliate|commission|advert|sponsor|donat|support us|member",
    ])

    /// Times that are told from now on, and clock times.
    static let ago = PhraseSet([
        "\\b\\d+\\s*(second|minute|hour|day|week|month|year|min|hr|std|stunde|tag|woche|monat|jahr|hora|día|dia|jour|heure|mois)|\\bago\\b|\\bvor \\d+|\\d{1,2}:\\d\\d"
    ])
}
