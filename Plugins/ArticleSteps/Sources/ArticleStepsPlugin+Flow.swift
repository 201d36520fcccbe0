internal import GalleyDocumentModel
internal import GalleyPluginKit

extension ArticleStepsPlugin {
    /// Steps that let articles pass or not.
    static func registerFlow(in registry: inout Registry) {
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
