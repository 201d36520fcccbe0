/// The name of `names` that `word` is most likely meant to be; nil when none is close.
public func closest(to word: String, among names: some Sequence<String>) -> String? {
    let letters = Array(word.utf8.prefix(64))
    let limit = max(1, min(3, letters.count / 3))
    var best: (name: String, distance: Int)?
    for name in names {
        let distance = editDistance(letters, Array(name.utf8.prefix(64)))
        guard distance <= limit, distance < best?.distance ?? .max else { continue }
        best = (name, distance)
    }
    return best?.name
}

/// How many letters must be added, left out, exchanged or swapped with their neighbour.
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var least = min(last[column + 1] + 1, current[column] + 1)
            least = min(least, last[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                least = min(least, before[column - 1] + 1)
            }
            current.append(least)
        }
        (before, last) = (last, current)
    }
    return last[right.count]
}
