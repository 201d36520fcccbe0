internal import GalleyLanguages

/// How likely each line of a dump is to belong to the article's body: above 0, it does.
///
/// A linear model of the line itself and of what stands round it. The weights were fitted on the
/// lines of a thousand article pages of some hundred sites in twenty languages.
struct LineScores {
    private(set) var scores: [Double] = []
    private let lines: [DumpLine]
    private let copies: [UInt64: Int]
    /// Lines that are surely paragraphs: long, and closed.
    private var sure: [Int] = []

    init(_ lines: [DumpLine]) {
        self.lines = lines
        var copies: [UInt64: Int] = [:]
        for line in lines { copies[line.fingerprint, default: 0] += 1 }
        self.copies = copies
        sure = lines.indices.filter { lines[$0].closes && lines[$0].cells >= 100 }
        scores.reserveCapacity(lines.count)
        score()
    }

    /// Whether another line says the same.
    func isCopy(_ index: Int) -> Bool { copies[lines[index].fingerprint, default: 0] > 1 }

    /// What the line alone says, its copies counted.
    func base(_ index: Int) -> Double { lines[index].base - (isCopy(index) ? 1.5 : 0) }

    private mutating func score() {
        let sums = runningSums()
        var passed = 0
        var (stopSeen, lastLabel) = (false, -9)
        var sureAtComments: Int?
        for index in lines.indices {
            while passed < sure.count, sure[passed] < index { passed += 1 }
            let isSure = passed < sure.count && sure[passed] == index
            let after = passed + (isSure ? 1 : 0)
            var context = LineContext()
            context.before = passed > 0 ? index - sure[passed - 1] : 99
            context.after = after < sure.count ? sure[after] - index : 99
            context.shareBefore = Double(passed) / Double(max(1, sure.count))
            context.isFirst = passed == 0
            context.isLast = after >= sure.count
            context.stopSeen = stopSeen
            context.isBelowComments = (sureAtComments ?? 0) > 2
            context.nearLabel = index - lastLabel < 4
            context.above = sums[index] - sums[max(0, index - 6)]
            context.below = sums[min(lines.count, index + 7)] - sums[index + 1]
            context.isCopy = isCopy(index)
            scores.append(context.score(lines[index]))
            guard let label = lines[index].label, label.listsArticles || label == .comments else {
                continue
            }
            stopSeen = stopSeen || label.listsArticles
            lastLabel = index
            if label == .comments { sureAtComments = passed }
        }
    }

    /// Sums of the base scores up to each line.
    private func runningSums() -> [Double] {
        var sums = [0.0]
        sums.reserveCapacity(lines.count + 1)
        for index in lines.indices { sums.append(sums[index] + base(index)) }
        return sums
    }
}

/// What stands round a line.
private struct LineContext {
    /// Lines to the nearest sure paragraphs.
    var before = 99, after = 99
    var shareBefore = 0.0
    var isFirst = false, isLast = false
    var stopSeen = false, isBelowComments = false, nearLabel = false
    /// Base scores of the six lines above and below.
    var above = 0.0, below = 0.0
    var isCopy = false

    func score(_ line: DumpLine) -> Double {
        var score = 2.34
        func add(_ weight: Double, _ isTrue: Bool) { if isTrue { score += weight } }
        // The line itself.
        score += 0.35 * Double(min(line.cells, 300)) / 300
        if line.closes { score += -0.47 + 1.53 * Double(min(line.cells, 200)) / 200 }
        score += 1.11 * line.digitShare - 1.65 * line.capitalShare
        score += 0.38 * Double(min(line.pauses, 6)) / 6
        add(-0.78, isCopy)
        add(-2.09, line.isBoilerplate)
        add(-5.31, line.credit != nil)
        add(-1.23, line.date != nil && line.cells < 90)
        add(-2.07, line.beginsWithByline)
        add(1.53, line.announces)
        add(-0.15, line.closes && line.cells > 105)
        // What stands round it.
        score += -0.85 * Double(min(before, 20)) / 20 - 1.11 * Double(min(after, 20)) / 20
        score += 1.13 * (1 - shareBefore) - 1.13 * shareBefore
        add(-1.13, stopSeen)
        add(-2.95, isBelowComments)
        add(-1.24, nearLabel)
        score += 0.06 * above + 0.051 * below
        add(0.27, before <= 1)
        add(-0.43, before <= 4)
        add(0.57, after <= 1)
        add(-0.56, after <= 4)
        add(-0.26, before <= 3 && after <= 3)
        add(-2.01, isFirst)
        add(-0.56, isLast)
        if let label = line.label { score += weight(of: label) }
        return score
    }

    private func weight(of label: SectionKind) -> Double {
        switch label {
        case .related, .more, .mostRead, .multimedia: -3.39
        case .comments: -5.01
        case .tags, .share, .newsletter, .advertisement: -4.01
        }
    }
}
