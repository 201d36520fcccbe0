import GalleyLanguages
import Testing

struct FoundDateTests {
    @Test(
        "A date is found in the words of its language",
        arguments: [
            ("Thứ Ba, 12/05/2020 | 10:25 GMT+7", "2020-05-12T10:25+07:00"),
            ("ngày 9 tháng 8 năm 2021", "2021-08-09"),
            ("9 giờ 30, 21-7-2019", "2019-07-21T09:30"),
            ("Thứ Hai, 2 tháng 1 năm 2023 lúc 6:05 chiều", "2023-01-02T18:05"),
            ("April 7, 2021 at 9:14 p.m. EST", "2021-04-07T21:14-05:00"),
            ("Mar. 5th, 2024", "2024-03-05"),
            ("the 12th of September, 2023", "2023-09-12"),
            ("Wed, 8 Jun 2011 19:42:10 +0100", "2011-06-08T19:42:10+01:00"),
            ("2023-09-12T18:04:00+02:00", "2023-09-12T18:04:00+02:00"),
            ("Publié le 1er août 2022 à 07h05", "2022-08-01T07:05"),
            ("Stand: 04.11.2023, 07:30 Uhr", "2023-11-04T07:30"),
            ("13. Jänner 2021", "2021-01-13"),
            ("7 de mayo de 2022 · 12:30", "2022-05-07T12:30"),
            ("Terça-feira, 2 de março de 2021, 14h20", "2021-03-02T14:20"),
            ("5 marca 2024, 10:12", "2024-03-05T10:12"),
            ("2024. március 5.", "2024-03-05"),
            ("2024 m. kovo 5 d.", "2024-03-05"),
            ("12 апреля 2023, 14:20", "2023-04-12T14:20"),
            ("2024年2月3日 10時05分", "2024-02-03T10:05"),
            ("令和6年2月3日", "2024-02-03"),
            ("二〇二四年五月六日", "2024-05-06"),
            ("二〇二四年十二月二十六日", "2024-12-26"),
            ("民國113年5月6日", "2024-05-06"),
            ("2022년 11월 15일 오후 2시 3분", "2022-11-15T14:03"),
            ("١٨ يناير ٢٠٢٣", "2023-01-18"),
            ("18 كانون الثاني 2023", "2023-01-18"),
            ("۱۵ آبان ۱۴۰۲", "2023-11-06"),
            ("5 มีนาคม 2567", "2024-03-05"),
            ("5 มี.ค. 2567", "2024-03-05"),
            ("ה-5 במרץ 2024", "2024-03-05"),
            ("5 मार्च 2024", "2024-03-05"),
            ("20180306", "2018-03-06"),
        ])
    func words(_ text: String, _ date: String) {
        #expect(FoundDate.first(in: text)?.description == date)
    }

    @Test(
        "What only looks like a date is none",
        arguments: [
            "Nghị quyết số 68-NQ/TW", "nhiệm kỳ 2026 – 2031", "Tel. 02/09 20 21 22",
            "The vote was 7-4 on Monday", "1-2/2024 issue", "Version 2024.13.45",
            "room 12, 2nd floor", "30.02.2019", "2019-13-01", "01.02.03",
            "10.1016/j.cub.2011.03.05",
            "", "May", "in May 2020", "99999999999999999999999",
        ])
    func traps(_ text: String) {
        #expect(FoundDate.first(in: text) == nil)
    }

    @Test("Numbers are read in the order that is asked for, unless only one is possible")
    func order() {
        #expect(FoundDate.first(in: "03/02/2021")?.description == "2021-02-03")
        #expect(FoundDate.first(in: "03/02/2021", order: .monthFirst)?.description == "2021-03-02")
        #expect(FoundDate.first(in: "03/22/2021")?.description == "2021-03-22")
    }

    @Test("A line may tell when it was published and when it was changed")
    func updates() {
        let line = "Publié le 12 septembre 2023 à 18h04 – Mis à jour le 13 septembre 2023 à 07h31"
        let dates = FoundDate.all(in: line)
        #expect(dates.map(\.description) == ["2023-09-12T18:04", "2023-09-13T07:31"])
        #expect(dates.map(\.isUpdate) == [false, true])
    }

    @Test("The range of a date holds the words that name it")
    func ranges() throws {
        let text = "Đăng ngày: 9/11/2022 15:47"
        let range = try #require(FoundDate.first(in: text)).range
        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "9/11/2022")
    }

    @Test(
        "Every date of the benchmark is found and no other", .enabled(if: Bench.exists("dates.tsv"))
    )
    func benchmark() {
        var (right, named, wrong) = (0, 0, 0)
        for line in Bench.lines("dates.tsv") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 2, !line.hasPrefix("#") else { continue }
            let got = FoundDate.first(in: String(parts[0]))?.description.prefix(10) ?? ""
            named += parts[1].isEmpty ? 0 : 1
            right += !parts[1].isEmpty && got == parts[1] ? 1 : 0
            wrong += parts[1].isEmpty && !got.isEmpty ? 1 : 0
            if got != parts[1] { print("dates.tsv: \(parts[0]) read as \(got)") }
        }
        #expect(right >= 76 && named == 79 && wrong == 0)
    }
}
