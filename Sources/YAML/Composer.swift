/// Builds the tree of one document from the events of libyaml, without recursion.
struct Composer: ~Copyable {
    private let text: [UInt8]
    private let input: [UInt8]
    private let limits: YAMLLimits
    private let duplicateKeys: YAMLDuplicateKeys
    private let offsets: Offsets
    private var parser: EventParser
    private var open: [Frame] = []
    private var anchors: [Name: Anchored] = [:]
    private var expanded = 0
    private var root: YAMLNode?

    /// Prepares to read `text`, which is as long as `input`, the text that errors show.
    init(
        _ text: [UInt8], of input: [UInt8], limits: YAMLLimits, duplicateKeys: YAMLDuplicateKeys
    ) {
        self.text = text
        self.input = input
        self.limits = limits
        self.duplicateKeys = duplicateKeys
        let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        offsets = Offsets(text, from: start)
        parser = EventParser(text[start...])
    }

    /// The value of the only document; nil if there is none.
    mutating func document() throws(YAMLError) -> YAMLNode? {
        var documents = 0
        while true {
            guard let (event, characters) = parser.next() else {
                throw syntaxError(parser.problem, offsets, input)
            }
            let range = offsets[characters]
            switch event {
            case .documentStart:
                documents += 1
                guard documents < 2 else {
                    throw YAMLError(
                        .severalDocuments, "a second document begins here", at: range, of: input,
                        help: "keep one document in a file")
                }
            case .documentEnd: break
            case .streamEnd: return root
            case .scalar(let string, let style, let properties):
                let node = node(.scalar(string, style), range, properties)
                try add(node, Size(nodes: 1, height: 0))
            case .sequenceStart(let style, let properties):
                try begin(node(.sequence([], style), range, properties))
            case .mappingStart(let style, let properties):
                try begin(node(.mapping([], style), range, properties))
            case .collectionEnd: try end(at: range.upperBound)
            case .alias(let name): try expand(YAMLProperty(name: name, range: range))
            }
        }
    }

    // MARK: Collections

    private mutating func begin(_ node: YAMLNode) throws(YAMLError) {
        guard open.count < limits.depth else { throw tooDeep(at: node.range) }
        if let anchor = node.anchor { anchors[Name(anchor.name)] = .some(.open) }
        open.append(Frame(node))
    }

    private mutating func end(at offset: Int) throws(YAMLError) {
        guard var frame = open.popLast() else { return }
        let node = frame.finish(at: offset)
        try add(node, Size(nodes: frame.size.nodes + 1, height: frame.size.height + 1))
    }

    /// Puts a finished node into the collection that is open.
    private mutating func add(_ node: YAMLNode, _ size: Size) throws(YAMLError) {
        if node.alias == nil, let anchor = node.anchor {
            anchors[Name(anchor.name)] = .closed(node, size)
        }
        guard let last = open.indices.last else {
            root = node
            return
        }
        open[last].size.nodes += size.nodes
        open[last].size.height = max(open[last].size.height, size.height)
        guard let earlier = open[last].add(node, duplicateKeys) else { return }
        throw YAMLError(
            .duplicateKey,
            "key \"\(node.scalar ?? "")\" appears twice (first in line "
                + "\(position(of: earlier.lowerBound, in: input).line))",
            at: node.range, of: input, related: earlier, help: "delete or rename one of them")
    }

    // MARK: Aliases

    private mutating func expand(_ alias: YAMLProperty) throws(YAMLError) {
        switch anchors[Name(alias.name)] {
        case nil:
            throw YAMLError(
                .undefinedAlias,
                "\"*\(alias.name)\" is read as an alias, and no \"&\(alias.name)\" comes before it",
                at: alias.range, of: input, help: "put the value in quotes if it is text")
        case .open:
            throw YAMLError(
                .recursiveAlias, "alias \"*\(alias.name)\" stands inside its own anchor",
                at: alias.range, of: input)
        case .closed(var node, let size):
            expanded += size.nodes
            guard expanded <= limits.expandedNodes else {
                throw YAMLError(
                    .tooManyNodes, "aliases stand for more than \(limits.expandedNodes) nodes",
                    at: alias.range, of: input)
            }
            guard open.count + size.height <= limits.depth else { throw tooDeep(at: alias.range) }
            node.alias = alias
            node.anchor = nil
            node.tag = nil
            node.range = alias.range
            try add(node, size)
        }
    }

    private func tooDeep(at range: Range<Int>) -> YAMLError {
        YAMLError(.tooDeep, "nesting deeper than \(limits.depth)", at: range, of: input)
    }

    // MARK: Places

    /// A node whose range is that of its value, with the places of its anchor and tag found.
    private func node(
        _ content: YAMLNode.Content, _ range: Range<Int>, _ properties: Event.Properties
    ) -> YAMLNode {
        guard !properties.isEmpty else { return YAMLNode(content, range: range) }
        var node = YAMLNode(content, range: range)
        var at = range.lowerBound
        while let next = propertyStart(from: at) {
            var stop = next + 1
            if text[next] == UInt8(ascii: "!"), stop < text.count, text[stop] == UInt8(ascii: "<") {
                while stop < text.count, text[stop] != UInt8(ascii: ">") { stop += 1 }
            }
            while stop < text.count, !text[stop].endsProperty { stop += 1 }
            if text[next] == UInt8(ascii: "&"), node.anchor == nil, let name = properties.anchor {
                stop = min(stop, next + 1 + name.utf8.count)
                node.anchor = YAMLProperty(name: name, range: next..<stop)
            } else if text[next] == UInt8(ascii: "!"), node.tag == nil, let name = properties.tag {
                node.tag = YAMLProperty(name: name, range: next..<stop)
            } else {
                break
            }
            at = stop
        }
        let start = valueStart(from: at, before: range.upperBound, content)
        node.range = start..<max(start, range.upperBound)
        return node
    }

    /// The offset of an anchor or tag that comes next, comments and blanks left out.
    private func propertyStart(from offset: Int) -> Int? {
        let at = skippingBlanks(from: offset)
        guard at < text.count, text[at] == UInt8(ascii: "&") || text[at] == UInt8(ascii: "!")
        else { return nil }
        return at
    }

    /// Where a value begins that has an anchor or tag before it.
    private func valueStart(
        from offset: Int, before end: Int, _ content: YAMLNode.Content
    ) -> Int {
        if case .scalar = content, end <= offset { return offset }
        return skippingBlanks(from: offset)
    }

    private func skippingBlanks(from offset: Int) -> Int {
        var at = offset
        while at < text.count {
            switch text[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            case UInt8(ascii: "#") where at > offset:
                while at < text.count, text[at] != 0x0A { at += 1 }
            default: return at
            }
        }
        return at
    }
}

extension UInt8 {
    /// Whether a tag or an anchor cannot go on with this byte.
    fileprivate var endsProperty: Bool {
        switch self {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: "{"), UInt8(ascii: "}"):
            true
        default: false
        }
    }
}
