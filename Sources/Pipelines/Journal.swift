internal import GalleyJSONSyntax
internal import GalleyPluginKit
internal import Glibc

/// What was written, for which input, by which pipeline: one line of JSON an article.
struct Journal {
    struct Output: Hashable, Sendable {
        var path: String, digest: String
        var size: Int, modified: Int
    }

    struct Entry: Sendable {
        var id: String, key: String
        var status: ArticleStatus
        var step: String?
        var outputs: [Output] = []
        /// Size and time of the input, by which an untouched one is known without reading it.
        var inputSize = 0, inputModified = 0
        var milliseconds = 0
    }

    private(set) var entries: [String: Entry] = [:]
    /// The outputs by their paths.
    private(set) var outputs: [String: Output] = [:]
    private let path: String
    private var descriptor: Int32 = -1
    private var waiting: [UInt8] = []
    private var lineCount = 0

    /// Reads the journal at `path`; a line that a crash cut short is left out.
    init(path: String) {
        self.path = path
        guard let bytes = try? contents(of: path, limit: 1 << 31) else { return }
        for line in bytes.split(separator: 10) {
            lineCount += 1
            guard let entry = Entry(Array(line)) else { continue }
            remember(entry)
        }
    }

    /// Opens the journal for writing; a long one is made short first.
    mutating func open() throws(Diagnostic) {
        if lineCount > 2 * entries.count + 100 { try compact() }
        descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw systemError("run.no-state", path) }
    }

    mutating func append(_ entry: Entry) {
        remember(entry)
        waiting += entry.line
        if waiting.count > 1 << 15 { flush() }
    }

    mutating func flush() {
        if descriptor >= 0 { _ = writeAll(descriptor, waiting) }
        waiting.removeAll(keepingCapacity: true)
    }

    mutating func close() {
        flush()
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }

    private mutating func remember(_ entry: Entry) {
        for old in entries[entry.id]?.outputs ?? [] { outputs[old.path] = nil }
        for output in entry.outputs { outputs[output.path] = output }
        entries[entry.id] = entry
    }

    private mutating func compact() throws(Diagnostic) {
        let lines = entries.values.sorted { $0.id < $1.id }.flatMap(\.line)
        try writeFile(path + ".new", lines)
        if unsafe rename(path + ".new", path) != 0 { throw systemError("run.no-state", path) }
    }
}

extension Journal.Entry {
    fileprivate init?(_ line: [UInt8]) {
        guard let root = try? JSONDocument(parsing: line).root, let id = root["id"]?.string,
            let key = root["key"]?.string,
            let status = root["status"]?.string.flatMap(ArticleStatus.init)
        else { return nil }
        self.init(id: id, key: key, status: status, step: root["step"]?.string)
        inputSize = root["size"]?.integer ?? 0
        inputModified = root["modified"]?.integer ?? 0
        milliseconds = root["ms"]?.integer ?? 0
        guard let list = root["outputs"] else { return }
        for item in list.elements {
            guard let path = item["path"]?.string else { return nil }
            outputs.append(
                Journal.Output(
                    path: path, digest: item["hash"]?.string ?? "",
                    size: item["bytes"]?.integer ?? -1, modified: item["modified"]?.integer ?? -1))
        }
    }

    fileprivate var line: [UInt8] {
        var json = JSONEmitter()
        json.beginObject()
        json.key("id")
        json.write(id)
        json.key("key")
        json.write(key)
        json.key("size")
        json.write(inputSize)
        json.key("modified")
        json.write(inputModified)
        json.key("outputs")
        json.beginArray()
        for output in outputs {
            json.beginObject()
            json.key("path")
            json.write(output.path)
            json.key("hash")
            json.write(output.digest)
            json.key("bytes")
            json.write(output.size)
            json.key("modified")
            json.write(output.modified)
            json.endObject()
        }
        json.endArray()
        json.key("status")
        json.write(status.rawValue)
        if let step {
            json.key("step")
            json.write(step)
        }
        json.key("ms")
        json.write(milliseconds)
        json.endObject()
        var line = json.finish()
        if line.last != 10 { line.append(10) }
        return line
    }
}
