internal import ArgumentParser

/// The options of a conversion, by their long names: the one list of what each is called.
enum ConversionOption: String, CaseIterable {
    case from, to, output, extract, keep, drop, standalone, title, raw, supplements, metadata
    case option
    case fromEncoding = "from-encoding"
    case eol
    case inPlace = "in-place"
    case strict, quiet, verbose
    case listFormats = "list-formats"

    /// The option that a word names, `-f` or `--from`; nil for a word of any other form.
    init?(word: String) {
        let named = Self.allCases.first { option in
            if let short = option.short, word == "-\(short)" { return true }
            return word == "--" + option.rawValue
        }
        guard let named else { return nil }
        self = named
    }

    private var short: Character? {
        switch self {
        case .from: "f"
        case .to: "t"
        case .output: "o"
        case .extract: "x"
        case .standalone: "s"
        case .metadata: "M"
        case .option: "O"
        case .quiet: "q"
        case .verbose: "v"
        case .keep, .drop, .title, .raw, .supplements, .fromEncoding, .eol, .inPlace, .strict,
            .listFormats:
            nil
        }
    }

    /// What the argument parser is told.
    var names: NameSpecification {
        let long = NameSpecification.Element.customLong(rawValue)
        return NameSpecification(short.map { [.customShort($0), long] } ?? [long])
    }
}
