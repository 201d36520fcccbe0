/// What lies below each element of a page, and which element holds most of the running text.
struct ElementSums {
    var size: [Double], linked: [Double], prose: [Double], blocks: [Double], proseBlocks: [Double]
    /// The running text, less for each level that it lies deeper.
    var near: [Double]
    var headings: [Double], times: [Double], linkLines: [Double], images: [Double]
    /// The children that hold blocks.
    var children: [[Int]]
    /// The length of all running text, at least 1.
    let total: Double
    /// The element with most running text near to it; the lowest that holds most of it.
    private(set) var top = 0, root = 0

    init(_ scan: PageScan, _ texts: BlockTexts) {
        let count = scan.elements.count
        let zeros = Array(repeating: 0.0, count: count)
        (size, linked, prose, blocks, proseBlocks, near) = (
            zeros, zeros, zeros, zeros, zeros, zeros
        )
        (headings, times, linkLines, images) = (zeros, zeros, zeros, zeros)
        children = Array(repeating: [], count: count)
        var sum = 0.0
        for (index, block) in scan.blocks.enumerated() {
            let at = block.element
            let length = texts.sizes[index], good = texts.isProse[index]
            size[at] += length
            linked[at] += length * block.link
            blocks[at] += 1
            if good {
                prose[at] += length
                near[at] += length
                proseBlocks[at] += 1
                sum += length
            }
            if block.kind == .heading || block.kind == .headline { headings[at] += 1 }
            if texts.tellsTime[index] { times[at] += 1 }
            if block.link > 0.9, texts.lengths[index] > 15 { linkLines[at] += 1 }
        }
        total = max(1, sum)
        for image in scan.images where !image.isEmbed { images[image.element] += 1 }
        addUp(scan)
        findContainers(scan)
    }

    private mutating func addUp(_ scan: PageScan) {
        for element in stride(from: scan.elements.count - 1, to: 0, by: -1) {
            let parent = scan.parents[element]
            size[parent] += size[element]
            linked[parent] += linked[element]
            prose[parent] += prose[element]
            blocks[parent] += blocks[element]
            proseBlocks[parent] += proseBlocks[element]
            near[parent] += 0.6 * near[element]
            headings[parent] += headings[element]
            times[parent] += times[element]
            linkLines[parent] += linkLines[element]
            images[parent] += images[element]
        }
        for element in 1..<max(1, scan.elements.count) where blocks[element] > 0 {
            children[scan.parents[element]].append(element)
        }
    }

    private mutating func findContainers(_ scan: PageScan) {
        for element in near.indices where near[element] > near[top] { top = element }
        while true {
            var best = -1
            for child in children[root] where best < 0 || prose[child] > prose[best] {
                best = child
            }
            guard best >= 0, prose[best] >= 0.66 * max(1, prose[root]), scan.tag(best) != .p else {
                return
            }
            root = best
        }
    }
}
