internal import GalleyPluginKit
internal import Glibc

/// A file that is read, or standard input.
enum InputFile {
    /// What standard input is called in messages.
    static let standardInput = "<stdin>"

    /// The bytes of a file; `-` stands for standard input.
    ///
    /// Throws where there is none, it is a folder, or it holds more than `limit` bytes.
    static func contents(of path: String, limit: Int) throws(Diagnostic) -> [UInt8] {
        guard path != "-" else { return try contents(of: 0, name: standardInput, limit: limit) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { close(descriptor) }
        var facts = stat()
        if unsafe fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR {
            throw Diagnostic(
                .error, "input.folder", "\(path) is a folder, expected a file",
                help: "name its files (`\(path.hasSuffix("/") ? path : path + "/")*`), "
                    + "or run a pipeline over it")
        }
        return try contents(
            of: descriptor, name: path, limit: limit, expected: Int(facts.st_size))
    }

    private static func contents(
        of descriptor: Int32, name: String, limit: Int, expected: Int = 0
    ) throws(Diagnostic) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(max(expected, 0), limit &+ 1 < limit ? limit : limit + 1) + 1)
        while bytes.count <= limit {
            let old = bytes.count
            let block = max(65536, bytes.capacity - old)
            bytes.append(contentsOf: repeatElement(0, count: block))
            var received = 0
            unsafe bytes.withUnsafeMutableBytes {
                received = unsafe read(descriptor, $0.baseAddress?.advanced(by: old), block)
            }
            let code = errno
            bytes.removeLast(block - max(received, 0))
            if received < 0 {
                if code == EINTR { continue }
                throw failure(name, code)
            }
            if received == 0 { return bytes }
        }
        throw Diagnostic(
            .error, "limit.input", "\(name) holds more than \(limit) bytes",
            help: "split it, or raise the limit in a pipeline (`run: {limits: {input: …}}`)")
    }

    private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
        let reason = unsafe String(cString: strerror(code))
        return Diagnostic(
            .error, "input.unreadable", "\(path): \(reason)",
            help: code == ENOENT ? "check the name; `-` stands for standard input" : nil)
    }
}
