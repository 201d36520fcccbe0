/// Groups of siblings that look alike: cards, teasers, comments, items.
struct LookAlikes {
    /// The numbers of one group.
    struct Group {
        var count = 0.0, meanSize = 0.0, proseBlocks = 0.0, linked = 0.0, headings = 0.0
        var times = 0.0, images = 0.0, linkLines = 0.0, blocks = 0.0, share = 0.0, greatest = 0.0
    }

    /// An element's place in its group.
    struct Member {
        let group: Int, position: Int, element: Int
    }

    var groups: [Group] = []
    var members: [Member] = []
    /// For each element, the nearest group that it lies in, and the largest; -1 without one.
    var nearest: [Int], largest: [Int]
    /// How many groups it lies in, and how often its class occurs.
    var nesting: [Int], classRepeats: [Int]
    /// The greatest group of the page.
    var greatestCount = 0.0

    init(_ scan: PageScan, _ sums: ElementSums) {
        let count = scan.elements.count
        nearest = Array(repeating: -1, count: count)
        largest = nearest
        (nesting, classRepeats) = (
            Array(repeating: 0, count: count), Array(repeating: 0, count: count)
        )
        var signatures = Array(repeating: UInt64(0), count: count)
        var counts: [UInt64: Int] = [:]
        for element in 0..<count where sums.blocks[element] > 0 {
            let (signature, hasClass) = LookAlikes.signature(scan, element)
            signatures[element] = signature
            if hasClass { counts[signature, default: 0] += 1 }
        }
        var memberOf = Array(repeating: -1, count: count)
        for element in 0..<count {
            gather(sums.children[element], scan, sums, signatures, &memberOf)
        }
        for element in 0..<count {
            if element > 0 {
                let parent = scan.parents[element]
                (nearest[element], largest[element]) = (nearest[parent], largest[parent])
                (nesting[element], classRepeats[element]) = (nesting[parent], classRepeats[parent])
            }
            if sums.blocks[element] > 0, !LookAlikes.isPart(scan.tag(element)) {
                classRepeats[element] = max(
                    classRepeats[element], counts[signatures[element]] ?? 0)
            }
            let member = memberOf[element]
            guard member >= 0 else { continue }
            nearest[element] = member
            nesting[element] += 1
            let outer = largest[element]
            if outer < 0
                || groups[members[member].group].count >= groups[members[outer].group].count
            {
                largest[element] = member
            }
        }
    }

    private mutating func gather(
        _ children: [Int], _ scan: PageScan, _ sums: ElementSums, _ signatures: [UInt64],
        _ memberOf: inout [Int]
    ) {
        guard children.count > 1 else { return }
        var order: [UInt64] = []
        var alike: [UInt64: [Int]] = [:]
        for child in children where !LookAlikes.isInline(scan.tag(child)) {
            if alike[signatures[child]] == nil { order.append(signatures[child]) }
            alike[signatures[child], default: []].append(child)
        }
        for signature in order {
            guard let elements = alike[signature], elements.count > 1 else { continue }
            let group = LookAlikes.numbers(of: elements, sums)
            greatestCount = max(greatestCount, group.count)
            groups.append(group)
            for (position, element) in elements.enumerated() {
                memberOf[element] = members.count
                members.append(
                    Member(group: groups.count - 1, position: position, element: element))
            }
        }
    }

    private static func numbers(of elements: [Int], _ sums: ElementSums) -> Group {
        let count = Double(elements.count)
        func sum(_ values: [Double]) -> Double { elements.reduce(0) { $0 + values[$1] } }
        func share(_ values: [Double]) -> Double {
            Double(elements.count { values[$0] > 0 }) / count
        }
        let size = sum(sums.size), prose = sum(sums.prose)
        let greatest = elements.map { sums.prose[$0] }.max() ?? 0
        return Group(
            count: count, meanSize: size / count, proseBlocks: sum(sums.proseBlocks) / count,
            linked: sum(sums.linked) / max(1, size), headings: share(sums.headings),
            times: share(sums.times), images: share(sums.images),
            linkLines: share(sums.linkLines), blocks: sum(sums.blocks) / count,
            share: prose / sums.total, greatest: greatest / max(1, prose))
    }

    /// The hash of an element's name and of its class without digits.
    private static func signature(_ scan: PageScan, _ element: Int) -> (UInt64, hasClass: Bool) {
        var hash = WordHash()
        hash.add(scan.tag(element).id)
        var hasClass = false
        for byte in scan.tree.value(.class, of: scan.elements[element]) ?? []
        where !(48...57).contains(byte) {
            hash.add(UInt32(byte))
            hasClass = true
        }
        return (hash.value, hasClass)
    }

    private static func isInline(_ name: HTMLName) -> Bool {
        switch name {
        case .p, .tr, .td, .th, .br, .h1, .h2, .h3, .h4, .h5, .h6, .a, .span, .b, .strong, .em, .i:
            true
        default: false
        }
    }

    private static func isPart(_ name: HTMLName) -> Bool {
        switch name {
        case .p, .li, .tr, .td, .span, .a: true
        default: false
        }
    }
}
