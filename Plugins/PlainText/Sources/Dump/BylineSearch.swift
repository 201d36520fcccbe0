internal import GalleyLanguages

/// Looks for people, dates and outlets in the short lines round the headline and behind the body.
struct BylineSearch {
    private let lines: [DumpLine]
    private let title: Int, last: Int
    /// The lines to look at, the nearest to the headline first.
    let order: [Int]
    private(set) var best: Byline?
    private(set) var published: FoundDate?, updated: FoundDate?
    private(set) var source: String?
    /// The lines that told something.
    private(set) var telling: Set<Int> = []
    private var bestLine: Int?

    init(lines: [DumpLine], title: Int, anchor: Int, last: Int) {
        (self.lines, self.title, self.last) = (lines, title, last)
        var near = Set(max(0, title - 5)..<max(0, min(max(title + 9, anchor + 3), lines.count)))
        // Behind the body up to the first label: what follows belongs to a section.
        var index = max(last - 1, 0)
        while index < min(last + 4, lines.count), lines[index].label == nil || index <= last {
            near.insert(index)
            index += 1
        }
        order = near.sorted { (abs($0 - title), $0) < (abs($1 - title), $1) }
    }

    /// Reads line `index`; whether it is made of such facts and nothing else.
    mutating func take(_ index: Int) -> Bool {
        let line = lines[index]
        let tellsDate = takeDates(of: line)
        if let byline = bylineBelowWord(index) {
            if best?.evidence != .word {
                if let bestLine, best?.evidence == .shape { telling.remove(bestLine) }
                (best, bestLine) = (byline, index)
                telling.formUnion([index - 1, index])
                return true
            }
        }
        let byline = line.credit == nil ? Byline(in: line.string) : nil
        var tells = tellsDate
        if let name = byline?.source, byline?.evidence == .word || byline?.people.isEmpty == true {
            if source == nil {
                source = name
                tells = true
            }
        }
        if let byline, isBetter(byline, at: index) {
            if let bestLine, best?.evidence == .shape { telling.remove(bestLine) }
            (best, bestLine) = (byline, index)
            tells = true
        } else if let byline, byline.people == best?.people {
            tells = true
        }
        let isDateLine = line.date != nil && line.cells < 80
        let isByline =
            byline.map { $0.evidence == .word || $0.people.isEmpty } ?? false && !line.closes
        let isNameLine = bestLine == index && !line.closes
        if tells, isDateLine || isByline || isNameLine { telling.insert(index) }
        return isDateLine || isByline
    }

    /// The name in a line below one that says "by" and nothing else.
    private func bylineBelowWord(_ index: Int) -> Byline? {
        guard index > 0, Byline.isWord(lines[index - 1].lowered), lines[index].cells <= 60,
            !lines[index].closes, lines[index].label == nil,
            let names = Byline.name(below: lines[index].string)
        else { return nil }
        return Byline(people: names)
    }

    /// Whether the line says how long ago something was.
    private func isRelativeDate(_ line: DumpLine) -> Bool {
        guard line.cells < 80, line.digitShare > 0 else { return false }
        let words = String(decoding: line.lowered, as: UTF8.self).split(separator: " ")
        return words.last == "ago" || words.contains("hace") || words.contains("trước")
            || (words.contains("vor") && line.cells < 30)
    }

    private func isBetter(_ byline: Byline, at index: Int) -> Bool {
        guard !byline.people.isEmpty, byline.role != .editor else { return false }
        // A bare name is a person's behind the body, or where a date stands beside it.
        let isBesideDate = [index - 1, index + 1].contains {
            lines.indices.contains($0) && lines[$0].cells < 80
                && (lines[$0].date != nil || isRelativeDate(lines[$0]))
        }
        let isSignature =
            index == last + 1 && (index + 1 == lines.count || lines[index + 1].label != nil)
        let isNear = isSignature || ((1...3).contains(index - title) && isBesideDate)
        let isDated = (0...6).contains(index - title) && isRelativeDate(lines[index])
        guard byline.evidence > .shape || isNear || isDated else { return false }
        guard let best else { return true }
        return byline.evidence > best.evidence
    }

    private mutating func takeDates(of line: DumpLine) -> Bool {
        guard line.date != nil else { return false }
        var tells = false
        for date in FoundDate.all(in: line.string) {
            if date.isUpdate, published != nil {
                if updated == nil {
                    updated = date
                    tells = true
                }
            } else if published == nil {
                published = date
                tells = true
            }
        }
        return tells
    }
}
