internal import GalleyDocumentModel

extension HTMLConverter {
    /// MathML: its TeX if it says one, else its text.
    mutating func readMath(_ id: HTMLTree.ID) {
        let isDisplay = attribute("display", of: id)?.equals("block") == true
        for node in tree.descendants(of: id)
        where tree[node].kind == .element
            && tree.names.bytes(of: tree[node].name).equals("annotation")
        {
            if tree.value(.encoding, of: node)?.equals("application/x-tex") == true {
                return readTeX(tree.textContent(of: node), isDisplay: isDisplay)
            }
        }
        if let text = attribute("alttext", of: id), !text.isEmpty {
            return readTeX(Array(text), isDisplay: isDisplay)
        }
        let text = collapsed(tree.textContent(of: id)[...])
        if !text.isEmpty { read(string: String(decoding: text, as: UTF8.self)) }
    }

    mutating func readTeX(_ text: [UInt8], isDisplay: Bool) {
        let tex = Array(text[...].trimmed)
        guard !tex.isEmpty else { return }
        if prepareForContent() { pending.append([32], of: tree.bytes) }
        flush()
        builder.append(.math(isDisplay: isDisplay), copying: tex)
    }

    /// A script is read only where it holds TeX.
    mutating func readScript(_ id: HTMLTree.ID) {
        guard let type = tree.value(.type, of: id),
            type.begins(with: "math/tex", at: type.startIndex)
        else { return }
        readTeX(tree.textContent(of: id), isDisplay: type.firstIndex(of: "mode=display") != nil)
    }

    func attribute(_ name: StaticString, of id: HTMLTree.ID) -> ArraySlice<UInt8>? {
        for attribute in tree.attributes(of: id)
        where tree.names.bytes(of: attribute.name).equals(name) {
            return tree.value(of: attribute)
        }
        return nil
    }
}
