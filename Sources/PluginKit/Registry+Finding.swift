public import GalleyDocumentModel

extension Registry {
    /// A format as the user wrote it, with its toggles.
    ///
    /// Throws a diagnostic for a name or toggle that is not known.
    public func readerSpec(_ text: String) throws(Diagnostic) -> FormatSpec {
        try spec(text, among: readers + streamReaders)
    }

    /// A format as the user wrote it, with its toggles.
    public func writerSpec(_ text: String) throws(Diagnostic) -> FormatSpec {
        try spec(text, among: writers + streamWriters)
    }

    /// What is known of the reader of that name or alias.
    public func readerFacts(_ name: String) -> FormatFacts? {
        readerEntries.first { $0.facts.isCalled(name) }?.facts
            ?? streamReaderEntries.first { $0.facts.isCalled(name) }?.facts
    }

    /// What is known of the writer of that name or alias.
    public func writerFacts(_ name: String) -> FormatFacts? {
        writerEntries.first { $0.facts.isCalled(name) }?.facts
            ?? streamWriterEntries.first { $0.facts.isCalled(name) }?.facts
    }

    /// The options of a reader or writer, those of its envelope behind its own.
    public func options(of facts: FormatFacts) -> [OptionFacts] {
        facts.options + envelopes.filter { $0.name == facts.envelope }.flatMap { $0.options() }
    }

    /// The options that a reader or writer takes, those of an envelope that can be switched on too.
    public func acceptedOptions(of facts: FormatFacts) -> [OptionFacts] {
        facts.options + (envelopeEntry(of: facts)?.options() ?? [])
    }

    /// The envelope that goes with a format: its own, or, for any other text, the first there is.
    func envelopeEntry(of facts: FormatFacts) -> EnvelopeEntry? {
        if let name = facts.envelope { return envelopes.first { $0.name == name } }
        return facts.mediaTypes.contains { $0.hasPrefix("text/") } ? envelopes.first : nil
    }

    /// Sets what a key of the article's own header stands for; false where it has no such key.
    ///
    /// Of the options those count that the header's envelope has. Throws what it throws.
    public func set(
        _ key: String, to text: String, in metadata: inout Metadata,
        options: [String: Metadata.Value]
    ) throws -> Bool {
        guard metadata.origin != nil else { return false }
        for entry in envelopes {
            let names = entry.options().map(\.name)
            let envelope = try entry.make(options.filter { names.contains($0.key) })
            if try envelope.set(key, to: text, in: &metadata) { return true }
        }
        return false
    }

    /// The format of that extension (without its point), for reading.
    public func reader(forExtension suffix: String) -> String? {
        (readers + streamReaders).first { $0.extensions.contains(suffix.lowercased()) }?.name
    }

    /// The format of that extension (without its point), for writing.
    public func writer(forExtension suffix: String) -> String? {
        (writers + streamWriters).first { $0.extensions.contains(suffix.lowercased()) }?.name
    }

    /// The format that a name or media type shows, else the one whose reader is surest of the bytes.
    ///
    /// Nil where no reader has any idea.
    public func inferredReader(for info: SourceInfo, bytes: Span<UInt8>) -> String? {
        let all = readers + streamReaders
        if let type = info.mediaType, let known = all.first(where: { $0.mediaTypes.contains(type) })
        {
            return known.name
        }
        if let suffix = fileExtension(of: info.name), let known = reader(forExtension: suffix) {
            return known
        }
        var best: (name: String?, sureness: Double) = (nil, 0)
        for facts in all {
            let sureness = facts.sniff(bytes)
            if sureness > best.sureness { best = (facts.name, sureness) }
        }
        return best.name
    }

    /// A transform with its options.
    public func transform(
        _ name: String, options: [String: Metadata.Value] = [:]
    ) throws -> any Transform {
        guard let entry = transformEntries.first(where: { $0.facts.name == name }) else {
            let known = transforms.map(\.name)
            throw Diagnostic(
                .error, "step.unknown", "no step is called `\(name)`",
                help: nearest(to: name, among: known).map { "did you mean `\($0)`?" }
                    ?? "known: \(known.sorted().joined(separator: ", "))")
        }
        return try entry.make(options)
    }

    /// A splitter by its name; nil if there is none.
    public func splitter(_ name: String) -> (any Splitter)? {
        splitters.first { $0.name == name }?.splitter
    }

    /// A fresh collector by its name; nil if there is none.
    public func collector(_ name: String) -> (any Collector)? {
        collectors.first { $0.name == name }?.collector
    }

    /// A command of a plugin's own by its name; nil if there is none.
    public func tool(_ name: String) -> (any Tool)? { tools.first { $0.name == name }?.tool }

    /// A reader of many articles; nil where the format is one article a source.
    public func streamReader(
        _ name: String, options: [String: Metadata.Value] = [:]
    ) throws -> (any StreamReader)? {
        try streamReaderEntries.first { $0.facts.isCalled(name) }?.make(options, nil)
    }

    /// A writer of many articles; nil where the format is one article a target.
    public func streamWriter(
        _ name: String, options: [String: Metadata.Value] = [:]
    ) throws -> (any StreamWriter)? {
        try streamWriterEntries.first { $0.facts.isCalled(name) }?.make(options, nil)
    }

    func find<Work>(
        _ name: String, in entries: [Entry<Work>]
    ) throws(Diagnostic) -> Entry<Work> {
        for entry in entries where entry.facts.isCalled(name) { return entry }
        throw unknownFormat(name, known: entries.map(\.facts))
    }

    private func spec(
        _ text: String, among formats: [FormatFacts]
    ) throws(Diagnostic) -> FormatSpec {
        let names = formats.flatMap { [$0.name] + $0.aliases }
        let spec = FormatSpec(text, isKnown: names.contains)
        guard let facts = formats.first(where: { $0.isCalled(spec.name) }) else {
            throw unknownFormat(spec.name, known: formats)
        }
        guard !spec.toggles.isEmpty else { return FormatSpec(name: facts.name) }
        var toggles = facts.options.filter(\.isToggle).map(\.name)
        if let envelope = envelopeEntry(of: facts) { toggles.append(envelope.name) }
        let resolved = spec.resolved(known: toggles)
        for toggle in resolved.toggles where !toggles.contains(toggle.name) {
            throw Diagnostic(
                .error, "format.unknown-toggle", "\(facts.name) has no `\(toggle.name)` to switch",
                help: nearest(to: toggle.name, among: toggles).map { "did you mean `\($0)`?" }
                    ?? (toggles.isEmpty
                        ? "it has none" : "known: \(toggles.joined(separator: ", "))"))
        }
        return FormatSpec(name: facts.name, toggles: resolved.toggles)
    }

    private func unknownFormat(_ name: String, known formats: [FormatFacts]) -> Diagnostic {
        let names = formats.flatMap { [$0.name] + $0.aliases }
        return Diagnostic(
            .error, "format.unknown", "no format is called `\(name)`",
            help: nearest(to: name, among: names).map { "did you mean `\($0)`?" }
                ?? "known: \(formats.map(\.name).sorted().joined(separator: ", "))")
    }
}

extension FormatSpec {
    init(name: String, toggles: [Toggle]) { (self.name, self.toggles) = (name, toggles) }

    /// The toggles as options; the envelope's apart.
    func options(
        with given: [String: Metadata.Value], envelope: String?
    ) -> (own: [String: Metadata.Value], envelopeIsOn: Bool?) {
        var own = given
        var isOn: Bool?
        for toggle in toggles {
            if toggle.name == envelope {
                isOn = toggle.isOn
            } else {
                own[toggle.name] = .boolean(toggle.isOn)
            }
        }
        return (own, isOn)
    }
}

/// The part of a file's name behind its last point; nil where there is none.
public func fileExtension(of name: String) -> String? {
    let last = name.split(separator: "/").last ?? ""
    guard let point = last.lastIndex(of: "."), point != last.startIndex else { return nil }
    let suffix = last[last.index(after: point)...]
    return suffix.isEmpty ? nil : suffix.lowercased()
}
