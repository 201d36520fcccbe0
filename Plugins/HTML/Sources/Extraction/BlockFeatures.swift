/// The 263 numbers of each block that the first stage of the model looks at, in the model's order.
struct BlockFeatures {
    static let count = 263

    let scan: PageScan
    let texts: BlockTexts
    let sums: ElementSums
    let groups: LookAlikes
    let classes: ElementClasses
    let places: ElementPlaces
    let facts: PageFacts
    /// The block that holds the page's title; -1 without one.
    private(set) var headline = -1
    /// The number of each block's kind of element, and the table or list it lies in; -1 without.
    private(set) var signatures: [Int] = [], units: [Int] = []

    /// Seven numbers a block that its neighbours get too.
    private var locals: [Float] = []
    private var proseCount = 0.0

    /// The numbers, block after block.
    private(set) var values: [Float] = []

    init(_ scan: PageScan, _ facts: PageFacts) {
        (self.scan, self.facts) = (scan, facts)
        texts = BlockTexts(scan, facts)
        sums = ElementSums(scan, texts)
        groups = LookAlikes(scan, sums)
        classes = ElementClasses(scan)
        places = ElementPlaces(scan, sums, classes)
        headline = findHeadline()
        findSignatures()
        units = scan.blocks.map { block in
            var element = block.element
            while element >= 0 {
                switch scan.tag(element) {
                case .table, .ul, .ol, .dl: return element
                default: element = scan.parents[element]
                }
            }
            return -1
        }
        compute()
    }

    private func findHeadline() -> Int {
        let wanted = facts.titleCount
        for (index, block) in scan.blocks.enumerated()
        where block.kind == .headline && texts.measures[index].inTitle * 2 > wanted {
            return index
        }
        guard wanted > 0 else { return -1 }
        for (index, block) in scan.blocks.enumerated() {
            switch block.kind {
            case .headline, .heading, .other:
                if Double(texts.measures[index].inTitle) > 0.7 * Double(wanted) { return index }
            default: break
            }
        }
        return -1
    }

    private mutating func findSignatures() {
        var known: [UInt64: Int] = [:]
        for block in scan.blocks {
            var hash = WordHash()
            let id = scan.elements[block.element]
            for element in [id, scan.tree[id].parent] where element >= 0 {
                hash.add(scan.tree[element].name.id)
                hash.add(scan.tree.value(.class, of: element) ?? [0])
                hash.add(0xFFFF)
            }
            let next = known.count
            signatures.append(known[hash.value, default: next])
            if signatures.last == next { known[hash.value] = next }
        }
    }
}

/// Sums over the blocks of one signature, and of one list or table.
private struct GroupSums {
    var count = 0.0, prose = 0.0, proseSize = 0.0, size = 0.0, linked = 0.0
    var leads = 0.0, linkLines = 0.0

    mutating func add(_ block: PageBlock, size: Double, isProse: Bool) {
        count += 1
        self.size += size
        linked += size * block.link
        if isProse {
            prose += 1
            proseSize += size
        }
        if block.lead > 0 { leads += 1 }
        if block.link > 0.9 { linkLines += 1 }
    }
}

/// What the last heading above a block was.
private struct HeadingAbove {
    var phrases = Array(repeating: 0.0, count: BlockTexts.lists)
    var title = 0.0, block = -99, link = 0.0, level = 0.0
}

extension BlockFeatures {
    private mutating func compute() {
        let count = scan.blocks.count
        values.reserveCapacity(count * BlockFeatures.count)
        locals.reserveCapacity(count * 7)
        for index in 0..<count { locals += local(index) }
        proseCount = Double(texts.isProse.count { $0 })
        var bySignature = Array(repeating: GroupSums(), count: (signatures.max() ?? -1) + 1)
        var byUnit: [Int: GroupSums] = [:]
        var proseBefore = 0.0
        var cumulated: [Double] = []
        for (index, block) in scan.blocks.enumerated() {
            let size = texts.sizes[index], isProse = texts.isProse[index]
            bySignature[signatures[index]].add(block, size: size, isProse: isProse)
            if units[index] >= 0 {
                byUnit[units[index], default: GroupSums()]
                    .add(block, size: size, isProse: isProse)
            }
            if isProse { proseBefore += size }
            cumulated.append(proseBefore)
        }
        let steps = neighbourSteps()
        let pictures = picturesByBlock()
        var above = HeadingAbove()
        for index in 0..<count {
            let chain = scan.chain(scan.blocks[index].element)
            appendText(index)
            appendClasses(index, chain)
            updateHeading(&above, index)
            values += above.phrases.map(Float.init)
            append(above.title)
            append(Double(index - above.block))
            append(above.link)
            append(above.level)
            appendLists(index, chain, byUnit)
            appendCards(index)
            appendPosition(index, cumulated[index])
            appendAncestors(chain)
            appendSignature(index, bySignature[signatures[index]])
            append(steps[index].0)
            append(steps[index].1)
            append(steps[index + 1].0)
            append(steps[index + 1].1)
            appendPictures(index, chain, pictures)
            appendNeighbours(index)
        }
    }

    private mutating func append(_ number: Double) { values.append(Float(number)) }

    private mutating func append(_ flag: Bool) { values.append(flag ? 1 : 0) }

    /// The first seven numbers, which the neighbours get too.
    private func local(_ index: Int) -> [Float] {
        let block = scan.blocks[index]
        return [
            Float(min(texts.sizes[index], 1000)), Float(block.link), texts.isProse[index] ? 1 : 0,
            Float(block.kind.rawValue), texts.measures[index].endsSentence ? 1 : 0,
            Float(block.bold), places.isInTop[block.element] ? 1 : 0,
        ]
    }

    private mutating func appendText(_ index: Int) {
        let block = scan.blocks[index], measure = texts.measures[index]
        let length = Double(texts.lengths[index]), words = Double(measure.words)
        values += locals[index * 7..<index * 7 + 7]
        append(places.isInRoot[block.element])
        append(words)
        append(Double(measure.letters) / words)
        append(Double(block.linkCount))
        append(Double(measure.commas))
        append(Double(measure.stops))
        append(Double(measure.digits) / length)
        append(Double(measure.capitals) / length)
        append(0)
        append(0)
        append(0)
        for list in 0..<BlockTexts.lists {
            append(Double(texts.phraseCount(index, list)) / (1 + words / 20))
        }
        let distinct = Double(max(1, measure.distinct))
        let inTitle = Double(measure.inTitle), inDescription = Double(measure.inDescription)
        append(inTitle / distinct)
        append(inTitle / Double(max(1, facts.titleCount)))
        append(inDescription / distinct)
        append(inDescription / Double(max(1, facts.descriptionCount)))
        append(measure.covered)
        append(Double(texts.repeats[index]))
        append(block.italic)
        append(0)
        append(measure.endsOpen)
        append(measure.endsWithPoint)
        append(0)
        append(0)
        append(0)
        append(Double(measure.inAuthors) / distinct)
        append(Double(measure.inAuthors) / Double(max(1, facts.authorCount)))
        append(facts.siteCount > 0 ? Double(measure.inSite) / Double(facts.siteCount) : 0)
        append(Double(measure.quotes) / length)
        append(Double(measure.exclamations) / length)
        append(0)
        append(0)
        append(0)
        append(0)
        append(0)
    }

    private mutating func appendClasses(_ index: Int, _ chain: [Int]) {
        let element = scan.blocks[index].element
        let start = element * ClassGroup.allCases.count
        for distance in places.distances[start..<start + ClassGroup.allCases.count] {
            values.append(Float(distance))
        }
        append(Double(chain.count))
        for bit in 0..<15 { append(places.semantics[element] >> UInt16(bit) & 1 != 0) }
    }

    private mutating func updateHeading(_ above: inout HeadingAbove, _ index: Int) {
        let block = scan.blocks[index]
        let isHeading = block.kind == .heading || block.kind == .headline
        guard
            isHeading
                || (block.bold > 0.9 && texts.sizes[index] < 80 && !texts.isProse[index])
        else { return }
        above.phrases = (0..<BlockTexts.lists).map { Double(texts.phraseCount(index, $0)) }
        above.title =
            Double(texts.measures[index].inTitle) / Double(max(1, facts.titleCount))
        above.block = index
        above.link = block.link
        let name = scan.tag(block.element).id
        let level = Int(name) - Int(HTMLName.h1.id) + 1
        above.level = (1...6).contains(level) ? Double(level) : 7
    }

    private mutating func appendLists(
        _ index: Int, _ chain: [Int], _ byUnit: [Int: GroupSums]
    ) {
        let nearest = chain.firstIndex { scan.tag($0) == .li }
        let outermost = chain.last { scan.tag($0) == .li }
        append(Double(nearest ?? 20))
        append(outermost.map { $0 > 0 ? Double(sums.children[scan.parents[$0]].count) : 0 } ?? 0)
        let lead = scan.blocks[index].lead
        guard let unit = byUnit[units[index]] else {
            for _ in 0..<6 { append(-1) }
            append(lead)
            return
        }
        append(unit.count)
        append(unit.size / unit.count)
        append(unit.linked / unit.size)
        append(unit.leads / unit.count)
        append(unit.prose / unit.count)
        append(unit.linkLines / unit.count)
        append(lead)
    }

    private mutating func appendCards(_ index: Int) {
        let element = scan.blocks[index].element
        for number in [groups.nearest[element], groups.largest[element]] {
            guard number >= 0 else {
                append(0)
                for _ in 0..<13 { append(-1) }
                continue
            }
            let member = groups.members[number], group = groups.groups[member.group]
            append(group.count)
            append(group.meanSize)
            append(group.proseBlocks)
            append(group.linked)
            append(group.headings)
            append(group.times)
            append(group.images)
            append(group.linkLines)
            append(group.blocks)
            append(group.share)
            append(group.greatest)
            append(Double(member.position) / group.count)
            append(sums.size[member.element] / max(1, group.meanSize))
            append(Double(scan.depths[element] - scan.depths[member.element]))
        }
        append(Double(groups.nesting[element]))
        append(Double(groups.classRepeats[element]))
    }

    private mutating func appendPosition(_ index: Int, _ cumulated: Double) {
        let count = scan.blocks.count
        let own = texts.isProse[index] ? texts.sizes[index] : 0
        append(Double(index))
        append(Double(index) / Double(count))
        append(Double(count - index))
        append(headline >= 0 ? Double(index - headline) : -999)
        append((cumulated - own) / sums.total)
        append(1 - cumulated / sums.total)
        append(sums.total)
        append(Double(count))
        append(proseCount)
        append(Double(facts.typeNumber))
        append(facts.saysArticle ? 1 : 0)
        append(facts.linkedLength > 0 ? Double(facts.linkedLength) / sums.total : -1)
        append(sums.linked[0] / max(1, sums.size[0]))
        append(groups.greatestCount)
        append(headline >= 0 ? 1 : 0)
    }

    private mutating func appendAncestors(_ chain: [Int]) {
        let best = max(1, sums.near[sums.top])
        for step in 0..<4 {
            // Where there are fewer than four, the element itself stands for the others.
            let element = step < chain.count ? chain[step] : chain[0]
            append(sums.size[element])
            append(sums.linked[element] / max(1, sums.size[element]))
            append(sums.prose[element] / sums.total)
            append(sums.blocks[element])
            append(sums.proseBlocks[element] / sums.blocks[element])
            append(sums.near[element] / best)
        }
    }

    private mutating func appendSignature(_ index: Int, _ alike: GroupSums) {
        let element = scan.blocks[index].element
        append(alike.count)
        append(alike.prose / alike.count)
        append(alike.size / alike.count)
        append(alike.linked / max(1, alike.size))
        append(alike.prose / max(1, proseCount))
        append(sums.prose[sums.root] / sums.total)
        append(sums.prose[sums.top] / sums.total)
        append(places.isBelowParent[element] ? 1 : 0)
        append(Double(places.stepsToTop[element]))
        append(scan.tag(element) == .div)
        append(scan.tag(element) == .span)
        append(scan.tag(element) == .td)
    }

    /// For each gap between blocks, the steps up to the common ancestor from both sides.
    private func neighbourSteps() -> [(Double, Double)] {
        let count = scan.blocks.count
        var steps = Array(repeating: (30.0, 30.0), count: count + 1)
        for index in 1..<max(1, count) {
            let first = scan.blocks[index - 1].element, second = scan.blocks[index].element
            var (left, right) = (first, second)
            while left != right {
                if scan.depths[left] >= scan.depths[right] {
                    left = scan.parents[left]
                } else {
                    right = scan.parents[right]
                }
            }
            steps[index] = (
                Double(scan.depths[first] - scan.depths[left]),
                Double(scan.depths[second] - scan.depths[left])
            )
        }
        return steps
    }

    private func picturesByBlock() -> [Int: [Int]] {
        var pictures: [Int: [Int]] = [:]
        for image in scan.images where !image.isEmbed {
            pictures[image.block, default: []].append(image.element)
        }
        return pictures
    }

    private mutating func appendPictures(
        _ index: Int, _ chain: [Int], _ pictures: [Int: [Int]]
    ) {
        let before = pictures[index] ?? [], after = pictures[index + 1] ?? []
        let near = chain.prefix(3)
        append(Double(min(3, before.count)))
        append(Double(min(3, after.count)))
        append((before + after).contains { near.contains($0) })
        append((before + after).contains { near.contains(scan.parents[$0]) })
        let element = scan.blocks[index].element, parent = scan.parents[element]
        append(sums.images[element])
        append(parent >= 0 ? sums.images[parent] : 0)
    }

    private mutating func appendNeighbours(_ index: Int) {
        let blocks = scan.blocks.indices
        for step in [-3, -2, -1, 1, 2, 3] {
            if blocks.contains(index + step) {
                let start = (index + step) * 7
                values += locals[start..<start + 7]
            } else {
                for _ in 0..<7 { append(-1) }
            }
        }
        for step in [-2, -1, 1, 2] {
            if blocks.contains(index + step) {
                appendFlags(index + step)
            } else {
                for _ in 0..<5 { append(-1) }
            }
        }
        appendFlags(index)
    }

    private mutating func appendFlags(_ index: Int) {
        let block = scan.blocks[index], measure = texts.measures[index]
        let isShort = texts.lengths[index] < 120
        let calls = (0..<3).reduce(0) { $0 + texts.phraseCount(index, $1) }
        append(texts.tellsTime[index])
        append(isShort && calls > 0)
        append(isShort && texts.phraseCount(index, 4) > 0)
        append(Double(measure.inAuthors) / Double(max(1, measure.distinct)))
        append((block.kind == .heading || block.kind == .headline) && block.link > 0.8)
    }
}
