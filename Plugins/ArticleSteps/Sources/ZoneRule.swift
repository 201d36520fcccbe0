internal import GalleyLanguages

/// How the clocks change every year, in the form of POSIX: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule: Hashable, Sendable {
    private var standard = 0, summer = 0
    /// When summer time begins and ends; nil where there is none.
    private var begin: Day?, end: Day?

    private struct Day: Hashable, Sendable {
        var month = 1, week = 1, weekday = 0, seconds = 7200
    }

    init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        guard ZoneRule.skipName(&rest), let offset = ZoneRule.time(&rest) else { return nil }
        (standard, summer) = (-offset, -offset + 3600)
        guard !rest.isEmpty else { return }
        guard ZoneRule.skipName(&rest) else { return nil }
        if rest.first != 44 {
            guard let other = ZoneRule.time(&rest) else { return nil }
            summer = -other
        }
        guard let begin = ZoneRule.day(&rest), let end = ZoneRule.day(&rest) else { return nil }
        (self.begin, self.end) = (begin, end)
    }

    func offset(at moment: Int) -> Int {
        guard let begin, let end else { return standard }
        let days = Int((Double(moment + standard) / 86400).rounded(.down))
        let year = CivilCalendar.day(number: days).year
        let start = second(begin, year) - standard, stop = second(end, year) - summer
        let isSummer =
            start < stop
            ? moment >= start && moment < stop : moment >= start || moment < stop
        return isSummer ? summer : standard
    }

    /// The second of local time at which a day of the year has its change.
    private func second(_ day: Day, _ year: Int) -> Int {
        let first = CivilCalendar.dayNumber(year: year, month: day.month, day: 1)
        // 1970-01-01 was a Thursday.
        let weekday = ((first + 4) % 7 + 7) % 7
        var date = 1 + (day.weekday - weekday + 7) % 7 + (day.week - 1) * 7
        while date > CivilCalendar.length(ofMonth: day.month, in: year) { date -= 7 }
        return (first + date - 1) * 86400 + day.seconds
    }

    private static func skipName(_ rest: inout ArraySlice<UInt8>) -> Bool {
        let before = rest.count
        if rest.first == 60 {
            guard let close = rest.firstIndex(of: 62) else { return false }
            rest = rest[(close + 1)...]
        } else {
            rest = rest.drop { (97...122).contains($0 | 32) }
        }
        return rest.count < before
    }

    /// `[+-]h[h][:mm[:ss]]` in seconds.
    private static func time(_ rest: inout ArraySlice<UInt8>) -> Int? {
        var sign = 1
        if let first = rest.first, first == 43 || first == 45 {
            if first == 45 { sign = -1 }
            rest.removeFirst()
        }
        guard var seconds = digits(&rest).map({ $0 * 3600 }) else { return nil }
        for unit in [60, 1] where rest.first == 58 {
            rest.removeFirst()
            guard let more = digits(&rest) else { return nil }
            seconds += more * unit
        }
        return sign * seconds
    }

    /// `,Mm.w.d[/time]`.
    private static func day(_ rest: inout ArraySlice<UInt8>) -> Day? {
        guard rest.starts(with: [44, 77]) else { return nil }
        rest.removeFirst(2)
        var day = Day()
        guard let month = digits(&rest), (1...12).contains(month), rest.popFirst() == 46,
            let week = digits(&rest), (1...5).contains(week), rest.popFirst() == 46,
            let weekday = digits(&rest), (0...6).contains(weekday)
        else { return nil }
        (day.month, day.week, day.weekday) = (month, week, weekday)
        if rest.first == 47 {
            rest.removeFirst()
            guard let seconds = time(&rest) else { return nil }
            day.seconds = seconds
        }
        return day
    }

    private static func digits(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let run = rest.prefix { (48...57).contains($0) }.prefix(4)
        guard !run.isEmpty else { return nil }
        rest = rest[run.endIndex...]
        return run.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
}
