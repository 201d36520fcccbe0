internal import GalleyDocumentModel
internal import GalleyPluginKit

/// What a thread made of one input, to be put in place in the order of the inputs.
struct Outcome: Sendable {
    /// One output of an article, waiting to be put in its place.
    struct Staged: Sendable {
        let output: Int
        /// The path as the pipeline gives it; empty for standard output.
        let path: String
        /// The path without links, by which two outputs are one.
        var realPath = ""
        /// The file that holds the bytes until they are renamed.
        var temporary: String?
        /// The bytes, where they go to standard output or nowhere.
        var bytes: [UInt8] = []
        var digest = "", size = 0, modified = 0
        /// The document, where its writer takes many.
        var document: Document?
    }

    var status: ArticleStatus
    var step: String?
    var reason: String?
    var error: Diagnostic?
    var diagnostics: [Diagnostic] = []
    var staged: [Staged] = []
    var key = ""
    var inputSize = 0, inputModified = 0
    var milliseconds = 0
    /// Whether nothing was done, as nothing had changed.
    var isKept = false
    /// Whether the journal says all this already.
    var isRecorded = false
    /// Whether the whole run is to stop.
    var stopsRun = false
    /// Whether it was given up because the run is stopping.
    var isGivenUp = false
}
