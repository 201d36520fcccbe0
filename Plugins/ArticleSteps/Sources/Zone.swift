internal import GalleyDocumentModel
internal import GalleyPluginKit

/// How far from UTC the clocks of a place are.
public struct Zone: Hashable, Sendable {
    private var minutes = 0
    private var table: ZoneTable?

    /// UTC.
    public init() {}

    /// From `UTC`, `+07:00` or, where the system has a time zone database, `Europe/Oslo`.
    init(_ value: Metadata.Value) throws(OptionFault) {
        let text = value.string ?? ""
        if text == "UTC" || text == "Z" { return }
        if text.hasPrefix("+") || text.hasPrefix("-"),
            let offset = ArticleDate("2000-01-01T00:00\(text)")?.offset
        {
            minutes = offset
            return
        }
        guard let table = ZoneTable(named: text) else {
            throw OptionFault(
                "expected `UTC`, an offset, or a place that the system's time zones have",
                help: "for example `+07:00` or `Europe/Oslo`")
        }
        self.table = table
    }

    /// Minutes east of UTC when the clocks show `date`.
    func offset(of date: ArticleDate) -> Int {
        guard let table else { return minutes }
        let time = (date.hour ?? 0) * 3600 + (date.minute ?? 0) * 60 + (date.second ?? 0)
        let shown = date.dayNumber * 86400 + time
        // Found by the clocks themselves: an hour that there is twice is the first one.
        let near = table.offset(at: shown)
        let before = table.offset(at: shown - max(near, table.offset(at: shown - 86400)))
        let fits = table.offset(at: shown - before) == before
        return (fits ? before : table.offset(at: shown - near)) / 60
    }
}
