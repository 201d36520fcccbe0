internal import GalleyDocumentModel
internal import GalleyPluginKit

extension ArticleStepsPlugin {
    /// Steps that change metadata.
    static func registerMetadata(in registry: inout Registry) {
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
}
