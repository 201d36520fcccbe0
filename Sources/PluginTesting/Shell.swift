internal import Glibc
internal import Testing

/// A folder of its own for one test, in which commands run; removed when the test is over.
public final class Shell {
    /// The folder, without a slash at its end.
    public let folder: String

    /// Makes the folder and copies into it what lies in `folder`, if one is given.
    public init(copying original: String? = nil) throws {
        var template = Array("/tmp/galley-test-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw CaseError(message: "no folder for the test")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        if let original { _ = run("cp -R '\(original)/.' .") }
    }

    deinit { _ = unsafe system("rm -rf '\(folder)'") }

    /// Runs a line of shell; answers what it prints, errors included, and its status.
    ///
    /// `galley` is the command that was built beside the tests.
    public func run(_ line: String) -> (output: String, status: Int32) {
        let path = "\(packageRoot())/.build/debug"
        let command =
            "cd '\(folder)' && PATH='\(unsafe getenv("GALLEY_BIN").map { unsafe String(cString: $0) } ?? path)':$PATH && export PATH NO_COLOR=1 LC_ALL=C.UTF-8 && { \(line)\n} 2>&1 </dev/null"
        guard let stream = unsafe popen(command, "r") else { return ("", -1) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe fread(&block, 1, block.count, stream)
            if count == 0 { break }
            bytes += block[..<count]
        }
        let status = unsafe pclose(stream)
        return (String(decoding: bytes, as: UTF8.self), status >> 8 & 255)
    }

    /// Writes a file of the folder.
    public func write(_ text: String, to name: String) { write(Array(text.utf8), to: name) }

    /// Writes a file of the folder.
    public func write(_ bytes: [UInt8], to name: String) {
        guard let file = unsafe fopen("\(folder)/\(name)", "w") else { return }
        unsafe fwrite(bytes, 1, bytes.count, file)
        unsafe fclose(file)
    }

    /// The bytes of a file of the folder; nil where there is none.
    public func read(_ name: String) -> [UInt8]? { try? contents(of: "\(folder)/\(name)") }

    /// Runs a transcript: each line that begins with `$ `, and what it is to print below it.
    ///
    /// A line `[status N]` stands for a status other than 0.
    public func replay(_ transcript: String) -> String {
        var result = ""
        var lines = transcript.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            guard line.hasPrefix("$ ") else { continue }
            var command = String(line.dropFirst(2))
            result += line + "\n"
            while command.hasSuffix("\\"), let more = lines.popFirst() {
                command = String(command.dropLast()) + more.drop { $0 == ">" }
                result += more + "\n"
            }
            let (output, status) = run(command)
            result += output
            if !output.isEmpty, !output.hasSuffix("\n") { result += "\n" }
            if status != 0 { result += "[status \(status)]\n" }
        }
        return result
    }
}
