internal import GalleyDocumentModel

/// Islands of one format below one node, from the first to the last, with what stands between them.
struct IslandGroup {
    let format: String
    private let first: Node
    private var last: Node
    /// What the islands say, and where something stands between two of them.
    private var text: [UInt8] = [], gaps: [Int] = []
    /// What stands there, and whether there is a block in it.
    private(set) var marked: [Splices.Run] = [], areBlocks: [Bool] = []
    private(set) var hasBlocks = false
    private(set) var marks = IslandMarks(in: [], count: 0)
    /// The nodes behind the last island that are seen so far.
    private var behind: (first: Node, last: Node, hasBlock: Bool)?

    init(_ island: Node) {
        format = island[.format].string
        (first, last) = (island, island)
        addMarkup(of: island)
    }

    /// Adds an island and what came before it; answers false if it is of another format.
    mutating func add(island: Node) -> Bool {
        guard island[.format] == first[.format] else { return false }
        if let run = behind {
            // What stands between two islands has one mark, however much it is.
            gaps.append(text.count)
            marked.append(Splices.Run(from: run.first, through: run.last))
            areBlocks.append(run.hasBlock)
            hasBlocks = hasBlocks || run.hasBlock
            behind = nil
        }
        last = island
        addMarkup(of: island)
        return true
    }

    /// Remembers a node that stands behind an island.
    mutating func addOther(_ node: Node) {
        let isBlock = node.kind.category == .block
        behind = (behind?.first ?? node, node, behind?.hasBlock == true || isBlock)
    }

    private mutating func addMarkup(of island: Node) {
        text += island.text.bytes
        guard island.kind == .rawBlock else { return }
        hasBlocks = true
        if text.last != 10 { text.append(10) }
    }

    /// What the islands say, with a mark for each run of other nodes between two of them.
    mutating func marking() -> [UInt8] {
        marks = IslandMarks(in: text, count: gaps.count)
        var markup: [UInt8] = []
        markup.reserveCapacity(text.count + gaps.count * 12)
        var start = 0
        for (number, gap) in gaps.enumerated() {
            markup += text[start..<gap]
            markup += marks.bytes(of: number)
            start = gap
        }
        return markup + text[start...]
    }

    var parent: Node? { first.parent }

    /// All of it.
    var run: Splices.Run { Splices.Run(from: first, through: last) }

    /// Where it lies in the source, if its ends know.
    var range: SourceRange? {
        guard var range = first.range else { return nil }
        if let last = last.range, last.end > range.end { range.end = last.end }
        return range
    }
}
