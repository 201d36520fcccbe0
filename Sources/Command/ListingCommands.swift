internal import ArgumentParser
internal import GalleyPluginKit

/// Lists the formats, or one format's options.
struct FormatsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "formats", abstract: "Lists the formats, or the options of one.")
    }

    @Argument(help: "A format.")
    var name: String?

    func run() throws {
        let registry = GalleyCommand.registry
        guard let name else { return printLine(formatTable(registry)) }
        let reader = registry.readerFacts(name), writer = registry.writerFacts(name)
        guard reader != nil || writer != nil else {
            _ = try registry.readerSpec(name)
            return
        }
        var lines: [String] = []
        for (word, facts) in [("reading", reader), ("writing", writer)] {
            guard let facts else { continue }
            lines.append("\(facts.name), \(word): \(facts.help)")
            lines += optionLines(registry.options(of: facts))
        }
        printLine(lines.joined(separator: "\n"))
    }
}

/// Lists the steps, or one step's options.
struct StepsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "steps", abstract: "Lists the steps of pipelines, or the options of one.")
    }

    @Argument(help: "A step.")
    var name: String?

    func run() throws {
        let registry = GalleyCommand.registry
        guard let name else {
            let width = registry.transforms.map(\.name.count).max() ?? 0
            return printLine(
                registry.transforms.sorted { $0.name < $1.name }
                    .map { "\(padded($0.name, width))  \($0.help)" }.joined(separator: "\n"))
        }
        guard let facts = registry.transforms.first(where: { $0.name == name }) else {
            _ = try registry.transform(name)
            return
        }
        let main = facts.main.map { " (a bare value sets `\($0)`)" } ?? ""
        printLine(
            (["\(facts.name): \(facts.help)\(main)"] + optionLines(facts.options))
                .joined(separator: "\n"))
    }
}

/// Prints the script that completes words in a shell.
struct CompletionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "completion", abstract: "Prints the completion script of a shell.")
    }

    @Argument(help: "bash, zsh or fish.")
    var shell: String

    func run() throws {
        guard let known = CompletionShell(rawValue: shell) else {
            throw Diagnostic(
                .error, "option.bad-value", "no completion for `\(shell)`",
                help: "one of: bash, zsh, fish")
        }
        printLine(Root.completionScript(for: known))
    }
}

/// All formats, what is done with each and the files it is known by.
func formatTable(_ registry: Registry) -> String {
    let readers = registry.readers + registry.streamReaders
    let writers = registry.writers + registry.streamWriters
    var names: [String] = []
    for facts in readers + writers where !names.contains(facts.name) { names.append(facts.name) }
    let width = names.map(\.count).max() ?? 0
    return names.sorted().map { name in
        let reader = readers.first { $0.name == name }, writer = writers.first { $0.name == name }
        let ways = (reader == nil ? "-" : "r") + (writer == nil ? "-" : "w")
        let facts = reader ?? writer
        let aliases = facts?.aliases ?? []
        let also = aliases.isEmpty ? "" : " (also \(aliases.joined(separator: ", ")))"
        return "\(padded(name, width))  \(ways)  \(facts?.help ?? "")\(also)"
    }.joined(separator: "\n")
}

private func optionLines(_ options: [OptionFacts]) -> [String] {
    options.flatMap { option in
        let toggle = option.isToggle ? ", or behind the name with + or -" : ""
        return [
            "  --\(option.name)  \(option.values); default \(option.standard)\(toggle)",
            "      \(option.help)",
        ]
    }
}

private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
}
