public import GalleyDocumentModel
public import GalleyPluginKit

/// The header of metadata in front of an article: YAML, TOML or JSON between lines of marks.
///
/// What is not changed is written back byte for byte; of what is changed, only its lines.
public struct FrontMatter: Envelope {
    /// The tool whose names for keys a new header has.
    public var profile: HeaderProfile = .none
    /// Whether the last of two equal keys is taken; otherwise the second one is an error.
    public var lastWins = false
    /// Whether English dates such as `November 12, 2008` are read as dates.
    public var readsProseDates = false
    /// Whether a header of TOML or JSON is written as YAML.
    public var rewritesAsYAML = false

    public init() {}

    public func open(_ source: Source, in context: inout Context) throws -> Header? {
        switch HeaderSplit.find(in: source.bytes) {
        case .none: return nil
        case .unclosed(let opening, let firstLine):
            reportUnclosed(opening, firstLine, source.bytes, &context)
            return nil
        case .header(let split): return try open(split, source, &context)
        }
    }

    private func open(
        _ split: HeaderSplit, _ source: Source, _ context: inout Context
    ) throws -> Header? {
        let bytes = source.bytes
        let root: HeaderNode?
        do {
            root = try HeaderReader(lastWins: lastWins).root(of: bytes, split.content, split.syntax)
        } catch {
            if HeaderLook.isMeant(split, bytes) { throw diagnostic(error, &context) }
            context.report(
                .warning, "front-matter.no-metadata",
                "what stands between the first two lines of marks is no metadata: read as text",
                at: split.opening, help: "write the first line as `***` if it is a rule")
            return nil
        }
        if let root, root.entries == nil {
            if let fault = HeaderLook.missingBlank(in: bytes, split) {
                throw diagnostic(fault, &context)
            }
            let found = root.items == nil ? "a text" : "a list"
            context.report(
                .warning, "front-matter.no-metadata",
                "front matter holds \(found) and no keys: read as text", at: split.opening,
                help: "write `key: value` lines, or `***` if the first line is a rule")
            return nil
        }
        let metadata = metadata(root, split, source, &context)
        return Header(metadata, bodyStart: split.bodyStart)
    }

    /// What a header's root says, with what there is to warn of.
    private func metadata(
        _ root: HeaderNode?, _ split: HeaderSplit, _ source: Source, _ context: inout Context
    ) -> Metadata {
        let bytes = source.bytes
        var map = HeaderMap(root, values)
        if split.syntax == .yaml { HeaderPitfalls(bytes, map).report(&context) }
        for warning in map.values.warnings {
            context.report(
                .warning, "front-matter." + warning.code, warning.message, at: warning.range,
                help: warning.help)
        }
        HeaderPitfalls(bytes, map).repair(&map, profile)
        var metadata = map.metadata
        metadata.finish(
            readingFrom: Metadata.Origin(
                format: split.syntax.rawValue, bytes: Array(bytes[..<split.bodyStart])))
        return metadata
    }

    /// The metadata of a file that holds nothing else, with or without lines of marks.
    func open(alone source: Source, in context: inout Context) throws -> Metadata? {
        if case .header = HeaderSplit.find(in: source.bytes) {
            return try open(source, in: &context)?.metadata
        }
        let bytes = source.bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let split = HeaderSplit(
            syntax: .yaml, content: start..<bytes.count, opening: start..<start,
            closingStart: bytes.count, bodyStart: bytes.count)
        let root: HeaderNode?
        do {
            root = try HeaderReader(lastWins: lastWins).root(of: bytes, split.content, .yaml)
        } catch { throw diagnostic(error, &context) }
        guard root == nil || root?.entries != nil else {
            throw context.diagnostic(
                .error, "front-matter.no-metadata",
                "expected keys with values, found \(root?.items == nil ? "a text" : "a list")",
                at: start..<min(start + 1, bytes.count), help: "write `key: value` lines")
        }
        return metadata(root, split, source, &context)
    }

    var values: HeaderValues { HeaderValues(profile, readsProseDates: readsProseDates) }

    private func diagnostic(_ fault: HeaderFault, _ context: inout Context) -> Diagnostic {
        var diagnostic = context.diagnostic(
            .error, "front-matter." + fault.code, fault.message, at: fault.range, help: fault.help)
        if let related = fault.related {
            diagnostic.places += context.diagnostic(.note, "", "", at: related).places
        }
        return diagnostic
    }

    private func reportUnclosed(
        _ opening: Range<Int>, _ firstLine: Range<Int>, _ bytes: [UInt8],
        _ context: inout Context
    ) {
        let mark = String(decoding: bytes[opening].prefix(3), as: UTF8.self)
        let isMeant = HeaderLook.isKey(bytes[firstLine])
        context.report(
            isMeant ? .warning : .note, "front-matter.unclosed",
            "front matter opened here is never closed: the whole file is read as text",
            at: opening,
            help: isMeant
                ? "end it with a line of `\(mark == "{" ? "}" : mark)`"
                : "write the first line as `***` if it is a rule")
    }
}

extension FrontMatter {
    public func write(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) throws {
        var metadata = document.metadata
        if context.titlePlacement != .header { metadata[.title] = nil }
        if metadata.isEmpty, !document.metadata.isEmpty { return }
        var writer = HeaderWriter(profile: profile, values: values, lastWins: lastWins)
        writer.rewritesAsYAML = rewritesAsYAML
        let bytes = writer.header(metadata)
        if let note = writer.note { context.report(.note, "front-matter.rewritten", note) }
        sink.write(bytes.span)
    }
}
