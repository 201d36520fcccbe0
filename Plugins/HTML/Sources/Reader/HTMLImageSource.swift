/// Where the picture of an image element lies, which on many pages is not in `src`.
enum HTMLImageSource {
    /// The address; nil for blank pictures and those one cannot see.
    static func address(of id: HTMLTree.ID, in tree: HTMLTree) -> ArraySlice<UInt8>? {
        if isTiny(id, in: tree) { return nil }
        for name in [HTMLName.dataSrc, .dataOriginal, .dataLazySrc, .dataUrl] {
            if let value = tree.value(name, of: id)?.trimmed, isAddress(value) { return value }
        }
        if let source = tree.value(.src, of: id)?.trimmed, isPicture(source) { return source }
        for name in [HTMLName.dataSrcset, .srcset] {
            if let value = tree.value(name, of: id), let best = largest(of: value) { return best }
        }
        return pictureSource(of: id, in: tree)
    }

    /// What a `source` beside the image offers.
    private static func pictureSource(
        of id: HTMLTree.ID, in tree: HTMLTree
    ) -> ArraySlice<UInt8>? {
        let parent = tree[id].parent
        guard parent >= 0, tree.isElement(parent, .picture) else { return nil }
        for child in tree.children(of: parent) where tree.isElement(child, .source) {
            for name in [HTMLName.srcset, .dataSrcset] {
                if let value = tree.value(name, of: child), let best = largest(of: value) {
                    return best
                }
            }
        }
        return nil
    }

    /// The candidate of a `srcset` with the greatest width or density.
    static func largest(of set: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var best: ArraySlice<UInt8>?
        var bestSize = -1.0
        var at = set.startIndex
        while at < set.endIndex {
            while at < set.endIndex, set[at].isHTMLBlank || set[at] == 44 { at += 1 }
            let start = at
            while at < set.endIndex, !set[at].isHTMLBlank { at += 1 }
            var address = set[start..<at]
            var size = 1.0
            if address.last == 44 {
                address = address.dropLast()
            } else {
                let sizeStart = at
                while at < set.endIndex, set[at] != 44 { at += 1 }
                let words = set[sizeStart..<at].trimmed.dropLast()
                size = Double(String(decoding: words, as: UTF8.self)) ?? 1
            }
            if isPicture(address), size > bestSize { (best, bestSize) = (address, size) }
        }
        return best
    }

    private static func isAddress(_ value: ArraySlice<UInt8>) -> Bool {
        isPicture(value) && value.count > 3 && value.contains { $0 == 47 || $0 == 46 }
    }

    /// Not empty, not a picture within the page, which stands for one still to be loaded.
    private static func isPicture(_ value: ArraySlice<UInt8>) -> Bool {
        guard !value.isEmpty else { return false }
        guard value.begins(with: "data:", at: value.startIndex) else { return true }
        return value.count > 1000
    }

    /// Whether both sides are a pixel or two: made for counting, not for looking.
    private static func isTiny(_ id: HTMLTree.ID, in tree: HTMLTree) -> Bool {
        func size(_ name: HTMLName) -> Int? {
            tree.value(name, of: id).flatMap {
                Int(String(decoding: $0.trimmed.prefix { (48...57).contains($0) }, as: UTF8.self))
            }
        }
        guard let width = size(.width), let height = size(.height) else { return false }
        return width <= 2 && height <= 2
    }
}
