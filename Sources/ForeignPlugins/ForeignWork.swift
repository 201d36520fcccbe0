internal import GalleyDocumentModel
internal import GalleyPluginKit

/// Reads with a program: it gets the source, and gives a document.
struct ForeignReader: Reader {
    var program: ForeignProgram

    func read(_ source: Source, in context: inout Context) throws -> Document {
        switch try program.call(.read, source.bytes, in: context) {
        case .done(let bytes): return try program.read(bytes, in: &context)
        case .dropped(let reason):
            throw Diagnostic(
                .error, "foreign.failed", "\(program.manifest.name) gave no document: \(reason)")
        }
    }
}

/// Writes with a program: it gets a document, and gives text.
struct ForeignWriter: Writer {
    var program: ForeignProgram

    func write(
        _ document: Document, to sink: inout ByteSink, in context: inout Context
    ) throws {
        let bytes = try program.written(document, in: &context)
        switch try program.call(.write, bytes, in: context) {
        case .done(let text): sink.write(text.span)
        case .dropped(let reason):
            throw Diagnostic(
                .error, "foreign.failed", "\(program.manifest.name) wrote nothing: \(reason)")
        }
    }
}

/// Changes documents with a program: it gets one, and gives one, or says that it is dropped.
struct ForeignTransform: Transform {
    var program: ForeignProgram

    func apply(to document: inout Document, in context: inout Context) throws -> Verdict {
        let bytes = try program.written(document, in: &context)
        switch try program.call(.transform, bytes, in: context) {
        case .dropped(let reason): return .drop(reason: reason)
        case .done(let answer):
            var changed = try program.read(answer, in: &context)
            // What does not travel stays.
            changed.resources = document.resources
            changed.metadata.origin = document.metadata.origin
            document = changed
            return .keep
        }
    }
}
