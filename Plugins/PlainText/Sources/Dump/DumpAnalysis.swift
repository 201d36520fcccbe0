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
        analysis.findStandfirst()
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
        keepClosingLines(before: comments)
        let body = keep.indices.filter { keep[$0] }
        let first = body.first ?? count
        last = body.last ?? count - 1
        anchor = body.first { scores.base($0) >= 1.5 } ?? first
    }

    /// Keeps whole sentences of East Asian text that follow the body: they take fewer cells.
    private mutating func keepClosingLines(before end: Int) {
        for index in lines.indices.dropFirst() where index < end && keep[index - 1] && !keep[index]
        {
            let line = lines[index]
            let isPlain =
                line.label == nil && line.credit == nil && !line.isBoilerplate && line.date == nil
            if isPlain, line.isIdeographic, line.closes, line.cells >= 35, line.pauses >= 2,
                scores.scores[index] > -2.5
            {
                keep[index] = true
            }
        }
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

    /// Keeps a summary that stands between the headline and the first sure paragraph.
    private mutating func findStandfirst() {
        guard let title = result.title, title + 1 < anchor else { return }
        for index in (title + 1)..<min(anchor, title + 5) where !keep[index] {
            let line = lines[index]
            let isPlain =
                line.date == nil && line.credit == nil && line.label == nil
                && !line.beginsWithByline && !line.isBoilerplate && !line.isTrail
            if isPlain, line.closes, line.cells >= 60, scores.scores[index] > -3 {
                keep[index] = true
            }
        }
    }

    private mutating func findByline() {
        var search = BylineSearch(
            lines: lines, title: result.title ?? anchor, anchor: anchor, last: last)
        for index in search.order where !used.contains(index) {
            let line = lines[index]
            guard line.cells <= 110, line.label == nil, !line.isTrail,
                !keep[index] || scores.base(index) <= 1 || line.date != nil
            else { continue }
            if search.take(index) {
                keep[index] = false
                used.insert(index)
            }
        }
        (result.published, result.updated) = (search.published, search.updated)
        result.source = search.source
        if let best = search.best {
            (result.people, result.peopleRole) = (best.people, best.role)
        }
        for index in search.telling {
            used.insert(index)
            keep[index] = false
            result.roles[index] = .byline
        }
        for index in used where index != result.title && result.roles[index] != .byline {
            result.roles[index] = .dropped(.byline)
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
            guard lines[index].text.prefix(90).contains(0x28),
                let dateline = Dateline(lines[index].string)
            else { continue }
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
                || line.isTrail || line.isShareButton
            if keep[index] || used.contains(index) || isWidget || line.string.contains("©") {
                current = nil
                continue
            }
            if let role = sectionRole(of: index, after: end, in: current) {
                result.sections.append(DumpSection(role: role, label: index))
                current = result.sections.count - 1
                used.insert(index)
                result.roles[index] = .label(section: result.sections.count - 1)
            } else if let section = current, isMenu(index, of: result.sections[section]) {
                used.insert(index)
                result.roles[index] = .dropped(.navigation)
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

    /// Whether the names of a section's parts stand behind its own.
    private func isMenu(_ index: Int, of section: DumpSection) -> Bool {
        section.role == "other" && section.label == index - 1
            && SiteFurniture.isMenu(lines[index].string)
            && index + 1 < lines.count && !SiteFurniture.isMenu(lines[index + 1].string)
    }

    private func isItem(_ index: Int, of section: DumpSection) -> Bool {
        guard lines[index].hasLetters, !lines[index].isBoilerplate else { return false }
        return section.role == "comments" || scores.base(index) < 1.5
    }

    /// A label above the body that nothing follows is a button, not a section.
    private mutating func dropButtons() {
        let start = keep.firstIndex(of: true) ?? 0
        var renumbered: [Int?] = []
        var sections: [DumpSection] = []
        for section in result.sections {
            if section.items.isEmpty, section.label < start {
                result.roles[section.label] = .dropped(.widget)
                renumbered.append(nil)
            } else {
                renumbered.append(sections.count)
                sections.append(section)
            }
        }
        guard sections.count < result.sections.count else { return }
        for index in lines.indices {
            switch result.roles[index] {
            case .label(let old):
                if let new = renumbered[old] { result.roles[index] = .label(section: new) }
            case .item(let old):
                if let new = renumbered[old] { result.roles[index] = .item(section: new) }
            default: break
            }
        }
        result.sections = sections
    }

    private mutating func finish() -> DumpStructure {
        dropButtons()
        findLead()
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

    /// The first paragraph is a lead where the picture parts it from the rest.
    private mutating func findLead() {
        guard let first = keep.firstIndex(of: true), first + 1 < lines.count,
            result.roles[first + 1] == .caption, lines[first].closes, lines[first].cells <= 320,
            keep[(first + 2)...].contains(true)
        else { return }
        result.lead = first
    }

    private func reason(_ index: Int) -> DropReason {
        let line = lines[index]
        if !line.hasLetters { return .separator }
        if line.isTrail { return .navigation }
        if line.label != nil || line.isShareButton { return .widget }
        if line.isBoilerplate { return .boilerplate }
        if line.credit != nil { return .credit }
        if index < result.title ?? 0 { return .beforeHeadline }
        return .unlikely
    }
}
