public import GalleyDocumentModel
public import GalleyPluginKit

/// Takes out what an article from strangers should not bring with it.
///
/// Raw markup goes, links with other schemes than the allowed are dissolved, images and embeds with
/// such are taken out, attributes that run scripts or set styles go.
public struct SanitizeStep: Transform {
    /// How much goes.
    public enum Profile: String, CaseIterable, Sendable {
        case article
        /// Classes, ids and all attributes of the article's own go too.
        case strict
    }

    public var profile = Profile.article
    public var allowSchemes = ["http", "https", "mailto"]

    public init() {}

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        var unwanted: [Node] = []
        var links: [Node] = []
        var attributes: [(Node, String)] = []
        var marked: [Node] = []
        document.root.walk { node in
            switch node.kind {
            case .rawBlock, .rawInline: unwanted.append(node)
            case .link where !isAllowed(node[.url].string): links.append(node)
            case .image, .imageBlock, .embed:
                if !isAllowed(node[.url].string) { unwanted.append(node) }
            default: break
            }
            guard node.hasAttributes else { return true }
            for (name, _) in node.attributes where profile == .strict || isActive(name) {
                attributes.append((node, name))
            }
            if profile == .strict { marked.append(node) }
            return true
        } leave: { _ in
        }
        for node in unwanted where node.kind == .rawBlock || node.kind == .rawInline {
            context.report(
                .warning, "sanitize.raw", "\(node[.format].string) markup is taken out",
                about: node, help: "parse it first with `raw: parse`")
        }
        document.edit { editor in
            for (node, name) in attributes { editor.remove(attribute: name, of: node) }
            for node in marked {
                editor.remove(.classes, of: node)
                if node.kind != .heading { editor.remove(.id, of: node) }
            }
            for node in links { editor.unwrap(node) }
            for node in withEmptyParents(unwanted) { editor.remove(node) }
        }
        return .keep
    }

    private func isAllowed(_ url: String) -> Bool {
        // Browsers pass over controls and spaces within a scheme.
        let bare = String(String.UnicodeScalarView(url.unicodeScalars.filter { $0.value > 32 }))
        guard let colon = bare.firstIndex(of: ":") else { return true }
        let before = bare[..<colon]
        guard !before.contains(where: { "/?#".contains($0) }) else { return true }
        return allowSchemes.contains { $0.lowercased() == before.lowercased() }
    }

    private func isActive(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("on") || name == "style" || name == "srcdoc" || name == "formaction"
    }
}
