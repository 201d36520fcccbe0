/// Where each element stands: how near to named parts, and whether in the main container.
struct ElementPlaces {
    /// For each element and group, the steps up to the nearest ancestor of that group; at most 20.
    var distances: [UInt8] = []
    /// Which of fifteen meaningful elements it stands in, as bits.
    var semantics: [UInt16] = []
    /// Whether it lies in the two containers, and in the parent of the first.
    var isInTop: [Bool], isInRoot: [Bool], isBelowParent: [Bool]
    /// Steps up to the chain of the top container.
    var stepsToTop: [Int]

    init(_ scan: PageScan, _ sums: ElementSums, _ classes: ElementClasses) {
        let count = scan.elements.count, width = ClassGroup.allCases.count
        distances.reserveCapacity(count * width)
        semantics.reserveCapacity(count)
        (isInTop, isInRoot) = (
            Array(repeating: false, count: count), Array(repeating: false, count: count)
        )
        (isBelowParent, stepsToTop) = (isInTop, Array(repeating: 0, count: count))
        let chain = Set(scan.chain(sums.top)), above = scan.parents[sums.top]
        for element in 0..<count {
            let parent = scan.parents[element]
            let mask = classes.masks[element]
            for group in 0..<width {
                let outer = parent >= 0 ? distances[parent * width + group] : 20
                let isNamed = element > 0 && mask >> UInt32(group) & 1 != 0
                distances.append(isNamed ? 0 : min(20, outer + 1))
            }
            semantics.append(
                (parent >= 0 ? semantics[parent] : 0) | ElementPlaces.bits(scan, element))
            isInTop[element] = element == sums.top || (parent >= 0 && isInTop[parent])
            isInRoot[element] = element == sums.root || (parent >= 0 && isInRoot[parent])
            isBelowParent[element] =
                above < 0 || element == above || (parent >= 0 && isBelowParent[parent])
            stepsToTop[element] =
                isInTop[element] || chain.contains(element) ? 0 : stepsToTop[parent] + 1
        }
    }

    private static func bits(_ scan: PageScan, _ element: Int) -> UInt16 {
        let tree = scan.tree, id = scan.elements[element]
        var bits: UInt16 = 0
        func set(_ bit: Int, _ isSet: Bool) { if isSet { bits |= 1 << UInt16(bit) } }
        switch scan.tag(element) {
        case .article: set(1, true)
        case .main: set(2, true)
        case .aside: set(3, true)
        case .nav: set(4, true)
        case .footer: set(5, true)
        case .header: set(6, true)
        case .form: set(7, true)
        case .figure: set(8, true)
        case .li: set(10, true)
        case .table: set(11, true)
        case .a: set(12, true)
        case .blockquote: set(13, true)
        case .section: set(14, true)
        default: break
        }
        guard tree[id].count > 0 else { return bits }
        set(0, tree.value(.itemprop, of: id)?.elementsEqual("articleBody".utf8) == true)
        if let role = tree.value(.role, of: id) {
            set(2, role.elementsEqual("main".utf8))
            set(3, role.elementsEqual("complementary".utf8))
            set(4, role.elementsEqual("navigation".utf8))
        }
        set(9, tree.value(.ariaHidden, of: id)?.elementsEqual("true".utf8) == true)
        return bits
    }
}
