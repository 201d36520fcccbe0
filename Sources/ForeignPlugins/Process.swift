internal import CSpawn
internal import Glibc

/// A running program and our ends of its pipes.
///
/// A plain value of numbers; whoever holds it last ends it.
struct Process: Sendable {
    let id: pid_t
    private(set) var input: Int32
    private(set) var output: Int32
    private(set) var errors: Int32
    /// The last that was said on standard error.
    private(set) var said: [UInt8] = []

    /// Starts a program; a name without a slash is looked up in the path.
    init(
        _ command: [String], environment: [String: String], folder: String
    ) throws(WorkerFailure) {
        var pipes: [Int32] = [-1, -1, -1]
        var id: pid_t = 0
        let words = environment.map { "\($0.key)=\($0.value)" }.sorted()
        let error = unsafe withCStrings(command) { arguments in
            unsafe withCStrings(words) { environment in
                unsafe galley_spawn(
                    command.first ?? "", arguments, environment, folder, &pipes, &id)
            }
        }
        guard error == 0 else { throw .notStarted(error) }
        self.id = id
        (input, output, errors) = (pipes[0], pipes[1], pipes[2])
    }

    /// Tells the program that nothing more comes.
    mutating func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    /// Writes what fits; -1 where nothing does, nil where nobody reads any more.
    func write(_ bytes: ArraySlice<UInt8>) -> Int? {
        let count = unsafe bytes.withUnsafeBytes {
            unsafe galley_write_quietly(input, $0.baseAddress, min($0.count, 1 << 20))
        }
        if count >= 0 { return count }
        return errno == EAGAIN || errno == EINTR ? -1 : nil
    }

    /// Appends what has come; false at the end of the output.
    func read(into bytes: inout [UInt8]) -> Bool { take(output, &bytes) }

    /// Takes what was said on standard error, of which the last is kept.
    mutating func listen() {
        guard errors >= 0 else { return }
        var heard = said
        if !take(errors, &heard) {
            close(errors)
            errors = -1
        }
        said = Array(heard.suffix(4096))
    }

    /// Waits until one of the pipes can be used, at most so many milliseconds.
    func wait(writing: Bool, milliseconds: Int32) {
        var polls = [
            pollfd(fd: output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
            pollfd(fd: writing ? input : -1, events: Int16(POLLOUT), revents: 0),
        ]
        _ = unsafe poll(&polls, 3, milliseconds)
    }

    /// Ends the program and all that it started: asks, and after 200 milliseconds makes it end.
    mutating func end() {
        closeInput()
        kill(-id, SIGTERM)
        _ = leave(within: .milliseconds(200))
    }

    /// Lets the program end by itself, but no longer than this; how it ended.
    ///
    /// What it started and left behind is ended too.
    mutating func leave(within patience: Duration) -> WorkerFailure.Ending {
        closeInput()
        if output >= 0 { close(output) }
        output = -1
        let deadline = ContinuousClock.now + patience
        var pause: UInt32 = 100
        while !hasEnded, ContinuousClock.now < deadline {
            listen()
            usleep(pause)
            pause = min(pause * 2, 10_000)
        }
        // Before the process is reaped, so that its number still means its group.
        kill(-id, SIGKILL)
        var raw: Int32 = 0
        while unsafe waitpid(id, &raw, 0) < 0, errno == EINTR {}
        listen()
        if errors >= 0 { close(errors) }
        errors = -1
        return WorkerFailure.Ending(raw)
    }

    /// Whether the program has ended; it stays to be reaped.
    private var hasEnded: Bool {
        var facts = unsafe siginfo_t()
        let options = Int32(WEXITED | WNOHANG | WNOWAIT)
        guard unsafe waitid(P_PID, id_t(id), &facts, options) == 0 else { return true }
        return unsafe facts.si_signo != 0
    }
}

/// Appends what a descriptor has; false at its end.
private func take(_ descriptor: Int32, _ bytes: inout [UInt8]) -> Bool {
    var block = [UInt8](repeating: 0, count: 65536)
    for _ in 0..<16 {
        let count = unsafe block.withUnsafeMutableBytes {
            unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
        }
        if count == 0 { return false }
        if count < 0 { return errno == EAGAIN || errno == EINTR }
        bytes.append(contentsOf: block[..<count])
        if count < block.count { return true }
    }
    return true
}

/// Lends texts as a null-terminated array of C strings.
private func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = unsafe texts.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe pointers.withUnsafeBufferPointer { buffer in
        unsafe body(buffer.baseAddress.unsafelyUnwrapped)
    }
}
