import GalleyArticleSteps
import GalleyDocumentModel
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// Whether the system has a time zone database.
private let hasZones = !((try? entries(of: "/usr/share/zoneinfo/Europe")) ?? []).isEmpty

struct ZoneTests {
    @Test(
        "A time without a zone gets what the clocks of the place showed", .enabled(if: hasZones),
        arguments: [
            ("2024-07-01T09:30", "Europe/Oslo", "2024-07-01T09:30+02:00"),
            ("2024-01-15T09:30", "Europe/Oslo", "2024-01-15T09:30+01:00"),
            ("2044-07-15T12:00", "Europe/Oslo", "2044-07-15T12:00+02:00"),
            ("2044-12-15T12:00", "Europe/Oslo", "2044-12-15T12:00+01:00"),
            ("2024-10-27T02:30", "Europe/Oslo", "2024-10-27T02:30+02:00"),
            ("2024-10-27T03:00", "Europe/Oslo", "2024-10-27T03:00+01:00"),
            ("2024-03-31T01:59", "Europe/Oslo", "2024-03-31T01:59+01:00"),
            ("2024-03-31T03:00", "Europe/Oslo", "2024-03-31T03:00+02:00"),
            ("2024-12-25T08:00", "Australia/Sydney", "2024-12-25T08:00+11:00"),
            ("2060-06-25T08:00", "Australia/Sydney", "2060-06-25T08:00+10:00"),
            ("2018-02-07T09:30", "Asia/Ho_Chi_Minh", "2018-02-07T09:30+07:00"),
            ("2018-02-07T09:30", "America/New_York", "2018-02-07T09:30-05:00"),
            ("2018-02-07T09:30Z", "America/New_York", "2018-02-07T09:30Z"),
            ("2018-02-07", "America/New_York", "2018-02-07"),
        ])
    func places(_ written: String, _ zone: String, _ expected: String) throws {
        let registry = Registry([ArticleStepsPlugin.self])
        var document = Document()
        document.metadata[.published] = .string(written)
        var context = Context(registry, source: SourceInfo(name: "input"))
        _ = try registry.transform("date", options: ["zone": .string(zone)])
            .apply(to: &document, in: &context)
        #expect(document.metadata.published?.isoString == expected)
    }

    @Test(
        "What is no zone is refused",
        arguments: ["Europe/Olso", "../etc/passwd", "/etc/passwd", "Europe", "+7:0:0", ""])
    func faults(_ zone: String) {
        #expect(throws: Diagnostic.self) {
            try Registry([ArticleStepsPlugin.self])
                .transform("date", options: ["zone": .string(zone)])
        }
    }
}
