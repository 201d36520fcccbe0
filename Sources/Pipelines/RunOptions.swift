public import GalleyDocumentModel
public import GalleyPluginKit

/// What the caller of a run says beside the pipeline; nil leaves it to the pipeline.
public struct RunOptions: Sendable {
    /// Patterns or paths that stand in place of the pipeline's inputs.
    public var inputs: [String]?
    public var jobs: Int?
    /// Stops after this many inputs.
    public var limit: Int?
    public var onError: OnError?
    public var maxErrors: RunSettings.MaxErrors?
    /// Tells what would be written, and touches nothing.
    public var isDryRun = false
    /// Converts everything again, and writes over whatever is in the way.
    public var isForced = false
    /// Makes failures of warnings.
    public var isStrict = false
    /// Whether there is a folder of state at all: journal, lock, quarantine.
    public var keepsState = true
    /// The folder of state in place of the pipeline's.
    public var state: String?
    /// The ids of the steps that are to run; nil for all.
    public var onlySteps: Set<String>?
    public var skippedSteps: Set<String> = []
    /// The ids of the outputs that are to be written; nil for all.
    public var onlyOutputs: Set<String>?
    /// The part of the inputs that this run takes, of how many: by a hash of their names.
    public var shard: (index: Int, count: Int)?
    /// The date that `run.date` and `age` go by, in ISO 8601.
    public var runDate: String?
    /// Name and version of the tool; another one converts everything again.
    public var tool = "galley"
    /// The format in which quarantine keeps a document, by name; nil keeps none.
    public var evidenceFormat: String?
    /// Stops the run when it is set; articles in flight are given up.
    public var stop = StopSignal()

    public init() {}
}

/// What became of one article.
public enum ArticleStatus: String, CaseIterable, Sendable {
    /// All its outputs are in place.
    case written
    /// Nothing has changed since it was written last.
    case unchanged
    /// A step dropped it, or no output took it.
    case dropped
    /// It failed, and the pipeline says to leave such articles out.
    case skipped
    /// It failed, and is kept with its evidence.
    case quarantined
    /// It failed.
    case failed
}

/// One article's part of a run.
public struct ArticleReport: Sendable {
    /// The path it came from, `-` for standard input.
    public let input: String
    public let status: ArticleStatus
    /// The id of the step that dropped it or failed.
    public let step: String?
    /// Why it was dropped.
    public let reason: String?
    /// The paths it was written to, or would be.
    public let outputs: [String]
    public let diagnostics: [Diagnostic]
    public let milliseconds: Int
}

/// How far a run is.
public struct RunProgress: Sendable {
    public let total: Int
    public let counts: RunCounts
    /// The article that was finished last.
    public let article: ArticleReport
}

/// How many articles met which end; together as many as there were inputs.
public struct RunCounts: Hashable, Sendable {
    public internal(set) var inputs = 0
    public internal(set) var written = 0, unchanged = 0, dropped = 0
    public internal(set) var skipped = 0, quarantined = 0, failed = 0
    /// Inputs that a run left alone because it stopped.
    public internal(set) var left = 0

    public var finished: Int { written + unchanged + dropped + skipped + quarantined + failed }

    mutating func count(_ status: ArticleStatus) {
        switch status {
        case .written: written += 1
        case .unchanged: unchanged += 1
        case .dropped: dropped += 1
        case .skipped: skipped += 1
        case .quarantined: quarantined += 1
        case .failed: failed += 1
        }
    }
}

/// What a run did.
public struct RunReport: Sendable {
    public internal(set) var counts = RunCounts()
    /// What is to be said of the run as a whole; articles' own diagnostics come with the progress.
    public internal(set) var diagnostics: [Diagnostic] = []
    /// Whether nothing ran, as something was wrong with the run itself.
    public internal(set) var isRefused = false
    /// Whether the run stopped before its end: by an error, by too many, or by its caller.
    public internal(set) var isStopped = false
    public internal(set) var seconds = 0.0
}
