internal import ArgumentParser
internal import GalleyDocumentModel
internal import GalleyDocumentQueries
internal import GalleyPluginKit
internal import GalleySelectors

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

    @Option(
        name: .customLong("select"),
        help: "The nodes alone that a selector means, with their places.")
    var selector: String?

    @Argument(help: "A file, or `-`.")
    var file = "-"

    func run() throws {
        let registry = GalleyCommand.registry
        let selector = try selector.map(parsed)
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
            if let selector {
                printLine(places(of: selector.nodes(in: document), in: bytes, name))
            } else {
                printLine(shown(document))
            }
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

    private func parsed(_ text: String) throws -> Selector {
        do throws(SelectorError) {
            let selector = try Selector(parsing: text)
            if let mistake = selector.check(against: .document).first { throw mistake }
            return selector
        } catch {
            throw Diagnostic(
                .error, "inspect.\(error.code)", "`\(text)`: \(error.message)", help: error.help)
        }
    }

    /// Each node below the place it was read from.
    private func places(of nodes: [Node], in bytes: [UInt8], _ name: String) -> String {
        var result = ""
        // The line that the offset before this one is in; nodes come in the order of the source.
        var (line, start, offset) = (1, 0, 0)
        for node in nodes {
            if let range = node.range, Int(range.start) <= bytes.count {
                if Int(range.start) < offset { (line, start, offset) = (1, 0, 0) }
                while offset < Int(range.start) {
                    if bytes[offset] == 10 { (line, start) = (line + 1, offset + 1) }
                    offset += 1
                }
                let column = String(decoding: bytes[start..<offset], as: UTF8.self).count + 1
                result += "\(name):\(line):\(column):\n"
            }
            result += node.outline
        }
        return result.isEmpty ? "nothing in \(name) is meant" : result
    }
}
