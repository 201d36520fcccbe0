internal import GalleyDocumentModel
internal import GalleyPluginKit

extension Emission {
    /// `{#id .class key="value"}`; nil where there is nothing to say or the dialect cannot.
    mutating func attributes(
        of node: Node, adding name: String? = nil, evenWithout: Bool = false
    ) -> [UInt8]? {
        guard name != nil || node.hasAttributes else { return nil }
        let id = node.id, classes = node.classes, own = node.attributes
        guard name != nil || !id.isEmpty || !classes.isEmpty || !own.isEmpty else { return nil }
        guard writer[.attributes] else {
            if !evenWithout {
                losses.add(
                    .note, "dropped-attributes", "the dialect has no attributes: dropped",
                    about: node)
            }
            return nil
        }
        var words: [String] = []
        if !id.isEmpty, isWord(id.string) { words.append("#\(id.string)") }
        if let name { words.append(".\(name)") }
        words += classes.filter(isWord).map { ".\($0)" }
        for (key, value) in own where isWord(key) {
            let text = value.string
            words.append(
                isWord(text) ? "\(key)=\(text)" : "\(key)=\"\(quoting(text))\"")
        }
        return words.isEmpty ? nil : Array("{\(words.joined(separator: " "))}".utf8)
    }
}

extension Node {
    /// Whether a node has an identifier, a class or an attribute of the article's own.
    var hasOwnAttributes: Bool {
        hasAttributes && (!id.isEmpty || !classes.isEmpty || !attributes.isEmpty)
    }
}

/// Whether a text can stand in attributes without quotation marks.
private func isWord(_ text: String) -> Bool {
    !text.isEmpty
        && text.utf8.allSatisfy {
            $0.isAlphanumeric || $0 >= 128 || $0 == 0x2D || $0 == 0x5F || $0 == 0x3A
                || $0 == 0x2E
        }
}

private func quoting(_ text: String) -> String {
    var quoted = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\":
            quoted.unicodeScalars.append("\\")
            quoted.unicodeScalars.append(scalar)
        case "\n", "\r": quoted.append(" ")
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted
}
