/// An XML text, read whole: its elements and texts in one flat array.
///
/// ```swift
/// let document = try XMLDocument(parsing: Array("<a><b>text</b></a>".utf8))
/// document.root.children.first?.string  // "text"
/// ```
public struct XMLDocument: Sendable {
    let storage: XMLStorage

    /// The outermost element.
    public var root: XMLNode { XMLNode(storage: storage, index: storage.root) }

    /// The name, the public and the system identifier of a document type declaration.
    public var documentType: (name: String, publicID: String?, systemID: String?)? {
        storage.documentType
    }

    /// Reads a text in UTF-8, whatever encoding its declaration names.
    ///
    /// `entity` gives the text of a named entity that XML does not predefine, such as `nbsp`; one
    /// that it does not know is an error.
    public init(
        parsing input: [UInt8], limits: XMLLimits = XMLLimits(),
        entity: ((String) -> String?)? = nil
    ) throws(XMLError) {
        var scanner = XMLScanner(limits: limits)
        let text = entity.map { resolvingEntities(in: input, $0) } ?? input
        var builder = TreeBuilder()
        for start in stride(from: 0, to: text.count, by: 1 << 16) {
            try scanner.feed(Array(text[start..<min(start + (1 << 16), text.count)]))
            while let event = scanner.next() { builder.add(event) }
        }
        try scanner.finish()
        while let event = scanner.next() { builder.add(event) }
        storage = try builder.finish()
    }
}

/// What a document holds, shared by all its nodes.
final class XMLStorage: Sendable {
    let records: [XMLRecord]
    let attributes: [XMLAttribute]
    let root: Int
    let documentType: (name: String, publicID: String?, systemID: String?)?

    init(
        _ records: [XMLRecord], _ attributes: [XMLAttribute], root: Int,
        _ documentType: (name: String, publicID: String?, systemID: String?)?
    ) {
        (self.records, self.attributes, self.root) = (records, attributes, root)
        self.documentType = documentType
    }
}

/// One node; links are indices, -1 stands for none.
struct XMLRecord: Sendable {
    var content: XMLNode.Content
    var line: Int
    var parent = -1
    var firstChild = -1
    var next = -1
    var attributes = 0..<0
}

/// Fills the flat array from events.
private struct TreeBuilder {
    private var records: [XMLRecord] = []
    private var attributes: [XMLAttribute] = []
    private var open: [(index: Int, lastChild: Int)] = []
    private var root: Int?
    private var documentType: (name: String, publicID: String?, systemID: String?)?

    mutating func add(_ event: XMLEvent) {
        switch event {
        case .start(let name, let attributes, let line):
            let index = append(.element(name), line: line)
            records[index].attributes =
                self.attributes.count..<self.attributes.count + attributes.count
            self.attributes += attributes
            if open.isEmpty, root == nil { root = index }
            open.append((index, -1))
        case .end: open.removeLast()
        case .text(let text): _ = append(.text(text), line: 0)
        case .comment(let text): _ = append(.comment(text), line: 0)
        case .instruction(let target, let data):
            _ = append(.instruction(target: target, data: data), line: 0)
        case .documentType(let name, let publicID, let systemID):
            documentType = (name, publicID, systemID)
        }
    }

    private mutating func append(_ content: XMLNode.Content, line: Int) -> Int {
        let index = records.count
        var record = XMLRecord(content: content, line: line)
        if let last = open.indices.last {
            record.parent = open[last].index
            if open[last].lastChild < 0 {
                records[open[last].index].firstChild = index
            } else {
                records[open[last].lastChild].next = index
            }
            open[last].lastChild = index
        }
        records.append(record)
        return index
    }

    func finish() throws(XMLError) -> XMLStorage {
        guard let root else { throw XMLError(.noElement, "no element in the text") }
        return XMLStorage(records, attributes, root: root, documentType)
    }
}
