internal import GalleyDocumentModel

/// Tables of TOML while they are filled: nodes in an array, names to their indices.
struct TOMLTree {
    private struct Table {
        var names: [String: Int] = [:]
        var entries: [(key: TOMLKey, value: Value)] = []
        /// Whether `[name]` opened it; only once.
        var isOpened = false
        /// Whether it was made by a key with periods, which nothing can open again.
        var isDotted = false
    }

    private enum Value {
        case node(HeaderNode)
        case table(Int)
        case tables([Int])
    }

    private var tables = [Table()]
    private var current = 0

    var isEmpty: Bool { tables[0].entries.isEmpty }

    /// Opens `[path]` or `[[path]]`.
    mutating func open(_ path: [TOMLKey], isArray: Bool, _ base: Int) throws(HeaderFault) {
        var at = 0
        for key in path.dropLast() { at = try step(from: at, key, isDotted: false) }
        guard let last = path.last else { return }
        if isArray {
            let new = add()
            if let index = tables[at].names[last.name] {
                guard case .tables(let all) = tables[at].entries[index].value else {
                    throw twice(last, tables[at].entries[index].key)
                }
                tables[at].entries[index].value = .tables(all + [new])
            } else {
                put(last, .tables([new]), in: at)
            }
            current = new
        } else {
            let index = try step(from: at, last, isDotted: false)
            guard !tables[index].isOpened, !tables[index].isDotted else {
                throw twice(last, last)
            }
            tables[index].isOpened = true
            current = index
        }
    }

    /// Sets a value in the table that was opened last.
    mutating func set(
        _ keys: [TOMLKey], _ value: HeaderNode, in path: [TOMLKey], _ base: Int
    ) throws(HeaderFault) {
        var at = current
        for key in keys.dropLast() { at = try step(from: at, key, isDotted: true) }
        guard let last = keys.last else { return }
        if let index = tables[at].names[last.name] {
            throw twice(last, tables[at].entries[index].key)
        }
        put(last, .node(value), in: at)
    }

    private mutating func step(
        from at: Int, _ key: TOMLKey, isDotted: Bool
    ) throws(HeaderFault) -> Int {
        guard let index = tables[at].names[key.name] else {
            let new = add()
            tables[new].isDotted = isDotted
            put(key, .table(new), in: at)
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

    private func twice(_ key: TOMLKey, _ first: TOMLKey) -> HeaderFault {
        HeaderFault(
            code: "duplicate-key", message: "key \"\(key.name)\" appears twice", range: key.range,
            help: "keep one of them", related: first.range)
    }

    private mutating func add() -> Int {
        tables.append(Table())
        return tables.count - 1
    }

    private mutating func put(_ key: TOMLKey, _ value: Value, in table: Int) {
        tables[table].names[key.name] = tables[table].entries.count
        tables[table].entries.append((key, value))
    }

    /// The whole as a node; no deeper than keys can be, by the limit of their parts.
    func node(base: Int) -> HeaderNode { node(0, depth: 0) }

    private func node(_ table: Int, depth: Int) -> HeaderNode {
        var entries: [HeaderEntry] = []
        guard depth < 200 else { return HeaderNode(content: .map([]), range: 0..<0) }
        for (key, value) in tables[table].entries {
            let node =
                switch value {
                case .node(let node): node
                case .table(let index): self.node(index, depth: depth + 1)
                case .tables(let all):
                    HeaderNode(
                        content: .list(all.map { self.node($0, depth: depth + 1) }),
                        range: key.range.upperBound..<key.range.upperBound)
                }
            entries.append(HeaderEntry(key: key.name, keyRange: key.range, value: node))
        }
        let start = entries.first?.range.lowerBound ?? 0
        let end = entries.map(\.range.upperBound).max() ?? start
        return HeaderNode(content: .map(entries), range: start..<max(start, end))
    }
}
