/// Arithmetic of the Gregorian calendar.
public enum CivilCalendar {
    /// Whether there is such a day.
    public static func isValid(year: Int, month: Int, day: Int) -> Bool {
        (1...12).contains(month) && day >= 1 && day <= length(ofMonth: month, in: year)
    }

    /// How many days the month has; none for a month outside 1 to 12.
    public static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: isLeap(year) ? 29 : 28
        case 1...12: 31
        default: 0
        }
    }

    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The days from 1 January 1970, negative before it.
    public static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// The day so many days after 1 January 1970.
    public static func day(number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, day)
    }

    /// The day of the week, from 1 for Monday to 7 for Sunday.
    public static func weekday(year: Int, month: Int, day: Int) -> Int {
        let number = dayNumber(year: year, month: month, day: day) + 3
        return (number % 7 + 7) % 7 + 1
    }

    /// The Gregorian day of a day of the Persian calendar, years 1206 to 1498.
    public static func fromPersian(
        year: Int, month: Int, day: Int
    ) -> (year: Int, month: Int, day: Int)? {
        guard (1206...1498).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return nil
        }
        // Cycles of 33 years with 8 leap years; 1 Farvardin 1206 was 22 March 1827.
        let since = year - 1206
        let leapDays = (0..<since).count {
            [1, 5, 9, 13, 17, 22, 26, 30].contains(($0 + 1206) % 33)
        }
        let dayOfYear = (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1
        let start = dayNumber(year: 1827, month: 3, day: 22)
        return self.day(number: start + since * 365 + leapDays + dayOfYear)
    }
}
