internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyPluginKit

/// Reads nodes from objects of unist, without recursion.
struct NodeReader {
    private let tape: JSONTape
    /// Whether the nodes carry the places that they were read from; else those of the JSON count.
    private let hasOwnPositions: Bool
    private let kinds = KindTable.shared
    private var count = 0

    init(_ tape: JSONTape, hasOwnPositions: Bool) {
        self.tape = tape
        self.hasOwnPositions = hasOwnPositions
    }

    /// Reads the node of type `document`.
    mutating func readRoot(
        _ node: JSONNode, into builder: inout Document.Builder, in context: inout Context
    ) throws {
        let members = try NodeMembers(node.number, of: tape, kinds, in: &context)
        guard members.kind == .document else {
            throw Fault("misplaced", "the root is of type \"document\"", node["type"] ?? node)
        }
        try members.setAttributes(of: &builder, tape)
        if hasOwnPositions, let range = members.position { builder.setRange(range) }
        guard members.children >= 0 else { return }
        try read(members.children, in: .document, into: &builder, &context)
    }

    /// Reads a titled section beside the article.
    mutating func read(
        supplement: JSONNode, into builder: inout Document.Builder, in context: inout Context
    ) throws {
        guard supplement.kind == .object else {
            throw Fault("bad-field", "a supplement is an object", supplement)
        }
        var (role, title): (String, String) = ("", "")
        var children: JSONNode?
        for (key, value) in supplement.members {
            switch key.string ?? "" {
            case "role": role = try text(value, "role")
            case "title": title = try text(value, "title")
            case "children": children = value
            case let name:
                throw Fault("unknown-key", "a supplement has no \"\(name)\"", value)
            }
        }
        try builder.appendSupplement(role: role, title: title) { builder in
            guard let children else { return }
            try read(children.number, in: .document, into: &builder, &context)
        }
    }

    /// Reads a value with marks.
    mutating func rich(
        _ node: JSONNode, into builder: inout Document.Builder, in context: inout Context
    ) throws -> Metadata.Value {
        guard let children = node["children"] else { return .string("") }
        return try builder.rich { builder in
            try read(children.number, in: .plain, into: &builder, &context)
        }
    }

    private func text(_ node: JSONNode, _ name: String) throws -> String {
        guard let text = node.string else {
            throw Fault("bad-field", "\"\(name)\" is \(node.summary), expected a text", node)
        }
        return text
    }

    /// Reads an array of nodes and all below them.
    private mutating func read(
        _ array: Int, in parent: Kind, into builder: inout Document.Builder,
        _ context: inout Context
    ) throws {
        try checkArray(array)
        var open = [(kind: parent, next: array + 1, end: tape.end(array))]
        while let last = open.indices.last {
            let node = open[last].next
            guard node < open[last].end else {
                open.removeLast()
                if !open.isEmpty { builder.close() }
                continue
            }
            open[last].next = tape.end(node)
            try countNode(node, in: &context)
            let members = try NodeMembers(node, of: tape, kinds, in: &context)
            guard members.kind.fits(in: open[last].kind) else {
                throw Fault(
                    "misplaced",
                    "\(members.kind.name) cannot stand in \(open[last].kind.name)", tape[node],
                    help: advice(members.kind))
            }
            guard members.children >= 0 else {
                try append(members, node, to: &builder)
                continue
            }
            try checkArray(members.children)
            builder.open(members.facts.shape(members.kind), at: range(of: node, members))
            try members.setAttributes(of: &builder, tape)
            open.append((members.kind, members.children + 1, tape.end(members.children)))
        }
    }

    private mutating func countNode(_ node: Int, in context: inout Context) throws {
        count += 1
        if count % 4096 == 0 { try context.checkpoint() }
        guard count <= context.limits.nodes else {
            throw Fault("too-many-nodes", "more than \(context.limits.nodes) nodes", tape[node])
        }
    }

    /// Adds a node without children.
    private func append(
        _ members: borrowing NodeMembers, _ node: Int, to builder: inout Document.Builder
    ) throws {
        let shape = members.facts.shape(members.kind)
        let range = range(of: node, members)
        let value = members.value
        if !members.hasAttributes, !hasOwnPositions {
            guard value >= 0 else { return builder.append(shape, at: range) }
            if tape.isPlain(value) { return builder.append(shape, input: tape.bytes(value)) }
            tape[value].withBytes { builder.append(shape, copying: $0, at: range) }
            return
        }
        builder.open(shape, at: range)
        try members.setAttributes(of: &builder, tape)
        if value >= 0 {
            if tape.isPlain(value) {
                builder.setText(input: tape.bytes(value))
            } else {
                tape[value].withBytes { builder.setText(copying: $0) }
            }
        }
        builder.close()
    }

    private func range(of node: Int, _ members: borrowing NodeMembers) -> Range<Int>? {
        hasOwnPositions ? members.position : tape.bytes(node)
    }

    private func checkArray(_ array: Int) throws {
        guard tape.kind(array) == .array else {
            throw Fault(
                "bad-field", "\"children\" is \(tape[array].summary), expected an array",
                tape[array])
        }
    }

    private func advice(_ kind: Kind) -> String? {
        switch kind.category {
        case .inline: "put it into a paragraph, or into a node of type \"plain\""
        case .block: "end the paragraph before it"
        default: nil
        }
    }
}

extension JSONNode {
    /// The value in a few words, for messages.
    var summary: String {
        switch kind {
        case .object: "an object"
        case .array: "an array"
        case .string: "\"\(string?.prefix(40) ?? "")\""
        case .number: numberText ?? ""
        case .true: "true"
        case .false: "false"
        case .null: "null"
        }
    }
}
