/// What the first stage thinks of a block's surroundings: 46 numbers a block for the second.
struct ContextFeatures {
    static let count = 46
    /// How much of a block's length counts.
    static let cap = 600.0

    private let features: BlockFeatures
    private let scan: PageScan
    private let scores: [Double]
    private let weights: [Double], scored: [Double]
    private var sumScored: [Double], sumWeight: [Double], sumBlocks: [Double]
    private(set) var values: [Float] = []

    init(_ features: BlockFeatures, scores: [Double]) {
        (self.features, scan, self.scores) = (features, features.scan, scores)
        weights = features.texts.lengths.map { min(Double($0), ContextFeatures.cap) }
        scored = zip(scores, weights).map { $0 * $1 }
        let zeros = Array(repeating: 0.0, count: scan.elements.count)
        (sumScored, sumWeight, sumBlocks) = (zeros, zeros, zeros)
        for (index, block) in scan.blocks.enumerated() {
            sumScored[block.element] += scored[index]
            sumWeight[block.element] += weights[index]
            sumBlocks[block.element] += 1
        }
        for element in stride(from: scan.elements.count - 1, to: 0, by: -1) {
            let parent = scan.parents[element]
            sumScored[parent] += sumScored[element]
            sumWeight[parent] += sumWeight[element]
            sumBlocks[parent] += sumBlocks[element]
        }
        compute()
    }
}

/// The container that the scores speak for, and how elements lie to it.
private struct Container {
    var main = 0
    var isInside: [Bool], steps: [Int], relative: [Double], lowest: [Double]
}

/// Sums over a group of blocks.
private struct ScoreSums {
    var scored = 0.0, weight = 0.0, count = 0.0

    /// The mean without one of them; -1 where it is the only one.
    func rest(_ ownScored: Double, _ ownWeight: Double) -> Double {
        count > 1.5 && weight - ownWeight > 0.5
            ? (scored - ownScored) / (weight - ownWeight) : -1
    }
}

extension ContextFeatures {
    private func container() -> Container {
        let count = scan.elements.count
        let gains = (0..<count).map { sumScored[$0] - 0.5 * sumWeight[$0] }
        let greatest = gains.max() ?? 0
        let best = max(1e-6, greatest)
        var container = Container(
            isInside: Array(repeating: false, count: count),
            steps: Array(repeating: 0, count: count),
            relative: Array(repeating: 0, count: count), lowest: Array(repeating: 1, count: count))
        var depth = -1
        for element in 0..<count
        where gains[element] >= greatest - 1e-3 * abs(best) && scan.depths[element] > depth {
            (container.main, depth) = (element, scan.depths[element])
        }
        let chain = Set(scan.chain(container.main))
        for element in 0..<count {
            let parent = scan.parents[element]
            let isInside = element == container.main || (parent >= 0 && container.isInside[parent])
            container.isInside[element] = isInside
            container.steps[element] =
                isInside || chain.contains(element) ? 0 : container.steps[parent] + 1
            let gain = gains[element]
            container.relative[element] =
                gain > 0 ? gain / best : gain / (sumWeight[element] + 1)
            let above = parent >= 0 ? container.lowest[parent] : 1
            let own = sumWeight[element] > 0 ? sumScored[element] / sumWeight[element] : 1
            container.lowest[element] = sumBlocks[element] > 0 ? min(own, above) : above
        }
        return container
    }

    private mutating func compute() {
        let count = scan.blocks.count
        let container = container()
        let surroundings = Surroundings(features, scores, scored, weights)
        let inside = scan.blocks.indices.filter { container.isInside[scan.blocks[$0].element] }
        let firstInside = inside.first ?? 0, lastInside = inside.last ?? count - 1
        let sure = scores.indices.filter { scores[$0] > 0.7 }
        let firstSure = sure.first ?? 0, lastSure = sure.last ?? count
        let total = max(1, scored.reduce(0, +)), greatest = scores.max() ?? 0
        let weight = weights.reduce(0, +)
        var mass = 0.0
        values.reserveCapacity(count * ContextFeatures.count)
        for index in 0..<count {
            let element = scan.blocks[index].element
            var chain = [element]
            while chain.count < 6 {
                let last = chain[chain.count - 1]
                chain.append(scan.parents[last] >= 0 ? scan.parents[last] : last)
            }
            mass += scored[index] / total
            let own = (scored[index], weights[index])
            let parent = ScoreSums(
                scored: sumScored[chain[1]], weight: sumWeight[chain[1]],
                count: sumBlocks[chain[1]])
            let alike = surroundings.bySignature[features.signatures[index]]
            append(scores[index])
            append(parent.rest(own.0, own.1))
            append(parent.count)
            append(alike.rest(own.0, own.1))
            append(alike.count)
            append(Double(index - firstSure))
            append(Double(lastSure - index))
            append(mass)
            append(greatest)
            append(Double(sure.count))
            for step in [-4, -3, -2, -1, 1, 2, 3, 4] {
                append(scores.indices.contains(index + step) ? scores[index + step] : -1)
            }
            append(surroundings.mean(index - 8..<index))
            append(surroundings.mean(index + 1..<index + 9))
            append(surroundings.mean(index - 3..<index))
            append(surroundings.mean(index + 1..<index + 4))
            append(container.isInside[element] ? 1 : 0)
            append(Double(container.steps[element]))
            append(Double(index - firstInside))
            append(Double(lastInside - index))
            for step in 1...4 {
                let ancestor = chain[step]
                append(
                    sumWeight[ancestor] > 0
                        ? sumScored[ancestor] / max(1e-9, sumWeight[ancestor]) : -1)
            }
            append(container.relative[chain[1]])
            append(container.relative[chain[2]])
            append(container.relative[chain[3]])
            append(container.lowest[element])
            appendCard(index, surroundings, total)
            appendSection(index, surroundings, own)
            append(total)
            append(sumScored[container.main] / total)
            append(sumWeight[container.main] / max(1, weight))
        }
    }

    private mutating func appendCard(_ index: Int, _ surroundings: Surroundings, _ total: Double) {
        let card = surroundings.cards[index]
        guard card >= 0 else {
            append(-1)
            append(0)
            append(0)
            append(-1)
            return
        }
        let sums = surroundings.byCard[card]
        let number = features.groups.largest[scan.blocks[index].element]
        let element = features.groups.members[number].element
        append(sums.weight != 0 ? sums.scored / sums.weight : -1)
        append(sums.count)
        append(sums.scored / total)
        append(sumWeight[element] > 0 ? sumScored[element] / sumWeight[element] : -1)
    }

    private mutating func appendSection(
        _ index: Int, _ surroundings: Surroundings, _ own: (Double, Double)
    ) {
        let section = surroundings.bySection[surroundings.sections[index]]
        append(surroundings.headingScores[index])
        append(section.rest(own.0, own.1))
        append(section.count)
        append(surroundings.before[index])
        append(surroundings.after[index])
    }

    private mutating func append(_ number: Double) { values.append(Float(number)) }
}

/// Blocks in groups: of one signature, of look-alikes, under one heading.
private struct Surroundings {
    var bySignature: [ScoreSums], byCard: [ScoreSums] = [], bySection: [ScoreSums]
    var cards: [Int] = [], sections: [Int] = []
    /// The score of the heading above; of the last and the next block of the same signature.
    var headingScores: [Double] = [], before: [Double] = [], after: [Double]
    private var scoredUpTo = [0.0], weightUpTo = [0.0]

    init(
        _ features: BlockFeatures, _ scores: [Double], _ scored: [Double], _ weights: [Double]
    ) {
        let scan = features.scan
        bySignature = Array(
            repeating: ScoreSums(), count: (features.signatures.max() ?? -1) + 1)
        bySection = [ScoreSums()]
        after = Array(repeating: -1, count: scores.count)
        var cardNumbers: [[Int]: Int] = [:]
        var lastOf = Array(repeating: -1.0, count: bySignature.count)
        var nextOf = lastOf
        var heading = -1.0
        for (index, block) in scan.blocks.enumerated() {
            scoredUpTo.append(scoredUpTo[index] + scored[index])
            weightUpTo.append(weightUpTo[index] + weights[index])
            let signature = features.signatures[index]
            Surroundings.add(index, scored, weights, to: &bySignature[signature])
            if block.kind == .heading || block.kind == .headline {
                heading = scores[index]
                bySection.append(ScoreSums())
            }
            headingScores.append(heading)
            sections.append(bySection.count - 1)
            Surroundings.add(index, scored, weights, to: &bySection[bySection.count - 1])
            before.append(lastOf[signature])
            lastOf[signature] = scores[index]
            let number = features.groups.largest[block.element]
            guard number >= 0 else {
                cards.append(-1)
                continue
            }
            let element = features.groups.members[number].element
            let key = [scan.parents[element], Int(scan.tag(element).id)]
            let card = cardNumbers[key, default: byCard.count]
            if card == byCard.count {
                cardNumbers[key] = card
                byCard.append(ScoreSums())
            }
            cards.append(card)
            Surroundings.add(index, scored, weights, to: &byCard[card])
        }
        for index in scores.indices.reversed() {
            after[index] = nextOf[features.signatures[index]]
            nextOf[features.signatures[index]] = scores[index]
        }
    }

    /// The weighted mean score of a range of blocks, cut to those there are; -1 for none.
    func mean(_ range: Range<Int>) -> Double {
        let start = max(0, range.lowerBound), end = min(scoredUpTo.count - 1, range.upperBound)
        guard start < end else { return -1 }
        return (scoredUpTo[end] - scoredUpTo[start]) / (weightUpTo[end] - weightUpTo[start])
    }

    private static func add(
        _ index: Int, _ scored: [Double], _ weights: [Double], to sums: inout ScoreSums
    ) {
        sums.scored += scored[index]
        sums.weight += weights[index]
        sums.count += 1
    }
}
