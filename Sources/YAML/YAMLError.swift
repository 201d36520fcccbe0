/// Why a text is no YAML that is accepted here: what was found, where, and what to do.
public struct YAMLError: Error, Hashable, Sendable {
    /// What went wrong, as a stable name.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case tooLarge = "too-large"
        case tooDeep = "too-deep"
        case tooManyNodes = "too-many-nodes"
        case invalidUTF8 = "invalid-utf-8"
        case controlCharacter = "control-character"
        case duplicateKey = "duplicate-key"
        case undefinedAlias = "undefined-alias"
        case recursiveAlias = "recursive-alias"
        case aliasName = "alias-name"
        case severalDocuments = "several-documents"
        case colonInValue = "colon-in-value"
        case indicatorAtStart = "indicator-at-start"
        case textAfterValue = "text-after-value"
        case tabIndentation = "tab-indentation"
        case unclosed = "unclosed"
        case missingColon = "missing-colon"
        case surrogateEscape = "surrogate-escape"
        case unknownEscape = "unknown-escape"
        case directive = "directive"
        case indentation = "indentation"
        case syntax = "syntax"
    }

    public var code: Code
    /// One line without a full stop: what was found and what was expected.
    public var message: String
    /// The bytes of the input that are to blame.
    public var range: Range<Int>
    /// A second place that belongs to the error, such as the first of two equal keys.
    public var related: Range<Int>?
    /// What the author of the input can do.
    public var help: String?
    /// The line of `range`, from 1.
    public var line: Int
    /// The column of `range` in characters (Unicode scalars), from 1.
    public var column: Int

    /// An error at a byte range of an input; line and column are counted from it.
    public init(
        _ code: Code, _ message: String, at range: Range<Int>, of input: [UInt8],
        related: Range<Int>? = nil, help: String? = nil
    ) {
        self.code = code
        self.message = message
        self.range = range
        self.related = related
        self.help = help
        (line, column) = position(of: range.lowerBound, in: input)
    }
}

extension YAMLError: CustomStringConvertible {
    public var description: String { "\(line):\(column): \(message) [\(code.rawValue)]" }
}

/// The line and the column of a byte offset, both from 1.
func position(of offset: Int, in input: [UInt8]) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    for byte in input.prefix(max(0, offset)) {
        if byte == UInt8(ascii: "\n") {
            line += 1
            column = 1
        } else if byte & 0xC0 != 0x80 {
            column += 1
        }
    }
    return (line, column)
}
