internal import GalleyDocumentModel

/// Writes a header: as it was, with some lines changed, or new.
struct HeaderWriter {
    var profile: HeaderProfile
    var values: HeaderValues
    var lastWins = false
    var rewritesAsYAML = false
    /// Whether the lines of marks are left out: metadata alone in a file.
    var isBare = false
    /// What there is to say about how it was written.
    private(set) var note: String?

    init(profile: HeaderProfile, values: HeaderValues, lastWins: Bool) {
        (self.profile, self.values, self.lastWins) = (profile, values, lastWins)
    }

    /// The header of an article, with what stands between it and the body.
    mutating func header(_ metadata: Metadata) -> [UInt8] {
        if let origin = metadata.origin, metadata.isAsRead {
            let text = HeaderText(origin)
            if keeps(text.split.syntax) { return text.bytes(isBare) }
        }
        let wanted = HeaderForm.plain(metadata)
        guard let origin = metadata.origin, let source = OriginHeader(origin, self) else {
            return wanted.isEmpty ? [] : fresh(wanted, nil)
        }
        let wantsSame = keeps(source.syntax)
        if wantsSame, source.map.metadata.holdsSame(as: wanted) { return source.text.bytes(isBare) }
        if wantsSame, let patched = patched(source, wanted) {
            return patched
        }
        note =
            source.syntax == .yaml
            ? "the header was written anew: its comments and spelling are lost"
            : "the header was \(source.syntax == .toml ? "TOML" : "JSON") and is written as YAML"
        return fresh(wanted, source)
    }

    /// Whether a header stays in its syntax.
    private func keeps(_ syntax: HeaderSplit.Syntax) -> Bool {
        syntax == .yaml || !rewritesAsYAML && !isBare
    }

    /// The header with only those lines changed whose keys changed; nil where that cannot be done.
    private func patched(_ source: OriginHeader, _ wanted: Metadata) -> [UInt8]? {
        let wanted = source.syntax == .toml ? HeaderForm.inTOML(wanted) : wanted
        for movesAnchors in source.aliases.isEmpty ? [false] : [false, true] {
            var patch = HeaderPatch(source, profile)
            patch.movesAnchors = movesAnchors
            guard let bytes = patch.apply(wanted), let again = source.replaced(by: bytes, self),
                again.holdsEnough(of: wanted, insteadOf: source, movesAnchors: movesAnchors)
            else { continue }
            return again.text.bytes(isBare)
        }
        return nil
    }

    /// All lines anew, in the order of the old ones if there were any.
    private func fresh(_ metadata: Metadata, _ source: OriginHeader?) -> [UInt8] {
        var lines: [String] = []
        for (field, key) in HeaderForm.order(metadata, source?.homes ?? [:], profile) {
            guard let value = metadata[field] else { continue }
            lines += YAMLEmitter.lines(
                key, HeaderForm.written(field, value, key: key, old: nil))
        }
        guard let source else {
            let text = lines.map { $0 + "\n" }.joined()
            return Array((isBare ? text : "---\n" + text + "---\n\n").utf8)
        }
        return source.text.withLines(lines, isBare: isBare)
    }
}

/// The header that metadata was read from, read once more.
struct OriginHeader {
    let text: HeaderText
    let root: HeaderNode?
    let map: HeaderMap
    let homes: [Field: HeaderMap.Home]
    /// Known fields whose key stands there without a value.
    let empty: [Field: HeaderMap.Home]
    /// The names of all anchors that are referred to.
    let aliases: Set<String>

    var syntax: HeaderSplit.Syntax { text.split.syntax }

    init?(_ origin: Metadata.Origin, _ writer: HeaderWriter) {
        self.init(HeaderText(origin), writer)
    }

    private init?(_ text: HeaderText, _ writer: HeaderWriter) {
        self.text = text
        do {
            root = try HeaderReader(lastWins: writer.lastWins).root(
                of: text.all, text.split.content, text.split.syntax)
        } catch { return nil }
        if let root, root.entries == nil { return nil }
        aliases = text.split.syntax == .yaml ? root?.aliases ?? [] : []
        var map = HeaderMap(root, writer.values)
        HeaderPitfalls(text.all, map).repair(&map, writer.profile)
        self.map = map
        homes = Dictionary(map.homes.map { ($0.field, $0.home) }) { _, last in last }
        empty = Dictionary(map.empty.map { ($0.field, $0.home) }) { first, _ in first }
    }

    /// The value that gives a field its own.
    func node(of home: HeaderMap.Home) -> HeaderNode? { map.entry(home)?.value }

    /// The same with another text, read again.
    func replaced(by bytes: [UInt8], _ writer: HeaderWriter) -> OriginHeader? {
        OriginHeader(HeaderText(bytes, syntax), writer)
    }
}

extension Metadata {
    /// Whether two say the same, in whatever order.
    func holdsSame(as other: Metadata) -> Bool {
        fields.count == other.fields.count
            && fields.allSatisfy { field, value in other[field] == value }
    }
}

extension OriginHeader {
    /// Whether a changed header says what `wanted` says, other keys for fields that went away apart.
    ///
    /// A value that refers to a changed one follows it, unless anchors moved.
    fileprivate func holdsEnough(
        of wanted: Metadata, insteadOf old: OriginHeader, movesAnchors: Bool
    ) -> Bool {
        for (field, value) in wanted.fields {
            guard let found = map.metadata[field] else {
                guard field.form == nil, HeaderKeys.isKnown(field.name) else { return false }
                continue
            }
            if found == value || syntax == .json && found.isSpelt(as: value) { continue }
            guard !movesAnchors, wanted[field] == old.map.metadata[field],
                old.homes[field].flatMap(old.node)?.hasAliases == true
            else { return false }
        }
        return map.metadata.fields.allSatisfy { wanted[$0.field] != nil || $0.field.form != nil }
    }
}

extension Metadata.Value {
    /// Whether two values are one text in a syntax that has no dates.
    fileprivate func isSpelt(as other: Metadata.Value) -> Bool {
        switch (self, other) {
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSpelt(as: $1) }
        case (.map(let left), .map(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy {
                    $0.key == $1.key && $0.value.isSpelt(as: $1.value)
                }
        case (.string(let text), .date(let date)): text == date.isoString
        default: self == other
        }
    }
}
