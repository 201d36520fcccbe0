/// A date of the proleptic Gregorian calendar, as exact as it was given: from a year to a second.
///
/// The offset stays what it was; only comparing and reckoning work in UTC.
public struct Moment: Hashable, Sendable {
    public var year: Int
    public var month: Int?, day: Int?
    public var hour: Int?, minute: Int?, second: Int?
    /// Minutes east of UTC; nil when none was given.
    public var offset: Int?

    public init(
        year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil,
        second: Int? = nil, offset: Int? = nil
    ) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.hour, self.minute, self.second, self.offset) = (hour, minute, second, offset)
    }

    /// Reads `2024`, `2024-05`, `2024-05-01`, `2024-05-01T10:30[:00[.5]][Z|+02:00]`.
    public init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        guard let year = digits(4, &rest) else { return nil }
        self.init(year: year)
        guard skip("-", &rest) else {
            if rest.isEmpty { return }
            return nil
        }
        guard let month = digits(2, &rest), (1...12).contains(month) else { return nil }
        self.month = month
        guard skip("-", &rest) else {
            if rest.isEmpty { return }
            return nil
        }
        guard let day = digits(2, &rest), (1...daysIn(month, of: year)).contains(day) else {
            return nil
        }
        self.day = day
        if rest.isEmpty { return }
        guard skip("T", &rest) || skip("t", &rest) || skip(" ", &rest), readTime(&rest) else {
            return nil
        }
    }

    /// The moment `seconds` after 1970 began in UTC.
    public init(secondsSince1970 seconds: Double, offset: Int? = 0) {
        let local = max(-1e13, min(1e13, seconds.rounded(.down))) + Double(offset ?? 0) * 60
        let whole = Int(local)
        let days = floorDivision(whole, 86400)
        let time = whole - days * 86400
        let (year, month, day) = civil(days)
        self.init(
            year: year, month: month, day: day, hour: time / 3600, minute: time / 60 % 60,
            second: time % 60, offset: offset)
    }

    /// Seconds since 1970 began in UTC; what was not given counts as the first.
    public var secondsSince1970: Double {
        let days = daysSince1970(year, month ?? 1, day ?? 1)
        let minutes = (hour ?? 0) * 60 + (minute ?? 0) - (offset ?? 0)
        return Double(days) * 86400 + Double(minutes * 60 + (second ?? 0))
    }
}

extension Moment: CustomStringConvertible {
    /// ISO 8601, as exact as the moment is.
    public var description: String {
        var text = padded(year, 4)
        guard let month else { return text }
        text += "-" + padded(month, 2)
        guard let day else { return text }
        text += "-" + padded(day, 2)
        guard let hour else { return text }
        text += "T" + padded(hour, 2) + ":" + padded(minute ?? 0, 2)
        if let second { text += ":" + padded(second, 2) }
        guard let offset else { return text }
        if offset == 0 { return text + "Z" }
        let size = abs(offset)
        return text + (offset < 0 ? "-" : "+") + padded(size / 60, 2) + ":" + padded(size % 60, 2)
    }
}

extension Moment {
    /// The number behind a unit's name: `date.year`.
    func part(_ name: String) -> Value {
        let number: Int? =
            switch name {
            case "year": year
            case "month": month
            case "day": day
            case "hour": hour
            case "minute": minute
            case "second": second
            default: nil
            }
        return number.map { Value($0) } ?? .null
    }

    private mutating func readTime(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard let hour = digits(2, &rest), hour < 24, skip(":", &rest),
            let minute = digits(2, &rest), minute < 60
        else { return false }
        (self.hour, self.minute) = (hour, minute)
        if skip(":", &rest) {
            guard let second = digits(2, &rest), second <= 60 else { return false }
            self.second = second
            if skip(".", &rest) { while digits(1, &rest) != nil {} }
        }
        if skip("Z", &rest) || skip("z", &rest) {
            offset = 0
        } else if let sign = rest.first, sign == 43 || sign == 45 {
            rest.removeFirst()
            guard let hours = digits(2, &rest), hours < 24 else { return false }
            _ = skip(":", &rest)
            let minutes = digits(2, &rest) ?? 0
            offset = (sign == 45 ? -1 : 1) * (hours * 60 + minutes)
        }
        return rest.isEmpty
    }
}

/// A number of at least `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
}

private func digits(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    guard rest.count >= count else { return nil }
    var number = 0
    for byte in rest.prefix(count) {
        guard (48...57).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 48)
    }
    rest.removeFirst(count)
    return number
}

private func skip(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let first = rest.first, UInt32(first) == character.value else { return false }
    rest.removeFirst()
    return true
}

private func daysIn(_ month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
}

private func floorDivision(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
}

/// Days from 1970-01-01 on, by eras of 400 years that begin in March.
private func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = max(-100_000, min(100_000, year)) - (month <= 2 ? 1 : 0)
    let era = floorDivision(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

private func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}
