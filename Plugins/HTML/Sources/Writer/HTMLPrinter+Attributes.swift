internal import GalleyDocumentModel

extension HTMLPrinter {
    /// The identifier, classes and other attributes of a node, each after a space.
    ///
    /// A name that HTML does not know becomes `data-NAME`; handlers and styles are left out.
    mutating func printAttributes(
        of node: Node, withClasses: Bool = true, to sink: inout ByteSink
    ) {
        guard node.hasOwnAttributes else { return }
        print(" id=\"", node.id, to: &sink)
        if withClasses { print(" class=\"", node[.classes], to: &sink) }
        for (name, value) in node.attributes {
            switch manner(of: name) {
            case .plain: sink.write(" ")
            case .prefixed: sink.write(" data-")
            case .inner: continue
            case .refused:
                report("html.unsafe-attribute", "the attribute \(name) is left out", at: node)
                continue
            }
            sink.write(name)
            sink.write("=\"")
            sink.write(value, escaping: .html)
            sink.write("\"")
        }
    }

    /// The classes of the node behind one that the element has already.
    func printMoreClasses(of node: Node, to sink: inout ByteSink) {
        let classes = node[.classes]
        guard !classes.isEmpty else { return }
        sink.write(" ")
        sink.write(classes, escaping: .html)
    }

    private func print(_ start: StaticString, _ value: Text, to sink: inout ByteSink) {
        guard !value.isEmpty else { return }
        sink.write(start)
        sink.write(value, escaping: .html)
        sink.write("\"")
    }

    /// Remembers what is left out, to be told at the end; the first hundred are enough.
    mutating func report(_ code: String, _ message: String, at node: Node) {
        if losses.count < 100 { losses.append((code, message, node)) }
    }
}

extension HTMLPrinter {
    private enum Manner { case plain, prefixed, inner, refused }

    /// In a page, which is read back, an attribute of the article's own is told from a prefixed one.
    private func manner(of name: String) -> Manner {
        let manner = HTMLPrinter.manner(of: name)
        return manner == .plain && writer.isStandalone && name.hasPrefix("data-")
            ? .prefixed : manner
    }

    private static func manner(of name: String) -> Manner {
        if plainNames.contains(name) { return .plain }
        if innerNames.contains(name) { return .inner }
        let bytes = Array(name.utf8)
        let isName = bytes.allSatisfy { byte in
            (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == 45 || byte == 95
                || byte == 46 || byte >= 128
        }
        guard isName, !bytes.isEmpty, !refusedNames.contains(name), !name.hasPrefix("on") else {
            return .refused
        }
        return name.hasPrefix("data-") || name.hasPrefix("aria-") ? .plain : .prefixed
    }

    private static let plainNames: Set<String> = [
        "lang", "dir", "title", "role", "width", "height", "datetime", "reversed", "open", "rel",
        "hreflang", "translate", "loading", "decoding", "abbr", "scope", "headers", "itemprop",
        "sizes", "controls", "allowfullscreen", "value",
    ]
    /// Said by the element itself.
    private static let innerNames: Set<String> = ["element", "medium"]
    private static let refusedNames: Set<String> = [
        "style", "srcdoc", "src", "href", "action", "formaction", "xmlns", "id", "class",
    ]
}
