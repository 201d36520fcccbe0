internal import ArgumentParser
internal import GalleyDocumentModel
internal import GalleyPluginKit
internal import Glibc

/// What a conversion is asked for on the command line.
struct ConversionRequest {
    var from: String?
    var to: String?
    var output: String?
    var extract = "auto"
    var keep: String?
    var drop: String?
    var isStandalone = false
    var title = "auto"
    var raw: String?
    var supplements: String?
    var metadata: [String] = []
    var options: [String] = []
    var encoding: String?
    var eol = "keep"
    var isInPlace = false
    var strict = false
    var isQuiet = false
    var verbosity = 0
    var listsFormats = false
    /// Files, and options that only formats know.
    var rest: [String] = []
}

extension ConversionRequest {
    /// Reads words of the plainest form: options and their values each a word of its own, and files.
    ///
    /// Nil for all other words, which are the argument parser's to understand or to refuse. Its own
    /// way through a dozen commands takes longer than to convert a page.
    init?(plain words: [String]) {
        self.init()
        // A first word of letters alone may be a command.
        if words.first.map({ $0.utf8.allSatisfy { 97...122 ~= $0 } }) ?? true { return nil }
        var words = words[...]
        while let word = words.popFirst() {
            if Self.isValue(word) {
                rest.append(word)
            } else if let option = ConversionOption(word: word) {
                guard set(option) || set(option, to: words.popFirst()) else { return nil }
            } else {
                return nil
            }
        }
    }

    private static func isValue(_ word: String) -> Bool {
        word == "-" || !word.isEmpty && !word.hasPrefix("-")
    }

    /// Sets an option that takes no value; false for any other.
    private mutating func set(_ option: ConversionOption) -> Bool {
        switch option {
        case .standalone: isStandalone = true
        case .inPlace: isInPlace = true
        case .strict: strict = true
        case .quiet: isQuiet = true
        case .verbose: verbosity += 1
        case .listFormats: listsFormats = true
        case .from, .to, .output, .extract, .keep, .drop, .title, .raw, .supplements, .metadata,
            .option, .fromEncoding, .eol:
            return false
        }
        return true
    }

    /// Sets an option that takes a value; false where the word cannot be one.
    private mutating func set(_ option: ConversionOption, to value: String?) -> Bool {
        guard let value, Self.isValue(value) else { return false }
        switch option {
        case .from: from = value
        case .to: to = value
        case .output: output = value
        case .extract: extract = value
        case .keep: keep = value
        case .drop: drop = value
        case .title: title = value
        case .raw: raw = value
        case .supplements: supplements = value
        case .metadata: metadata.append(value)
        case .option: options.append(value)
        case .fromEncoding: encoding = value
        case .eol: eol = value
        case .standalone, .inPlace, .strict, .quiet, .verbose, .listFormats: return false
        }
        return true
    }
}

extension ConversionRequest {
    /// Does what is asked for.
    func run() throws {
        let registry = GalleyCommand.registry
        if listsFormats { return printLine(formatTable(registry)) }
        let own = try FormatOptions(rest, assignments: options, knowing: registry)
        var files = own.files
        if files.isEmpty {
            guard isatty(0) == 0 else { throw CleanExit.helpRequest(Root.self) }
            files = ["-"]
        }
        let conversion = try Conversion(self, options: own, files: files, registry: registry)
        let failed = conversion.run(files)
        if Interruption.signal.isSet { throw ExitStatus(ExitStatus.interrupted) }
        if let failed { throw ExitStatus(failed) }
    }
}
