/// Finds dates among the tokens of a text.
struct DateScanner {
    private let tokens: [DateToken]
    private let order: FoundDate.NumericOrder
    private let names = MonthNames.shared

    init(_ text: String, order: FoundDate.NumericOrder) {
        // ASCII digits, or the first byte of a script with its own: Arabic, Indic, ideographs.
        let hasDigit = text.utf8.contains {
            ($0 >= 0x30 && $0 <= 0x39) || $0 == 0xD9 || $0 == 0xDB || $0 == 0xE0
                || ($0 >= 0xE3 && $0 <= 0xEF)
        }
        tokens = hasDigit ? DateToken.all(in: text) : []
        self.order = order
    }

    /// A day, and the token after it.
    private typealias Match = (year: Int, month: Int, day: Int, end: Int)

    mutating func dates() -> [FoundDate] {
        var found: [FoundDate] = []
        var (index, free) = (0, 0)
        while index < tokens.count {
            guard let match = match(at: index) else {
                index += 1
                continue
            }
            var date = FoundDate(
                year: match.year, month: match.month, day: match.day,
                range: tokens[index].range.lowerBound..<tokens[match.end - 1].range.upperBound)
            let clock = ClockScanner(tokens: tokens)
            let limit = min(tokens.count, match.end + 9)
            let time =
                clock.time(in: match.end..<limit) ?? clock.time(in: max(free, index - 9)..<index)
            if let time {
                (date.hour, date.minute, date.second) = (time.hour, time.minute, time.second)
                date.offsetMinutes = time.offset
            }
            date.isUpdate = saysUpdate(in: free..<index) || saysUpdateAfter(match.end)
            found.append(date)
            index = match.end
            free = match.end
        }
        return found
    }

    private func match(at index: Int) -> Match? {
        let token = tokens[index]
        switch token.kind {
        case .number:
            if isInsideNumber(index) { return nil }
            if token.digits == 8 { return compact(token, index) }
            if token.digits >= 3, let match = yearFirst(at: index) { return match }
            if token.digits <= 2 { return dayFirst(at: index) }
            return nil
        case .word: return era(at: index) ?? monthFirst(at: index)
        case .sign: return nil
        }
    }

    /// Whether digits and points stand directly in front: "10.1016/j.cub.2011.03.05".
    private func isInsideNumber(_ index: Int) -> Bool {
        guard index > 1, !tokens[index].follows, !tokens[index - 1].follows,
            "./-".contains(tokens[index - 1].text)
        else { return false }
        switch tokens[index - 2].kind {
        case .number: return true
        case .word: return tokens[index].digits == 4
        case .sign: return false
        }
    }

    // MARK: The forms

    private func compact(_ token: DateToken, _ index: Int) -> Match? {
        let isAlone =
            (index == 0 || token.follows || tokens[index - 1].kind == .sign)
            && (index + 1 == tokens.count || tokens[index + 1].follows
                || tokens[index + 1].kind == .sign || says(index + 1, "t"))
        let (year, month, day) = (token.value / 10000, token.value / 100 % 100, token.value % 100)
        guard isAlone, year >= 1990 else { return nil }
        return valid(year, month, day, index + 1)
    }

    /// The forms that begin with the year: 2024-03-05, 2024年3月5日, 2024 március 5, 2024 m. kovo 5
    private func yearFirst(at index: Int) -> Match? {
        let year = tokens[index].value
        var next = index + 1
        if let (separator, wide) = separator(at: next), let month = number(at: next + 1, below: 13),
            wide || !tokens[next + 1].follows
        {
            let closes =
                separator == "年" ? "月" : separator == "년" ? "월" : separator
            if says(next + 2, closes), let day = number(at: next + 3, below: 32),
                wide || (!tokens[next + 2].follows && !tokens[next + 3].follows),
                !continues(at: next + 4, separator)
            {
                let end = next + 4
                return valid(year, month, day, says(end, "日") || says(end, "일") ? end + 1 : end)
            }
            return nil
        }
        while next < min(index + 4, tokens.count), isAny(next, [".", ",", "m", "gada", "/", "-"]) {
            next += 1
        }
        if let (month, end) = names.month(tokens, at: next) {
            let at = isAny(end, ["-", "/", ","]) ? end + 1 : end
            guard let day = number(at: at, below: 32) else { return nil }
            return valid(year, month, day, at + 1)
        }
        guard next > index + 1, let day = number(at: next, below: 32) else { return nil }
        let at = says(next + 1, ".") ? next + 2 : next + 1
        guard let (month, end) = names.month(tokens, at: at) else { return nil }
        return valid(year, month, day, end)
    }

    /// 5 March 2024 in its many forms, 5 tháng 3 năm 2024, 05/03/2024.
    private func dayFirst(at index: Int) -> Match? {
        let first = tokens[index].value
        guard (1...31).contains(first) else { return nil }
        if let (separator, wide) = separator(at: index + 1), separator.utf8.count == 1,
            let second = number(at: index + 2, below: 32), says(index + 3, separator),
            let year = year(at: index + 4),
            wide || (!tokens[index + 2].follows && !tokens[index + 4].follows),
            !continues(at: index + 5, separator)
        {
            let swaps = second > 12 || (order == .monthFirst && first <= 12)
            return swaps
                ? valid(year, first, second, index + 5) : valid(year, second, first, index + 5)
        }
        var next = index + 1
        if isAny(next, ["tháng"]), let month = number(at: next + 1, below: 13) {
            next += 2
            while isAny(next, [",", "năm", "/", "-"]) { next += 1 }
            guard let year = year(at: next) else { return nil }
            return valid(year, month, first, next + 1)
        }
        while next < min(index + 5, tokens.count), isAny(next, Self.betweenDayAndMonth) {
            next += 1
        }
        if let (month, end) = names.month(tokens, at: next) {
            next = end
            while next < min(end + 3, tokens.count), isAny(next, Self.betweenMonthAndYear) {
                next += 1
            }
            guard let year = year(at: next) else { return nil }
            return valid(year, month, first, next + 1)
        }
        if let (month, end) = names.persianMonth(tokens, at: next), let year = number(at: end),
            let day = CivilCalendar.fromPersian(year: year, month: month, day: first)
        {
            return valid(day.year, day.month, day.day, end + 1)
        }
        return nil
    }

    /// The forms that begin with the name of the month, as March 5th, 2024.
    private func monthFirst(at index: Int) -> Match? {
        guard let (month, end) = names.month(tokens, at: index) else { return nil }
        var next = says(end, "the") ? end + 1 : end
        guard let day = number(at: next, below: 32) else { return nil }
        next += 1
        while next < min(end + 5, tokens.count), isAny(next, Self.betweenDayAndYear) { next += 1 }
        guard let year = year(at: next) else { return nil }
        return valid(year, month, day, next + 1)
    }

    /// 令和6年2月3日 and 民國113年5月6日.
    private func era(at index: Int) -> Match? {
        guard index + 1 < tokens.count else { return nil }
        let start: Int
        switch tokens[index].text + tokens[index + 1].text {
        case "令和": start = 2018
        case "平成": start = 1988
        case "昭和": start = 1925
        case "民國", "民国": start = 1911
        default: return nil
        }
        let count = says(index + 2, "元") ? 1 : number(at: index + 2, below: 200)
        guard let count, says(index + 3, "年"), let month = number(at: index + 4, below: 13),
            says(index + 5, "月"), let day = number(at: index + 6, below: 32), says(index + 7, "日")
        else { return nil }
        return valid(start + count, month, day, index + 8)
    }

    private static let betweenDayAndMonth = [
        ".", "st", "nd", "rd", "th", "er", "º", "ª", "°", "de", "d", "’", "'", "of", "den", "da",
        "-",
        "do", "dia", "e", "ème",
    ]
    private static let betweenMonthAndYear = [
        ".", ",", "،", "de", "del", "of", "d", "’", "'", "-", "năm", "i", "do",
    ]
    private static let betweenDayAndYear = ["st", "nd", "rd", "th", ",", ".", "،", "of", "-"]

    // MARK: The parts

    private func valid(_ year: Int, _ month: Int, _ day: Int, _ end: Int) -> Match? {
        let year = (2400..<2700).contains(year) ? year - 543 : year
        guard (1970..<2100).contains(year),
            CivilCalendar.isValid(year: year, month: month, day: day)
        else { return nil }
        return (year, month, day, end)
    }

    private func number(at index: Int, below limit: Int = .max) -> Int? {
        guard index < tokens.count, tokens[index].kind == .number, tokens[index].value < limit,
            limit > 1000 || tokens[index].digits <= 3
        else { return nil }
        return tokens[index].value
    }

    private func year(at index: Int) -> Int? {
        guard let year = number(at: index) else { return nil }
        switch tokens[index].digits {
        case 4: return year
        // The day of another date runs into the year where a page lost its marks.
        case 5: return year / 10
        case 6: return year / 100
        default: return nil
        }
    }

    /// What parts the numbers of a date, and whether spaces may stand beside it.
    private func separator(at index: Int) -> (text: String, isWide: Bool)? {
        guard index < tokens.count else { return nil }
        switch tokens[index].text {
        case "-": return ("-", false)
        case "/": return ("/", true)
        case ".": return (".", true)
        case "年": return ("年", true)
        case "년": return ("년", true)
        default: return nil
        }
    }

    /// Whether the numbers go on, so that they are no date.
    private func continues(at index: Int, _ separator: String) -> Bool {
        says(index, separator) && index + 1 < tokens.count && tokens[index + 1].kind == .number
            && !tokens[index + 1].follows && !tokens[index].follows
    }

    private func says(_ index: Int, _ text: String) -> Bool {
        index < tokens.count && tokens[index].text == text
    }

    private func isAny(_ index: Int, _ texts: [String]) -> Bool {
        index < tokens.count && tokens[index].kind != .number && texts.contains(tokens[index].text)
    }

    // MARK: Words about changes

    private func saysUpdate(in range: Range<Int>) -> Bool {
        let start = max(range.lowerBound, range.upperBound - 12)
        for index in start..<max(start, range.upperBound) {
            let word = tokens[index].text
            if Self.updateWords.contains(word) { return true }
            if word == "nhật", index > 0, tokens[index - 1].text == "cập" { return true }
            if word == "jour", index > 1, tokens[index - 2].text == "mis" { return true }
            if word == "jour", index > 1, tokens[index - 2].text == "mise" { return true }
            if word == "新", index > 0, tokens[index - 1].text == "更" { return true }
            if word == "정", index > 0, tokens[index - 1].text == "수" { return true }
        }
        return false
    }

    private func saysUpdateAfter(_ end: Int) -> Bool {
        for index in end..<min(tokens.count, end + 6)
        where tokens[index].text == "更" && says(index + 1, "新") {
            return true
        }
        return false
    }

    private static let updateWords: Set<String> = [
        "updated", "update", "modified", "revised", "aktualisiert", "aktualisierung", "update",
        "actualizado", "actualizada", "atualizado", "atualizada", "aggiornato", "aggiornata",
        "bijgewerkt", "uppdaterad", "opdateret", "oppdatert", "päivitetty", "обновлено", "оновлено",
        "zaktualizowano", "aktualizacja", "aktualizováno", "güncelleme", "güncellendi",
        "diperbarui", "actualisé", "actualitzat", "تحديث",
    ]
}
