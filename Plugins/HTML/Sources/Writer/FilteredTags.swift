/// Tags that raw markup loses where its node has the attribute `filter=tags`.
///
/// They change how all that follows on a page is read (GFM 0.29 §6.11).
enum FilteredTags {
    private static let names = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script",
        "plaintext",
    ].map { Array($0.utf8) }

    /// The markup with a reference in the place of the `<` of each such tag.
    static func written(_ markup: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(markup.count + 32)
        for at in markup.indices {
            if markup[at] == 0x3C, isFiltered(markup[(at + 1)...]) {
                result += "&lt;".utf8
            } else {
                result.append(markup[at])
            }
        }
        return result
    }

    private static func isFiltered(_ rest: ArraySlice<UInt8>) -> Bool {
        let rest = rest.first == 0x2F ? rest.dropFirst() : rest
        return names.contains { name in
            guard rest.count >= name.count,
                zip(rest, name).allSatisfy({ $0 | 0x20 == $1 })
            else { return false }
            let behind = rest.dropFirst(name.count)
            guard let next = behind.first else { return true }
            return next <= 32 || next == 0x3E || behind.starts(with: [0x2F, 0x3E])
        }
    }
}
