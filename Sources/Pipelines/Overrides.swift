internal import GalleyPluginKit
internal import GalleyYAML

extension YAMLNode {
    /// Lays `PATH=VALUE` over a pipeline, its text added to `text`; what is wrong with it, if so.
    ///
    /// A path leads through keys, and through steps and outputs by their ids or names.
    mutating func apply(_ setting: String, to text: inout PipelineText) -> Diagnostic? {
        let bytes = Array(setting.utf8)
        let base = text.add(name: "--set", bytes: bytes)
        func mistake(_ message: String) -> Diagnostic {
            Diagnostic(
                .error, "pipeline.bad-setting", message,
                at: [text.place(base..<base + bytes.count)],
                help: "write `--set PATH=VALUE`, as in `--set vars.x=1` or `--set run.jobs=2`")
        }
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
            return mistake("`\(setting)` has no `=`")
        }
        let path = String(decoding: bytes[..<equals], as: UTF8.self)
            .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let written = Array(bytes[(equals + 1)...])
        let value: YAMLNode
        do throws(YAMLError) {
            let parsed = try YAMLDocument(parsing: written).root
            let nothing = YAMLNode(.scalar("", .plain), range: 0..<0)
            value = (parsed ?? nothing).moved(by: base + equals + 1)
        } catch {
            value = YAMLNode(
                .scalar(String(decoding: written, as: UTF8.self), .doubleQuoted),
                range: base + equals + 1..<base + bytes.count)
        }
        let keys = base..<base + equals
        if set(path[...], to: value, keys: keys) { return nil }
        return mistake("`\(path.joined(separator: "."))` leads nowhere")
    }

    /// Whether the value could be put at the path; maps are made as needed.
    private mutating func set(
        _ path: ArraySlice<String>, to value: YAMLNode, keys: Range<Int>
    ) -> Bool {
        guard let first = path.first, !first.isEmpty else { return false }
        switch content {
        case .mapping(var entries, let style):
            let at = entries.firstIndex { $0.key.scalar == first }
            if path.count == 1 {
                let key = YAMLNode(.scalar(first, .plain), range: keys)
                let entry = YAMLEntry(key: key, value: value)
                if let at { entries[at] = entry } else { entries.append(entry) }
            } else if let at {
                guard entries[at].value.set(path.dropFirst(), to: value, keys: keys) else {
                    return false
                }
            } else {
                var inner = YAMLNode(.mapping([], .block), range: keys)
                guard inner.set(path.dropFirst(), to: value, keys: keys) else { return false }
                let key = YAMLNode(.scalar(first, .plain), range: keys)
                entries.append(YAMLEntry(key: key, value: inner))
            }
            content = .mapping(entries, style)
            return true
        case .sequence(var items, let style):
            guard let at = items.firstIndex(where: { $0.isNamed(first) }) else { return false }
            if path.count == 1 {
                items[at] = value
            } else {
                guard items[at].setWithinStep(path, to: value, keys: keys) else { return false }
            }
            content = .sequence(items, style)
            return true
        case .scalar:
            guard isNull else { return false }
            content = .mapping([], .block)
            return set(path, to: value, keys: keys)
        }
    }

    /// Sets a reserved key or an option of a step, or a key of an output.
    private mutating func setWithinStep(
        _ path: ArraySlice<String>, to value: YAMLNode, keys: Range<Int>
    ) -> Bool {
        let name = path.first ?? ""
        if let scalar, scalar == name {
            let key = YAMLNode(.scalar(name, .plain), range: range)
            let inner = YAMLNode(.mapping([], .flow), range: range)
            content = .mapping([YAMLEntry(key: key, value: inner)], .flow)
        }
        let rest = path.dropFirst()
        let isReserved = Checker.reservedStepKeys.contains(rest.first ?? "")
        guard !isReserved, self["path"] == nil, case .mapping(var entries, let style) = content,
            let at = entries.firstIndex(where: {
                !Checker.reservedStepKeys.contains($0.key.scalar ?? "")
            })
        else { return set(rest, to: value, keys: keys) }
        if entries[at].value.scalar != nil, !entries[at].value.isNull { return false }
        if entries[at].value.isNull { entries[at].value.content = .mapping([], .flow) }
        guard entries[at].value.set(rest, to: value, keys: keys) else { return false }
        content = .mapping(entries, style)
        return true
    }

    private func isNamed(_ name: String) -> Bool {
        if let scalar { return scalar == name }
        if let id = self["id"]?.scalar { return id == name }
        return entries?.contains { $0.key.scalar == name } ?? false
    }

    /// The same with all its places moved.
    private func moved(by offset: Int) -> YAMLNode {
        func move(_ range: Range<Int>) -> Range<Int> {
            range.lowerBound + offset..<range.upperBound + offset
        }
        func move(_ property: YAMLProperty?) -> YAMLProperty? {
            property.map { YAMLProperty(name: $0.name, range: move($0.range)) }
        }
        var node = self
        node.range = move(range)
        (node.tag, node.anchor, node.alias) = (move(tag), move(anchor), move(alias))
        switch content {
        case .scalar: break
        case .sequence(let items, let style):
            node.content = .sequence(items.map { $0.moved(by: offset) }, style)
        case .mapping(let entries, let style):
            node.content = .mapping(
                entries.map {
                    YAMLEntry(key: $0.key.moved(by: offset), value: $0.value.moved(by: offset))
                }, style)
        }
        return node
    }
}
