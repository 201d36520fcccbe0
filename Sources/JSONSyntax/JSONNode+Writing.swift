extension JSONEmitter {
    /// Writes a value of a document, numbers as they stand there; any depth is fine.
    public mutating func write(_ node: JSONNode) {
        let records = node.storage.records
        var ends: [(end: Int, isObject: Bool)] = []
        var index = node.index
        repeat {
            let part = JSONNode(storage: node.storage, index: index)
            write(part, isKey: records[index].isKey, &ends)
            index += 1
            while let last = ends.last, last.end == index {
                ends.removeLast()
                if last.isObject { endObject() } else { endArray() }
            }
        } while !ends.isEmpty || index < node.index + 1
    }

    /// Writes one value, of containers only the beginning.
    private mutating func write(
        _ part: JSONNode, isKey: Bool, _ ends: inout [(end: Int, isObject: Bool)]
    ) {
        switch part.kind {
        case .object:
            beginObject()
            ends.append((part.end, true))
        case .array:
            beginArray()
            ends.append((part.end, false))
        case .string:
            if isKey {
                key(part.string ?? "")
            } else {
                part.withBytes { write(text: $0) }
            }
        case .number: write(number: part.numberText ?? "0")
        case .true: write(true)
        case .false: write(false)
        case .null: writeNull()
        }
    }
}
