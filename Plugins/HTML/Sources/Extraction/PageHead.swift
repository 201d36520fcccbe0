/// What the head of a page says: its `meta` elements, its title, its linked data.
struct PageHead {
    /// The values of each name, in small letters, in order.
    private(set) var values: [String: [[UInt8]]] = [:]
    /// The names in the order of their first value.
    private(set) var names: [String] = []
    /// The text of the `title` element.
    private(set) var titleElement: [UInt8] = []
    /// The scripts that hold linked data.
    private(set) var linkedData: [HTMLTree.ID] = []
    /// The addresses of `link` elements by their relation.
    private(set) var links: [String: String] = [:]
    private(set) var base: String?
    /// The language that the page declares.
    private(set) var language: String?

    init(_ tree: HTMLTree) {
        var hasTitle = false
        for id in tree.nodes.indices {
            let node = tree.nodes[id]
            guard node.kind == .element, node.namespace == .html else { continue }
            let id = HTMLTree.ID(id)
            switch node.name {
            case .meta: readMeta(id, tree)
            case .title where !hasTitle:
                titleElement = tree.textContent(of: id).squeezed
                hasTitle = true
            case .script:
                if let type = tree.value(.type, of: id), type.firstIndex(of: "ld+json") != nil {
                    linkedData.append(id)
                }
            case .link:
                guard let rel = tree.value(.rel, of: id), let href = tree.value(.href, of: id)
                else { continue }
                let name = String(decoding: rel.trimmed, as: UTF8.self).lowercased()
                if links[name] == nil {
                    links[name] = String(decoding: href.trimmed, as: UTF8.self)
                }
            case .base:
                if base == nil, let href = tree.value(.href, of: id) {
                    base = String(decoding: href.trimmed, as: UTF8.self)
                }
            case .html:
                if language == nil, let value = tree.value(.lang, of: id), !value.isEmpty {
                    language = String(decoding: value.trimmed, as: UTF8.self)
                }
            default: break
            }
        }
    }

    private mutating func readMeta(_ id: HTMLTree.ID, _ tree: HTMLTree) {
        guard let content = tree.value(.content, of: id) else { return }
        let value = Array(content).squeezed
        guard !value.isEmpty else { return }
        for attribute in [HTMLName.property, .name, .itemprop, .httpEquiv] {
            guard let name = tree.value(attribute, of: id), !name.isEmpty else { continue }
            let key = String(decoding: name.trimmed, as: UTF8.self).lowercased()
            if values[key] == nil { names.append(key) }
            values[key, default: []].append(value)
        }
    }

    /// The first value of a name.
    func first(_ name: String) -> [UInt8]? { values[name]?.first }

    /// The first value of the first name that has one, as text.
    func text(_ names: String...) -> String? {
        for name in names {
            if let value = first(name) { return String(decoding: value, as: UTF8.self) }
        }
        return nil
    }
}

extension [UInt8] {
    /// The text with single blanks, none at its ends, without invisible characters.
    var squeezed: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var at = 0
        var hasBlankWaiting = false
        while at < count {
            let start = at
            let scalar = scalar(at: &at, before: count)
            if scalar.isInvisible { continue }
            if scalar.isBlank {
                hasBlankWaiting = !result.isEmpty
                continue
            }
            if hasBlankWaiting { result.append(32) }
            hasBlankWaiting = false
            result.append(contentsOf: self[start..<at])
        }
        return result
    }
}
