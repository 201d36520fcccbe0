/// Why a text is no JSON that is accepted here, and where.
public struct JSONError: Error, Hashable, Sendable {
    /// What went wrong, as a stable name.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case tooLarge = "too-large"
        case tooDeep = "too-deep"
        case unexpectedEnd = "unexpected-end"
        case unexpectedCharacter = "unexpected-character"
        case trailingComma = "trailing-comma"
        case trailingText = "trailing-text"
        case invalidNumber = "invalid-number"
        case invalidEscape = "invalid-escape"
        case controlCharacter = "control-character"
        case invalidUTF8 = "invalid-utf-8"
        case duplicateKey = "duplicate-key"
    }

    public var code: Code
    /// One line without a full stop: what was found and what was expected.
    public var message: String
    /// The bytes of the input that are to blame.
    public var range: Range<Int>
    /// A second place that belongs to the error, such as the first of two equal keys.
    public var related: Range<Int>?
    /// The JSON pointer (RFC 6901) of the value that was being read; empty for the root.
    public var pointer: String
    /// The line of `range`, from 1.
    public var line: Int
    /// The column of `range` in characters (Unicode scalars), from 1.
    public var column: Int

    /// An error at a byte range of an input; line and column are counted from it.
    public init(
        _ code: Code, _ message: String, at range: Range<Int>, of input: [UInt8],
        related: Range<Int>? = nil, pointer: String = ""
    ) {
        self.code = code
        self.message = message
        self.range = range
        self.related = related
        self.pointer = pointer
        (line, column) = position(of: range.lowerBound, in: input)
    }
}

extension JSONError: CustomStringConvertible {
    public var description: String { "\(line):\(column): \(message) [\(code.rawValue)]" }
}

/// The line and the column of a byte offset, both from 1.
private func position(of offset: Int, in input: [UInt8]) -> (line: Int, column: Int) {
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
