/// What may follow `|`: a closed set, so that a pipeline means the same everywhere.
enum Filter: String, CaseIterable, Sendable {
    case lower, upper, title, trim, slug, `default`, replace, truncate, words, first, last
    case join, split, pad, hash, basename, dirname, stem, ext, host, urlpath, size, int, string
    case format, year, month, day, subpath, json

    /// The error for a filter that is none of them.
    static func unknown(_ name: String, at range: Range<Int>) -> TemplateError {
        let renamed = ["date": "format", "len": "size", "length": "size", "downcase": "lower"]
        let known = Filter.allCases.map(\.rawValue)
        let similar = renamed[name] ?? closest(to: name, in: known)
        let isDate = similar.map { ["year", "month", "day", "format"].contains($0) } == true
        let more = isDate ? " For other shapes use `format('yyyy-MM')`." : ""
        return TemplateError(
            "unknown-filter", "no filter is called `\(name)`", at: range,
            help: similar.map { "did you mean `\($0)`?" + more }
                ?? "known: " + known.joined(separator: ", "))
    }

    var argumentCount: ClosedRange<Int> {
        switch self {
        case .default, .split, .pad, .hash, .format: 1...1
        case .replace: 2...2
        case .truncate: 1...2
        case .words, .first, .last, .join: 0...1
        default: 0...0
        }
    }

    var argumentPhrase: String {
        switch argumentCount {
        case 0...0: "no argument"
        case 1...1: "one argument"
        case 2...2: "two arguments"
        case 0...1: "one argument at most"
        default: "one or two arguments"
        }
    }

    /// What each argument must be; unlisted ones may be anything.
    var argumentTypes: [ValueType] {
        switch self {
        case .replace: [.string, .string]
        case .truncate: [.number, .string]
        case .words, .first, .last, .pad, .hash: [.number]
        case .join, .split, .format: [.string]
        default: []
        }
    }

    /// The types that the filter works on; nil for all.
    var accepted: Set<ValueType>? {
        switch self {
        case .default, .json, .string: nil
        case .first, .last: [.string, .list]
        case .join: [.list]
        case .size: [.string, .list, .map]
        case .int: [.string, .number, .bool]
        case .format, .year, .month, .day: [.date, .string]
        case .pad: [.string, .number]
        case .lower, .upper, .title, .trim, .slug, .replace, .truncate, .words, .split, .hash,
            .subpath, .basename, .dirname, .stem, .ext, .host, .urlpath:
            [.string, .number, .date]
        }
    }

    var result: ValueType {
        switch self {
        case .default, .first, .last, .words: .any
        case .split: .list
        case .size, .int, .year: .number
        default: .string
        }
    }

    /// How the filter is written, and what it does.
    var help: String {
        switch self {
        case .lower: "`lower`: small letters"
        case .upper: "`upper`: capital letters"
        case .title: "`title`: each word with a capital letter"
        case .trim: "`trim`: without white space at both ends"
        case .slug: "`slug`: small letters, digits and hyphens"
        case .default: "`default(value)`: the value when there is none"
        case .replace: "`replace('from', 'to')`: each `from` becomes `to`"
        case .truncate: "`truncate(n)`: at most n characters; `truncate(n, '…')` with an end"
        case .words: "`words`: the words as a list; `words(n)`: the first n as text"
        case .first: "`first`: the first item; `first(n)`: the first n"
        case .last: "`last`: the last item; `last(n)`: the last n"
        case .join: "`join(', ')`: a list as text"
        case .split: "`split(',')`: text as a list, white space trimmed"
        case .pad: "`pad(n)`: zeros in front, up to n characters"
        case .hash: "`hash(n)`: the first n hexadecimal digits of the SHA-256"
        case .basename: "`basename`: what follows the last slash"
        case .dirname: "`dirname`: what precedes the last slash"
        case .stem: "`stem`: the file name without its extension"
        case .ext: "`ext`: the extension, without its dot"
        case .host: "`host`: the host of a URL"
        case .urlpath: "`urlpath`: the path of a URL"
        case .size: "`size`: how many characters or items"
        case .int: "`int`: as a whole number"
        case .string: "`string`: as text"
        case .format: "`format('yyyy-MM-dd')`: a date by yyyy, MM, dd, HH, mm, ss"
        case .year: "`year`: the year of a date"
        case .month: "`month`: the month of a date, two digits"
        case .day: "`day`: the day of a date, two digits"
        case .subpath: "`subpath`: text whose slashes part folders, in a path"
        case .json: "`json`: as JSON"
        }
    }

    /// Refuses constant arguments that can never work.
    func check(_ arguments: [Term]) throws(TemplateError) {
        for (argument, type) in zip(arguments, argumentTypes) {
            guard case .literal(let value) = argument.form else { continue }
            guard value.type == type else {
                throw TemplateError(
                    "wrong-arguments", "`\(rawValue)` takes \(type.phrase) here",
                    at: argument.range, help: help)
            }
        }
        if self == .format, let first = arguments.first, let pattern = first.constantText {
            try DateFormat.check(pattern, at: first.range)
        }
    }
}

/// The names of all filters, each with a line of help: `galley filters`.
public var filterHelp: [(name: String, help: String)] {
    Filter.allCases.map { ($0.rawValue, $0.help) }
}
