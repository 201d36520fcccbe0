internal import GalleyForeignPlugins
internal import GalleyPipelines
internal import GalleyPluginKit

/// The page of all codes of diagnostics, made from what the parts declare.
func diagnosticsPage(_ registry: Registry) -> String {
    let codes =
        registry.codes + CodeFacts.kit + CodeFacts.lowering + CodeFacts.command
        + CodeFacts.pipelines + CodeFacts.foreignPlugins
    var groups: [String: [CodeFacts]] = [:]
    for facts in codes { groups[group(of: facts), default: []].append(facts) }
    var page = """
        # Diagnostics

        Written by `make docs` from what the parts declare. A message ends with its code in
        brackets. Errors leave an article out, and the command ends with status 1; with `--strict`
        warnings and losses do so too, and nothing is written. `-v` shows the notes.

        """
    for (name, facts) in groups.sorted(by: { $0.key < $1.key }) {
        page += "\n## `\(name)`\n\n| code | severity | when | what is kept |\n|---|---|---|---|\n"
        for facts in facts.sorted(by: { $0.code < $1.code }) { page += row(facts) }
    }
    page.removeLast()
    return page
}

private func group(of facts: CodeFacts) -> String {
    String(facts.code.prefix { $0 != "." })
}

private func row(_ facts: CodeFacts) -> String {
    "| `\(facts.code)` | \(facts.severity) | \(facts.meaning) | \(facts.kept) |\n"
}
