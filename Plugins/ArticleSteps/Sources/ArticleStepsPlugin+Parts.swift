internal import GalleyDocumentModel
internal import GalleyPluginKit

extension ArticleStepsPlugin {
    /// Steps for images, tables, notes and other parts.
    static func registerParts(in registry: inout Registry) {
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
