/// A date as a text tells it: what it names, and where.
public struct FoundDate: Hashable, Sendable {
    public var year: Int
    public var month: Int?
    public var day: Int?
    public var hour: Int?
    public var minute: Int?
    public var second: Int?
    /// How far the place of the clock is ahead of UTC.
    public var offsetMinutes: Int?
    /// The bytes of the text that name the day.
    public var range: Range<Int>
    /// Whether the words beside it say that this is when the text was changed.
    public var isUpdate: Bool

    public init(
        year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil,
        second: Int? = nil, offsetMinutes: Int? = nil, range: Range<Int> = 0..<0,
        isUpdate: Bool = false
    ) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second) = (hour, minute, second)
        (self.offsetMinutes, self.range, self.isUpdate) = (offsetMinutes, range, isUpdate)
    }

    /// How the parts of a date in numbers are read where they could be either.
    public enum NumericOrder: Sendable { case dayFirst, monthFirst }

    /// The dates in `text` that name a day, in order.
    ///
    /// ```swift
    /// FoundDate.all(in: "Thứ Năm, ngày 14 tháng 3 năm 2024").first?.description  // "2024-03-14"
    /// ```
    ///
    /// Knows the months of some sixty languages, digits of every script, and the years of the
    /// Buddhist, Persian and East Asian eras. Bare years and times are no dates. Years before 1970
    /// and from 2100 on are left alone.
    public static func all(in text: String, order: NumericOrder = .dayFirst) -> [FoundDate] {
        var scanner = DateScanner(text, order: order)
        return scanner.dates()
    }

    /// The first date in `text` that names a day.
    public static func first(in text: String, order: NumericOrder = .dayFirst) -> FoundDate? {
        all(in: text, order: order).first
    }
}

extension FoundDate: CustomStringConvertible {
    /// The date in the form of ISO 8601, as far as it goes.
    public var description: String {
        var text = padded(year, 4)
        guard let month else { return text }
        text += "-" + padded(month, 2)
        guard let day else { return text }
        text += "-" + padded(day, 2)
        guard let hour else { return text }
        text += "T" + padded(hour, 2) + ":" + padded(minute ?? 0, 2)
        if let second { text += ":" + padded(second, 2) }
        guard let offsetMinutes else { return text }
        if offsetMinutes == 0 { return text + "Z" }
        let size = abs(offsetMinutes)
        return text + (offsetMinutes < 0 ? "-" : "+") + padded(size / 60, 2) + ":"
            + padded(size % 60, 2)
    }

    private func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(max(number, 0))
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// Reads ISO 8601: a year, a month, a day, or a day with a time and perhaps a zone.
    public init?(iso text: String) {
        var reader = ISOReader(bytes: Array(text.utf8))
        guard let date = reader.date() else { return nil }
        self = date
    }
}

/// Reads the forms of ISO 8601 from left to right.
private struct ISOReader {
    let bytes: [UInt8]
    var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func date() -> FoundDate? {
        guard let year = number(4) else { return nil }
        var date = FoundDate(year: year, range: 0..<bytes.count)
        if index == bytes.count { return date }
        let hasSigns = take(0x2D)
        guard let month = number(2), (1...12).contains(month) else { return nil }
        date.month = month
        if index == bytes.count { return hasSigns ? date : nil }
        guard take(0x2D) == hasSigns, let day = number(2),
            CivilCalendar.isValid(year: year, month: month, day: day)
        else { return nil }
        date.day = day
        if index == bytes.count { return date }
        guard take(0x54) || take(0x74) || take(0x20) else { return nil }
        return time(&date) ? date : nil
    }

    private mutating func time(_ date: inout FoundDate) -> Bool {
        guard let hour = number(2), hour <= 24 else { return false }
        _ = take(0x3A)
        guard let minute = number(2), minute < 60 else { return false }
        (date.hour, date.minute) = (hour, minute)
        if take(0x3A) || (index < bytes.count && isDigit(bytes[index])) {
            guard let second = number(2), second <= 60 else { return false }
            date.second = second
            if take(0x2E) || take(0x2C) {
                while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            }
        }
        _ = take(0x20)
        if index == bytes.count { return true }
        if take(0x5A) || take(0x7A) {
            date.offsetMinutes = 0
            return index == bytes.count
        }
        let isBehind = take(0x2D)
        guard isBehind || take(0x2B), let hours = number(2), hours < 24 else { return false }
        _ = take(0x3A)
        let minutes = index == bytes.count ? 0 : number(2)
        guard let minutes, minutes < 60, index == bytes.count else { return false }
        date.offsetMinutes = (isBehind ? -1 : 1) * (hours * 60 + minutes)
        return true
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard index + digits <= bytes.count else { return nil }
        var value = 0
        for offset in index..<index + digits {
            guard isDigit(bytes[offset]) else { return nil }
            value = value * 10 + Int(bytes[offset] - 0x30)
        }
        index += digits
        return value
    }
}
