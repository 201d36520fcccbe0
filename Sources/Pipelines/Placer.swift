internal import GalleyPluginKit
internal import Glibc

/// Finds the place of an output: within its root, links resolved, its folder made.
struct Placer {
    struct Place {
        let realPath: String
        /// A file in the same folder that nobody else uses.
        let temporary: String
    }

    /// The folders that were made or checked, and where they really are.
    private var known: [String: String] = [:]
    private var count = 0
    private let name: String

    init() {
        let nonce = UInt64.random(in: .min ... .max)
        name = "\(Placer.prefix)\(getpid())-" + String(nonce, radix: 36) + "-"
    }

    static var prefix: String { ".galley-" }

    mutating func prepare(_ path: String, root: String) throws(Diagnostic) -> Place {
        let root = normalized(root)
        let path = normalized(path)
        let inside =
            root.isEmpty ? path : root == "/" ? path : String(path.dropFirst(root.count + 1))
        let isBelow =
            root.isEmpty
            ? !path.hasPrefix("/") && !path.hasPrefix("../") && path != ".."
            : root == "/" ? path.hasPrefix("/") : path.hasPrefix(root + "/")
        guard isBelow, !inside.isEmpty else { throw outside(path, root) }
        let folder = folderName(of: path)
        let real = try realFolder(folder, root: root, path: path)
        count += 1
        let temporary = joined(folder, name + String(count, radix: 36))
        return Place(realPath: joined(real, lastName(of: path)), temporary: temporary)
    }

    /// Where `folder` really is; it is made, step by step, and may not leave the root.
    private mutating func realFolder(
        _ folder: String, root: String, path: String
    ) throws(Diagnostic) -> String {
        let mark = root + "\u{0}" + folder
        if let real = known[mark] { return real }
        try makeFolder(root)
        guard let realRoot = resolvedPath(root.isEmpty ? "." : root) else {
            throw systemError("output.unwritable", root)
        }
        var at = root, real = realRoot
        let rest = root.isEmpty ? folder : String(folder.dropFirst(root.count))
        for part in rest.split(separator: "/") {
            at = joined(at, String(part))
            if unsafe mkdir(at, 0o777) != 0, errno != EEXIST {
                throw systemError("output.unwritable", at)
            }
            guard let next = resolvedPath(at) else { throw systemError("output.unwritable", at) }
            let isInside = realRoot == "/" || next == realRoot || next.hasPrefix(realRoot + "/")
            guard isInside else { throw outside(path, root) }
            real = next
        }
        removeLeftovers(in: folder)
        known[mark] = real
        return real
    }

    private func outside(_ path: String, _ root: String) -> Diagnostic {
        Diagnostic(
            .error, "pipeline.outside-root",
            "`\(path)` lies outside of the folder \(root.isEmpty ? "that galley runs in" : "`\(root)`")",
            help: "name the folder that outputs may not leave: `root: …`")
    }

    /// Removes the temporary files of runs that were killed.
    private func removeLeftovers(in folder: String) {
        for entry in names(in: folder) where entry.name.hasPrefix(Placer.prefix) {
            let rest = entry.name.dropFirst(Placer.prefix.count)
            guard let process = Int32(rest.prefix { $0 != "-" }), rest.contains("-"),
                process != getpid(), kill(process, 0) != 0, errno == ESRCH
            else { continue }
            unsafe unlink(joined(folder, entry.name))
        }
    }
}
