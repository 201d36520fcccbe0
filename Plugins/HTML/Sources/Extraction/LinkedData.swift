internal import GalleyJSONSyntax

/// The linked data (JSON-LD) of a page.
struct LinkedData {
    /// Every object in it, outermost first.
    var objects: [Object] = []
    /// The types that are named anywhere.
    var types: Set<String> = []
    /// The longest text of an article.
    var articleBody = ""
    /// The names of authors, in order.
    var authorNames: [String] = []
    private var byIdentifier: [String: JSONNode] = [:]

    /// An object with its types.
    struct Object {
        let node: JSONNode
        let types: [String]
        /// Whether it is only a part of another.
        let isNested: Bool

        /// Whether one of its types holds one of these words, in small letters.
        func isNamed(_ words: StaticString...) -> Bool {
            types.contains { type in
                let bytes = Array(type.utf8)
                return words.contains { bytes[...].firstIndex(of: $0) != nil }
            }
        }
    }

    init(_ head: PageHead, _ tree: HTMLTree) {
        for id in head.linkedData {
            guard let document = LinkedData.document(tree.textContent(of: id)) else { continue }
            gather(document.root, key: "", isNested: false, depth: 0)
        }
    }

    /// The node that an object refers to by identifier, if it says no more itself.
    func resolved(_ node: JSONNode) -> JSONNode {
        guard node.kind == .object, node["name"] == nil, let id = node["@id"]?.string else {
            return node
        }
        return byIdentifier[id] ?? node
    }

    /// Pages hold JSON within comments, with control characters, with a comma too many.
    private static func document(_ text: [UInt8]) -> JSONDocument? {
        var text = text[...]
        if let start = text.firstIndex(of: "<![cdata[") { text = text[(start + 9)...] }
        if let end = text.firstIndex(of: "]]>") { text = text[..<end] }
        var bytes = text.map { $0 < 32 ? 32 : $0 }
        if let start = bytes.firstIndex(where: { $0 == 123 || $0 == 91 }),
            let end = bytes.lastIndex(where: { $0 == 125 || $0 == 93 }), start < end
        {
            bytes = Array(bytes[start...end])
        }
        if let document = try? JSONDocument(parsing: bytes, depth: 128, duplicateKeys: .kept) {
            return document
        }
        var repaired: [UInt8] = []
        for byte in bytes {
            if byte == 125 || byte == 93, let last = repaired.lastIndex(where: { $0 != 32 }),
                repaired[last] == 44
            {
                repaired[last] = 32
            }
            repaired.append(byte)
        }
        return try? JSONDocument(parsing: repaired, depth: 128, duplicateKeys: .kept)
    }

    private mutating func gather(_ node: JSONNode, key: String, isNested: Bool, depth: Int) {
        guard depth < 128 else { return }
        switch node.kind {
        case .object: gather(object: node, key: key, isNested: isNested, depth: depth)
        case .array:
            for element in node.elements {
                gather(element, key: key, isNested: isNested, depth: depth + 1)
            }
        default: break
        }
    }

    private mutating func gather(object node: JSONNode, key: String, isNested: Bool, depth: Int) {
        let own = LinkedData.texts(node["@type"])
        types.formUnion(own)
        objects.append(Object(node: node, types: own, isNested: isNested))
        if let body = node["articleBody"]?.string, body.utf8.count > articleBody.utf8.count {
            articleBody = body
        }
        if key == "author" || key == "creator", let name = node["name"]?.string {
            authorNames.append(name)
        }
        if let id = node["@id"]?.string, byIdentifier[id] == nil || node["name"] != nil {
            byIdentifier[id] = node
        }
        for member in node.members {
            let name = member.key.string ?? ""
            if name == "author", let text = member.value.string { authorNames.append(text) }
            let isPart = name != "@graph" && name != "mainEntity" && name != "mainEntityOfPage"
            gather(member.value, key: name, isNested: isNested || isPart, depth: depth + 1)
        }
    }

    /// A text, or the texts of an array.
    static func texts(_ node: JSONNode?) -> [String] {
        guard let node else { return [] }
        if let text = node.string { return [text] }
        guard node.kind == .array else { return [] }
        return node.elements.compactMap(\.string)
    }
}
