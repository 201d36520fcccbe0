/// Why a text is no XML that is accepted here, and where.
public struct XMLError: Error, Hashable, Sendable {
    /// What went wrong, as a stable name.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        case tooLarge = "too-large"
        case tooDeep = "too-deep"
        case tooManyAttributes = "too-many-attributes"
        case invalidUTF8 = "invalid-utf-8"
        case undeclaredEntity = "undeclared-entity"
        case mismatchedTag = "mismatched-tag"
        case defaultAttributes = "default-attributes"
        case noElement = "no-element"
        case syntax = "syntax"
    }

    public var code: Code
    /// One line without a full stop.
    public var message: String
    /// The line, from 1; 0 when no place is to blame.
    public var line: Int
    /// The column, from 1, as far as the parser tells it.
    public var column: Int

    public init(_ code: Code, _ message: String, line: Int = 0, column: Int = 0) {
        self.code = code
        self.message = message
        self.line = line
        self.column = column
    }

    /// The byte offset in an input of the place that is to blame.
    public func offset(in input: [UInt8]) -> Int {
        var start = 0
        for _ in 1..<max(1, line) {
            guard let end = input[start...].firstIndex(of: 0x0A) else { break }
            start = end + 1
        }
        let end = input[start...].firstIndex(of: 0x0A) ?? input.count
        return min(start + max(0, column - 1), end)
    }
}

extension XMLError: CustomStringConvertible {
    public var description: String { "\(line):\(column): \(message) [\(code.rawValue)]" }
}
