/// Finds the article in a page: which blocks and pictures belong to it, and what the rest is.
struct ArticleFinder {
    let scan: PageScan
    let features: BlockFeatures
    let choice: ArticleChoice
    /// The lowest element around most of what is kept; nil where nothing is.
    private(set) var container: Int?

    init(_ tree: HTMLTree, _ facts: PageFacts, keepsComments: Bool = false) {
        scan = PageScan(tree)
        features = BlockFeatures(scan, facts)
        choice = ArticleChoice(
            features, scores: ArticleFinder.scores(features), keepsComments: keepsComments)
        container = findContainer()
    }

    /// The probability of each block, by both stages of the model.
    private static func scores(_ features: BlockFeatures) -> [Double] {
        let count = features.scan.blocks.count, width = BlockFeatures.count
        let numbers = features.values.span
        let first = ArticleModel.first, second = ArticleModel.second
        var scores: [Double] = []
        scores.reserveCapacity(count)
        for block in 0..<count {
            let row = numbers.extracting(block * width..<(block + 1) * width)
            scores.append(first.score(row, row))
        }
        // Below this, the second stage hardly changes a decision.
        guard scores.contains(where: { $0 >= 0.02 }) else { return scores }
        let context = ContextFeatures(features, scores: scores)
        let surroundings = context.values.span, more = ContextFeatures.count
        for block in 0..<count where scores[block] >= 0.02 {
            scores[block] = second.score(
                numbers.extracting(block * width..<(block + 1) * width),
                surroundings.extracting(block * more..<(block + 1) * more))
        }
        return scores
    }

    private func findContainer() -> Int? {
        let kept = scan.blocks.indices.filter { choice.isKept[$0] }
        guard let first = kept.first else { return nil }
        let total = kept.reduce(0) { $0 + features.texts.lengths[$1] }
        var below = Array(repeating: 0, count: scan.elements.count)
        for block in kept { below[scan.blocks[block].element] += features.texts.lengths[block] }
        for element in stride(from: below.count - 1, to: 0, by: -1) {
            below[scan.parents[element]] += below[element]
        }
        return scan.chain(scan.blocks[first].element).first {
            Double(below[$0]) > 0.85 * Double(total)
        } ?? 0
    }
}

extension ArticleFinder {
    /// How many blocks are kept.
    var keptCount: Int { choice.isKept.count { $0 } }

    /// From the first block that is kept to the last; nil where none is.
    var extent: ClosedRange<Int>? {
        guard let first = choice.isKept.firstIndex(of: true),
            let last = choice.isKept.lastIndex(of: true)
        else { return nil }
        return first...last
    }

    /// The nodes of the page that the article is made of.
    func selection() -> HTMLSelection {
        var selection = HTMLSelection(nodes: scan.tree.nodes.count)
        let kept = scan.blocks.indices.filter { choice.isKept[$0] }
        guard let first = kept.first, let last = kept.last else { return selection }
        let body = kept.first { scan.blocks[$0].kind != .headline } ?? first
        for block in kept where !isTitle(block, body: body) {
            insert(block, into: &selection)
        }
        let pictures = insertPictures(first, last, &selection)
        for block in max(0, first - 3)...min(scan.blocks.count - 1, last + 1)
        where scan.blocks[block].kind == .caption && !choice.isKept[block] {
            if pictures.contains(block) || pictures.contains(block - 1)
                || pictures.contains(block + 1)
            {
                insert(block, into: &selection)
            }
        }
        return selection
    }

    /// Whether a block is the headline: it holds nothing but words of the title.
    func isHeadline(_ block: Int) -> Bool {
        let measure = features.texts.measures[block]
        return block == features.headline
            || (scan.blocks[block].kind == .headline && measure.inTitle == measure.distinct)
    }

    private func insert(_ block: Int, into selection: inout HTMLSelection) {
        for source in scan.sources[scan.blocks[block].sources] {
            if scan.tree[source].kind == .element {
                selection.insertAll(source, in: scan.tree)
            } else {
                selection.insert(source, in: scan.tree)
            }
        }
    }

    /// Whether a block is the headline, which belongs to the metadata.
    private func isTitle(_ block: Int, body: Int) -> Bool {
        block == features.headline
            || (scan.blocks[block].kind == .headline
                && (block < body
                    || features.texts.measures[block].inTitle * 2 > features.facts.titleCount))
    }

    /// Adds the pictures and films between the first and the last block; after which they stand.
    private func insertPictures(
        _ first: Int, _ last: Int, _ selection: inout HTMLSelection
    ) -> Set<Int> {
        var places: Set<Int> = []
        var seen: Set<[UInt8]> = []
        for image in scan.images {
            let reach = image.isEmbed ? first...last : first - 3...last + 1
            guard reach.contains(image.block) else { continue }
            let chain = scan.chain(image.element)
            guard let container, chain.contains(container),
                !chain.prefix(4).contains(where: {
                    features.classes.masks[$0] & ClassGroup.beside != 0
                }), seen.insert(Array(image.address)).inserted
            else { continue }
            selection.insertAll(image.node, in: scan.tree)
            places.insert(image.block)
        }
        return places
    }
}
