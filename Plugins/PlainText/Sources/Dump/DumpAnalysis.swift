internal import GalleyLanguages

/// Finds the article in the lines of a dump.
struct DumpAnalysis {
    private let lines: [DumpLine]
    private let scores: LineScores
    private var keep: [Bool]
    private var used: Set<Int> = []
    private var result: DumpStructure
    /// The first line that is surely a paragraph of the body, and the last line of the body.
    private var anchor = 0
    private var last = -1

    init(_ lines: [DumpLine]) {
        self.lines = lines
        scores = LineScores(lines)
        keep = Array(repeating: false, count: lines.count)
        result = DumpStructure(
            roles: Array(repeating: .dropped(.unlikely), count: lines.count))
    }

    /// The structure of the whole dump.
    static func structure(of lines: [DumpLine]) -> DumpStructure {
        var analysis = DumpAnalysis(lines)
        analysis.findBody()
        analysis.findTitle()
        analysis.findByline()
        analysis.findCaptions()
        analysis.findDateline()
        analysis.findSections()
        return analysis.finish()
    }

    private mutating func findBody() {
        let count = lines.count
        let isShort = lines.indices.count { scores.base($0) >= 3 } <= 8
        let comments = lines.firstIndex { $0.label == .comments } ?? count
        for index in lines.indices where lines[index].hasLetters {
            let score = scores.scores[index]
            // Short dumps: a long, well-formed paragraph is body wherever comments have not begun.
            let isSafe =
                isShort && index < comments && scores.base(index) >= 1.8 && score > -2.5
            keep[index] = score > 0 || isSafe
        }
        let body = keep.indices.filter { keep[$0] }
        let first = body.first ?? count
        last = body.last ?? count - 1
        anchor = body.first { scores.base($0) >= 1.5 } ?? first
    }

    private mutating func findTitle() {
        let body = keep.indices.filter { keep[$0] }
        let choice = HeadlineChoice(lines, scores: scores, body: body, anchor: anchor)
        guard let title = choice.best else { return }
        result.title = title
        keep[title] = false
        used.insert(title)
        // Nothing above the headline is body unless it is long.
        for index in 0..<title where scores.base(index) < 2.5 { keep[index] = false }
    }

    private mutating func findByline() {
        let count = lines.count
        let title = result.title ?? anchor
        let near =
            Set(max(0, title - 5)..<max(0, min(max(title, anchor) + 3, count)))
            .union(max(last - 1, 0)..<max(0, min(last + 4, count)))
        let order = near.sorted { (abs($0 - title), $0) < (abs($1 - title), $1) }
        var best: Byline?
        for index in order where !used.contains(index) {
            let line = lines[index]
            guard line.cells <= 110, line.label == nil,
                !keep[index] || scores.base(index) <= 1 || line.date != nil
            else { continue }
            let byline = line.credit == nil ? Byline(in: line.string) : nil
            let isNear = (1...2).contains(index - title) || (1...2).contains(index - last)
            takeDates(of: line)
            if let source = byline?.source,
                byline?.evidence == .word || byline?.people.isEmpty == true
            {
                result.source = result.source ?? source
            }
            if let byline, !byline.people.isEmpty, byline.role != .editor,
                byline.evidence > best?.evidence ?? .init(rawValue: 0) ?? .shape
                    || best == nil,
                byline.evidence > .shape || isNear
            {
                best = byline
            }
            let isMetadata =
                (line.date != nil && line.cells < 80)
                || (byline.map { $0.evidence == .word || $0.people.isEmpty } ?? false
                    && !line.closes)
            if isMetadata {
                keep[index] = false
                used.insert(index)
                result.roles[index] = .byline
            }
        }
        if let best { (result.people, result.peopleRole) = (best.people, best.role) }
    }

    private mutating func takeDates(of line: DumpLine) {
        guard line.date != nil else { return }
        for date in FoundDate.all(in: line.string) {
            if date.isUpdate, result.published != nil {
                result.updated = result.updated ?? date
            } else if result.published == nil {
                result.published = date
            }
        }
    }

    private mutating func findCaptions() {
        let title = result.title ?? anchor
        for index in lines.indices where !used.contains(index) && lines[index].credit != nil {
            guard index < anchor + 2 || !keep[index] || scores.base(index) < 1.5 else { continue }
            used.insert(index)
            keep[index] = false
            result.roles[index] =
                index >= title && index <= last ? .caption : .dropped(.credit)
        }
    }

    private mutating func findDateline() {
        for index in lines.indices where keep[index] && scores.base(index) > 1.5 {
            guard let dateline = Dateline(lines[index].string) else { continue }
            result.place = dateline.place
            result.source = result.source ?? dateline.source
            return
        }
    }

    private mutating func findSections() {
        let end = keep.lastIndex(of: true) ?? -1
        var current: Int?
        for index in lines.indices {
            let line = lines[index]
            let isWidget =
                line.label == .share || line.label == .newsletter || line.label == .advertisement
            if keep[index] || used.contains(index) || isWidget || line.string.contains("©") {
                current = nil
                continue
            }
            if let role = sectionRole(of: index, after: end, in: current) {
                result.sections.append(DumpSection(role: role, label: index))
                current = result.sections.count - 1
                used.insert(index)
                result.roles[index] = .label(section: result.sections.count - 1)
            } else if let section = current, isItem(index, of: result.sections[section]) {
                result.sections[section].items.append(index)
                used.insert(index)
                result.roles[index] = .item(section: section)
            }
        }
    }

    /// The role of the section that line `index` opens, if it opens one.
    private func sectionRole(of index: Int, after end: Int, in current: Int?) -> String? {
        if let label = lines[index].label,
            label.listsArticles || label == .tags || label == .comments
        {
            return label.rawValue
        }
        guard let current, !result.sections[current].items.isEmpty,
            result.sections[current].role != "tags", index > end, isLabelByContrast(index)
        else { return nil }
        return "other"
    }

    /// Whether the line is much shorter than those that follow it.
    private func isLabelByContrast(_ index: Int) -> Bool {
        let words = lines[index].wordCount
        guard (2...5).contains(words) else { return false }
        var (sum, count) = (0, 0)
        for next in lines.indices[(index + 1)...].prefix(3)
        where !keep[next] && !used.contains(next) && lines[next].label == nil {
            sum += lines[next].cells
            count += 1
        }
        return count >= 2 && Double(lines[index].cells) <= 0.45 * Double(sum) / Double(count)
    }

    private func isItem(_ index: Int, of section: DumpSection) -> Bool {
        guard lines[index].hasLetters, !lines[index].isBoilerplate else { return false }
        return section.role == "comments" || scores.base(index) < 1.5
    }

    private mutating func finish() -> DumpStructure {
        var (sum, count) = (0.0, 0)
        for index in lines.indices {
            if keep[index] {
                result.roles[index] = .body
                sum += abs(scores.scores[index])
                count += 1
            } else if index == result.title {
                result.roles[index] = .title
            } else if case .dropped(.unlikely) = result.roles[index] {
                result.roles[index] = .dropped(reason(index))
            }
        }
        result.confidence = count > 0 ? sum / Double(count) : 0
        return result
    }

    private func reason(_ index: Int) -> DropReason {
        let line = lines[index]
        if !line.hasLetters { return .separator }
        if line.label != nil { return .widget }
        if line.isBoilerplate { return .boilerplate }
        if line.credit != nil { return .credit }
        if index < result.title ?? 0 { return .beforeHeadline }
        return .unlikely
    }
}
