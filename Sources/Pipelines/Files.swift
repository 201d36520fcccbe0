internal import GalleyPluginKit
internal import Glibc

/// What the file system says of a file.
struct FileFacts: Hashable, Sendable {
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    var device: UInt64, inode: UInt64
    var isFolder: Bool, isLink: Bool
}

/// The facts of a file; nil when there is none.
///
/// A link is followed unless `ofLink` is set.
func facts(of path: String, ofLink: Bool = false) -> FileFacts? {
    var info = stat()
    let code = ofLink ? unsafe lstat(path, &info) : unsafe stat(path, &info)
    return code == 0 ? FileFacts(info) : nil
}

extension FileFacts {
    fileprivate init(_ info: stat) {
        let kind = info.st_mode & S_IFMT
        let seconds = Int(info.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        self.init(
            size: Int(info.st_size), modified: seconds.partialValue &+ Int(info.st_mtim.tv_nsec),
            device: UInt64(info.st_dev), inode: UInt64(info.st_ino), isFolder: kind == S_IFDIR,
            isLink: kind == S_IFLNK)
    }
}

/// The bytes of a file, `-` being standard input, or why there are none.
func contents(of path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
    if path == "-" { return try contents(descriptor: 0, name: "standard input", limit: limit) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("input.unreadable", path) }
    defer { close(descriptor) }
    return try contents(descriptor: descriptor, name: path, limit: limit)
}

private func contents(
    descriptor: Int32, name: String, limit: Int
) throws(Diagnostic) -> [UInt8] {
    var info = stat()
    var expected = 65536
    if unsafe fstat(descriptor, &info) == 0 {
        if info.st_mode & S_IFMT == S_IFDIR {
            throw Diagnostic(.error, "input.unreadable", "\(name) is a folder")
        }
        expected = max(4096, min(Int(info.st_size), limit) + 1)
    }
    var bytes: [UInt8] = []
    while true {
        let earlier = bytes
        var count = 0
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: expected) { buffer, filled in
            filled = unsafe buffer.update(fromContentsOf: earlier)
            repeat {
                count = unsafe read(
                    descriptor, buffer.baseAddress?.advanced(by: filled), expected - filled)
                if count > 0 { filled += count }
            } while (count > 0 && filled < expected) || (count < 0 && errno == EINTR)
        }
        if count < 0 { throw systemError("input.unreadable", name) }
        if bytes.count > limit {
            throw Diagnostic(
                .error, "limit.input", "\(name) has more than \(limit) bytes",
                help: "raise `run: {limits: {input: …}}`")
        }
        if count == 0 { return bytes }
        expected *= 2
    }
}

/// A diagnostic from what the system last said.
func systemError(_ code: String, _ path: String) -> Diagnostic {
    let reason = unsafe String(cString: strerror(errno))
    return Diagnostic(.error, code, "\(path): \(reason.lowercased())")
}

/// Writes `bytes` to a new file, all or nothing.
func writeFile(_ path: String, _ bytes: [UInt8]) throws(Diagnostic) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw systemError("output.unwritable", path) }
    let isWritten = writeAll(descriptor, bytes)
    let failure = isWritten ? nil : systemError("output.unwritable", path)
    let isClosed = close(descriptor) == 0
    if let failure {
        unsafe unlink(path)
        throw failure
    }
    if !isClosed { throw systemError("output.unwritable", path) }
}

/// Whether all of `bytes` went to `descriptor`.
func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
        let count = unsafe bytes.withUnsafeBytes { buffer in
            unsafe write(descriptor, buffer.baseAddress?.advanced(by: sent), bytes.count - sent)
        }
        if count >= 0 { sent += count } else if errno != EINTR { return false }
    }
    return true
}

/// The absolute path without links; nil when there is no such file.
func resolvedPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
}

/// Makes a folder and those around it.
func makeFolder(_ path: String) throws(Diagnostic) {
    if path.isEmpty || facts(of: path)?.isFolder == true { return }
    if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    if errno == ENOENT {
        let parent = folderName(of: path)
        if parent != path, !parent.isEmpty { try makeFolder(parent) }
        if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    }
    throw systemError("output.unwritable", path)
}

/// The names in a folder, in bytewise order; none when it cannot be read.
func names(in folder: String) -> [(name: String, isFolder: Bool, isLink: Bool)] {
    guard let handle = unsafe opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { unsafe closedir(handle) }
    var found: [(name: String, isFolder: Bool, isLink: Bool)] = []
    while let entry = unsafe readdir(handle) {
        let type = unsafe Int(entry.pointee.d_type)
        let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
            unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) {
                unsafe String(cString: $0)
            }
        }
        if name == "." || name == ".." { continue }
        var (isFolder, isLink) = (type == Int(DT_DIR), type == Int(DT_LNK))
        if type == Int(DT_UNKNOWN), let facts = facts(of: joined(folder, name), ofLink: true) {
            (isFolder, isLink) = (facts.isFolder, facts.isLink)
        }
        found.append((name, isFolder, isLink))
    }
    return found.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
}

/// `name` within `folder`.
func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
}

/// What precedes the last slash; empty when there is none.
func folderName(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What follows the last slash.
func lastName(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
}

/// A path without `.`, and without `..` where a name precedes it.
func normalized(_ path: String) -> String {
    var kept: [Substring] = []
    for part in path.split(separator: "/") {
        if part == "." { continue }
        if part == "..", let last = kept.last, last != ".." {
            kept.removeLast()
        } else {
            kept.append(part)
        }
    }
    return (path.hasPrefix("/") ? "/" : "") + kept.joined(separator: "/")
}
