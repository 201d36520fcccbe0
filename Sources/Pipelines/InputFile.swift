internal import GalleyPluginKit

/// One input of a run.
struct InputFile: Sendable {
    /// The path, as it was found or named; `-` for standard input.
    let path: String
    /// Which of the plan's inputs it belongs to.
    let plan: Int
    /// Its folder below the literal beginning of the pattern.
    let relativeFolder: String
}

extension Plan {
    /// The inputs of a run, in order, each path once; what is wrong with them.
    func inputFiles(_ options: RunOptions) -> ([InputFile], [Diagnostic]) {
        var files: [InputFile] = [], problems: [Diagnostic] = []
        var seen: Set<String> = []
        func add(_ path: String, _ plan: Int, below folder: String) {
            let clean = path == "-" ? path : normalized(path)
            guard seen.insert(clean).inserted else { return }
            let root = normalized(folder), own = folderName(of: clean)
            let relative =
                root.isEmpty
                ? own
                : own == root
                    ? ""
                    : own.hasPrefix(root + "/")
                        ? String(own.dropFirst(root.count + 1)) : ""
            files.append(InputFile(path: clean, plan: plan, relativeFolder: relative))
        }
        if let given = options.inputs {
            for pattern in given { problems += take(pattern, add) }
        } else {
            for (index, input) in inputs.enumerated() { problems += take(input, index, add) }
        }
        if let shard = options.shard, shard.count > 1 {
            files = files.filter {
                digest(Array($0.path.utf8)).low % UInt64(shard.count) == UInt64(shard.index)
            }
        }
        if let limit = options.limit { files = Array(files.prefix(max(0, limit))) }
        return (files, problems)
    }

    private func take(
        _ input: InputPlan, _ index: Int, _ add: (String, Int, String) -> Void
    ) -> [Diagnostic] {
        switch input.kind {
        case .standardInput: add("-", index, "")
        case .list(let path):
            let bytes: [UInt8]
            do throws(Diagnostic) { bytes = try contents(of: path, limit: 1 << 30) } catch {
                return [placed(error, input.range)]
            }
            let lines = bytes.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
            var paths = lines.map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 }
                .filter { !$0.isEmpty }
            if input.isSorted {
                paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            }
            for path in paths where !input.ignored.contains(where: { $0.matches(path) }) {
                add(path, index, "")
            }
        case .files(let globs):
            var found: [(path: String, root: String)] = []
            for glob in globs {
                let root = glob.starts.first?.folder ?? ""
                found += glob.files(followingLinks: input.followsLinks).map { ($0, root) }
            }
            found = found.filter { file in !input.ignored.contains { $0.matches(file.path) } }
            if input.isSorted {
                found.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            }
            if found.isEmpty {
                let shown = globs.map { "`\($0.text)`" }.joined(separator: ", ")
                return [
                    Diagnostic(
                        .warning, "pipeline.no-input", "no file matches \(shown)",
                        at: [text.place(input.range)])
                ]
            }
            for file in found { add(file.path, index, file.root) }
        }
        return []
    }

    /// An input named by the caller: a file as it is, a folder with all in it, or a pattern.
    private func take(_ pattern: String, _ add: (String, Int, String) -> Void) -> [Diagnostic] {
        if pattern == "-" {
            add("-", 0, "")
            return []
        }
        var glob = Glob(pattern)
        if let facts = facts(of: pattern) {
            if !facts.isFolder {
                add(pattern, 0, folderName(of: pattern))
                return []
            }
            glob = Glob(joined(pattern, "**"))
        }
        let found = glob?.files() ?? []
        for path in found { add(path, 0, glob?.starts.first?.folder ?? "") }
        if !found.isEmpty { return [] }
        return [Diagnostic(.error, "pipeline.no-input", "no file matches `\(pattern)`")]
    }

    func placed(_ diagnostic: Diagnostic, _ range: Range<Int>) -> Diagnostic {
        var diagnostic = diagnostic
        diagnostic.places.append(text.place(range))
        return diagnostic
    }
}
