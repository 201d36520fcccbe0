internal import GalleyDocumentModel

// Raw HTML that a page is not given (GFM 0.29 §6.11).
extension BlockEmitter {
    /// Marks the raw node that is open with `filter=tags`, if its text holds a filtered tag.
    mutating func markFiltered(_ view: ByteView, _ range: Range<Int>) {
        guard extensions.contains(.tagFilter) else { return }
        var at = view.firstIndex(of: 60, from: range.lowerBound, to: range.upperBound)
        while at < range.upperBound {
            if view.isFilteredTag(at: at, to: range.upperBound) {
                return builder.set(attribute: "filter", to: "tags")
            }
            at = view.firstIndex(of: 60, from: at + 1, to: range.upperBound)
        }
    }
}

private let filteredTags: [StaticString] = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
]

extension ByteView {
    /// Whether a tag of one of the filtered names begins or ends at `at`.
    fileprivate func isFilteredTag(at place: Int, to end: Int) -> Bool {
        let start = self[place + 1] == 47 ? place + 2 : place + 1
        return filteredTags.contains { name in
            let behind = start + name.utf8CodeUnitCount
            guard behind <= end, matchesIgnoringCase(name, at: start) else { return false }
            return behind == end || self[behind].isSpace || self[behind] == 62
                || self[behind] == 47 && self[behind + 1] == 62
        }
    }
}
