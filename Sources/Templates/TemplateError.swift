/// What is wrong with an expression or a template, and where in its text.
public struct TemplateError: Error, Hashable, Sendable {
    /// What happened, `kebab-case`, without the name of the language around it: `unknown-filter`.
    public var code: String
    /// One line, no capital, no full stop.
    public var message: String
    /// Bytes of the text that was parsed.
    public var range: Range<Int>
    /// What its author can do.
    public var help: String?

    public init(_ code: String, _ message: String, at range: Range<Int>, help: String? = nil) {
        (self.code, self.message, self.range, self.help) = (code, message, range, help)
    }
}

/// The one of `names` that `word` was probably meant to be: at most a third of it differs.
public func closest(to word: String, in names: some Sequence<String>) -> String? {
    var best: (name: String, distance: Int)?
    let limit = max(1, min(word.utf8.count / 3 + 1, 4))
    for name in names {
        let distance = editDistance(Array(word.utf8), Array(name.utf8), limit: limit)
        if distance <= limit, distance < (best?.distance ?? .max) { best = (name, distance) }
    }
    return best?.name
}

/// Insertions, removals, changes and swaps of neighbours that lead from `a` to `b`.
private func editDistance(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int {
    if abs(a.count - b.count) > limit || a.count > 200 { return limit + 1 }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        row.reserveCapacity(b.count + 1)
        for j in b.indices {
            var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                cost = min(cost, beforeLast[j - 1] + 1)
            }
            row.append(cost)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
