extension HTMLTree {
    /// The tree as indented lines, in the form of the html5lib tests.
    var html5libOutline: String {
        var lines = OutlineLines(tree: self)
        lines.addChildren(of: contentRoot)
        return String(decoding: lines.text, as: UTF8.self)
    }
}

/// Writes the lines of an outline without recursion.
private struct OutlineLines {
    let tree: HTMLTree
    var text: [UInt8] = []

    /// What is still to be written: nodes, and the heading above a template's contents.
    private var pending: [(node: HTMLTree.ID, depth: Int)] = []

    init(tree: HTMLTree) { self.tree = tree }

    mutating func addChildren(of root: HTMLTree.ID) {
        push(childrenOf: root, depth: 0)
        while let (node, depth) = pending.popLast() {
            add(node, depth)
            push(childrenOf: node, depth: depth + 1)
            if let content = tree.templateContents[node] { pending.append((content, depth + 1)) }
        }
    }

    private mutating func push(childrenOf node: HTMLTree.ID, depth: Int) {
        var child = tree[node].lastChild
        while child >= 0 {
            pending.append((child, depth))
            child = tree[child].previous
        }
    }

    private mutating func add(_ id: HTMLTree.ID, _ depth: Int) {
        switch tree[id].kind {
        case .document:
            break
        case .fragment:
            line(depth, Array("content".utf8))
        case .text:
            line(depth, [ASCII.quote] + tree.text(of: id) + [ASCII.quote])
        case .comment:
            line(depth, Array("<!-- ".utf8) + tree.text(of: id) + Array(" -->".utf8))
        case .doctype:
            line(depth, Array(documentType(id).utf8))
        case .element:
            addElement(id, depth)
        }
    }

    private mutating func addElement(_ id: HTMLTree.ID, _ depth: Int) {
        let node = tree[id]
        let prefix =
            switch node.namespace {
            case .html: ""
            case .svg: "svg "
            case .mathML: "math "
            }
        let name = ForeignNames.standard.element(
            tree.names.text(of: node.name), in: node.namespace)
        line(depth, Array("<\(prefix)\(name)>".utf8))
        var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
        for attribute in tree.attributes(of: id) {
            var name = ForeignNames.standard.attribute(
                tree.names.text(of: attribute.name), in: node.namespace)
            if node.namespace != .html, ForeignNames.isPrefixed(name) {
                name = String(name.map { $0 == ":" ? " " : $0 })
            } else if node.namespace != .html, name == "xmlns" {
                name = "xmlns xmlns"
            }
            attributes.append((name, tree.value(of: attribute)))
        }
        attributes.sort { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
        for (name, value) in attributes {
            line(depth + 1, Array("\(name)=\"".utf8) + value + [ASCII.quote])
        }
    }

    private func documentType(_ id: HTMLTree.ID) -> String {
        let type = tree.documentTypes[Int(tree[id].start)]
        let name = tree.names.text(of: type.name)
        let identifiers = [type.publicIdentifier, type.systemIdentifier].map {
            String(decoding: tree.bytes[$0 ?? 0..<0], as: UTF8.self)
        }
        guard identifiers != ["", ""] else { return "<!DOCTYPE \(name)>" }
        return "<!DOCTYPE \(name) \"\(identifiers[0])\" \"\(identifiers[1])\">"
    }

    private mutating func line(_ depth: Int, _ content: [UInt8]) {
        text.append(contentsOf: "| ".utf8)
        text.append(contentsOf: repeatElement(ASCII.space, count: depth * 2))
        text.append(contentsOf: content)
        text.append(ASCII.lineFeed)
    }
}
