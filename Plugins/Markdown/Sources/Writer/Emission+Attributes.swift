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
            if let text = quoted(value.string) { words.append("\(key)=\(text)") }
        }
        let count = (id.isEmpty ? 0 : 1) + (name == nil ? 0 : 1) + classes.count + own.count
        if words.count < count {
            losses.add(
                .note, "dropped-attributes", "an attribute that cannot be written: dropped",
                about: node)
        }
        return words.isEmpty ? nil : Array("{\(words.joined(separator: " "))}".utf8)
    }

    /// Tells of attributes of a node beside which no dialect has a place for them.
    mutating func tellAttributes(of node: Node) {
        guard node.hasAttributes, node.hasOwnAttributes, !node.hasFoldAlone else { return }
        losses.add(
            .note, "dropped-attributes",
            "no place for the attributes of \(node.kind.name): dropped",
            about: node)
    }
}

extension KindSet {
    /// The kinds beside which no dialect has a place for attributes, in text and among blocks.
    static let withoutAttributes: KindSet = [
        .paragraph, .plain, .list, .quote, .callout, .caption, .embed, .mathBlock, .thematicBreak,
        .lineBlock, .rawBlock, .text, .emphasis, .strong, .strikethrough, .quoted, .note, .citation,
        .math, .softBreak, .lineBreak, .rawInline, .shortcode, .extension,
    ]
}

extension Node {
    /// Whether all that a callout has is whether it is folded, for which there is a sign.
    fileprivate var hasFoldAlone: Bool {
        kind == .callout && id.isEmpty && classes.isEmpty
            && attributes.allSatisfy { $0.name == "fold" }
    }

    /// Whether a node has an identifier, a class or an attribute of the article's own.
    var hasOwnAttributes: Bool {
        hasAttributes && (!id.isEmpty || !classes.isEmpty || !attributes.isEmpty)
    }
}

/// Whether a text can stand in attributes without quotation marks.
private func isWord(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(\.isNameByte)
}

/// A value in the quotation marks it does not hold, in which nothing is escaped; nil if it cannot be
/// written.
private func quoted(_ text: String) -> String? {
    if isWord(text) { return text }
    guard !text.utf8.contains(0x7B) else { return nil }
    let line = String(decoding: text.utf8.map { $0 == 10 || $0 == 13 ? 32 : $0 }, as: UTF8.self)
    if !line.utf8.contains(0x22) { return "\"\(line)\"" }
    return line.utf8.contains(0x27) ? nil : "'\(line)'"
}
