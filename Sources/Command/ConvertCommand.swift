internal import ArgumentParser
internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import Glibc

/// Converts files: what `galley` does without another word.
struct ConvertCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "convert", abstract: "Converts one file, or many into a folder.",
            usage: "galley [convert] [-f FORMAT] [-t FORMAT] [-o PATH] [FILE ...]",
            discussion: formatHelp(GalleyCommand.registry))
    }

    @Option(
        name: [.customShort("f"), .customLong("from")],
        help: "The format of the input; by default what its name and contents show.")
    var from: String?

    @Option(
        name: [.customShort("t"), .customLong("to")],
        help: "The format of the output; by default what the name of the output shows.")
    var to: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: "The file to write, or, with `/` at its end, the folder.")
    var output: String?

    @Option(
        name: [.customShort("x"), .customLong("extract")],
        help: "Find the article in a page: auto, on or off.")
    var extract = "auto"

    @Option(name: .long, help: "A selector of the part of a page to keep (with extraction).")
    var keep: String?

    @Option(name: .long, help: "A selector of what to leave out of a page (with extraction).")
    var drop: String?

    @Flag(
        name: [.customShort("s"), .customLong("standalone")],
        help: "Write a whole page, with title and metadata.")
    var isStandalone = false

    @Option(help: "Where the title goes: auto, heading, header or none.")
    var title = "auto"

    @Option(help: "What to do with markup of another format: parse, keep or drop.")
    var raw: String?

    @Option(help: "Write these too: related, most-read, comments, … or all.")
    var supplements: String?

    @Option(
        name: [.customShort("M"), .customLong("metadata")],
        help: "Set a field of the metadata: name=value.")
    var metadata: [String] = []

    @Option(
        name: [.customShort("O"), .customLong("option")],
        help: "Set an option of a format: name=value.")
    var options: [String] = []

    @Option(
        name: .customLong("from-encoding"),
        help: "The encoding of the input, where it does not say.")
    var encoding: String?

    @Option(help: "Line ends of text output: lf, crlf or keep.")
    var eol = "keep"

    @Flag(name: .customLong("in-place"), help: "Rewrite each file in its own format.")
    var isInPlace = false

    @Flag(help: "Fail where anything is lost, or a warning is given.")
    var strict = false

    @Flag(name: [.customShort("q"), .customLong("quiet")], help: "Errors and warnings only.")
    var isQuiet = false

    @Flag(name: [.customShort("v"), .customLong("verbose")], help: "Notes too.")
    var verbosity: Int

    @Option(name: .customLong("plugin"), help: "A program or manifest to use as a plugin.")
    var plugins: [String] = []

    @Flag(name: .customLong("list-formats"), help: "List the formats and end.")
    var listsFormats = false

    @Argument(
        parsing: .allUnrecognized,
        help: "Files, `-` for standard input, and options of their formats.")
    var rest: [String] = []

    static let flagNames = [
        "from", "to", "output", "extract", "standalone", "title", "raw", "supplements", "metadata",
        "option", "from-encoding", "eol", "in-place", "strict", "quiet", "verbose", "plugin",
        "keep",
        "drop", "help", "version",
    ]

    mutating func run() throws {
        let registry = GalleyCommand.registry
        if listsFormats { return printLine(formatTable(registry)) }
        let own = try FormatOptions(rest, assignments: options, knowing: registry)
        var files = own.files
        if files.isEmpty {
            guard isatty(0) == 0 else { throw CleanExit.helpRequest(Root.self) }
            files = ["-"]
        }
        let conversion = try Conversion(self, options: own, files: files, registry: registry)
        let failed = conversion.run(files)
        if Interruption.signal.isSet { throw ExitStatus(ExitStatus.interrupted) }
        if let failed { throw ExitStatus(failed) }
    }
}

/// The part of the help that comes from the registry.
private func formatHelp(_ registry: Registry) -> String {
    let names = registry.readers.map(\.name).joined(separator: ", ")
    let targets = (registry.writers + registry.streamWriters).map(\.name).joined(separator: ", ")
    return """
        Reads \(names); writes \(targets).
        A format's own options are written `--name value`; `galley formats NAME` lists them.
        A dialect's abilities are switched behind its name: `-f markdown+math-footnotes`.
        """
}
