public import GalleyDocumentModel

/// How a source is to be read.
public struct ReadRequest: Sendable {
    public var format: FormatSpec
    /// Options of the format and its envelope; what neither has is an error.
    public var options: [String: Metadata.Value]
    public var extraction: Extraction?
    /// Whether a first heading may become the title.
    public var takesHeadline = true
    /// Whether it becomes the title where nothing else names one; else only a repetition is taken out.
    public var movesHeadline = true

    public init(
        _ format: FormatSpec, options: [String: Metadata.Value] = [:],
        extraction: Extraction? = nil
    ) {
        (self.format, self.options, self.extraction) = (format, options, extraction)
    }
}

extension Context {
    /// Reads a whole source: its header, its body, its headline.
    ///
    /// Throws what the envelope and the reader throw: diagnostics, where there is no document to
    /// return.
    public mutating func read(_ source: Source, _ request: ReadRequest) throws -> Document {
        if input.isEmpty { input = source.bytes }
        let entry = try registry.find(request.format.name, in: registry.readerEntries)
        let envelopeEntry = registry.envelopeEntry(of: entry.facts)
        let (given, toggle) = request.format.options(
            with: request.options, envelope: envelopeEntry?.name)
        let (own, outer) = parted(given, own: entry.facts.options, envelopeEntry?.options() ?? [])
        let reader = try entry.make(own, request.extraction)
        guard let envelopeEntry, toggle ?? entry.facts.envelopeIsOn else {
            var document = try read(source, with: reader)
            if entry.facts.takesHeadline { document.takeHeadline(as: request) }
            return document
        }
        let envelope = try envelopeEntry.make(outer)
        let header = try within(source) { try envelope.open(source, in: &$0) }
        let body = header.map { source.dropping(first: $0.bodyStart) } ?? source
        bodyStart = header?.bodyStart ?? 0
        var document = try read(body, with: reader)
        if let header { document.metadata = header.metadata.completed(by: document.metadata) }
        if entry.facts.takesHeadline { document.takeHeadline(as: request) }
        return document
    }

    /// Reads `bytes` with whatever reader is registered for `format`: raw islands, HTML in feeds.
    ///
    /// `base` is where they lie in the source.
    public mutating func read(
        _ format: String, _ bytes: [UInt8], base: Int = 0
    ) throws -> Document {
        let reader = try registry.find(format, in: registry.readerEntries)
            .make([:], Extraction(.off))
        return try read(Source(bytes, info: source, base: base), with: reader)
    }

    /// Whether a reader of that name is registered.
    public func canRead(_ format: String) -> Bool { registry.readerFacts(format) != nil }

    private mutating func read(_ source: Source, with reader: any Reader) throws -> Document {
        guard source.bytes.count <= limits.inputBytes else {
            throw Diagnostic(
                .error, "limit.input",
                "\(source.info.name) holds more than \(limits.inputBytes) bytes",
                help: "raise the limit of input, or leave this article out")
        }
        var document = try within(source) { try reader.read(source, in: &$0) }
        document.takeSupplements()
        guard document.nodeCount <= limits.nodes else {
            throw Diagnostic(
                .error, "limit.nodes", "more than \(limits.nodes) nodes",
                help: "raise the limit of nodes, or leave this article out")
        }
        return document
    }

    /// The options that belong to the format, and those of its envelope.
    func parted(
        _ given: [String: Metadata.Value], own ownList: @autoclosure () -> [OptionFacts],
        _ envelopeList: @autoclosure () -> [OptionFacts]
    ) -> (own: [String: Metadata.Value], envelope: [String: Metadata.Value]) {
        if given.isEmpty { return ([:], [:]) }
        let (own, envelope) = (ownList(), envelopeList())
        let outer = given.filter { name, _ in
            envelope.contains { $0.name == name } && !own.contains { $0.name == name }
        }
        return (given.filter { outer[$0.key] == nil }, outer)
    }
}

extension Metadata {
    /// This metadata, and behind it the fields of `other` that it lacks.
    func completed(by other: Metadata) -> Metadata {
        var result = self
        for (field, value) in other.fields where result[field] == nil { result[field] = value }
        return result
    }
}
