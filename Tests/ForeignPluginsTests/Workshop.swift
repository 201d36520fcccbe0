import GalleyDocumentModel
import GalleyForeignPlugins
import GalleyPluginKit
import Glibc
import Testing

/// A folder with one foreign plugin in it, removed at the end.
final class Workshop {
    let folder: String

    /// Lays out a manifest, whose last lines are given, and a shell script `worker.sh`.
    init(_ manifest: String, script: String = "") throws {
        var template = Array("/tmp/galley-foreign-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
            unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }
                .map { unsafe String(cString: $0) }
        }
        folder = try #require(made)
        let isTemplate = manifest.contains("template:")
        let head = "galley-plugin: 1\nname: test\n" + (isTemplate ? "" : "document: outline\n")
        save(head + manifest, as: PluginManifest.fileName)
        save(isTemplate ? script : "#!/bin/sh\n" + script, as: "worker.sh")
        unsafe chmod(folder + "/worker.sh", 0o755)
    }

    deinit {
        for name in [PluginManifest.fileName, "worker.sh", "note", "body"] {
            unsafe unlink(folder + "/" + name)
        }
        unsafe rmdir(folder)
    }

    /// A registry with the plugin and a format in which documents travel.
    func registry() throws -> Registry {
        var registry = Registry([OutlinePlugin.self])
        try ForeignPlugins.load(path: folder, into: &registry)
        return registry
    }

    private func save(_ text: String, as name: String) {
        guard let file = unsafe fopen(folder + "/" + name, "w") else { return }
        unsafe fputs(text, file)
        unsafe fclose(file)
    }
}

/// Documents as their outlines: a format simple enough for shell scripts.
enum OutlinePlugin: Plugin {
    struct Work: Reader, Writer {
        func read(_ source: Source, in context: inout Context) throws -> Document {
            do {
                return try Document(outline: String(decoding: source.bytes, as: UTF8.self))
            } catch {
                throw Diagnostic(.error, "outline.bad", "line \(error.line): \(error.message)")
            }
        }

        func write(
            _ document: Document, to sink: inout ByteSink, in context: inout Context
        ) throws {
            sink.write(document.outline)
        }
    }

    static func register(in registry: inout Registry) {
        registry.add(reader: Work(), as: "outline")
        registry.add(
            writer: Work(), as: "outline", speaks: .all, embeds: ["*"],
            carriesMetadata: { _ in true })
    }
}

/// A shell loop that answers each frame with what `answer` makes of the file `body`.
func framedScript(_ answer: String) -> String {
    """
    while :; do
      length=
      while IFS= read -r line; do
        line=$(printf '%s' "$line" | tr -d '\\r')
        [ -z "$line" ] && break
        case $line in Content-Length:*) length=${line#*: };; Options:*) options=${line#*: };; esac
      done
      [ -z "$length" ] && exit 0
      head -c "$length" >body
      \(answer)
    done
    """
}

/// Sends what stands in the shell variable `text`.
let sendText = #"printf 'Content-Length: %d\r\n\r\n%s' "${#text}" "$text""#

func articleOfOneWord(_ word: String = "word") -> Document {
    var builder = Document.Builder()
    builder.append(.paragraph) { $0.append(text: word) }
    return builder.finish()
}

func written(
    _ document: Document, _ registry: Registry, options: [String: Metadata.Value] = [:]
) throws -> String {
    var context = Context(registry, source: SourceInfo(name: "input"))
    var sink = ByteSink()
    try context.write(
        document, WriteRequest(FormatSpec(name: "test"), options: options), to: &sink)
    return sink.takeString()
}
