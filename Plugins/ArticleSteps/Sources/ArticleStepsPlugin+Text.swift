internal import GalleyDocumentModel
internal import GalleyPluginKit

extension ArticleStepsPlugin {
    /// Steps that change text within nodes.
    static func registerText(in registry: inout Registry) {
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
}
