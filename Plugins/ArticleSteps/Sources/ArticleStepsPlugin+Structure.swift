internal import GalleyDocumentModel
internal import GalleyPluginKit

extension ArticleStepsPlugin {
    /// Steps that change the tree.
    static func registerStructure(in registry: inout Registry) {
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
