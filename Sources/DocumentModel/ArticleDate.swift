/// A date as an article gives it: as precise as it was written, never forced to another zone.
///
/// ```swift
/// ArticleDate("2018-02-07T09:30+07:00")?.hour  // 9
/// ArticleDate("2018-02")?.day                  // nil
/// ```
public struct ArticleDate: Hashable, Sendable {
    public var year: Int
    public var month: Int?, day: Int?
    public var hour: Int?, minute: Int?, second: Int?
    /// The digits behind the second's point, as written.
    public var fraction: String?
    /// Minutes east of UTC; nil where no zone was given, which is not UTC.
    public var offset: Int?

    public init(
        year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil,
        second: Int? = nil, fraction: String? = nil, offset: Int? = nil
    ) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
        (self.fraction, self.offset) = (fraction, offset)
    }

    /// Reads `Y[-M[-D[(T| )h:m[:s[.f]][ ](Z|±h|±hh|±hhmm|±hh:mm)]]]`; nil for anything else.
    public init?(_ text: String) {
        var scanner = DateScanner(text)
        guard let date = scanner.date(), scanner.isAtEnd else { return nil }
        self = date
    }

    /// ISO 8601, as precise as the date is: `2018`, `2018-02`, `2018-02-07T09:30:00+07:00`.
    public var isoString: String {
        var result = padded(year, 4)
        guard let month else { return result }
        result += "-" + padded(month, 2)
        guard let day else { return result }
        result += "-" + padded(day, 2)
        guard let hour else { return result }
        result += "T" + padded(hour, 2) + ":" + padded(minute ?? 0, 2)
        if let second { result += ":" + padded(second, 2) }
        if let fraction { result += "." + fraction }
        guard let offset else { return result }
        if offset == 0 { return result + "Z" }
        let size = abs(offset)
        return result + (offset < 0 ? "-" : "+") + padded(size / 60, 2) + ":"
            + padded(size % 60, 2)
    }
}

extension ArticleDate: Comparable {
    /// Compares by what is written; where both have a zone, by the moment.
    public static func < (left: ArticleDate, right: ArticleDate) -> Bool {
        let shared = left.offset != nil && right.offset != nil
        return left.minutes(shared) != right.minutes(shared)
            ? left.minutes(shared) < right.minutes(shared)
            : (left.second ?? 0, left.fraction ?? "") < (right.second ?? 0, right.fraction ?? "")
    }

    /// Days since 1970-01-01, by the proleptic Gregorian calendar.
    public var dayNumber: Int {
        let month = month ?? 1, year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + (day ?? 1) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    private func minutes(_ byMoment: Bool) -> Int {
        dayNumber * 1440 + (hour ?? 0) * 60 + (minute ?? 0) - (byMoment ? offset ?? 0 : 0)
    }
}

/// `number` with zeros in front up to `width` digits.
private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(width - digits.count, 0))
        + digits
}

private struct DateScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { at == bytes.count }

    mutating func date() -> ArticleDate? {
        guard let year = number(4...4) else { return nil }
        var date = ArticleDate(year: year)
        guard take(45) else { return date }
        guard let month = number(1...2), (1...12).contains(month) else { return nil }
        date.month = month
        guard take(45) else { return date }
        guard let day = number(1...2), (1...days(month, year)).contains(day) else { return nil }
        date.day = day
        guard take(84) || take(116) || take(32) else { return date }
        return time(&date) ? date : nil
    }

    private mutating func time(_ date: inout ArticleDate) -> Bool {
        guard let hour = number(1...2), hour < 25, take(58), let minute = number(2...2),
            minute < 60
        else { return false }
        (date.hour, date.minute) = (hour, minute)
        if take(58) {
            guard let second = number(2...2), second < 61 else { return false }
            date.second = second
            if take(46) {
                let start = at
                guard number(1...18) != nil else { return false }
                date.fraction = String(decoding: bytes[start..<at], as: UTF8.self)
            }
        }
        return isAtEnd || zone(&date)
    }

    private mutating func zone(_ date: inout ArticleDate) -> Bool {
        _ = take(32)
        if take(90) || take(122) {
            date.offset = 0
            return true
        }
        let isEast = take(43)
        guard isEast || take(45), let hours = number(1...2), hours < 24 else { return false }
        _ = take(58)
        var minutes = 0
        if !isAtEnd {
            guard let written = number(2...2), written < 60 else { return false }
            minutes = written
        }
        date.offset = (hours * 60 + minutes) * (isEast ? 1 : -1)
        return true
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func number(_ width: ClosedRange<Int>) -> Int? {
        var (value, count) = (0, 0)
        while count < width.upperBound, at < bytes.count, (48...57).contains(bytes[at]) {
            value = value &* 10 &+ Int(bytes[at] - 48)
            (at, count) = (at + 1, count + 1)
        }
        return count >= width.lowerBound ? value : nil
    }

    private func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
