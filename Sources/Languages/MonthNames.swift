/// Looks months up by their names.
struct MonthNames: Sendable {
    static let shared = MonthNames()

    private var months: [String: Int] = [:]
    private let persian: [String: Int]

    private init() {
        for (index, names) in MonthTable.names.enumerated() {
            for name in names.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
                months[String(name)] = index + 1
            }
        }
        let names = [
            "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی",
            "بهمن", "اسفند",
        ]
        persian = Dictionary(
            zip(names, 1...12), uniquingKeysWith: { first, _ in first })
    }

    /// The month that is named at `index`, and the token after it and its full stop.
    func month(_ tokens: [DateToken], at index: Int) -> (month: Int, end: Int)? {
        guard index < tokens.count, tokens[index].kind == .word else { return nil }
        let name = tokens[index].text
        var found: (month: Int, end: Int)?
        if index + 1 < tokens.count, tokens[index + 1].kind == .word,
            let month = months[name + " " + tokens[index + 1].text]
        {
            found = (month, index + 2)
        } else if index + 2 < tokens.count, tokens[index + 1].text == ".",
            let month = months[name + "." + tokens[index + 2].text]
        {
            found = (month, index + 3)
        } else if let month = months[name] {
            found = (month, index + 1)
        }
        guard let found else { return nil }
        let hasStop = found.end < tokens.count && tokens[found.end].text == "."
        return (found.month, hasStop ? found.end + 1 : found.end)
    }

    func persianMonth(_ tokens: [DateToken], at index: Int) -> (month: Int, end: Int)? {
        guard index < tokens.count, let month = persian[tokens[index].text] else { return nil }
        return (month, index + 1)
    }
}
