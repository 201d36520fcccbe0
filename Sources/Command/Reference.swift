internal import ArgumentParser
internal import GalleyDocumentModel
internal import GalleyPluginKit

/// Prints the reference of formats, steps and losses, or of diagnostics, as a page of Markdown.
struct ReferenceCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "reference", abstract: "Prints a reference page.", shouldDisplay: false)
    }

    enum Page: String, CaseIterable, ExpressibleByArgument { case formats, diagnostics }

    @Argument(help: "Which page: formats or diagnostics.")
    var page = Page.formats

    func run() throws {
        switch page {
        case .formats: printLine(referencePage(GalleyCommand.registry))
        case .diagnostics: printLine(diagnosticsPage(GalleyCommand.registry))
        }
    }
}

/// The reference page: made from what plugins register, so that it cannot be out of date.
func referencePage(_ registry: Registry) -> String {
    var page = "# Reference\n\nWritten by `make docs` from what plugins register.\n"
    page += "\n## Formats that are read\n"
    for facts in registry.readers + registry.streamReaders { page += section(facts, registry) }
    page += "\n## Formats that are written\n"
    for facts in registry.writers + registry.streamWriters { page += section(facts, registry) }
    page += "\n## Steps\n"
    for facts in registry.transforms.sorted(by: { $0.name < $1.name }) {
        page += "\n### `\(facts.name)`\n\(facts.help)\n"
        if let main = facts.main { page += "\nA bare value sets `\(main)`.\n" }
        page += table(facts.options)
    }
    page += "\n## What is lost, and what is kept\n\n"
    page += "A writer is given only what it speaks. For each other node there is a diagnostic.\n\n"
    page += "| code | what stands in its place |\n|---|---|\n"
    for kind in Kind.allCases where kind.category != .root {
        page += "| `lowered.\(kind.name)` | \(kind.kept) |\n"
    }
    page += "| `metadata.not-written` | metadata that the output has no place for is named |\n"
    page += "| `raw.dropped` | markup of another format was left out as asked |\n"
    page += "| `raw.no-reader` | markup of a format that nothing reads was left out |\n"
    return page
}

private func section(_ facts: FormatFacts, _ registry: Registry) -> String {
    var text = "\n### `\(facts.name)`\n\(facts.help)\n"
    var known: [String] = []
    if !facts.aliases.isEmpty {
        known.append("also called \(facts.aliases.map { "`\($0)`" }.joined(separator: ", "))")
    }
    if !facts.extensions.isEmpty {
        known.append("files `\(facts.extensions.map { "." + $0 }.joined(separator: "`, `"))`")
    }
    if let envelope = facts.envelope {
        known.append("header `\(envelope)`, \(facts.envelopeIsOn ? "on" : "off") unless switched")
    }
    if !known.isEmpty { text += "\n\(known.joined(separator: "; ")).\n" }
    return text + table(registry.options(of: facts))
}

private func table(_ options: [OptionFacts]) -> String {
    guard !options.isEmpty else { return "" }
    var text = "\n| option | values | default | |\n|---|---|---|---|\n"
    for option in options {
        let toggle = option.isToggle ? " (`+`/`-`)" : ""
        text +=
            "| `\(option.name)`\(toggle) | \(cell(option.values)) | \(cell(option.standard)) "
            + "| \(cell(option.help)) |\n"
    }
    return text
}

private func cell(_ text: String) -> String {
    String(text.flatMap { $0 == "|" ? Array("\\|") : [$0] })
}
