public import GalleyDocumentModel

/// How a document is to be written.
public struct WriteRequest: Sendable {
    public var format: FormatSpec
    /// Options of the format and its envelope; what neither has is an error.
    public var options: [String: Metadata.Value]
    public var title: TitlePlacement = .auto
    /// The roles of the supplements that are written too; `all` stands for all.
    public var supplements: [String] = []
    /// What is done with markup of another format; nil leaves it to the writer.
    public var islands: RawIslands.Way?
    /// The bytes of a body that was not changed: written as they are behind the header.
    ///
    /// Of use only where the format has a header, and the document came from the same format.
    public var body: [UInt8]?

    public init(_ format: FormatSpec, options: [String: Metadata.Value] = [:]) {
        (self.format, self.options) = (format, options)
    }
}

extension Context {
    /// Whether a writer of that name is registered.
    public func canWrite(_ format: String) -> Bool {
        registry.writers.contains { $0.isCalled(format) }
    }

    /// Writes with whatever writer is registered for the format, which gets only what it speaks.
    ///
    /// In this order: raw islands, supplements, title, lowering, header, body. Losses are reported;
    /// throws what the writer throws. A document that nobody else holds is changed without a copy.
    public mutating func write(
        _ document: consuming Document, _ request: WriteRequest, to sink: inout ByteSink
    ) throws {
        let entry = try registry.find(request.format.name, in: registry.writerEntries)
        let facts = entry.facts
        let envelopeEntry = registry.envelopeEntry(of: facts)
        let (given, toggle) = request.format.options(
            with: request.options, envelope: envelopeEntry?.name)
        let (own, outer) = parted(given, own: facts.options, envelopeEntry?.options() ?? [])
        let work = try entry.make(own, nil)
        let envelope =
            toggle ?? facts.envelopeIsOn ? try envelopeEntry.map { try $0.make(outer) } : nil
        let islands = RawIslands(
            request.islands ?? facts.islands,
            embeds: facts.embeds.contains("*") ? nil : facts.embeds)
        _ = try islands.apply(to: &document, in: &self)
        document = document.including(supplements: request.supplements)
        let carries = work.carriesMetadata || envelope != nil
        titlePlacement = resolved(request.title, carries: carries)
        wantedSupplements = request.supplements
        defer { (titlePlacement, wantedSupplements) = (.header, []) }
        if titlePlacement == .heading { document = document.withTitleAsHeading() }
        if !carries { reportUnwritten(document.metadata, format: facts.name) }
        let lowered = document.lowered(to: facts.speaks, depth: limits.depth) { loss in
            report(loss, format: facts.name)
        }
        try envelope?.write(lowered, to: &sink, in: &self)
        if envelope != nil, let body = request.body { return sink.write(body) }
        try work.writer.write(lowered, to: &sink, in: &self)
    }

    private func resolved(_ title: TitlePlacement, carries: Bool) -> TitlePlacement {
        switch title {
        case .auto: carries ? .header : .heading
        case .header where !carries: .none
        default: title
        }
    }

    /// Tells which metadata has no place in the output.
    private mutating func reportUnwritten(_ metadata: Metadata, format: String) {
        var shown: [Field] = [.published, .authors]
        if titlePlacement == .heading { shown.append(.title) }
        let left = metadata.fields.map(\.field).filter { !shown.contains($0) }
        guard !left.isEmpty else { return }
        let names = left.map(\.name).joined(separator: ", ")
        report(.note, "metadata.not-written", "\(format) has no place for: \(names)")
    }

    private mutating func report(_ loss: Loss, format: String) {
        diagnostics.report(
            Diagnostic(
                loss.isContentLost ? .warning : .note, "lowered.\(loss.kind.name)",
                "\(format) has no \(loss.kind.name): \(loss.kept)",
                at: loss.range.map { [place($0)] } ?? []))
    }
}
