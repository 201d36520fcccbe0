internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import Glibc

/// A file, or standard output, that takes one article after another.
final class StreamTarget {
    private var articles: any ArticleSink & ~Copyable
    private var sink: ByteSink
    private let descriptor: Int32
    private let path: String
    private let temporary: String?

    init(_ path: String, root: String, _ writer: any StreamWriter, limit: Int) throws {
        self.path = path
        if path.isEmpty {
            (descriptor, temporary) = (1, nil)
        } else {
            var placer = Placer()
            let place = try placer.prepare(path, root: root)
            temporary = place.temporary
            descriptor = unsafe open(
                place.temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw systemError("output.unwritable", path) }
        }
        articles = writer.open()
        sink = ByteSink(descriptor: descriptor)
    }

    deinit {
        if let temporary {
            close(descriptor)
            unsafe unlink(temporary)
        }
    }

    func add(_ document: Document, _ context: inout Context) throws {
        try articles.add(document, to: &sink, in: &context)
    }

    /// Ends the file and puts it in place.
    func finish() throws {
        try articles.finish(to: &sink)
        if sink.finish() != nil { throw systemError("output.unwritable", path) }
        if let temporary, unsafe rename(temporary, path) != 0 {
            throw systemError("output.unwritable", path)
        }
    }
}
