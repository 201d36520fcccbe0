internal import GalleyDocumentModel
internal import GalleyYAML

extension HeaderPatch {
    /// Puts the values that others refer to where the first of these stands.
    ///
    /// False where an anchor lies deeper than the entry's own value and is asked for elsewhere.
    mutating func moveAnchors(of entry: HeaderEntry) -> Bool {
        guard let anchor = entry.value.anchor, !entry.value.isBorrowed,
            source.aliases.contains(anchor.name)
        else { return true }
        let name = Array("*\(anchor.name)".utf8)
        var at = entry.range.upperBound
        let end = source.text.split.closingStart
        while at + name.count <= end {
            let isHere =
                bytes[at] == 0x2A && bytes[at..<at + name.count].elementsEqual(name)
                && endsName(at + name.count)
            if isHere {
                let value = YAMLEmitter.flow(entry.value.value)
                edits.append(HeaderEdit(at..<at + name.count, "&\(anchor.name) " + value))
                return true
            }
            at += 1
        }
        return false
    }

    private func endsName(_ offset: Int) -> Bool {
        let byte = layout.byte(offset)
        return byte <= 32 || byte == 0x2C || byte == 0x5D || byte == 0x7D
    }
}
