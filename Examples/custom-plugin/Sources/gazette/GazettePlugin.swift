import GalleyPluginKit

/// One format and one step.
enum GazettePlugin: Plugin {
    static func register(in registry: inout Registry) {
        registry.add(
            writer: GemtextWriter(), as: "gemtext", extensions: ["gmi"],
            help: "gemtext, for the Gemini protocol",
            speaks: [.heading, .quote, .codeBlock, .link])
        registry.add(
            transform: Shout(), as: "shout", main: "mark", help: "headings in capitals",
            effects: [.text],
            options: [.text("mark", \.mark, help: "what stands behind each heading")])
    }
}
