internal import GalleyDocumentModel
public import GalleyPluginKit

/// The built-in steps of pipelines: what is done to an article between its reader and its writer.
public enum ArticleStepsPlugin: Plugin {
    public static func register(in registry: inout Registry) {
        registerStructure(in: &registry)
        registerParts(in: &registry)
        registerMetadata(in: &registry)
        registerText(in: &registry)
        registerFlow(in: &registry)
    }
}

extension ArticleStepsPlugin {
    private static func registerStructure(in registry: inout Registry) {
        registry.add(
            transform: KeepStep(), as: "keep", main: "selector",
            help: "leaves out all that a selector does not mean",
            options: [
                .texts(
                    "selector", \.selector, form: .selector,
                    help: "the nodes to keep, with all in them")
            ])
        registry.add(
            transform: DropStep(), as: "drop", main: "selector",
            help: "takes out what a selector means",
            options: [
                .texts("selector", \.selector, form: .selector, help: "the nodes to take out"),
                .flag(
                    "empty-parents", \.emptyParents,
                    help: "take out what stood around them too, where nothing else is in it"),
            ])
        registry.add(
            transform: UnwrapStep(), as: "unwrap", main: "selector",
            help: "puts what is in the selected nodes in their place",
            options: [
                .texts("selector", \.selector, form: .selector, help: "the nodes to dissolve")
            ])
        registry.add(
            transform: HeadingsStep(), as: "headings", main: "base",
            help: "puts the levels of headings in order and gives them ids",
            options: [
                .optionalNumber(
                    "base", \.base, in: 1...6, help: "the level that the highest heading gets"),
                .number("shift", \.shift, in: -5...5, help: "levels to add to all headings"),
                .flag("close-gaps", \.closesGaps, help: "let no level follow one two above it"),
                .choice(
                    "detect", \.detect, help: "make headings of short paragraphs in capitals"),
                .flag("ids", \.ids, help: "give each heading without an id one made of its words"),
            ])
        registry.add(
            transform: LinksStep(), as: "links", main: "base",
            help: "resolves, rewrites and checks addresses",
            options: [
                .text(
                    "base", \.base, form: .template,
                    help: "the address against which others are resolved"),
                .value("rewrite", help: "a list of {from, to}: beginnings of addresses to replace")
                {
                    $0.rewrites = try LinksStep.rewrites($1)
                },
                .texts(
                    "strip-params", \.stripParams,
                    help: "parameters to take out of links; `utm_*` means all with that beginning"),
                .choice("check", \.check, help: "warn of links to ids that the article has not"),
                .flag("nofollow", \.nofollow, help: "mark links to other sites as not to follow"),
            ])
    }
}

extension ArticleStepsPlugin {
    private static func registerMetadata(in registry: inout Registry) {
        registry.add(
            transform: MetaStep(), as: "meta", main: "set", help: "changes and checks metadata",
            effects: [.metadata], options: MetaStep.options)
        registry.add(
            transform: DateStep(), as: "date", main: "from",
            help: "finds the article's date and writes it as one", effects: [.metadata],
            options: [
                .texts(
                    "from", \.from, form: .texts,
                    help: "fields, expressions, or `text`: the first that holds a date is taken"),
                .text("out", \.out, help: "the field that gets the date"),
                .value(
                    "zone",
                    help:
                        "the zone of times without one: UTC, an offset like +07:00 or Europe/Oslo",
                    standard: "UTC"
                ) { $0.zone = try Zone($1) },
                .text(
                    "locale", \.locale,
                    help: "the language whose habits tell day and month apart, or auto"),
                .choice("order", \.order, help: "which number comes first: day or month"),
                .choice("future", \.future, help: "what to do with a date behind that of the run"),
            ])
        registry.add(
            transform: SlugStep(), as: "slug", main: "from",
            help: "makes the name under which the article is filed", effects: [.metadata],
            options: [
                .texts(
                    "from", \.from, form: .expressions,
                    help: "expressions: the first that gives text is taken"),
                .number("max", \.max, in: 16...255, help: "bytes at most; cut at a word"),
                .choice(
                    "style", \.style,
                    help: "leave out letters that have no ASCII form, or keep them"),
                .flag("unique", \.unique, help: "put a hash of the source behind"),
            ])
        registry.add(
            transform: SummaryStep(), as: "summary", main: "sentences",
            help: "makes a summary of the first sentences", effects: [.metadata],
            options: [
                .number("sentences", \.sentences, in: 1...20, help: "how many sentences"),
                .optionalNumber(
                    "max-chars", \.maxChars, in: 10...10_000, help: "characters at most"),
                .flag("when-missing", \.whenMissing, help: "leave a summary that is there"),
            ])
        registry.add(
            transform: StatsStep(), as: "stats",
            help: "counts words, minutes, images and links into the field `doc`",
            effects: [.metadata],
            options: [
                .flag("words", \.words, help: "count words"),
                .flag("minutes", \.minutes, help: "work out the minutes that reading takes"),
                .flag("images", \.images, help: "count images"),
                .flag("links", \.links, help: "count links"),
            ])
    }

    private static func registerText(in registry: inout Registry) {
        registry.add(
            transform: TypographyStep(), as: "typography", main: "lang",
            help: "sets quotation marks, dashes and ellipses as the language has them",
            effects: [.text],
            options: [
                .text("lang", \.lang, help: "a language tag, or auto for the article's"),
                .flag("quotes", \.quotes, help: "set quotation marks and apostrophes"),
                .flag("dashes", \.dashes, help: "make dashes of hyphens"),
                .flag("ellipsis", \.ellipsis, help: "make one sign of three full stops"),
            ])
        registry.add(
            transform: UnicodeStep(), as: "unicode", main: "form",
            help: "normalises text and takes out what cannot be seen", effects: [.text, .metadata],
            options: [
                .choice("form", \.form, help: "the form of letters with marks"),
                .value(
                    "strip",
                    help: "what to take out: control, zero-width, soft-hyphen, bidi, private-use",
                    standard: "control, zero-width"
                ) { $0.strip = try UnicodeStep.invisibles($1) },
                .choice("nbsp", \.nbsp, help: "keep spaces that do not break, or make them spaces"),
            ])
        registry.add(
            transform: TextStep(), as: "text", main: "replace",
            help: "replaces text by text and joins lines", effects: [.text],
            options: [
                .value(
                    "replace",
                    help: "a list of {match, with}; between slashes `match` is a pattern"
                ) { $0.replacements = try TextStep.replacements($1) },
                .flag(
                    "unwrap-lines", \.unwrapLines, help: "make spaces of line ends in paragraphs"),
                .flag("in-code", \.inCode, help: "replace in code too"),
            ])
        registry.add(
            transform: WhitespaceStep(), as: "whitespace",
            help: "makes one space of many and trims blocks", effects: [.text],
            options: [
                .flag("collapse", \.collapse, help: "make one space of many"),
                .flag("trim", \.trim, help: "take spaces from the ends of blocks"),
            ])
    }

    private static func registerFlow(in registry: inout Registry) {
        registry.add(
            transform: FilterStep(), as: "filter", main: "condition",
            help: "drops the article where a condition does not hold", effects: [.flow],
            options: [
                .text(
                    "condition", \.condition, form: .expression,
                    help: "under which the article goes on"),
                .choice("else", \.otherwise, help: "what happens to the others"),
            ])
        registry.add(
            transform: RequireStep(), as: "require", main: "condition",
            help: "fails the article where a condition does not hold", effects: [.flow],
            options: [
                .text("condition", \.condition, form: .expression, help: "what has to hold"),
                .text(
                    "message", \.message, form: .template, help: "what to tell where it does not"),
            ])
        registry.add(
            transform: LangStep(), as: "lang", main: "allow",
            help: "finds out the language and lets only some pass", effects: [.metadata, .flow],
            options: [
                .texts("allow", \.allow, help: "language tags that pass; all where there are none"),
                .flag("detect", \.detect, help: "look at the text where no language is named"),
                .value(
                    "min-confidence", help: "how sure a guess has to be, from 0 to 1",
                    standard: "0.5"
                ) { $0.minConfidence = try LangStep.confidence($1) },
                .choice("else", \.otherwise, help: "keep or skip articles in other languages"),
            ])
        registry.add(
            transform: NoteStep(), as: "note", main: "text", help: "adds a warning to the report",
            effects: [.flow],
            options: [.text("text", \.text, form: .template, help: "what to tell")])
    }
}

extension ArticleStepsPlugin {
    private static func registerParts(in registry: inout Registry) {
        registry.add(
            transform: ImagesStep(), as: "images",
            help: "gives images their real address and alternative text, takes out pixels",
            options: [
                .choice("lazy", \.lazy, help: "take the address that a script would have set"),
                .choice("srcset", \.srcset, help: "take the largest of several addresses"),
                .flag("drop-pixels", \.dropPixels, help: "take out images of three pixels or less"),
                .choice("alt", \.alt, help: "keep alternative texts, fill or remove them"),
            ])
        registry.add(
            transform: TablesStep(), as: "tables", main: "mode",
            help: "gives tables a head, or makes text of them",
            options: [
                .choice("mode", \.mode, help: "keep tables, make text of them or take them out"),
                .choice(
                    "header-row", \.headerRow, help: "which row is the head where there is none"),
                .optionalNumber(
                    "max-cols", \.maxCols, in: 1...1000, help: "make text of wider tables"),
            ])
        registry.add(
            transform: TocStep(), as: "toc", main: "depth",
            help: "makes a table of contents of the headings", effects: [.tree, .metadata],
            options: [
                .number("depth", \.depth, in: 1...6, help: "levels of headings, from the highest"),
                .number("min", \.min, in: 1...100, help: "make none of fewer headings"),
                .choice("place", \.place, help: "in front of the article or into metadata"),
            ])
        registry.add(
            transform: FootnotesStep(), as: "footnotes", main: "place",
            help: "says where notes go",
            options: [.choice("place", \.place, help: "behind the article, into the text, nowhere")]
        )
        registry.add(
            transform: EmbedsStep(), as: "embeds", main: "as",
            help: "makes links of what a page shows from elsewhere",
            options: [
                .choice("as", \.form, help: "make links of embeds, keep them or take them out"),
                .texts("hosts", \.hosts, help: "sites whose embeds stay as they are"),
            ])
        registry.add(
            transform: SanitizeStep(), as: "sanitize", main: "profile",
            help: "takes out what an article from strangers should not bring with it",
            options: [
                .choice("profile", \.profile, help: "strict takes classes and ids too"),
                .texts("allow-schemes", \.allowSchemes, help: "schemes that addresses may have"),
            ])
        registry.add(
            transform: FingerprintStep(), as: "fingerprint", main: "simhash",
            help: "marks the article with hashes by which copies are found", effects: [.metadata],
            options: [
                .optionalNumber("simhash", \.simhash, in: 64...64, help: "bits of the simhash"),
                .value("minhash", help: "permutations and bands of the minhash: {perm, bands}") {
                    $0.minhash = try FingerprintStep.minhash($1)
                },
                .flag("text-hash", \.textHash, help: "hash the whole text"),
            ])
        registry.add(
            transform: ValidateStep(), as: "validate", main: "schema",
            help: "fails the article whose metadata is not as a schema asks", effects: [.metadata],
            options: [
                .value("schema", help: "a part of JSON Schema, written here") {
                    $0.schema = try MetadataSchema($1)
                }
            ])
        registry.add(
            transform: TagsStep(), as: "tags", main: "map", help: "puts tags in order",
            effects: [.metadata],
            options: [
                .value("map", help: "old tags with new ones: {old: new}") {
                    $0.map = try TagsStep.renames($1)
                },
                .text("split", \.split, help: "the sign that divides several tags in one text"),
                .flag("lower", \.lower, help: "write tags in lower case"),
                .texts("vocab", \.vocab, help: "the tags that there are"),
                .choice("unknown", \.unknown, help: "what to do with a tag that there is not"),
            ])
    }
}
