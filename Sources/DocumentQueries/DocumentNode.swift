public import GalleyDocumentModel
public import GalleySelectors

/// A node of a document as selectors see it.
///
/// Every node counts, runs of text among them, so `paragraph > link:only-child` is a paragraph that
/// is nothing but a link.
public struct DocumentNode: SelectableNode {
    public let node: Node

    public init(_ node: Node) { self.node = node }

    public static func == (left: DocumentNode, right: DocumentNode) -> Bool {
        left.node.isSame(as: right.node)
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(node.identity) }

    public var typeName: String { node.kind.name }
    public var parent: DocumentNode? { node.parent.map(DocumentNode.init) }
    public var previous: DocumentNode? { node.previous.map(DocumentNode.init) }
    public var next: DocumentNode? { node.next.map(DocumentNode.init) }
    public var firstChild: DocumentNode? { node.firstChild.map(DocumentNode.init) }

    /// Whether it could hold something and does not: a line or an image is not empty.
    public var isEmpty: Bool {
        node.firstChild == nil && node.text.isEmpty && node.kind.holds != .nothing
    }

    public func text(limit: Int) -> [UInt8] { Array(node.string.utf8.prefix(limit)) }

    public func hasClass(_ name: String) -> Bool {
        node.hasAttributes && node.classes.contains(name)
    }

    public func attribute(_ name: String) -> String? {
        if let key = fixedKey(name) { return node.optionalValue(key)?.string }
        if name == "lang" { return language }
        if let own = node.attribute(name) { return own.string }
        switch (name, node.content) {
        case ("style", .list(let form)): return form.style.name
        case ("align", .cell(let form)): return form.alignment.name
        case ("task", .item(let task?)): return task == .done ? "done" : "open"
        default: break
        }
        guard let number = number(name) else { return nil }
        return Int(exactly: number).map(String.init) ?? "\(number)"
    }

    public func number(_ name: String) -> Double? {
        switch (name, node.content) {
        case ("level", .heading(let level)): return Double(level)
        case ("start", .list(let form)): return Double(form.start)
        case ("columns", .cell(let form)): return Double(form.columns)
        case ("rows", .cell(let form)): return Double(form.rows)
        default: break
        }
        switch name {
        case "words": return Double(TextMeasure(node).words)
        case "chars": return Double(TextMeasure(node).characters)
        case "links": return Double(TextMeasure(node).links)
        case "linkdensity": return TextMeasure(node).linkDensity
        default: return node.attribute(name).flatMap { Double($0.string) }
        }
    }

    /// The attribute of the model that a selector's name means for this kind of node.
    private func fixedKey(_ name: String) -> AttributeKey? {
        switch name {
        case "id": .id
        case "class": .classes
        case "href", "src", "url": .url
        case "title": .title
        case "alt": .alternative
        case "language": .language
        case "format": .format
        case "credit": .credit
        case "role", "kind", "label", "key", "name": .name
        default: nil
        }
    }

    /// The language said of this node or of the nearest around it.
    private var language: String? {
        var at: Node? = node
        while let node = at {
            if let own = node.attribute("lang") { return own.string }
            if node.kind != .codeBlock, node.kind != .code,
                let fixed = node.optionalValue(.language)
            {
                return fixed.string
            }
            at = node.parent
        }
        return nil
    }
}

extension Selector {
    /// The nodes of an article that the selector means, in document order.
    public func nodes(in document: Document) -> [Node] {
        all(under: DocumentNode(document.root)).map(\.node)
    }
}
