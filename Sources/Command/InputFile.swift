internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import Glibc

/// A file that is read, or standard input.
enum InputFile {
    /// What standard input is called in messages.
    static let standardInput = "<stdin>"

    /// The bytes of a file; `-` stands for standard input.
    ///
    /// Room is prepared for what is made of it where it `isConverted`. Throws where there is none, it
    /// is a folder, or it holds more than `limit` bytes.
    static func contents(
        of path: String, limit: Int, isConverted: Bool = false
    ) throws(Diagnostic) -> [UInt8] {
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
        let size = Int(facts.st_size)
        if isConverted { ExpectedMemory.prepare(forInput: size) }
        return try contents(of: descriptor, name: path, limit: limit, expected: size)
    }

    private static func contents(
        of descriptor: Int32, name: String, limit: Int, expected: Int = 0
    ) throws(Diagnostic) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than there should be: the end is then seen without growing.
        bytes.reserveCapacity(min(max(expected, 0), limit) + 1)
        while bytes.count <= limit {
            if bytes.count == bytes.capacity { bytes.reserveCapacity(max(65536, bytes.count * 2)) }
            let received = try read(descriptor, name, into: &bytes)
            if received == 0 { return bytes }
        }
        throw Diagnostic(
            .error, "limit.input", "\(name) holds more than \(limit) bytes",
            help: "split it, or raise the limit in a pipeline (`run: {limits: {input: …}}`)")
    }

    /// Fills the room behind `bytes` once; answers how many bytes came, 0 at the end.
    private static func read(
        _ descriptor: Int32, _ name: String, into bytes: inout [UInt8]
    ) throws(Diagnostic) -> Int {
        let room = bytes.capacity - bytes.count
        var received = 0, code: Int32 = 0
        bytes.append(addingCapacity: room) { (span: inout OutputSpan<UInt8>) in
            unsafe span.withUnsafeMutableBufferPointer { buffer, count in
                if let start = buffer.baseAddress {
                    unsafe expectFilling(of: start, byteCount: room)
                }
                repeat {
                    received = unsafe Glibc.read(descriptor, buffer.baseAddress, room)
                    code = errno
                } while received < 0 && code == EINTR
                count += max(received, 0)
            }
        }
        guard received >= 0 else { throw failure(name, code) }
        return received
    }

    private static func failure(_ path: String, _ code: Int32) -> Diagnostic {
        let reason = unsafe String(cString: strerror(code))
        // A name in other bytes than UTF-8 came with U+FFFD in their place.
        let help =
            path.unicodeScalars.contains("\u{FFFD}")
            ? "names that are not UTF-8 cannot be opened: rename it, or read it from standard input"
            : "check the name; `-` stands for standard input"
        return Diagnostic(
            .error, "input.unreadable", "\(path): \(reason)", help: code == ENOENT ? help : nil)
    }
}
