internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import Glibc

/// Files on their way, one after another, as the command line asked.
struct Conversion {
    let asked: ConversionRequest
    let options: FormatOptions
    let registry: Registry
    private let from: FormatSpec?
    private let to: FormatSpec?
    private let mode: Extraction.Mode
    private let placement: TitlePlacement
    private let islands: RawIslands.Way?
    private let target: Target

    private enum Target {
        case standardOutput
        case file(String)
        case folder(String)
        case inPlace
    }

    init(
        _ asked: ConversionRequest, options: FormatOptions, files: [String], registry: Registry
    ) throws {
        (self.asked, self.options, self.registry) = (asked, options, registry)
        from = try asked.from.map { try registry.readerSpec($0) }
        mode = try choice(asked.extract, of: "extract")
        placement = try choice(asked.title, of: "title")
        islands = try asked.raw.map { try choice($0, of: "raw") }
        target = try Conversion.target(asked, files)
        to = try Conversion.format(asked, target, registry)
        guard ["lf", "crlf", "keep"].contains(asked.eol) else {
            throw Diagnostic(
                .error, "option.bad-value", "`--eol` cannot be `\(asked.eol)`",
                help: "one of: lf, crlf, keep")
        }
    }

    private static func target(_ asked: ConversionRequest, _ files: [String]) throws -> Target {
        if asked.isInPlace {
            guard asked.output == nil, asked.to == nil else {
                throw Diagnostic(
                    .error, "option.conflict",
                    "`--in-place` writes where it read, in the same format",
                    help: "leave out `-o` and `-t`, or `--in-place`")
            }
            guard !files.contains("-") else {
                throw Diagnostic(
                    .error, "option.conflict", "standard input has no place to be rewritten in")
            }
            return .inPlace
        }
        guard let path = asked.output, path != "-" else {
            guard files.count <= 1 else {
                throw Diagnostic(
                    .error, "output.many", "\(files.count) files cannot go into one output",
                    help: "name a folder for them: `-o out/`")
            }
            return .standardOutput
        }
        if path.hasSuffix("/") || isFolder(path) { return .folder(path) }
        guard files.count == 1 else {
            throw Diagnostic(
                .error, "output.many", "\(files.count) files cannot go into one file, `\(path)`",
                help: "name a folder for them: `-o \(path)/`")
        }
        if files[0] != "-", isSameFile(files[0], path) {
            throw Diagnostic(
                .error, "output.is-input", "`\(path)` is the input itself",
                help: "write elsewhere, or rewrite it with `--in-place`")
        }
        return .file(path)
    }

    /// The format that is written; nil where it is the input's own.
    private static func format(
        _ asked: ConversionRequest, _ target: Target, _ registry: Registry
    ) throws -> FormatSpec? {
        if let to = asked.to { return try registry.writerSpec(to) }
        switch target {
        case .inPlace: return nil
        case .file(let path):
            if let suffix = fileExtension(of: path),
                let known = registry.writer(forExtension: suffix)
            {
                return FormatSpec(name: known)
            }
        case .standardOutput, .folder: break
        }
        guard let standard = registry.defaultWriter else {
            throw Diagnostic(.error, "format.unknown", "no format to write", help: "name one: `-t`")
        }
        return FormatSpec(name: standard)
    }
}

extension Conversion {
    /// Converts all; nil where nothing failed, else the status to end with.
    func run(_ files: [String]) -> Int32? {
        var status: Int32?
        for file in files {
            if Interruption.signal.isSet { return ExitStatus.interrupted }
            if let failure = convert(file) { status = max(status ?? 0, failure) }
            if status == ExitStatus.closedPipe { return status }
        }
        return status
    }

    private func convert(_ file: String) -> Int32? {
        let name = file == "-" ? InputFile.standardInput : file
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) }
        let info = SourceInfo(name: name, encoding: asked.encoding, folder: folder)
        var context = Context(registry, source: info, stop: Interruption.signal)
        var bytes: [UInt8] = []
        var status: Int32?
        do {
            bytes = try InputFile.contents(
                of: file, limit: context.limits.inputBytes, isConverted: true)
            try convert(bytes, file, in: &context)
        } catch let exit as ExitStatus {
            status = exit.code
        } catch let diagnostic as Diagnostic {
            context.diagnostics.report(diagnostic)
            status = isUsage(diagnostic) ? ExitStatus.usage : ExitStatus.failed
        } catch {
            context.diagnostics.report(Diagnostic(.error, "convert.failed", "\(name): \(error)"))
            status = ExitStatus.failed
        }
        show(context.diagnostics, name: name, bytes: bytes)
        if context.diagnostics.worst == .error { status = status ?? ExitStatus.failed }
        return status
    }

    private func isUsage(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.code.hasPrefix("option.") || diagnostic.code.hasPrefix("format.unknown")
    }

    private func convert(_ bytes: [UInt8], _ file: String, in context: inout Context) throws {
        guard let source = from ?? inferred(context.source, bytes) else {
            throw Diagnostic(
                .error, "format.not-known", "\(context.source.name): its format is not clear",
                help: "name it: `-f FORMAT`; `galley formats` lists them")
        }
        let readerFacts = registry.readerFacts(source.name)
        let sink = try to ?? writerSpec(rewriting: source)
        let writerFacts = registry.writerFacts(sink.name)
        try options.check(reader: readerFacts, writer: writerFacts, registry)
        var request = ReadRequest(source, options: options.of(readerFacts, registry))
        if readerFacts?.extracts == true || mode == .on {
            request.extraction = Extraction(isRewriting ? .off : mode)
            request.extraction?.keep = asked.keep
            request.extraction?.drop = asked.drop
        }
        if isRewriting { request.takesHeadline = false }
        // A text that stays what it is keeps its headline where its author put it.
        if asked.title == "auto", readerFacts?.name == writerFacts?.name {
            request.movesHeadline = false
        }
        var articles = try read(bytes, request, in: &context)
        for index in articles.indices { try setMetadata(of: &articles[index]) }
        let known = context.diagnostics.total
        let body = isRewriting ? Array(bytes[min(context.bodyStart, bytes.count)...]) : nil
        let likely = bytes.count + bytes.count / 4 + 4096
        var output = try written(consume articles, sink, body, capacity: likely, in: &context)
        if asked.eol != "keep" { setLineEnds(of: &output, areLong: asked.eol == "crlf") }
        try refuseLosses(context.diagnostics, known: known)
        try output.withBytes { try deliver($0, file, format: writerFacts) }
    }

    /// The format of a file that is rewritten, with those switches that its writer has too.
    private func writerSpec(rewriting source: FormatSpec) throws -> FormatSpec {
        var spec = try registry.writerSpec(source.name)
        for toggle in source.toggles {
            let word = source.name + (toggle.isOn ? "+" : "-") + toggle.name
            if let known = try? registry.writerSpec(word) { spec.toggles += known.toggles }
        }
        return spec
    }

    private var isRewriting: Bool { if case .inPlace = target { true } else { false } }

    private func inferred(_ info: SourceInfo, _ bytes: [UInt8]) -> FormatSpec? {
        registry.inferredReader(for: info, bytes: bytes.span).map(FormatSpec.init(name:))
    }

    /// The articles of a source: one, or, in a format of records, those that could be read.
    private func read(
        _ bytes: [UInt8], _ request: ReadRequest, in context: inout Context
    ) throws -> [Document] {
        guard let reader = try registry.streamReader(request.format.name, options: request.options)
        else { return [try context.read(Source(bytes, info: context.source), request)] }
        var stream = try reader.open(ByteStream(bytes), in: &context)
        var articles: [Document] = []
        while true {
            switch stream.next(in: &context) {
            case .article(let article): articles.append(article)
            case .failed(let diagnostic, _): context.diagnostics.report(diagnostic)
            case .end: return articles
            }
        }
    }

    private func written(
        _ articles: consuming [Document], _ format: FormatSpec, _ body: [UInt8]?, capacity: Int,
        in context: inout Context
    ) throws -> ByteSink {
        var sink = ByteSink(
            limit: context.limits.outputBytes, stop: context.stop, capacity: capacity)
        let facts = registry.writerFacts(format.name)
        var own = options.of(facts, registry)
        if let writer = try registry.streamWriter(format.name, options: own) {
            var articleSink = writer.open()
            for article in articles { try articleSink.add(article, to: &sink, in: &context) }
            try articleSink.finish(to: &sink)
            return try finished(sink)
        }
        guard articles.count == 1, let article = articles.popLast() else {
            throw Diagnostic(
                .error, "output.many",
                "\(articles.count) articles cannot go into one \(format.name)",
                help: "write a format of records, or run a pipeline with one path an article")
        }
        let isPage = asked.isStandalone || isNamedFile
        if isPage, own["standalone"] == nil,
            facts?.options.contains(where: { $0.name == "standalone" }) == true
        {
            own["standalone"] = .boolean(true)
        }
        var request = WriteRequest(format, options: own)
        request.title = isRewriting ? .header : placement
        request.body = body
        request.islands = islands ?? (isRewriting ? .keep : nil)
        request.supplements = asked.supplements?.split(separator: ",").map(String.init) ?? []
        try context.write(consume article, request, to: &sink)
        return try finished(sink)
    }

    private var isNamedFile: Bool {
        switch target {
        case .file, .folder: true
        case .standardOutput, .inPlace: false
        }
    }

    private func finished(_ sink: consuming ByteSink) throws -> ByteSink {
        switch sink.finish() {
        case nil: return sink
        case .overLimit(let limit):
            throw Diagnostic(.error, "limit.output", "the output is longer than \(limit) bytes")
        case .stopped: throw ExitStatus(ExitStatus.interrupted)
        case .system(let code):
            throw Diagnostic(
                .error, "output.unwritable", unsafe String(cString: strerror(code)))
        }
    }

    /// With `--strict`, and where a file is rewritten in place, nothing may get lost.
    ///
    /// What writing reports beyond the `known` diagnostics of reading is a loss.
    private func refuseLosses(_ diagnostics: Diagnostics, known: Int) throws {
        let losses = diagnostics.total - known
        let worst = diagnostics.worst ?? .note
        if asked.strict, worst >= .warning || losses > 0 {
            throw Diagnostic(
                .error, "strict.refused",
                "nothing is written: --strict allows no warning and no loss")
        }
        if isRewriting, losses > 0 {
            let loss = diagnostics.first.count > known ? diagnostics.first.last?.message : nil
            throw Diagnostic(
                .error, "in-place.refused",
                "nothing is written: something would be lost"
                    + (loss.map { " (\($0))" } ?? ""),
                help: "convert into another file to see what comes out")
        }
    }

    private func deliver(_ output: Span<UInt8>, _ file: String, format: FormatFacts?) throws {
        switch target {
        case .standardOutput:
            var sink = ByteSink(descriptor: 1)
            sink.write(output)
            switch sink.finish() {
            case nil: return
            case .system(code: EPIPE): throw ExitStatus(ExitStatus.closedPipe)
            case .system(let code):
                throw Diagnostic(
                    .error, "output.unwritable",
                    "<stdout>: \(unsafe String(cString: strerror(code)))")
            case .overLimit, .stopped: throw ExitStatus(ExitStatus.interrupted)
            }
        case .file(let path): try OutputFile.write(output, to: path)
        case .inPlace: try OutputFile.write(output, to: file)
        case .folder(let path):
            let folder = path.hasSuffix("/") ? path : path + "/"
            try OutputFile.makeFolder(String(folder.dropLast()))
            let name = file == "-" ? "stdin" : String(file.split(separator: "/").last ?? "out")
            let stem = fileExtension(of: name).map { String(name.dropLast($0.count + 1)) } ?? name
            let path = folder + stem + "." + (format?.extensions.first ?? format?.name ?? "out")
            if isSameFile(path, file) {
                throw Diagnostic(
                    .error, "output.is-input", "`\(path)` is the input itself",
                    help: "choose another folder, or rewrite it with `--in-place`")
            }
            try OutputFile.write(output, to: path)
        }
    }
}

extension Conversion {
    /// Sets what `-M` asks for; a key that the article's header has is meant as it stands there.
    private func setMetadata(of document: inout Document) throws {
        for word in asked.metadata {
            let assignment = try MetadataAssignment(word)
            let isKey = try registry.set(
                assignment.name, to: assignment.text, in: &document.metadata,
                options: options.values)
            if !isKey { try assignment.apply(to: &document.metadata) }
        }
    }

    private func show(_ diagnostics: Diagnostics, name: String, bytes: [UInt8]) {
        let least: Diagnostic.Severity = asked.verbosity > 0 || asked.strict ? .note : .warning
        var summary: Diagnostic?
        var table: LineTable?
        for diagnostic in diagnostics.first {
            if diagnostic.severity >= least {
                if table == nil, !bytes.isEmpty { table = LineTable(bytes) }
                Messages.show(diagnostic, lines: { $0 == name ? table : nil })
            } else if summary == nil, diagnostic.code.hasSuffix(".extracted") {
                summary = diagnostic
            }
        }
        guard !asked.isQuiet else { return }
        if let summary { Messages.show(summary) }
        if diagnostics.omitted > 0, diagnostics.worst ?? .note >= least {
            Messages.write("\(name): \(diagnostics.omitted) more of the same\n")
        }
    }
}

/// The choice of that name, or a complaint that lists all.
private func choice<Value: RawRepresentable & CaseIterable>(
    _ word: String, of flag: String
) throws -> Value where Value.RawValue == String {
    guard let value = Value.allCases.first(where: { $0.rawValue == word }) else {
        throw Diagnostic(
            .error, "option.bad-value", "`--\(flag)` cannot be `\(word)`",
            help: "one of: \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return value
}

/// Gives a text one kind of line end.
private func setLineEnds(of text: inout ByteSink, areLong: Bool) {
    let bytes = text.takeBytes()
    var last: UInt8 = 0
    for byte in bytes {
        if byte == 10 || byte == 13 {
            if byte == 13 || last != 13 { text.write(areLong ? "\r\n" : "\n") }
        } else {
            text.write(byte: byte)
        }
        last = byte
    }
}

private func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return unsafe stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
}
