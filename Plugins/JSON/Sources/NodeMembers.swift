internal import GalleyDocumentModel
internal import GalleyJSONSyntax
internal import GalleyPluginKit

/// The members of one node's object, checked and sorted; values are numbers of the tape.
struct NodeMembers {
    let kind: Kind
    private(set) var facts = NodeFacts()
    /// The text and the children; -1 without.
    private(set) var value = -1
    private(set) var children = -1
    /// Where its `position` says that it was read.
    private(set) var position: Range<Int>?
    private(set) var id = -1, classes = -1, attributes = -1, data = -1
    /// Fields that are texts, by their index in the kind's table.
    private(set) var texts: [(field: Int, value: Int)] = []
    /// What no table knows.
    private(set) var unknown: [(key: Int, value: Int)] = []

    /// Whether the node has anything that is kept as an attribute.
    private(set) var hasAttributes = false

    init(
        _ node: Int, of tape: borrowing JSONTape, _ kinds: borrowing KindTable,
        in context: inout Context
    ) throws {
        kind = try nodeKind(of: node, tape, kinds)
        var key = node + 1
        let end = tape.end(node)
        var hasLevel = false
        while key < end {
            let value = key + 1
            if tape.matches(key, "type") {
            } else if tape.matches(key, "value") {
                self.value = value
            } else if tape.matches(key, "children") {
                children = value
            } else if kind == .heading, tape.matches(key, "level") {
                hasLevel = true
                try take(kind.fields[0], value, tape)
            } else {
                try take(key, value, tape)
            }
            key = tape.end(value)
        }
        try check(node, hasLevel: hasLevel, tape)
        report(tape, in: &context)
    }

    /// Tells what was read in another way than it was written.
    private func report(_ tape: borrowing JSONTape, in context: inout Context) {
        if value >= 0, tape.hasLoneSurrogate(value) { report(halfPair: tape[value], in: &context) }
        for text in texts where tape.hasLoneSurrogate(text.value) {
            report(halfPair: tape[text.value], in: &context)
        }
        for (key, _) in unknown {
            context.report(
                .note, "json.unknown-field",
                "\(kind.name) has no \"\(tape[key].string ?? "")\"; it is kept in \"data\"",
                at: tape[key].range)
        }
    }

    private func report(halfPair node: JSONNode, in context: inout Context) {
        context.report(
            .warning, "json.lone-surrogate", "half of a surrogate pair is read as U+FFFD",
            at: node.range)
    }

    private mutating func take(
        _ key: Int, _ value: Int, _ tape: borrowing JSONTape
    ) throws {
        if tape.matches(key, "position") {
            position = try range(tape[value])
            return
        }
        let fields = kind.fields
        if let index = fields.indices.first(where: { tape.matches(key, fields[$0].key) }) {
            switch fields[index].form {
            case .text, .own:
                texts.append((index, try text(value, fields[index].name, tape)))
                hasAttributes = true
            default: try take(fields[index], value, tape)
            }
            return
        }
        hasAttributes = true
        if tape.matches(key, "id") {
            id = try text(value, "id", tape)
        } else if tape.matches(key, "classes") {
            guard tape.kind(value) == .array, tape[value].elements.allSatisfy(isClass) else {
                throw Fault("bad-field", "\"classes\" is no array of words", tape[value])
            }
            classes = value
        } else if tape.matches(key, "attributes") {
            let isGood =
                tape.kind(value) == .object
                && tape[value].members.allSatisfy { $0.value.kind == .string }
            guard isGood else {
                throw Fault("bad-field", "\"attributes\" is no object of texts", tape[value])
            }
            attributes = value
        } else if tape.matches(key, "data") {
            data = value
        } else {
            try takeUnknown(key, value, tape)
        }
    }

    /// Keeps what is not known, but for names that are plainly meant to be known ones.
    private mutating func takeUnknown(
        _ key: Int, _ value: Int, _ tape: borrowing JSONTape
    ) throws {
        let name = tape[key].string ?? ""
        let spelt = String(name.map { $0 == "_" ? "-" : $0 })
        if spelt != name, kind.fields.contains(where: { $0.name == spelt }) {
            throw Fault(
                "unknown-field", "\(kind.name) has no \"\(name)\"", tape[value],
                help: "write \"\(spelt)\"")
        }
        unknown.append((key, value))
    }

    /// Takes one of the small facts.
    private mutating func take(
        _ field: NodeField, _ index: Int, _ tape: borrowing JSONTape
    ) throws {
        let value = tape[index]
        func fault(_ expected: String) -> Fault {
            Fault(
                "bad-field", "\"\(field.name)\" is \(value.summary), expected \(expected)", value)
        }
        switch field.form {
        case .text, .own: break
        case .number(let range, _):
            guard let number = value.integer, range.contains(number) else {
                throw fault("a number from \(range.lowerBound) to \(range.upperBound)")
            }
            facts.set(field.name, number)
        case .flag:
            guard let flag = value.boolean else { throw fault("true or false") }
            facts.set(field.name, flag)
        case .choice(let names, _):
            guard let name = value.string, names.contains(name) else {
                throw fault("one of " + names.joined(separator: ", "))
            }
            facts.set(field.name, name)
        }
    }

    private func check(_ node: Int, hasLevel: Bool, _ tape: borrowing JSONTape) throws {
        if children >= 0, !kind.holdsChildren {
            throw Fault("children-in-leaf", "\(kind.name) cannot have children", tape[children])
        }
        guard kind.holds == .text else {
            if value >= 0 {
                throw Fault(
                    "value-in-parent", "\(kind.name) has no text of its own", tape[value],
                    help: kind.holdsChildren
                        ? "put a node of type \"text\" into its children" : nil)
            }
            if kind == .heading, !hasLevel {
                throw Fault("missing-field", "heading needs a \"level\"", tape[node])
            }
            return
        }
        guard value >= 0 else {
            throw Fault("missing-field", "\(kind.name) needs a \"value\"", tape[node])
        }
        _ = try text(value, "value", tape)
    }

    private func text(
        _ index: Int, _ name: String, _ tape: borrowing JSONTape
    ) throws -> Int {
        guard tape.kind(index) == .string else {
            let node = tape[index]
            throw Fault("bad-field", "\"\(name)\" is \(node.summary), expected a text", node)
        }
        return index
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

/// The kind that the `type` of a node's object names.
private func nodeKind(
    of node: Int, _ tape: borrowing JSONTape, _ kinds: borrowing KindTable
) throws -> Kind {
    guard tape.kind(node) == .object else {
        throw Fault(
            "not-a-node", "found \(tape[node].summary) where a node was expected", tape[node])
    }
    var key = node + 1
    let end = tape.end(node)
    while key < end, !tape.matches(key, "type") { key = tape.end(key + 1) }
    guard key < end else {
        throw Fault("missing-field", "a node needs a \"type\"", tape[node])
    }
    let type = key + 1
    if tape.kind(type) == .string, let kind = kinds.kind(type, in: tape) { return kind }
    guard let name = tape[type].string else {
        throw Fault(
            "bad-field", "\"type\" is \(tape[type].summary), expected a text", tape[type])
    }
    let names = Kind.allCases.map(\.name)
    let spelt = String(name.map { $0 == "_" ? "-" : $0 })
    let help =
        names.contains(spelt)
        ? "write \"\(spelt)\"" : nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
    throw Fault("unknown-type", "no node is called \"\(name)\"", tape[type], help: help)
}
