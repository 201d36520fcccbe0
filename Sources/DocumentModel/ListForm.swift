/// How the items of a list are marked.
public enum ListStyle: UInt8, CaseIterable, Sendable {
    case bullet, decimal, lowerAlpha, upperAlpha, lowerRoman, upperRoman, example, numbered

    /// The name used in outlines and JSON.
    ///
    /// `numbered` is a number whose style was not said.
    public var name: String {
        switch self {
        case .bullet: "bullet"
        case .decimal: "decimal"
        case .lowerAlpha: "lower-alpha"
        case .upperAlpha: "upper-alpha"
        case .lowerRoman: "lower-roman"
        case .upperRoman: "upper-roman"
        case .example: "example"
        case .numbered: "numbered"
        }
    }
}

/// What stands behind, or round, an item's number.
public enum ListDelimiter: UInt8, CaseIterable, Sendable {
    case natural, period, parenthesis, parentheses

    /// The name used in outlines and JSON.
    public var name: String {
        switch self {
        case .natural: "natural"
        case .period: "period"
        case .parenthesis: "parenthesis"
        case .parentheses: "parentheses"
        }
    }
}

/// The small facts of a list: how it is marked, where it starts, whether it is tight.
public struct ListForm: Hashable, Sendable {
    public var style: ListStyle
    public var delimiter: ListDelimiter
    /// The first number; 1 for bullets.
    public var start: Int
    /// Whether its items stand without space between them.
    public var isTight: Bool

    public init(
        _ style: ListStyle = .bullet, delimiter: ListDelimiter = .natural, start: Int = 1,
        isTight: Bool = true
    ) {
        (self.style, self.delimiter) = (style, delimiter)
        (self.start, self.isTight) = (start, isTight)
    }

    /// Whether its items are counted.
    public var isOrdered: Bool { style != .bullet }

    var flags: UInt8 { style.rawValue | delimiter.rawValue << 3 | (isTight ? 32 : 0) }

    /// The start, where it fits into a record; else `.max`, and an attribute holds it.
    var detail: UInt16 { UInt16(exactly: start) ?? .max }

    init(flags: UInt8, start: Int) {
        style = ListStyle(rawValue: flags & 7) ?? .bullet
        delimiter = ListDelimiter(rawValue: flags >> 3 & 3) ?? .natural
        (self.start, isTight) = (start, flags & 32 != 0)
    }
}

/// How the text of a cell is aligned.
public enum Alignment: UInt16, CaseIterable, Sendable {
    case natural, left, center, right

    /// The name used in outlines and JSON.
    public var name: String {
        switch self {
        case .natural: "natural"
        case .left: "left"
        case .center: "center"
        case .right: "right"
        }
    }
}

/// The small facts of a cell of a table.
public struct CellForm: Hashable, Sendable {
    public var alignment: Alignment
    public var isHeader: Bool
    /// How many columns and rows it spans, from 1.
    public var columns: Int, rows: Int

    public init(
        _ alignment: Alignment = .natural, isHeader: Bool = false, columns: Int = 1, rows: Int = 1
    ) {
        (self.alignment, self.isHeader) = (alignment, isHeader)
        (self.columns, self.rows) = (columns, rows)
    }

    /// Two bits of alignment, seven of columns, seven of rows: greater spans are cut to 127.
    var detail: UInt16 {
        alignment.rawValue | span(columns) << 2 | span(rows) << 9
    }

    init(flags: UInt8, detail: UInt16) {
        alignment = Alignment(rawValue: detail & 3) ?? .natural
        isHeader = flags & 1 != 0
        (columns, rows) = (max(Int(detail >> 2 & 127), 1), max(Int(detail >> 9), 1))
    }

    private func span(_ count: Int) -> UInt16 {
        count <= 1 ? 0 : UInt16(min(count, 127))
    }
}
