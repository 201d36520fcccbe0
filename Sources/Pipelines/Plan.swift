internal import GalleyDocumentModel
internal import GalleyDocumentQueries
public import GalleyPluginKit
internal import GalleyTemplates

/// A pipeline that was read and checked whole: ready to run, to test, to be explained.
public struct Plan: Sendable {
    /// The pipeline's name: its own, or that of its file.
    public let name: String
    public let about: String?
    /// The text that the diagnostics of a run point into.
    public let text: PipelineText
    /// How it runs unless the caller says otherwise.
    public let settings: RunSettings
    let registry: Registry
    let inputs: [InputPlan]
    let steps: [StepPlan]
    let outputs: [OutputPlan]
    let tests: [TestPlan]
    let vars: [Value.Entry], env: [Value.Entry]
    /// The values of `env` that may not be shown.
    let secrets: [String]
    let extraction: Extraction?
    let fields: [FieldPlan]
    let selectors: SelectorCache
    /// What the result of an article depends on, beside the article: the pipeline without its tests.
    let fingerprint: String
    /// Whether an expression asks for the hash of the input.
    let needsSHA256: Bool
    /// Whether an expression asks for the date of the run.
    let usesRunDate: Bool
}

extension Plan {
    /// What the results of an input depend on beside its bytes.
    func key(for input: InputPlan, _ options: RunOptions) -> String {
        var text = "\(fingerprint) \(options.tool) \(input.id) \(input.encoding ?? "") "
        text += input.format.map { "\($0.name) \($0.toggles)" } ?? ""
        for (field, value) in input.metadata { text += " \(field.name)=\(value.canonical)" }
        text += " \(options.onlySteps?.sorted() ?? []) \(options.skippedSteps.sorted())"
        text += " \(options.onlyOutputs?.sorted() ?? [])"
        if usesRunDate { text += " " + (options.runDate ?? "") }
        return String(digest(Array(text.utf8)).text.prefix(16))
    }
}

/// A condition and where its text stands in the pipeline.
struct Condition: Sendable {
    var expression: Expression
    var map: ScalarMap
}

/// A template and where its text stands in the pipeline.
struct PlacedTemplate: Sendable {
    var template: Template
    var map: ScalarMap

    var text: String { template.text }

    /// Whether it is the same for every article of a run.
    var isConstant: Bool {
        template.expressions.allSatisfy { expression in
            expression.selectors.isEmpty
                && expression.paths.allSatisfy { ["run", "vars", "env"].contains($0.root) }
        }
    }
}

/// Where articles come from.
struct InputPlan: Sendable {
    enum Kind: Sendable { case files([Glob]), list(String), standardInput }

    var id: String
    var kind: Kind
    var ignored: [Glob] = []
    var format: FormatSpec?
    var encoding: String?
    var metadata: [(field: Field, value: Metadata.Value)] = []
    var isSorted = true
    var followsLinks = false
    var range: Range<Int>
}

/// One step, checked.
struct StepPlan: Sendable {
    indirect enum Work: Sendable {
        case extract
        case transform(String, [String: Metadata.Value])
        case group([StepPlan])
        case choose([(when: Condition?, steps: [StepPlan])])
    }

    var id: String, name: String
    var work: Work
    var when: Condition?
    var onError: OnError?
    var isEnabled = true
    /// Whether it can do its work before the article is read.
    var isUnread = false
    /// The bytes of its name in the pipeline.
    var range: Range<Int>
}

/// What becomes of an article that a step fails on.
public enum OnError: String, CaseIterable, Sendable {
    case fail, quarantine, skip, `continue`
}

/// Where articles go.
struct OutputPlan: Sendable {
    enum Conflict: String, CaseIterable, Sendable { case error, hash, skip }
    enum Overwrite: String, CaseIterable, Sendable { case ours, always, never }

    var id: String
    /// Nil for standard output.
    var path: PlacedTemplate?
    var root: PlacedTemplate?
    var request: WriteRequest
    var isStream = false
    var when: Condition?
    var isEnabled = true
    var steps: [StepPlan] = []
    var conflict = Conflict.error
    var overwrite = Overwrite.ours
    var range: Range<Int>
}

/// A declared field.
struct FieldPlan: Sendable {
    var name: String
    var isRequired: Bool
    var range: Range<Int>
}

/// How a pipeline runs.
public struct RunSettings: Sendable {
    public enum Jobs: Hashable, Sendable { case auto, number(Int) }
    public enum Unrouted: String, CaseIterable, Sendable { case warn, error, ok }
    /// How many articles may fail before the run stops.
    public enum MaxErrors: Hashable, Sendable { case number(Int), percent(Double) }

    public var jobs = Jobs.auto
    public var onError = OnError.quarantine
    public var maxErrors: MaxErrors?
    public var limits = Limits()
    public var isIncremental = true
    /// The folder of the journal; nil for `.galley/NAME`.
    public var state: String?
    /// Where articles that failed are kept; nil for `STATE/quarantine`.
    public var quarantine: String?
    public var unrouted = Unrouted.warn
}

/// An inline test.
struct TestPlan: Sendable {
    enum Status: String, CaseIterable, Sendable { case written, dropped, failed }

    struct Given: Sendable {
        var format: String?
        var bytes: [UInt8] = []
        var file: String?
        var uri: String?
        var mediaType: String?
        var metadata: [(field: Field, value: Metadata.Value)] = []
    }

    struct Selection: Sendable {
        var selector: String
        var least: Int?, most: Int?
        var text: String?
        var range: Range<Int>
    }

    struct Output: Sendable {
        var id: String
        var path: String?, equalsFile: String?
        var isAbsent = false
        var contains: [String] = [], lacks: [String] = []
        var range: Range<Int>
    }

    struct Expectation: Sendable {
        var status: (Status, Range<Int>)?
        var at: (String, Range<Int>)?
        var error: (String, Range<Int>)?
        var warnings: (Int?, [String], Range<Int>)?
        var metadata: [(field: Field, value: Metadata.Value, range: Range<Int>)] = []
        var contains: [(String, Range<Int>)] = [], lacks: [(String, Range<Int>)] = []
        var equals: (String, Range<Int>)?
        var selections: [Selection] = []
        var outputs: [Output] = []
        var conditions: [(Condition, Range<Int>)] = []
    }

    var name: String
    var given: [Given]
    var expect: Expectation
    var range: Range<Int>
}
