/// What the words of each block are like, without regard to where it stands.
struct BlockTexts {
    /// The length; wide scripts count more.
    var sizes: [Double] = []
    /// The length in code points.
    var lengths: [Int] = []
    var measures: [BlockMeasure] = []
    /// Whether a block reads as running text.
    var isProse: [Bool] = []
    /// How often phrases of each list occur, nine numbers a block.
    var phrases: [Int] = []
    /// Whether the block is short and tells a time from now.
    var tellsTime: [Bool] = []
    /// How many earlier blocks have the same text.
    var repeats: [Int] = []

    static let lists = 9
}

/// The numbers of one block's text.
struct BlockMeasure {
    var words = 0, letters = 0, commas = 0, stops = 0, digits = 0, capitals = 0
    var quotes = 0, exclamations = 0
    var endsSentence = false, endsWithPoint = false, endsOpen = false
    /// Different words, and how many of them the head has too.
    var distinct = 0
    var inTitle = 0, inDescription = 0, inSite = 0, inAuthors = 0
    /// The share of runs of three words that the linked data has too; -1 without such.
    var covered = -1.0
}

extension BlockTexts {
    init(_ scan: PageScan, _ facts: PageFacts) {
        let count = scan.blocks.count
        sizes.reserveCapacity(count)
        measures.reserveCapacity(count)
        phrases.reserveCapacity(count * BlockTexts.lists)
        var lastSeen = WordTable()
        var texts: [UInt64: Int] = [:]
        var small: [UInt32] = []
        var counts = Array(repeating: 0, count: BlockTexts.lists)
        let phraseSet = PhraseSet.texts, ago = PhraseSet.ago
        for (index, block) in scan.blocks.enumerated() {
            let text = scan.scalars[block.text]
            var (measure, wide) = BlockTexts.measure(text)
            BlockTexts.compare(text, facts, &measure, index, &lastSeen)
            let size = Double(text.count) * (wide * 3 > text.count ? 2.5 : 1)
            let isLabel =
                block.kind == .caption || block.kind == .heading || block.kind == .headline
            sizes.append(size)
            lengths.append(text.count)
            isProse.append(
                size >= 80 && block.link < 0.34 && !isLabel
                    && (measure.endsSentence || size > 200))
            small.removeAll(keepingCapacity: true)
            var hash = WordHash()
            for scalar in text {
                small.append(scalar.lowercased)
                hash.add(scalar)
            }
            phraseSet.count(in: small, into: &counts)
            phrases += counts
            tellsTime.append(text.count < 120 && ago.occurs(in: small))
            repeats.append(texts[hash.value, default: 0])
            texts[hash.value, default: 0] += 1
            measures.append(measure)
        }
    }

    /// How often phrases of that list occur in a block.
    func phraseCount(_ block: Int, _ list: Int) -> Int { phrases[block * BlockTexts.lists + list] }

    private static func measure(_ text: ArraySlice<UInt32>) -> (BlockMeasure, wide: Int) {
        var measure = BlockMeasure()
        var wide = 0
        var inWord = false
        for at in text.indices {
            let scalar = text[at]
            if scalar.isWord {
                if !inWord { measure.words += 1 }
                inWord = true
                measure.letters += 1
                if scalar.isDigit {
                    measure.digits += 1
                } else if scalar.isCapital {
                    measure.capitals += 1
                } else if scalar.isWide {
                    wide += 1
                }
                continue
            }
            inWord = false
            switch scalar {
            case 0x2C, 0xFF0C, 0x3001: measure.commas += 1
            case 0x2E, 0x21, 0x3F, 0x3002, 0xFF01, 0xFF1F:
                if scalar == 0x21 || scalar == 0x3F { measure.exclamations += 1 }
                let next = at + 1 < text.endIndex ? text[at + 1] : 32
                if next == 32 || next == 0x201D || next == 0x22 { measure.stops += 1 }
            case 0x22, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x300C, 0x300D: measure.quotes += 1
            default: if scalar.isWide { wide += 1 }
            }
        }
        if let last = text.last {
            measure.endsSentence = sentenceEnds.contains(last)
            measure.endsWithPoint = last == 0x2E || last == 0x3002
            measure.endsOpen =
                last == 0x3A || last == 0x2026 || last == 0xBB || last == 0x2192 || last == 0x3E
                || text.suffix(3).elementsEqual([0x2E, 0x2E, 0x2E])
        }
        return (measure, wide)
    }

    private static let sentenceEnds: Set<UInt32> = [
        0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0xBB, 0x201D, 0x22, 0x2019, 0x27, 0x29,
        0x5D, 0x3A, 0x3B,
    ]

    private static func compare(
        _ text: ArraySlice<UInt32>, _ facts: PageFacts, _ measure: inout BlockMeasure, _ index: Int,
        _ lastSeen: inout WordTable
    ) {
        var words = WordScan(text)
        while let word = words.next() {
            guard lastSeen.exchange(word.folded, index) != index else { continue }
            measure.distinct += 1
            let bits = facts.terms.value(word.folded)
            guard bits > 0 else { continue }
            if bits & PageFacts.title != 0 { measure.inTitle += 1 }
            if bits & PageFacts.description != 0 { measure.inDescription += 1 }
            if bits & PageFacts.site != 0 { measure.inSite += 1 }
            if bits & PageFacts.author != 0 { measure.inAuthors += 1 }
        }
        guard facts.linkedLength > 200 else { return }
        var runs: Set<UInt64> = []
        var scan = RunScan(text)
        while let run = scan.next() { runs.insert(run) }
        measure.covered =
            Double(runs.count { facts.runs.contains($0) }) / Double(max(1, runs.count))
    }
}
