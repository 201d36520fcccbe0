extension HTMLTreeBuilder {
    /// Sets the parser up for the contents of one element, such as `td` or `svg path`.
    mutating func prepare(for description: String) {
        var name = description.utf8.map(ASCII.lowercased)[...]
        var namespace = HTMLNamespace.html
        for (prefix, found) in [("svg ", HTMLNamespace.svg), ("math ", .mathML)]
        where name.starts(with: prefix.utf8) {
            namespace = found
            name = name.dropFirst(prefix.utf8.count)
        }
        let node = make(
            HTMLNode(
                kind: .element, namespace: namespace, name: tokenizer.names.insert(Array(name))))
        let element = openElement(node)
        context = element
        if namespace == .html { tokenizer.contentModel = contentModel(within: element.name) }
        let root = make(HTMLNode(kind: .element, name: .html))
        append(root, to: HTMLTree.root)
        push(openElement(root))
        if element.isHTML(.template) { templateModes.append(.inTemplate) }
        resetMode()
        if element.isHTML(.form) { formNode = node }
    }

    private func contentModel(within name: HTMLName) -> HTMLTokenizer.ContentModel {
        switch name {
        case .title, .textarea: .escapableText
        case .style, .xmp, .iframe, .noembed, .noframes: .rawText
        case .noscript where isScripting: .rawText
        case .script: .script
        case .plaintext: .plaintext
        default: .data
        }
    }
}
