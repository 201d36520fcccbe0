extension Glob {
    /// The files that match, in bytewise order of their paths.
    ///
    /// Names that begin with a dot match only where the pattern says the dot. Folders that are links
    /// are entered only on request, and none twice.
    func files(followingLinks: Bool = false) -> [String] {
        var found: Set<String> = []
        for (folder, pattern) in starts {
            var walk = Walk(followsLinks: followingLinks)
            walk.search(folder, pattern[...])
            found.formUnion(walk.found)
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

private struct Walk {
    let followsLinks: Bool
    var found: Set<String> = []
    private var seen: Set<Place> = []

    private struct Place: Hashable {
        let folder: String, left: Int
    }

    init(followsLinks: Bool) { self.followsLinks = followsLinks }

    /// Adds what `pattern` matches below `folder`; depth first, without recursion.
    mutating func search(_ folder: String, _ pattern: ArraySlice<[UInt8]>) {
        var waiting = [(folder, pattern)]
        while let (folder, pattern) = waiting.popLast() {
            guard let first = pattern.first, enter(folder, pattern.count) else { continue }
            let rest = pattern.dropFirst()
            if first.isAnyDepth { waiting.append((folder, rest)) }
            if !first.isPatternByte, !first.isAnyDepth {
                let path = joined(folder, String(decoding: first, as: UTF8.self))
                if rest.isEmpty { addFile(path) } else { waiting.append((path, rest)) }
                continue
            }
            for entry in names(in: folder) {
                let name = Array(entry.name.utf8)
                if name.first == UInt8(ascii: "."), first.first != UInt8(ascii: ".") { continue }
                let path = joined(folder, entry.name)
                let isFolder = entry.isFolder || (entry.isLink && isFolderLink(path))
                if first.isAnyDepth {
                    if isFolder {
                        waiting.append((path, pattern))
                    } else if rest.isEmpty {
                        addFile(path)
                    }
                } else if nameMatches(name, first) {
                    if rest.isEmpty {
                        addFile(path)
                    } else if isFolder {
                        waiting.append((path, rest))
                    }
                }
            }
        }
    }

    private mutating func enter(_ folder: String, _ left: Int) -> Bool {
        let real = followsLinks ? resolvedPath(folder.isEmpty ? "." : folder) ?? folder : folder
        return seen.insert(Place(folder: real, left: left)).inserted
    }

    private func isFolderLink(_ path: String) -> Bool {
        followsLinks && facts(of: path)?.isFolder == true
    }

    private mutating func addFile(_ path: String) {
        if let facts = facts(of: path), !facts.isFolder { found.insert(path) }
    }
}

extension [UInt8] {
    fileprivate var isPatternByte: Bool { contains { "*?[".utf8.contains($0) } }
}
