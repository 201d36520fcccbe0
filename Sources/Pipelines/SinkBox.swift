internal import GalleyDocumentModel
internal import GalleyPluginKit

/// A sink whose memory serves one article after another.
final class SinkBox {
    private var sink: ByteSink

    init(limit: Int, stop: StopSignal) { sink = ByteSink(limit: limit, stop: stop) }

    func write(_ document: Document, _ request: WriteRequest, _ context: inout Context) throws {
        sink.reset()
        try context.write(document, request, to: &sink)
        switch sink.finish() {
        case nil: return
        case .overLimit(let limit)?:
            throw Diagnostic(
                .error, "limit.output", "the output has more than \(limit) bytes",
                help: "raise `run: {limits: {output: …}}`")
        case .stopped?: throw Diagnostic(.error, "run.stopped", "stopped before it was done")
        case .system(let code)?:
            throw Diagnostic(.error, "output.unwritable", "error \(code) of the system")
        }
    }

    func take() -> [UInt8] { sink.takeBytes() }
}
