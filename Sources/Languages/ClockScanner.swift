/// Finds the time of day beside a date.
struct ClockScanner {
    let tokens: [DateToken]

    struct Time {
        var hour: Int, minute: Int
        var second: Int? = nil, offset: Int? = nil
    }

    /// The first time in the range of tokens.
    func time(in range: Range<Int>) -> Time? {
        for index in range {
            if var (time, end) = clock(at: index) {
                end = halfDay(&time, before: index, after: end)
                time.offset = zone(at: end)
                return time
            }
        }
        return nil
    }

    private func clock(at index: Int) -> (Time, Int)? {
        guard let hour = number(at: index, below: 25), tokens[index].digits <= 2 else { return nil }
        let sign = text(index + 1)
        switch sign {
        case ":", "：":
            guard let minute = number(at: index + 2, below: 60), tokens[index + 2].digits == 2
            else { return nil }
            guard isAny(index + 3, [":"]), let second = number(at: index + 4, below: 61) else {
                return (Time(hour: hour, minute: minute), index + 3)
            }
            let fraction = text(index + 5) == "." && number(at: index + 6) != nil
            return (Time(hour: hour, minute: minute, second: second), index + (fraction ? 7 : 5))
        case "h", "giờ", "時", "时", "点", "點", "시", "uhr", "g":
            guard let minute = number(at: index + 2, below: 60) else {
                return (Time(hour: hour, minute: 0), index + 2)
            }
            let hasWord = isAny(index + 3, ["分", "분", "phút", "min"])
            return (Time(hour: hour, minute: minute), index + (hasWord ? 4 : 3))
        case ".":
            guard let minute = number(at: index + 2, below: 60), tokens[index + 2].digits == 2,
                !tokens[index + 2].follows,
                isAny(index + 3, ["uhr"]) || zone(at: index + 3) != nil
                    || (index > 0 && isAny(index - 1, ["kl", "klo", "."]))
            else { return nil }
            return (Time(hour: hour, minute: minute), index + 3)
        case "am", "pm", "sáng", "chiều", "tối", "trưa":
            return hour <= 12 ? (Time(hour: hour, minute: 0), index + 1) : nil
        case "a", "p":
            guard hour <= 12, text(index + 2) == ".", text(index + 3) == "m" else { return nil }
            return (Time(hour: hour, minute: 0), index + 1)
        default: return nil
        }
    }

    /// Counts the hours of an afternoon on; the token after what said so.
    private func halfDay(_ time: inout Time, before index: Int, after end: Int) -> Int {
        var end = end
        var isLate = false
        switch text(end) {
        case "am", "sa", "sáng": end += 1
        case "pm", "ch", "chiều", "tối": (isLate, end) = (true, end + 1)
        case "trưa": (isLate, end) = (time.hour < 10, end + 1)
        case "a" where text(end + 1) == ".": end += text(end + 3) == "." ? 4 : 3
        case "p" where text(end + 1) == ".":
            (isLate, end) = (true, end + (text(end + 3) == "." ? 4 : 3))
        case "uhr": end += 1
        default:
            let words = index >= 2 ? text(index - 2) + text(index - 1) : ""
            isLate = words == "오후" || words == "下午" || words == "午後" || words == "晚上"
        }
        if isLate, time.hour < 12 { time.hour += 12 }
        return end
    }

    /// The offset in minutes that is named at `index`.
    private func zone(at index: Int) -> Int? {
        var index = index
        if isAny(index, ["("]) { index += 1 }
        let name = text(index)
        if name == "z" { return 0 }
        if name == "gmt" || name == "utc" { return signed(at: index + 1) ?? 0 }
        if let minutes = Self.zones[name] { return minutes }
        return signed(at: index)
    }

    private func signed(at index: Int) -> Int? {
        let sign = text(index)
        guard sign == "+" || sign == "-" || sign == "−", let value = number(at: index + 1) else {
            return nil
        }
        var minutes: Int
        if tokens[index + 1].digits == 4 {
            minutes = value / 100 * 60 + value % 100
        } else {
            guard tokens[index + 1].digits <= 2 else { return nil }
            minutes = value * 60
            if text(index + 2) == ":", let more = number(at: index + 3, below: 60) {
                minutes += more
            }
        }
        guard minutes <= 15 * 60 else { return nil }
        return sign == "+" ? minutes : -minutes
    }

    private func text(_ index: Int) -> String {
        index >= 0 && index < tokens.count ? tokens[index].text : ""
    }

    private func isAny(_ index: Int, _ texts: [String]) -> Bool { texts.contains(text(index)) }

    private func number(at index: Int, below limit: Int = .max) -> Int? {
        guard index < tokens.count, tokens[index].kind == .number, tokens[index].value < limit
        else { return nil }
        return tokens[index].value
    }

    private static let zones: [String: Int] = [
        "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
        "pdt": -420, "bst": 60, "cet": 60, "cest": 120, "mez": 60, "mesz": 120, "eet": 120,
        "eest": 180, "wet": 0, "west": 60, "msk": 180, "мск": 180, "trt": 180, "wib": 420,
        "wita": 480, "wit": 540, "ict": 420, "jst": 540, "kst": 540, "hkt": 480, "sgt": 480,
        "aest": 600, "aedt": 660, "brt": -180,
    ]
}
