public import GalleyDocumentModel
internal import GalleyDocumentQueries
public import GalleyPluginKit
internal import GalleyTemplates

/// Resolves, rewrites and checks addresses, in this order: base, rewrite, parameters, check.
///
/// Base and rewriting mean images and embeds too; the rest means links.
public struct LinksStep: Transform {
    /// Which links are checked.
    public enum Check: String, CaseIterable, Sendable {
        case none
        /// Links to ids within the article.
        case local
    }

    /// The beginning of an address and what replaces it.
    public struct Rewrite: Hashable, Sendable {
        public var from: String, to: String
        public init(from: String, to: String) { (self.from, self.to) = (from, to) }
    }

    /// A template of the address against which relative ones are resolved.
    public var base: String?
    public var rewrites: [Rewrite] = []
    /// Names of parameters; one that ends with `*` means all that begin so.
    public var stripParams: [String] = []
    public var check = Check.none
    /// Whether links to other sites than the base's get `rel="nofollow"`.
    public var nofollow = false

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let base = try resolvedBase(document, context.values)
        var changes: [(Node, String)] = []
        for kind in [Kind.link, .image, .imageBlock, .embed] where document.kinds.contains(kind) {
            for node in document.nodes(of: kind) {
                let old = node[.url].string
                let new = changed(old, isLink: kind == .link, base)
                if new != old { changes.append((node, new)) }
            }
        }
        let outside = nofollow ? outsideLinks(document, base) : []
        if !changes.isEmpty || !outside.isEmpty {
            document.edit { editor in
                for (node, url) in changes { editor.set(.url, of: node, to: url) }
                for (node, rel) in outside { editor.set(attribute: "rel", of: node, to: rel) }
            }
        }
        if check == .local { reportLost(document, &context) }
        return .keep
    }

    /// The value of the option `rewrite`.
    static func rewrites(_ value: Metadata.Value) throws -> [Rewrite] {
        guard case .list(let items) = value else { throw OptionFault("expected a list") }
        return try items.map { item in
            guard case .map(let entries) = item, let from = item["from"]?.string, !from.isEmpty,
                let to = item["to"]?.string, entries.count == 2
            else {
                throw OptionFault(
                    "expected {from, to}", help: "for example {from: \"http://\", to: \"https://\"}"
                )
            }
            return Rewrite(from: from, to: to)
        }
    }
}

extension LinksStep {
    private func resolvedBase(
        _ document: Document, _ values: [String: Metadata.Value]
    ) throws(Diagnostic) -> Address? {
        guard let base else { return nil }
        let text: String
        do throws(TemplateError) {
            text = try Template(base).render(in: DocumentScope(document, values: values))
        } catch {
            throw diagnostic(error, of: base, in: "links")
        }
        let address = Address(text)
        guard address.scheme != nil || text.hasPrefix("/") else {
            throw Diagnostic(
                .error, "links.base-not-absolute", "`\(text)` is no base for other addresses",
                help: "begin it with `https://` or `/`")
        }
        return address
    }

    private func changed(_ url: String, isLink: Bool, _ base: Address?) -> String {
        var url = url
        // An id within the article stays one.
        if let base, !url.isEmpty, !url.hasPrefix("#") {
            let address = Address(url)
            if address.isRelative { url = address.resolved(against: base).text }
        }
        for rewrite in rewrites where url.hasPrefix(rewrite.from) {
            url = rewrite.to + url.dropFirst(rewrite.from.count)
            break
        }
        guard isLink, !stripParams.isEmpty, url.contains("?") else { return url }
        var address = Address(url)
        address.removeParameters { name in
            stripParams.contains { pattern in
                pattern.hasSuffix("*") ? name.hasPrefix(pattern.dropLast()) : name == pattern
            }
        }
        return address.text
    }

    private func outsideLinks(_ document: Document, _ base: Address?) -> [(Node, String)] {
        document.nodes(of: .link).compactMap { node in
            let address = Address(changed(node[.url].string, isLink: true, base))
            guard let authority = address.authority, authority != base?.authority else {
                return nil
            }
            let words = node.attribute("rel")?.string.split(separator: " ").map(String.init) ?? []
            guard !words.contains("nofollow") else { return nil }
            return (node, (words + ["nofollow"]).joined(separator: " "))
        }
    }

    private func reportLost(_ document: Document, _ context: inout Context) {
        let ids = IdPool(of: document).taken
        for link in document.nodes(of: .link) {
            let url = link[.url].string
            guard url.hasPrefix("#"), url.utf8.count > 1 else { continue }
            let id = percentDecoded(url.dropFirst())
            guard !ids.contains(id) else { continue }
            let near = nearest(to: id, among: ids.sorted())
            context.report(
                .warning, "links.no-target", "nothing in the article has the id `\(id)`",
                about: link, help: near.map { "did you mean `#\($0)`?" })
        }
    }
}

/// The text with its `%XX` as bytes; as it was where those are no UTF-8.
func percentDecoded(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    var (result, at) = ([UInt8](), 0)
    while at < bytes.count {
        if bytes[at] == 37, at + 2 < bytes.count,
            let value = UInt8(
                String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
        {
            result.append(value)
            at += 3
        } else {
            result.append(bytes[at])
            at += 1
        }
    }
    return String(validating: result, as: UTF8.self) ?? String(text)
}
