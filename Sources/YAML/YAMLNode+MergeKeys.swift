extension YAMLNode {
    /// The entries of a mapping with those of its merge keys (`<<: *base`) put in their place.
    ///
    /// An own key wins over a merged one, an earlier merged mapping over a later one. A merge key
    /// whose value is neither a mapping nor a sequence of mappings stays as it is. Nil for
    /// everything but mappings.
    public var mergedEntries: [YAMLEntry]? {
        guard let entries else { return nil }
        guard entries.contains(where: \.isMerge) else { return entries }
        var names = Set(entries.compactMap { $0.isMerge ? nil : $0.key.scalar.map(Name.init) })
        var merged: [YAMLEntry] = []
        for entry in entries {
            guard entry.isMerge, let bases = entry.value.bases else {
                merged.append(entry)
                continue
            }
            for base in bases {
                for inherited in base.mergedEntries ?? [] {
                    guard let name = inherited.key.scalar.map(Name.init) else {
                        merged.append(inherited)
                        continue
                    }
                    if names.insert(name).inserted { merged.append(inherited) }
                }
            }
        }
        return merged
    }

    /// The mappings that a merge key brings in.
    private var bases: [YAMLNode]? {
        switch content {
        case .mapping: [self]
        case .sequence(let items, _): items.allSatisfy { $0.entries != nil } ? items : nil
        case .scalar: nil
        }
    }
}

extension YAMLEntry {
    /// Whether the key is a plain `<<`: a merge key.
    public var isMerge: Bool { key.scalarStyle == .plain && key.isScalar("<<") }
}

/// A text that is equal to another only if its bytes are.
struct Name: Hashable {
    private var text: String

    init(_ text: String) {
        self.text = text
        self.text.makeContiguousUTF8()
    }

    static func == (left: Name, right: Name) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        let isHashed: Void? = unsafe text.utf8.withContiguousStorageIfAvailable {
            unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
}
