internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import Glibc

/// Standard error: diagnostics, all in one form.
enum Messages {
    /// Whether the user's terminal shows colours and wants them.
    static let isColoured: Bool = {
        let refuses = unsafe getenv("NO_COLOR").map { unsafe $0.pointee != 0 } ?? false
        let terminal = unsafe getenv("TERM").map { unsafe String(cString: $0) } ?? "dumb"
        return isatty(2) == 1 && !refuses && terminal != "dumb"
    }()

    static func show(_ diagnostic: Diagnostic, lines: (String) -> LineTable? = { _ in nil }) {
        write(diagnostic.rendered(isColoured: isColoured, lines: lines) + "\n")
    }

    /// The same for a source of which little is told: its lines are counted anew.
    static func show(_ diagnostic: Diagnostic, text: (String) -> [UInt8]?) {
        show(diagnostic) { text($0).map(LineTable.init) }
    }

    static func write(_ message: String) {
        var sink = ByteSink(descriptor: 2)
        sink.write(message)
        _ = sink.finish()
    }
}

/// A line on standard output.
func printLine(_ line: String) {
    var sink = ByteSink(descriptor: 1)
    sink.write(line)
    if !line.hasSuffix("\n") { sink.write("\n") }
    _ = sink.finish()
}
