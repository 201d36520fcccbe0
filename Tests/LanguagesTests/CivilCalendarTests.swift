import GalleyLanguages
import Testing

struct CivilCalendarTests {
    @Test(
        "Days are counted and named",
        arguments: [
            (1970, 1, 1, 0, 4), (2018, 3, 6, 17596, 2), (2000, 2, 29, 11016, 2),
            (1969, 12, 31, -1, 3),
        ])
    func days(_ year: Int, _ month: Int, _ day: Int, _ number: Int, _ weekday: Int) {
        #expect(CivilCalendar.dayNumber(year: year, month: month, day: day) == number)
        #expect(CivilCalendar.weekday(year: year, month: month, day: day) == weekday)
        #expect(CivilCalendar.day(number: number) == (year, month, day))
    }

    @Test(
        "ISO 8601 is read and written",
        arguments: [
            "2018", "2018-02", "2018-02-07", "2018-02-07T10:25", "2018-02-07T10:25:30Z",
            "2018-02-07T10:25:30+07:00",
        ])
    func iso(_ text: String) {
        #expect(FoundDate(iso: text)?.description == text)
    }

    @Test(
        "What is no ISO date is refused",
        arguments: [
            "", "18", "2018-13", "2018-02-30", "2018-02-07T", "2018-02-07Tx", "2018-02-07T10:25+",
            "2018-2-7", "2018-02-07 10:25:30 +07:00x",
        ])
    func noISO(_ text: String) {
        #expect(FoundDate(iso: text) == nil)
    }
}
