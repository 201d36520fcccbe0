internal import GalleyPluginKit
internal import Glibc

/// A file that is written: whole, or not at all.
enum OutputFile {
    /// Writes `bytes` under `path` by way of a temporary name in the same folder.
    ///
    /// What is no plain file (`/dev/null`, a pipe) is written directly. Throws where the system says no;
    /// then what lay there is untouched.
    static func write(_ bytes: Span<UInt8>, to path: String) throws(Diagnostic) {
        var facts = stat()
        let exists = unsafe stat(path, &facts) == 0
        if exists, facts.st_mode & S_IFMT == S_IFDIR {
            throw Diagnostic(
                .error, "output.folder", "\(path) is a folder, expected the name of a file",
                help: "write `-o \(path)/` to put files into it")
        }
        if exists, facts.st_mode & S_IFMT != S_IFREG {
            let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw failure(path, errno) }
            defer { close(descriptor) }
            if let code = put(bytes, into: descriptor) { throw failure(path, code) }
            return
        }
        try replace(exists ? resolved(path) : path, with: bytes, mode: exists ? facts.st_mode : 0)
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(Diagnostic) {
        var at = path.startIndex
        while at < path.endIndex {
            at = path[path.index(after: at)...].firstIndex(of: "/") ?? path.endIndex
            if unsafe mkdir(String(path[..<at]), 0o777) != 0, errno != EEXIST {
                throw failure(path, errno)
            }
        }
    }

    private static func replace(
        _ path: String, with bytes: Span<UInt8>, mode: mode_t
    ) throws(Diagnostic) {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let temporary = "\(folder).\(path.split(separator: "/").last ?? "out").galley-\(getpid())"
        let descriptor = unsafe open(
            temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode == 0 ? 0o666 : mode & 0o777)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var code = put(bytes, into: descriptor)
        if mode != 0 { fchmod(descriptor, mode & 0o7777) }
        if close(descriptor) != 0, code == nil { code = errno }
        if code == nil, unsafe rename(temporary, path) != 0 { code = errno }
        guard let code else { return }
        unsafe unlink(temporary)
        throw failure(path, code)
    }

    /// Nil where all was written, else the system's code.
    private static func put(_ bytes: Span<UInt8>, into descriptor: Int32) -> Int32? {
        var sent = 0
        while sent < bytes.count {
            let written = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent)
            }
            if written >= 0 {
                sent += written
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }

    /// The file behind symbolic links, which stay.
    private static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
        let reason = unsafe String(cString: strerror(code))
        return Diagnostic(
            .error, "output.unwritable", "\(path): \(reason)",
            help: code == ENOENT ? "make its folder first" : nil)
    }
}

/// Whether two paths lead to the same file.
func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard unsafe stat(left, &first) == 0, unsafe stat(right, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
}
