internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyPluginKit

/// The members of one node's object, checked and sorted.
struct NodeMembers {
    let kind: Kind
    private(set) var facts = NodeFacts()
    private(set) var value: JSONNode?
    private(set) var children: JSONNode?
    /// Where its `position` says that it was read.
    private(set) var position: Range<Int>?
    private var id: JSONNode?, classes: JSONNode?, attributes: JSONNode?, data: JSONNode?
    private var texts: [(field: NodeField, value: JSONNode)] = []
    private var unknown: [(key: JSONNode, value: JSONNode)] = []

    /// Whether the node has anything that is kept as an attribute.
    var hasAttributes: Bool {
        !texts.isEmpty || id != nil || classes != nil || attributes != nil || data != nil
            || !unknown.isEmpty
    }

    init(_ node: JSONNode, in context: inout Context) throws {
        kind = try nodeKind(of: node)
        for (key, value) in node.members {
            if key.isString("type") { continue }
            if key.isString("value") {
                self.value = value
            } else if key.isString("children") {
                children = value
            } else {
                try take(key, value)
            }
        }
        try check(node)
        for text in [self.value].compactMap(\.self) + texts.map(\.value)
        where text.hasLoneSurrogate {
            context.report(
                .warning, "json.lone-surrogate", "half of a surrogate pair is read as U+FFFD",
                at: text.range)
        }
        for (key, _) in unknown {
            context.report(
                .note, "json.unknown-field",
                "\(kind.name) has no \"\(key.string ?? "")\"; it is kept in \"data\"", at: key.range
            )
        }
    }

    private mutating func take(_ key: JSONNode, _ value: JSONNode) throws {
        let name = key.string ?? ""
        switch name {
        case "id": id = try text(value, name)
        case "classes":
            guard value.kind == .array, value.elements.allSatisfy({ isClass($0) }) else {
                throw Fault("bad-field", "\"classes\" is no array of words", value)
            }
            classes = value
        case "attributes":
            guard value.kind == .object, value.members.allSatisfy({ $0.value.kind == .string })
            else { throw Fault("bad-field", "\"attributes\" is no object of texts", value) }
            attributes = value
        case "position": position = try range(value)
        case "data": data = value
        default:
            guard let field = kind.fields.first(where: { $0.name == name }) else {
                return try takeUnknown(key, value, name)
            }
            try take(field, value)
        }
    }

    /// Keeps what is not known, but for names that are plainly meant to be known ones.
    private mutating func takeUnknown(
        _ key: JSONNode, _ value: JSONNode, _ name: String
    ) throws {
        let spelt = String(name.map { $0 == "_" ? "-" : $0 })
        if spelt != name, kind.fields.contains(where: { $0.name == spelt }) {
            throw Fault(
                "unknown-field", "\(kind.name) has no \"\(name)\"", value,
                help: "write \"\(spelt)\"")
        }
        unknown.append((key, value))
    }

    private mutating func take(_ field: NodeField, _ value: JSONNode) throws {
        switch field.form {
        case .text, .own: texts.append((field, try text(value, field.name)))
        case .number(let range, _):
            guard let number = value.integer, range.contains(number) else {
                throw Fault(
                    "bad-field",
                    "\"\(field.name)\" is \(value.summary), expected a number from "
                        + "\(range.lowerBound) to \(range.upperBound)", value)
            }
            facts.set(field.name, number)
        case .flag:
            guard let flag = value.boolean else {
                throw Fault(
                    "bad-field", "\"\(field.name)\" is \(value.summary), expected true or false",
                    value)
            }
            facts.set(field.name, flag)
        case .choice(let names, _):
            guard let name = value.string, names.contains(name) else {
                throw Fault(
                    "bad-field",
                    "\"\(field.name)\" is \(value.summary), expected one of "
                        + names.joined(separator: ", "), value)
            }
            facts.set(field.name, name)
        }
    }

    private func check(_ node: JSONNode) throws {
        if let children, !kind.holdsChildren {
            throw Fault("children-in-leaf", "\(kind.name) cannot have children", children)
        }
        if let value, kind.holds != .text {
            throw Fault(
                "value-in-parent", "\(kind.name) has no text of its own", value,
                help: kind.holdsChildren ? "put a node of type \"text\" into its children" : nil)
        }
        if kind.holds == .text {
            guard let value else {
                throw Fault("missing-field", "\(kind.name) needs a \"value\"", node)
            }
            _ = try text(value, "value")
        }
        if kind == .heading, node["level"] == nil {
            throw Fault("missing-field", "heading needs a \"level\"", node)
        }
    }

    private func text(_ node: JSONNode, _ name: String) throws -> JSONNode {
        guard node.kind == .string else {
            throw Fault("bad-field", "\"\(name)\" is \(node.summary), expected a text", node)
        }
        return node
    }

    private func isClass(_ node: JSONNode) -> Bool {
        guard let name = node.string else { return false }
        return !name.isEmpty && !name.utf8.contains(0x20)
    }

    private func range(_ position: JSONNode) throws -> Range<Int>? {
        guard position.kind == .object else {
            throw Fault("bad-field", "\"position\" is \(position.summary)", position)
        }
        guard let start = position["start"]?["offset"]?.integer,
            let end = position["end"]?["offset"]?.integer
        else { return nil }
        guard start >= 0, start <= end, end < 1 << 32 else {
            throw Fault("bad-field", "\"position\" is no range", position)
        }
        return start..<end
    }
}

extension NodeMembers {
    /// Gives the node that is open what was found.
    func setAttributes(of builder: inout Document.Builder) throws {
        guard hasAttributes else { return }
        for (field, value) in texts {
            if case .text(let key) = field.form {
                set(key, value, &builder)
            } else {
                value.withBytes { builder.set(attribute: field.name, copying: $0) }
            }
        }
        if let id { set(.id, id, &builder) }
        if let classes {
            builder.set(
                .classes, to: classes.elements.map { $0.string ?? "" }.joined(separator: " "))
        }
        for (key, value) in attributes?.members.map(\.self) ?? [] {
            value.withBytes { builder.set(attribute: key.string ?? "", copying: $0) }
        }
        if data != nil || !unknown.isEmpty {
            let bytes = try allData()
            builder.set(.data, copying: bytes.span)
        }
    }

    private func set(_ key: AttributeKey, _ value: JSONNode, _ builder: inout Document.Builder) {
        if let plain = value.plainRange {
            builder.set(key, input: plain)
        } else {
            value.withBytes { builder.set(key, copying: $0) }
        }
    }

    /// What programs added, with the fields that are not known behind it.
    private func allData() throws -> [UInt8] {
        var emitter = JSONEmitter()
        guard !unknown.isEmpty else {
            if let data { emitter.write(data) }
            return emitter.finish()
        }
        if let data, data.kind != .object {
            throw Fault("bad-field", "\"data\" is \(data.summary), expected an object", data)
        }
        emitter.beginObject()
        var names: Set<String> = []
        for (key, value) in data?.members.map(\.self) ?? [] {
            names.insert(key.string ?? "")
            emitter.key(key.string ?? "")
            emitter.write(value)
        }
        for (key, value) in unknown where !names.contains(key.string ?? "") {
            emitter.key(key.string ?? "")
            emitter.write(value)
        }
        emitter.endObject()
        return emitter.finish()
    }
}

extension NodeFacts {
    fileprivate mutating func set(_ name: String, _ number: Int) {
        switch name {
        case "level": level = number
        case "start": list.start = number
        case "columns": cell.columns = number
        default: cell.rows = number
        }
    }

    fileprivate mutating func set(_ name: String, _ flag: Bool) {
        switch name {
        case "ordered": isOrdered = flag
        case "tight": list.isTight = flag
        case "header": cell.isHeader = flag
        case "double": isDouble = flag
        default: isDisplay = flag
        }
    }

    fileprivate mutating func set(_ name: String, _ choice: String) {
        switch name {
        case "style": list.style = ListStyle.allCases.first { $0.name == choice } ?? .bullet
        case "delimiter":
            list.delimiter = ListDelimiter.allCases.first { $0.name == choice } ?? .natural
        case "alignment":
            cell.alignment = Alignment.allCases.first { $0.name == choice } ?? .natural
        default: task = choice == "open" ? .open : choice == "done" ? .done : nil
        }
    }
}

/// The kind that the `type` of a node's object names.
private func nodeKind(of node: JSONNode) throws -> Kind {
    guard node.kind == .object else {
        throw Fault("not-a-node", "found \(node.summary) where a node was expected", node)
    }
    guard let type = node["type"] else {
        throw Fault("missing-field", "a node needs a \"type\"", node)
    }
    guard let name = type.string else {
        throw Fault("bad-field", "\"type\" is \(type.summary), expected a text", type)
    }
    guard let kind = Kind(named: name) else {
        let names = Kind.allCases.map(\.name)
        let spelt = String(name.map { $0 == "_" ? "-" : $0 })
        let help =
            names.contains(spelt)
            ? "write \"\(spelt)\""
            : nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
        throw Fault("unknown-type", "no node is called \"\(name)\"", type, help: help)
    }
    return kind
}
