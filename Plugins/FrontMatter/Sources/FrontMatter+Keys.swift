public import GalleyDocumentModel
internal import GalleyPluginKit
internal import GalleyYAML

extension FrontMatter {
    /// Sets the field that `key` gives in the header that was read: `lastmod`, `excerpt`, `cover`.
    public func set(_ key: String, to text: String, in metadata: inout Metadata) throws -> Bool {
        let writer = HeaderWriter(profile: profile, values: values, lastWins: lastWins)
        guard let origin = metadata.origin, HeaderKeys.mayMean(key, otherThan: Field.named(key)),
            let source = OriginHeader(origin, writer), let field = source.map.field(of: key),
            field != Field.named(key)
        else { return false }
        if text.isEmpty {
            metadata[field] = nil
            return true
        }
        guard field.form != .string else {
            metadata[field] = .string(text)
            return true
        }
        let entry = HeaderEntry(key: key, keyRange: 0..<0, value: HeaderNode(typed: text))
        var values = values
        let value = values.value(field, entry)
        switch (field.form, value) {
        case (.date?, .date), (.boolean?, .boolean), (.strings?, .list), (.people?, .list),
            (.image?, .map):
            metadata[field] = value
            return true
        default:
            throw Diagnostic(
                .error, "option.bad-value", "`\(key)` cannot be `\(text)`",
                help: "it gives the field `\(field.name)`")
        }
    }
}

extension HeaderMap {
    /// The field to which a key gives its whole value.
    fileprivate func field(of key: String) -> Field? {
        (homes + empty).first {
            $0.home.key == key && !$0.home.isNested && $0.field.form != nil
        }?.field
    }
}

extension HeaderNode {
    /// A value as a person types it: as YAML if it stands in brackets or quotes, else as plain text.
    fileprivate init(typed text: String) {
        let bytes = Array(text.utf8)
        self.init(.text(text, isPlain: true), range: 0..<bytes.count)
        guard let first = bytes.first, "[{\"'".utf8.contains(first) else { return }
        do {
            guard let root = try YAMLDocument(parsing: bytes).root else { return }
            self.init(root, base: 0)
        } catch { return }
    }
}
