internal import CLibXML2

/// A tree that XPath 1.0 can ask: a copy of any tree, each node known by a number of the caller.
///
/// ```swift
/// var tree = XPathTree()
/// tree.open("a", index: 0)
/// tree.append(text: "text", index: 1)
/// tree.close()
/// try tree.evaluate("string(/a)")  // .string("text")
/// ```
///
/// Made for trees of HTML too: names may hold any characters, and namespaces are optional.
@safe
public struct XPathTree: ~Copyable {
    private let document: xmlDocPtr?
    private var current: xmlNodePtr?
    private var places: [xmlNodePtr] = unsafe []
    private var numbers: [Int] = []

    public init() {
        unsafe document = xmlNewDoc(nil)
    }

    /// A copy of a document; its nodes keep their `index`.
    public init(_ document: XMLDocument) {
        self.init()
        copy(document.root)
    }

    deinit {
        if let document = unsafe document { unsafe xmlFreeDoc(document) }
    }
}

extension XPathTree {
    /// Begins an element; all that follows lies below it until `close()`.
    public mutating func open(_ name: String, namespace: String? = nil, index: Int) {
        guard let node = unsafe xmlNewDocNode(document, nil, name, nil) else { return }
        if let parent = unsafe current {
            unsafe xmlAddChild(parent, node)
        } else {
            unsafe xmlAddChild(
                UnsafeMutableRawPointer(document)?.assumingMemoryBound(to: xmlNode.self), node)
        }
        if let namespace { unsafe setNamespace(namespace, of: node) }
        unsafe remember(node, index)
        unsafe current = node
    }

    /// Gives the open element an attribute.
    public mutating func set(attribute name: String, to value: String) {
        guard let current = unsafe current else { return }
        unsafe xmlNewProp(current, name, value)
    }

    /// Adds a text to the open element.
    public mutating func append(text: String, index: Int) {
        guard let parent = unsafe current else { return }
        var text = text
        let node: xmlNodePtr? = text.withUTF8 { bytes in
            unsafe xmlNewDocTextLen(document, bytes.baseAddress, Int32(clamping: bytes.count))
        }
        guard let node = unsafe node else { return }
        // Put in by hand: `xmlAddChild` would join it with a text before it, and lose its number.
        unsafe node.pointee.parent = parent
        unsafe node.pointee.prev = parent.pointee.last
        if let last = unsafe parent.pointee.last {
            unsafe last.pointee.next = node
        } else {
            unsafe parent.pointee.children = node
        }
        unsafe parent.pointee.last = node
        unsafe remember(node, index)
    }

    /// Ends the element that was begun last.
    public mutating func close() {
        guard let parent = unsafe current?.pointee.parent,
            unsafe parent.pointee.type == XML_ELEMENT_NODE
        else {
            unsafe current = nil
            return
        }
        unsafe current = parent
    }

    private mutating func remember(_ node: xmlNodePtr, _ index: Int) {
        // The number is kept where libxml2 lets its users keep what they like.
        unsafe node.pointee._private = UnsafeMutableRawPointer(bitPattern: numbers.count + 1)
        numbers.append(index)
        unsafe places.append(node)
    }

    private mutating func setNamespace(_ namespace: String, of node: xmlNodePtr) {
        let known = unsafe xmlSearchNsByHref(document, node, namespace)
        let space = unsafe known ?? xmlNewNs(node, namespace, nil)
        unsafe xmlSetNs(node, space)
    }

    /// Copies elements and texts, without recursion.
    private mutating func copy(_ root: XMLNode) {
        var at = root
        while true {
            switch at.content {
            case .element(let name):
                open(name.local, namespace: name.namespace, index: at.index)
                for attribute in at.attributes {
                    set(attribute: attribute.name.local, to: attribute.value)
                }
                if let child = at.firstChild {
                    at = child
                    continue
                }
                close()
            case .text(let text): append(text: text, index: at.index)
            case .comment, .instruction: break
            }
            while at.index != root.index, at.next == nil, let parent = at.parent {
                close()
                at = parent
            }
            guard at.index != root.index, let next = at.next else { return }
            at = next
        }
    }
}

extension XPathTree {
    /// Asks an expression, from the document or from one node.
    ///
    /// - Throws: `XPathError` if the expression is malformed, takes too long, or is of no known type.
    public func evaluate(
        _ expression: String, from index: Int? = nil, namespaces: [String: String] = [:]
    ) throws(XPathError) -> XPathResult {
        guard let context = unsafe xmlXPathNewContext(document) else {
            throw XPathError("out of memory")
        }
        defer { unsafe xmlXPathFreeContext(context) }
        galley_xml_silence()
        let failure = XPathFailure()
        unsafe context.pointee.userData = Unmanaged.passUnretained(failure).toOpaque()
        unsafe context.pointee.error = { user, error in
            guard let user = unsafe user, let error = unsafe error?.pointee else { return }
            let text = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
            unsafe Unmanaged<XPathFailure>.fromOpaque(user).takeUnretainedValue().add(text)
        }
        unsafe context.pointee.opLimit = 20_000_000
        for (prefix, namespace) in namespaces {
            unsafe xmlXPathRegisterNs(context, prefix, namespace)
        }
        if let index, let position = numbers.firstIndex(of: index) {
            unsafe context.pointee.node = places[position]
        }
        let object = unsafe xmlXPathEvalExpression(expression, context)
        guard let object = unsafe object else {
            throw XPathError(failure.message ?? "the expression cannot be evaluated")
        }
        defer { unsafe xmlXPathFreeObject(object) }
        return try unsafe result(object.pointee)
    }

    private func result(_ object: xmlXPathObject) throws(XPathError) -> XPathResult {
        switch unsafe object.type {
        case XPATH_BOOLEAN: return unsafe .boolean(object.boolval != 0)
        case XPATH_NUMBER: return unsafe .number(object.floatval)
        case XPATH_STRING:
            return unsafe .string(object.stringval.map { unsafe String(cString: $0) } ?? "")
        case XPATH_NODESET:
            guard let set = unsafe object.nodesetval?.pointee else { return .nodes([]) }
            var items: [XPathItem] = []
            for position in 0..<Int(unsafe set.nodeNr) {
                if let item = unsafe item(set.nodeTab[position]) { items.append(item) }
            }
            return .nodes(items)
        default: throw XPathError("the expression gives no value of XPath 1.0")
        }
    }

    /// A node of a result as the caller knows it; nil for the document itself.
    private func item(_ node: xmlNodePtr?) -> XPathItem? {
        guard let node = unsafe node else { return nil }
        switch unsafe node.pointee.type {
        case XML_ELEMENT_NODE, XML_TEXT_NODE:
            return unsafe number(of: node).map(XPathItem.node)
        case XML_ATTRIBUTE_NODE:
            guard let owner = unsafe node.pointee.parent, let index = unsafe number(of: owner)
            else { return nil }
            let value = unsafe xmlNodeGetContent(node)
            defer { unsafe galley_xml_free(value) }
            return unsafe .attribute(
                of: index, name: String(cString: node.pointee.name),
                value: value.map { unsafe String(cString: $0) } ?? "")
        default: return nil
        }
    }

    private func number(of node: xmlNodePtr) -> Int? {
        let position = unsafe Int(bitPattern: node.pointee._private) - 1
        return numbers.indices.contains(position) ? numbers[position] : nil
    }
}

/// Takes the first message while an expression is evaluated.
private final class XPathFailure {
    private(set) var message: String?

    func add(_ text: String) {
        if message == nil { message = String(text.prefix { $0 != "\n" }) }
    }
}
