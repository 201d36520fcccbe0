/// The name among `known` that is most like `name`, if any is like it at all.
///
/// Counts insertions, deletions, replacements and swaps of neighbours; a third of the letters may be
/// wrong.
public func nearest(to name: String, among known: [String]) -> String? {
    let wanted = Array(name.lowercased().utf8)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in known {
        let distance = editDistance(wanted, Array(candidate.lowercased().utf8))
        if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(1, wanted.count / 3) else { return nil }
    return best.name
}

/// The Damerau–Levenshtein distance in its restricted form.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var (before, last) = ([Int](), Array(0...right.count))
    for row in 1...max(left.count, 1) where !left.isEmpty {
        var current = [row]
        for column in 0..<right.count {
            let isSame = left[row - 1] == right[column]
            var cost = min(
                last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
            if row > 1, column > 0, left[row - 1] == right[column - 1],
                left[row - 2] == right[column]
            {
                cost = min(cost, before[column - 1] + 1)
            }
            current.append(cost)
        }
        (before, last) = (last, current)
    }
    return left.isEmpty ? right.count : last[right.count]
}
