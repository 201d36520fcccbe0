internal import GalleyDocumentModel

/// Tables of TOML while they are filled: nodes in an array, names to their indices.
struct TOMLTree {
    private struct Table {
        var names: [String: Int] = [:]
        var entries: [(key: TOMLKey, value: Value, statement: Range<Int>?)] = []
        /// How the table came to be, which decides what may still be said in it.
        var birth = Birth.passing
        /// Where the lines begin that stand below its `[name]`.
        var opening: Int?
    }

    private enum Birth {
        /// By `[name.child]`: it can still be opened.
        case passing
        /// By `[name]` or `[[name]]`: once only, and no key with periods adds to it from outside.
        case opened
        /// By `name.key = …`: nothing can open it.
        case dotted
    }

    private enum Value {
        case node(HeaderNode)
        case table(Int)
        case tables([Int])
    }

    private var tables = [Table()]
    private var current = 0
    /// The bytes of all that is said below each key of the first level.
    private var parts: [String: [Range<Int>]] = [:]

    var isEmpty: Bool { tables[0].entries.isEmpty }

    init(opening: Int) { tables[0].opening = opening }

    /// Opens `[path]` or `[[path]]`, whose line is `statement`.
    mutating func open(
        _ path: [TOMLKey], isArray: Bool, _ statement: Range<Int>
    ) throws(HeaderFault) {
        var at = 0
        for key in path.dropLast() { at = try step(from: at, key) }
        guard let last = path.last, let first = path.first else { return }
        if isArray {
            current = add(.opened)
            if let index = tables[at].names[last.name] {
                guard case .tables(var all) = tables[at].entries[index].value else {
                    throw twice(last, tables[at].entries[index].key)
                }
                tables[at].entries[index].value = .tables([])
                all.append(current)
                tables[at].entries[index].value = .tables(all)
            } else {
                put(last, .tables([current]), in: at, nil)
            }
        } else {
            current = try step(from: at, last)
            let first = tables[at].names[last.name].map { tables[at].entries[$0] }
            guard tables[current].birth == .passing, case .table = first?.value else {
                throw twice(last, first?.key ?? last)
            }
            tables[current].birth = .opened
        }
        tables[current].opening = statement.upperBound
        parts[first.name, default: []].append(statement)
    }

    /// Sets a value in the table that was opened last.
    mutating func set(
        _ keys: [TOMLKey], _ value: HeaderNode, under root: String?
    ) throws(HeaderFault) {
        guard let last = keys.last, let first = keys.first else { return }
        var at = current
        for key in keys.dropLast() { at = try dot(from: at, key) }
        if let index = tables[at].names[last.name] {
            throw twice(last, tables[at].entries[index].key)
        }
        let statement = first.range.lowerBound..<value.range.upperBound
        put(last, .node(value), in: at, statement)
        note(statement, under: root, or: first.name)
    }

    /// Counts a statement to the table that it stands in, or to its own key.
    private mutating func note(_ statement: Range<Int>, under root: String?, or own: String) {
        guard let root, let count = parts[root]?.count, count > 0 else {
            tables[0].opening = statement.upperBound
            parts[own, default: []].append(statement)
            return
        }
        let start = parts[root]?[count - 1].lowerBound ?? statement.lowerBound
        parts[root]?[count - 1] = start..<statement.upperBound
    }

    /// The table below `key` on the way to one that is opened.
    private mutating func step(from at: Int, _ key: TOMLKey) throws(HeaderFault) -> Int {
        guard let index = tables[at].names[key.name] else {
            let new = add(.passing)
            put(key, .table(new), in: at, nil)
            return new
        }
        switch tables[at].entries[index].value {
        case .table(let table): return table
        case .tables(let all):
            if let last = all.last { return last }
        case .node: break
        }
        throw twice(key, tables[at].entries[index].key)
    }

    /// The table below a part of a key with periods.
    private mutating func dot(from at: Int, _ key: TOMLKey) throws(HeaderFault) -> Int {
        guard let index = tables[at].names[key.name] else {
            let new = add(.dotted)
            put(key, .table(new), in: at, nil)
            return new
        }
        guard case .table(let table) = tables[at].entries[index].value,
            tables[table].birth != .opened
        else { throw twice(key, tables[at].entries[index].key) }
        return table
    }

    private func twice(_ key: TOMLKey, _ first: TOMLKey) -> HeaderFault {
        HeaderFault(
            code: "duplicate-key", message: "key \"\(key.name)\" appears twice", range: key.range,
            help: "keep one of them", related: first.range)
    }

    private mutating func add(_ birth: Birth) -> Int {
        tables.append(Table())
        tables[tables.count - 1].birth = birth
        return tables.count - 1
    }

    private mutating func put(
        _ key: TOMLKey, _ value: Value, in table: Int, _ statement: Range<Int>?
    ) {
        tables[table].names[key.name] = tables[table].entries.count
        tables[table].entries.append((key, value, statement))
    }
}

extension TOMLTree {
    /// The whole as a node; no deeper than keys can be, by the limit of their parts.
    func node() -> HeaderNode {
        var root = node(0, depth: 0)
        guard var entries = root.entries else { return root }
        for index in entries.indices { entries[index].parts = parts[entries[index].key] ?? [] }
        root.content = .map(entries)
        return root
    }

    private func node(_ table: Int, depth: Int) -> HeaderNode {
        var entries: [HeaderEntry] = []
        guard depth < 200 else { return HeaderNode(.map([]), range: 0..<0) }
        for (key, value, statement) in tables[table].entries {
            let node =
                switch value {
                case .node(let node): node
                case .table(let index): self.node(index, depth: depth + 1)
                case .tables(let all):
                    HeaderNode(
                        .list(all.map { self.node($0, depth: depth + 1) }),
                        range: key.range.upperBound..<key.range.upperBound)
                }
            entries.append(
                HeaderEntry(key: key.name, keyRange: key.range, value: node, statement: statement))
        }
        let start = entries.first?.range.lowerBound ?? 0
        let end = entries.map(\.range.upperBound).max() ?? start
        var node = HeaderNode(.map(entries), range: start..<max(start, end))
        node.opening = tables[table].opening
        return node
    }
}
