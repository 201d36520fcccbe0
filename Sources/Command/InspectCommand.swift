internal import ArgumentParser
internal import GalleyDocumentModel
internal import GalleyPluginKit

/// Shows what was read of a file.
struct InspectCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect",
            abstract: "Shows what is read of a file: its tree, its metadata.")
    }

    @Option(name: [.customShort("f"), .customLong("from")], help: "The format of the input.")
    var from: String?

    @Option(
        name: [.customShort("x"), .customLong("extract")],
        help: "Find the article in a page: auto, on or off.")
    var extract = "auto"

    @Flag(name: .customLong("tree"), help: "The tree alone.")
    var showsTree = false

    @Flag(name: .customLong("meta"), help: "The metadata alone.")
    var showsMetadata = false

    @Argument(help: "A file, or `-`.")
    var file = "-"

    func run() throws {
        let registry = GalleyCommand.registry
        let name = file == "-" ? InputFile.standardInput : file
        var context = Context(registry, source: SourceInfo(name: name))
        let bytes = try InputFile.contents(of: file, limit: context.limits.inputBytes)
        let inferred = registry.inferredReader(for: context.source, bytes: bytes.span)
        guard let format = from ?? inferred else {
            throw Diagnostic(
                .error, "format.not-known", "\(name): its format is not clear",
                help: "name it: `-f FORMAT`")
        }
        var request = ReadRequest(try registry.readerSpec(format))
        guard let mode = Extraction.Mode(rawValue: extract) else {
            throw Diagnostic(
                .error, "option.bad-value", "`--extract` cannot be `\(extract)`",
                help: "one of: auto, on, off")
        }
        if registry.readerFacts(request.format.name)?.extracts == true || mode == .on {
            request.extraction = Extraction(mode)
        }
        do {
            let document = try context.read(Source(bytes, info: context.source), request)
            printLine(shown(document))
        } catch let diagnostic as Diagnostic {
            context.diagnostics.report(diagnostic)
        }
        for diagnostic in context.diagnostics.first {
            Messages.show(diagnostic) { $0 == name ? bytes : nil }
        }
        if context.diagnostics.worst == .error { throw ExitStatus(ExitStatus.failed) }
    }

    private func shown(_ document: Document) -> String {
        if showsTree == showsMetadata { return document.outline }
        if showsTree { return document.root.outline }
        return document.metadata.fields.map { "\($0.field.name): \($0.value.outline)\n" }.joined()
    }
}
