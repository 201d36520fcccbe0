extension HTMLTreeBuilder {
    /// Adds the element of the token and opens it.
    @inline(__always)
    @discardableResult
    mutating func insertElement(_ namespace: HTMLNamespace = .html) -> HTMLTree.ID {
        insertElement(tokenizer.token.name, namespace, keepsAttributes: true)
    }

    /// Adds an element the page does not spell out and opens it.
    @discardableResult
    mutating func insertImplied(_ name: HTMLName) -> HTMLTree.ID {
        insertElement(name, .html, keepsAttributes: false)
    }

    /// Adds the element of the token, which has no contents.
    @inline(__always)
    mutating func insertVoid() {
        _ = addElement(tokenizer.token.name, .html, keepsAttributes: true)
    }

    @inline(__always)
    private mutating func insertElement(
        _ name: HTMLName, _ namespace: HTMLNamespace, keepsAttributes: Bool
    ) -> HTMLTree.ID {
        if stack.count >= depthLimit { pop() }
        let id = addElement(name, namespace, keepsAttributes: keepsAttributes)
        if name == .template, namespace == .html {
            templateContents[id] = make(HTMLNode(kind: .fragment))
        }
        if namespace == .html {
            push(OpenElement(node: id, name: name, traits: traits(of: name), namespace: .html))
        } else {
            push(openElement(id))
        }
        return id
    }

    /// Adds an element that is not opened.
    @inline(__always)
    mutating func addElement(
        _ name: HTMLName, _ namespace: HTMLNamespace, keepsAttributes: Bool
    ) -> HTMLTree.ID {
        let node = elementNode(name, namespace, keepsAttributes: keepsAttributes)
        guard fostersContent || current.name == .template else {
            return make(node, in: current.node)
        }
        let id = make(node)
        insert(id, at: place())
        return id
    }

    /// An element with the attributes of the token.
    @inline(__always)
    mutating func elementNode(
        _ name: HTMLName, _ namespace: HTMLNamespace, keepsAttributes: Bool
    ) -> HTMLNode {
        var node = HTMLNode(kind: .element, namespace: namespace, name: name)
        node.position = UInt32(truncatingIfNeeded: tokenizer.token.position)
        if keepsAttributes {
            node.start = UInt32(truncatingIfNeeded: tokenizer.attributeStart)
            node.count = UInt32(truncatingIfNeeded: tokenizer.attributeCount)
            tokenizer.keepAttributes()
        }
        return node
    }

    /// The entry of an element on the stack.
    @inline(__always)
    func openElement(_ id: HTMLTree.ID) -> OpenElement {
        let node = nodes[Int(id)]
        let traits =
            node.namespace == .html ? traits(of: node.name) : foreignTraits(of: id)
        return OpenElement(node: id, name: node.name, traits: traits, namespace: node.namespace)
    }

    @inline(never)
    private func foreignTraits(of id: HTMLTree.ID) -> HTMLTraits {
        let node = nodes[Int(id)]
        var traits = HTMLTraits.foreign(node.name, node.namespace)
        if node.namespace == .mathML, node.name == .annotationXml {
            let encoding = lowercasedValue(.encoding, of: id)
            if encoding == Array("text/html".utf8)
                || encoding == Array("application/xhtml+xml".utf8)
            {
                traits.insert(.htmlIntegration)
            }
        }
        return traits
    }

    /// A new element of the same name and attributes.
    mutating func clone(_ id: HTMLTree.ID) -> HTMLTree.ID {
        let node = nodes[Int(id)]
        var copy = HTMLNode(kind: .element, namespace: node.namespace, name: node.name)
        copy.start = node.start
        copy.count = node.count
        copy.position = node.position
        return make(copy)
    }

    /// The value of an attribute of an element, in lower case.
    private func lowercasedValue(_ name: HTMLName, of id: HTMLTree.ID) -> [UInt8]? {
        let node = nodes[Int(id)]
        let range = Int(node.start)..<Int(node.start) + Int(node.count)
        guard let attribute = tokenizer.attributes[range].first(where: { $0.name == name })
        else { return nil }
        return lowercasedValue(of: attribute)
    }

    private func lowercasedValue(of attribute: HTMLAttribute) -> [UInt8] {
        let range = Int(attribute.start)..<Int(attribute.start) + Int(attribute.count)
        return tokenizer.bytes[range].map(ASCII.lowercased)
    }

    /// Whether the token is an `input` that is not shown.
    func isHiddenInput() -> Bool {
        let attributes = tokenizer.attributes[tokenizer.attributeStart...]
        guard let attribute = attributes.first(where: { $0.name == .type }) else { return false }
        return lowercasedValue(of: attribute) == Array("hidden".utf8)
    }

    /// Adds the element of the token; what it holds is text by `model`.
    mutating func insertTextElement(_ model: HTMLTokenizer.ContentModel) {
        insertElement()
        tokenizer.contentModel = model
        tokenizer.rawTextName = tokenizer.token.name
        originalMode = mode
        mode = .text
    }
}
