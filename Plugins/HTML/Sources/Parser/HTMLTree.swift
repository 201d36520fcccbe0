/// A parsed page: a flat arena of nodes over one buffer of text.
///
/// Nodes are named by their index; the document is node 0 and `HTMLTree.none` stands for no node.
/// Text, comments and attribute values are ranges of `bytes`, which begins with the page (its line
/// ends made LF) and goes on with what had to be decoded. The contents of a `template` hang below a
/// fragment of their own, so a walk from the document does not meet them.
struct HTMLTree: Sendable {
    /// The index of a node.
    typealias ID = Int32

    /// The index that stands for no node.
    static let none: ID = -1

    /// The document, root of every tree.
    static let root: ID = 0

    /// The text all ranges refer to.
    let bytes: [UInt8]

    /// Every node made while parsing, reachable or not.
    let nodes: [HTMLNode]

    /// The attributes of all elements; each element owns a range of it.
    let attributes: [HTMLAttribute]

    /// The spelling of all names.
    let names: HTMLNameTable

    /// The fragment that holds the contents of each `template`.
    let templateContents: [ID: ID]

    /// The identifiers of the document type nodes.
    let documentTypes: [HTMLDocumentType]

    /// Whether the page asks for the rendering of old browsers.
    let isQuirky: Bool

    /// Whether the limit of nodes was reached, so that the end of the page is missing.
    let isTruncated: Bool

    /// What the standard calls parse errors, in the order of the page; empty unless asked for.
    let errors: [HTMLParseError]

    /// The node whose children are the result of a fragment; the document otherwise.
    let contentRoot: ID

    /// How offsets in `bytes` lead back to the input.
    let sourceMap: HTMLSourceMap
}

/// One node of a parsed page.
struct HTMLNode: Sendable {
    /// What a node is.
    enum Kind: UInt8, Sendable {
        case document, doctype, element, text, comment, fragment
    }

    /// What it is.
    var kind: Kind

    /// The vocabulary of an element.
    var namespace: HTMLNamespace = .html

    /// The name of an element or document type, in lower case.
    var name: HTMLName = .none

    var parent: HTMLTree.ID = HTMLTree.none
    var firstChild: HTMLTree.ID = HTMLTree.none
    var lastChild: HTMLTree.ID = HTMLTree.none
    var next: HTMLTree.ID = HTMLTree.none
    var previous: HTMLTree.ID = HTMLTree.none

    /// Where the text (in `bytes`) or the attributes (in `attributes`) begin.
    var start: UInt32 = 0

    /// How many bytes of text or attributes there are.
    var count: UInt32 = 0

    /// Where the `<` of the start tag, or the text or comment, stands in `bytes`.
    var position: UInt32 = 0
}

/// One attribute: its name, in lower case, and the range of its decoded value.
struct HTMLAttribute: Sendable {
    var name: HTMLName
    var start: UInt32
    var count: UInt32
}

/// The vocabulary an element belongs to.
enum HTMLNamespace: UInt8, Sendable {
    case html, svg, mathML
}

/// The parts of a document type; an absent identifier is `nil`.
struct HTMLDocumentType: Sendable {
    var name: HTMLName
    var publicIdentifier: Range<Int>?
    var systemIdentifier: Range<Int>?
}

extension HTMLTree {
    /// The node at `id`.
    subscript(id: ID) -> HTMLNode { nodes[Int(id)] }

    /// The range of `bytes` that a text or comment covers.
    func range(of id: ID) -> Range<Int> {
        let node = nodes[Int(id)]
        guard node.kind == .text || node.kind == .comment else { return 0..<0 }
        return Int(node.start)..<Int(node.start) + Int(node.count)
    }

    /// The text of a text or comment.
    func text(of id: ID) -> ArraySlice<UInt8> { bytes[range(of: id)] }

    /// The attributes of an element, in the order of the source.
    func attributes(of id: ID) -> ArraySlice<HTMLAttribute> {
        let node = nodes[Int(id)]
        guard node.kind == .element else { return [] }
        return attributes[Int(node.start)..<Int(node.start) + Int(node.count)]
    }

    /// The value of an attribute, decoded.
    func value(of attribute: HTMLAttribute) -> ArraySlice<UInt8> {
        bytes[Int(attribute.start)..<Int(attribute.start) + Int(attribute.count)]
    }

    /// The value of the attribute called `name`, or `nil`.
    func value(_ name: HTMLName, of id: ID) -> ArraySlice<UInt8>? {
        let node = nodes[Int(id)]
        guard node.kind == .element else { return nil }
        let start = Int(node.start)
        for index in start..<start + Int(node.count) where attributes[index].name == name {
            return value(of: attributes[index])
        }
        return nil
    }

    /// Whether `id` is an HTML element called `name`.
    func isElement(_ id: ID, _ name: HTMLName) -> Bool {
        let node = nodes[Int(id)]
        return node.kind == .element && node.name == name && node.namespace == .html
    }

    /// Where a node begins in the text that was parsed, in bytes.
    func sourceOffset(of id: ID) -> Int {
        sourceMap.sourceOffset(of: Int(nodes[Int(id)].position))
    }
}
