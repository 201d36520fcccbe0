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
        let wanted = HeaderForm.plain(metadata)
        guard let origin = metadata.origin, let source = OriginHeader(origin, self) else {
            return wanted.isEmpty ? [] : fresh(wanted, nil)
        }
        let wantsSame = source.syntax == .yaml || !rewritesAsYAML && !isBare
        if wantsSame, source.map.metadata.holdsSame(as: wanted) { return source.bytes(isBare) }
        if wantsSame, let patched = patched(source, wanted) {
            return patched
        }
        note =
            source.syntax == .yaml
            ? "the header was written anew: its comments and spelling are lost"
            : "the header was \(source.syntax == .toml ? "TOML" : "JSON") and is written as YAML"
        return fresh(wanted, source)
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
            return again.bytes(isBare)
        }
        return nil
    }

    /// All lines anew, in the order of the old ones if there were any.
    private func fresh(_ metadata: Metadata, _ source: OriginHeader?) -> [UInt8] {
        var lines: [String] = []
        for (field, key) in HeaderForm.order(metadata, source?.map, profile) {
            guard let value = metadata[field] else { continue }
            lines += YAMLEmitter.lines(
                key, HeaderForm.written(field, value, key: key, old: nil))
        }
        guard let source else {
            let text = lines.map { $0 + "\n" }.joined()
            return Array((isBare ? text : "---\n" + text + "---\n\n").utf8)
        }
        return source.withLines(lines, isBare: isBare)
    }
}

/// The header that metadata was read from, read once more.
struct OriginHeader {
    let all: [UInt8]
    let split: HeaderSplit
    let root: HeaderNode?
    let map: HeaderMap
    /// The names of all anchors that are referred to.
    let aliases: Set<String>

    var syntax: HeaderSplit.Syntax { split.syntax }
    var lineEnd: [UInt8] { LineEnds.first(in: all) }

    init?(_ origin: Metadata.Origin, _ writer: HeaderWriter) {
        self.init(origin.bytes, HeaderSplit.Syntax(rawValue: origin.format) ?? .yaml, writer)
    }

    init?(_ bytes: [UInt8], _ syntax: HeaderSplit.Syntax, _ writer: HeaderWriter) {
        all = bytes
        if case .header(let split) = HeaderSplit.find(in: bytes) {
            self.split = split
        } else {
            let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            split = HeaderSplit(
                syntax: syntax, content: start..<bytes.count, opening: start..<start,
                closingStart: bytes.count, bodyStart: bytes.count)
        }
        let found: HeaderNode?
        do {
            found = try HeaderReader(lastWins: writer.lastWins).root(
                of: bytes, split.content, split.syntax)
        } catch { return nil }
        guard let root = found else {
            (root, map, aliases) = (nil, HeaderMap(nil, writer.values), [])
            return
        }
        if root.entries == nil { return nil }
        self.root = root
        aliases = syntax == .yaml ? root.aliases : []
        var map = HeaderMap(root, writer.values)
        HeaderPitfalls(bytes, map).repair(&map, writer.profile)
        self.map = map
    }

    /// Whether there are lines of marks round the content.
    var hasDelimiters: Bool { !split.opening.isEmpty }

    func bytes(_ isBare: Bool) -> [UInt8] {
        if isBare || hasDelimiters { return isBare ? Array(all[split.content]) : all }
        return Array("---".utf8) + lineEnd + all + ends(all) + Array("---".utf8) + lineEnd + lineEnd
    }

    private func ends(_ text: [UInt8]) -> [UInt8] {
        text.isEmpty || text.last == 10 || text.last == 13 ? [] : lineEnd
    }

    /// The same with another text, read again.
    func replaced(by bytes: [UInt8], _ writer: HeaderWriter) -> OriginHeader? {
        OriginHeader(bytes, split.syntax, writer)
    }

    /// New content within the old lines of marks; those of other syntaxes become those of YAML.
    func withLines(_ lines: [String], isBare: Bool) -> [UInt8] {
        var text: [UInt8] = []
        for line in lines { text += Array(line.utf8) + lineEnd }
        if isBare { return text }
        let mark = Array("---".utf8)
        let bom = all.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(all[..<3]) : []
        if syntax == .yaml, hasDelimiters {
            return Array(all[..<split.content.lowerBound]) + text
                + Array(all[split.closingStart...])
        }
        return bom + mark + lineEnd + text + mark + lineEnd + blankLines
    }

    /// What stood between the closing line and the body.
    private var blankLines: [UInt8] {
        var lines = HeaderLines(all, from: split.closingStart)
        _ = lines.next()
        return lines.at <= all.count ? Array(all[lines.at...]) : []
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
                guard field.form == nil, HeaderKeys.all.contains(field.name) else { return false }
                continue
            }
            if found == value || syntax == .json && found.isSpelt(as: value) { continue }
            guard !movesAnchors, wanted[field] == old.map.metadata[field],
                old.map.homes[field]?.node.hasAliases == true
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
