public import GalleyDocumentModel
public import GalleyPluginKit

/// Puts images in order: real addresses, no tracking pixels, alternative texts.
public struct ImagesStep: Transform {
    /// What is done with images whose address a script would have set.
    public enum Lazy: String, CaseIterable, Sendable { case fix, keep }

    /// What becomes of alternative texts.
    public enum Alternative: String, CaseIterable, Sendable {
        case keep
        /// Where there is none, the caption of the figure is taken.
        case caption
        case remove
    }

    /// Which address of several is taken.
    public enum SourceSet: String, CaseIterable, Sendable { case largest, keep }

    public var lazy = Lazy.fix
    public var srcset = SourceSet.largest
    /// Whether images of at most three pixels in width or height go.
    public var dropPixels = true
    public var alt = Alternative.keep

    public init() {}

    private static let lazyNames = [
        "data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-image",
        "data-hi-res-src", "data-full-src",
    ]

    public func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        var pixels: [Node] = []
        var changes: [(Node, AttributeKey, String)] = []
        for kind in [Kind.image, .imageBlock] where document.kinds.contains(kind) {
            for node in document.nodes(of: kind) {
                if dropPixels, isPixel(node) {
                    pixels.append(node)
                    continue
                }
                if let url = address(of: node) { changes.append((node, .url, url)) }
                if let text = alternative(of: node) { changes.append((node, .alternative, text)) }
            }
        }
        guard !pixels.isEmpty || !changes.isEmpty else { return .keep }
        document.edit { editor in
            for (node, key, value) in changes { editor.set(key, of: node, to: value) }
            for node in withEmptyParents(pixels) { editor.remove(node) }
        }
        return .keep
    }
}

extension ImagesStep {
    private func isPixel(_ node: Node) -> Bool {
        func size(_ name: String) -> Int? {
            node.attribute(name).flatMap { Int($0.string.prefix { $0.isNumber }) }
        }
        if let width = size("width"), let height = size("height") {
            return min(width, height) <= 3
        }
        return false
    }

    /// The address that is meant, where it is not the one that is set.
    private func address(of node: Node) -> String? {
        let old = node[.url].string
        if srcset == .largest,
            let set = node.attribute("srcset") ?? node.attribute("data-srcset"),
            let best = largest(of: set.string), best != old
        {
            return best
        }
        guard lazy == .fix, old.isEmpty || old.hasPrefix("data:") || old.hasPrefix("about:") else {
            return nil
        }
        for name in Self.lazyNames {
            if let value = node.attribute(name)?.string, !value.isEmpty,
                !value.hasPrefix("data:")
            {
                return value
            }
        }
        return nil
    }

    /// The address with the greatest width or density of a `srcset`.
    private func largest(of set: String) -> String? {
        var best: (url: Substring, size: Double)?
        // A comma divides only where space follows it or the description is over.
        var rest = set[...]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            guard !rest.isEmpty else { break }
            var url = rest.prefix { !$0.isWhitespace }
            rest = rest[url.endIndex...]
            var size = 1.0
            if url.last == "," {
                url = url.dropLast()
            } else {
                let description = rest.prefix { $0 != "," }
                rest = rest[description.endIndex...]
                let word = description.split(whereSeparator: \.isWhitespace).first ?? ""
                size = Double(word.dropLast()) ?? 1
            }
            if size > best?.size ?? 0 { best = (url, size) }
        }
        return best.map { String($0.url) }
    }

    private func alternative(of node: Node) -> String? {
        let old = node[.alternative].string
        switch alt {
        case .keep: return nil
        case .remove: return old.isEmpty ? nil : ""
        case .caption:
            guard old.isEmpty, let figure = node.parent?.kind == .figure ? node.parent : nil,
                let caption = figure.children.first(where: { $0.kind == .caption })
            else { return nil }
            let text = caption.string
            return text.isEmpty ? nil : text
        }
    }
}
