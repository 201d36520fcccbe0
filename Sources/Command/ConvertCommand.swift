internal import ArgumentParser
internal import GalleyDocumentModel
internal import GalleyPluginKit

/// Converts files: what `galley` does without another word.
struct ConvertCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "convert", abstract: "Converts one file, or many into a folder.",
            usage: "galley [convert] [-f FORMAT] [-t FORMAT] [-o PATH] [FILE ...]",
            discussion: formatHelp(GalleyCommand.registry))
    }

    @Option(
        name: ConversionOption.from.names,
        help: "The format of the input; by default what its name and contents show.")
    var from: String?

    @Option(
        name: ConversionOption.to.names,
        help: "The format of the output; by default what the name of the output shows.")
    var to: String?

    @Option(
        name: ConversionOption.output.names,
        help: "The file to write, or, with `/` at its end, the folder.")
    var output: String?

    @Option(
        name: ConversionOption.extract.names,
        help: "Find the article in a page: auto, on or off.")
    var extract = ConversionRequest().extract

    @Option(
        name: ConversionOption.keep.names,
        help: "A selector of the part of a page to keep (with extraction).")
    var keep: String?

    @Option(
        name: ConversionOption.drop.names,
        help: "A selector of what to leave out of a page (with extraction).")
    var drop: String?

    @Flag(
        name: ConversionOption.standalone.names,
        help: "Write a whole page, with title and metadata.")
    var isStandalone = false

    @Option(
        name: ConversionOption.title.names,
        help: "Where the title goes: auto, heading, header or none.")
    var title = ConversionRequest().title

    @Option(
        name: ConversionOption.raw.names,
        help: "What to do with markup of another format: parse, keep or drop.")
    var raw: String?

    @Option(
        name: ConversionOption.supplements.names,
        help: "Write these too: related, most-read, comments, … or all.")
    var supplements: String?

    @Option(
        name: ConversionOption.metadata.names,
        help: "Set a field of the metadata: name=value.")
    var metadata: [String] = []

    @Option(
        name: ConversionOption.option.names,
        help: "Set an option of a format: name=value.")
    var options: [String] = []

    @Option(
        name: ConversionOption.fromEncoding.names,
        help: "The encoding of the input, where it does not say.")
    var encoding: String?

    @Option(
        name: ConversionOption.eol.names,
        help: "Line ends of text output: lf, crlf or keep.")
    var eol = ConversionRequest().eol

    @Flag(name: ConversionOption.inPlace.names, help: "Rewrite each file in its own format.")
    var isInPlace = false

    @Flag(
        name: ConversionOption.strict.names,
        help: "Fail where anything is lost, or a warning is given.")
    var strict = false

    @Flag(name: ConversionOption.quiet.names, help: "Errors and warnings only.")
    var isQuiet = false

    @Flag(name: ConversionOption.verbose.names, help: "Notes too.")
    var verbosity: Int

    @Option(name: .customLong("plugin"), help: "A program or manifest to use as a plugin.")
    var plugins: [String] = []

    @Flag(name: ConversionOption.listFormats.names, help: "List the formats and end.")
    var listsFormats = false

    @Argument(
        parsing: .allUnrecognized,
        help: "Files, `-` for standard input, and options of their formats.")
    var rest: [String] = []

    func run() throws { try request.run() }

    private var request: ConversionRequest {
        ConversionRequest(
            from: from, to: to, output: output, extract: extract, keep: keep, drop: drop,
            isStandalone: isStandalone, title: title, raw: raw, supplements: supplements,
            metadata: metadata, options: options, encoding: encoding, eol: eol,
            isInPlace: isInPlace, strict: strict, isQuiet: isQuiet, verbosity: verbosity,
            listsFormats: listsFormats, rest: rest)
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
