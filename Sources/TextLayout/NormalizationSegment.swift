/// A run of scalars that normalises on its own: decomposed, put in order, composed.
struct NormalizationSegment {
    private var scalars: [UInt32] = []
    private var classes: [UInt8] = []
    private let tables = NormalizationTables.shared

    /// Takes the scalars from `start` on to the first after `doubt` that begins anew; its place.
    mutating func fill(
        from text: Span<UInt8>, start: Int, doubt: Int, form: NormalizationForm
    ) -> Int {
        var index = start
        while index < text.count {
            let (value, length) = scalar(in: text, at: index)
            if value == 0xFFFD, length == 1 { break }
            if index > doubt, tables.isStable(value, in: form) { break }
            append(value, depth: 0)
            index += length
        }
        return index
    }

    /// Writes the segment and empties it.
    mutating func finish(composing: Bool, into bytes: inout [UInt8]) {
        order()
        if composing { compose() }
        for scalar in scalars { GalleyTextLayout.append(scalar, to: &bytes) }
        scalars.removeAll(keepingCapacity: true)
        classes.removeAll(keepingCapacity: true)
    }

    private mutating func append(_ scalar: UInt32, depth: Int) {
        if scalar >= 0xAC00, scalar < 0xAC00 + 11172 {
            let index = scalar - 0xAC00
            push(0x1100 + index / 588, 0)
            push(0x1161 + index % 588 / 28, 0)
            if index % 28 != 0 { push(0x11A7 + index % 28, 0) }
        } else if depth < 8, let (first, second) = tables.decomposition(scalar) {
            append(first, depth: depth + 1)
            if second != 0 { append(second, depth: depth + 1) }
        } else {
            push(scalar, tables.state(scalar).combiningClass)
        }
    }

    private mutating func push(_ scalar: UInt32, _ combiningClass: UInt8) {
        scalars.append(scalar)
        classes.append(combiningClass)
    }

    /// Puts each run of marks in the order of their classes, marks of one class as they came.
    private mutating func order() {
        var index = 0
        while index < scalars.count {
            guard classes[index] != 0 else {
                index += 1
                continue
            }
            var end = index
            var isOrdered = true
            while end < scalars.count, classes[end] != 0 {
                if end > index, classes[end] < classes[end - 1] { isOrdered = false }
                end += 1
            }
            if !isOrdered { sort(index..<end) }
            index = end
        }
    }

    private mutating func sort(_ range: Range<Int>) {
        var starts = [Int](repeating: 0, count: 257)
        for index in range { starts[Int(classes[index]) + 1] += 1 }
        for index in 1..<257 { starts[index] += starts[index - 1] }
        var (sorted, sortedClasses) = (Array(scalars[range]), Array(classes[range]))
        for index in range {
            let place = starts[Int(classes[index])]
            starts[Int(classes[index])] += 1
            (sorted[place], sortedClasses[place]) = (scalars[index], classes[index])
        }
        scalars.replaceSubrange(range, with: sorted)
        classes.replaceSubrange(range, with: sortedClasses)
    }

    private mutating func compose() {
        var starter: Int?
        var lastClass = 0
        var kept = 0
        for index in scalars.indices {
            let (scalar, combiningClass) = (scalars[index], Int(classes[index]))
            if let starter, lastClass < combiningClass || lastClass == 0 && kept == starter + 1,
                let composite = tables.composition(scalars[starter], scalar)
            {
                scalars[starter] = composite
                continue
            }
            if combiningClass == 0 { starter = kept }
            lastClass = combiningClass
            scalars[kept] = scalar
            kept += 1
        }
        scalars.removeSubrange(kept...)
    }
}
