/// Which blocks make the article, by their scores and by the structure of the page.
struct ArticleChoice {
    /// Whether each block is kept.
    private(set) var isKept: [Bool]
    /// The scores, lists and tables taken as one.
    private(set) var scores: [Double]

    private let features: BlockFeatures
    private let scan: PageScan

    /// Scores that are needed: within the best container; between its parts; from the headline to
    /// it; elsewhere.
    private static let inside = 0.48, between = 0.55, before = 0.6, outside = 0.8
    /// How sure and how long a heading with nothing below it must be to stay.
    private static let loneScore = 0.7, loneLength = 60
    /// How many blocks before the container its beginning may lie.
    private static let reach = 14

    init(_ features: BlockFeatures, scores: [Double], keepsComments: Bool) {
        (self.features, scan, self.scores) = (features, features.scan, scores)
        isKept = Array(repeating: false, count: scores.count)
        guard !scores.isEmpty else { return }
        evenOutUnits()
        if !keepsComments { lowerComments() }
        choose()
    }

    private func weight(_ block: Int) -> Double {
        min(Double(features.texts.lengths[block]), ContextFeatures.cap)
    }

    /// A table or a list stands or falls as one.
    private mutating func evenOutUnits() {
        var units: [Int: [Int]] = [:]
        for (index, unit) in features.units.enumerated() where unit >= 0 {
            units[unit, default: []].append(index)
        }
        for blocks in units.values {
            let share = scan.blocks[blocks[0]].kind == .cell ? 0.85 : 0.5
            var sum = 0.0, total = 0.0
            for block in blocks {
                sum += scores[block] * (weight(block) + 10)
                total += weight(block) + 10
            }
            for block in blocks {
                scores[block] = (1 - share) * scores[block] + share * sum / total
            }
        }
    }

    /// Threads of comments count less, where the page has a body elsewhere and is no forum.
    private mutating func lowerComments() {
        guard !features.facts.isForum else { return }
        var isThread = Array(repeating: false, count: scan.elements.count)
        for element in isThread.indices.dropFirst() {
            let name = scan.tag(element)
            isThread[element] =
                isThread[scan.parents[element]]
                || (features.classes.isThread[element] && name != .body && name != .html
                    && name != .article && name != .main)
        }
        let inThread = scan.blocks.map { isThread[$0.element] }
        let body = scores.indices.reduce(0.0) {
            $0 + (inThread[$1] ? 0 : weight($1) * scores[$1])
        }
        guard body > 800 else { return }
        for block in scores.indices where inThread[block] { scores[block] *= 0.4 }
    }

    private mutating func choose() {
        var gains = Array(repeating: 0.0, count: scan.elements.count)
        for (index, block) in scan.blocks.enumerated() {
            gains[block.element] += (scores[index] - 0.5) * weight(index)
        }
        for element in stride(from: gains.count - 1, to: 0, by: -1) {
            gains[scan.parents[element]] += gains[element]
        }
        let greatest = gains.max() ?? 0
        guard greatest > 0 else {
            // Nothing convinces: the best there is.
            let bar = min(0.5, max(0.1, (scores.max() ?? 0) * 0.5))
            isKept = scores.map { $0 >= bar }
            return
        }
        var main = 0, depth = -1
        for element in gains.indices
        where gains[element] >= greatest * 0.999 && scan.depths[element] > depth {
            (main, depth) = (element, scan.depths[element])
        }
        var isInside = Array(repeating: false, count: gains.count)
        for element in gains.indices {
            isInside[element] =
                element == main || (element > 0 && isInside[scan.parents[element]])
        }
        let blocks = scan.blocks
        keep { isInside[blocks[$0].element] }
        dropLoneHeadings()
    }

    private mutating func keep(_ isInside: (Int) -> Bool) {
        let core = scores.indices.filter { isInside($0) && scores[$0] >= ArticleChoice.inside }
        let first = core.first ?? 0, last = core.last ?? scores.count - 1
        let headline = features.headline
        for block in scores.indices {
            let bar: Double =
                if isInside(block) {
                    ArticleChoice.inside
                } else if block > last {
                    ArticleChoice.outside
                } else if block >= first {
                    ArticleChoice.between
                } else if headline >= 0, block > headline, block >= first - ArticleChoice.reach {
                    ArticleChoice.before
                } else {
                    ArticleChoice.outside
                }
            isKept[block] = scores[block] >= bar
        }
    }

    /// A heading needs something below it.
    private mutating func dropLoneHeadings() {
        var next: Int?
        for block in scores.indices.reversed() where isKept[block] {
            let kind = scan.blocks[block].kind
            let isHeading = kind == .heading || kind == .headline
            let isAlone = next.map { scan.blocks[$0].kind == .headline } ?? true
            let isSure =
                kind == .heading && scores[block] >= ArticleChoice.loneScore
                && features.texts.lengths[block] >= ArticleChoice.loneLength
            if isHeading, isAlone, !isSure { isKept[block] = false } else { next = block }
        }
    }
}
