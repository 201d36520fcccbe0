/// A pattern of paths: `*`, `?`, `[a-z]` within a name, `**` across folders, `{a,b}` for either.
struct Glob: Hashable, Sendable {
    let text: String
    /// The pattern's names for each choice of its braces.
    private let alternatives: [[[UInt8]]]

    /// Nil when the braces stand for more than 256 patterns.
    init?(_ text: String) {
        guard let expanded = expandedBraces(Array(text.utf8)) else { return nil }
        self.text = text
        alternatives = expanded.map { pattern in
            pattern.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
                .map(Array.init).filter { $0 != [46] }
        }
    }

    /// Whether the pattern can mean one path only.
    var isLiteral: Bool { !text.utf8.contains { "*?[{".utf8.contains($0) } }

    /// The folders in which matches lie, and which part of them the pattern still has to match.
    var starts: [(folder: String, pattern: [[UInt8]])] {
        alternatives.map { names in
            let literal = names.dropLast().prefix { !$0.isPattern }
            let folder = literal.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
            let root = text.hasPrefix("/") ? "/" : ""
            return (root + folder, Array(names.dropFirst(literal.count)))
        }
    }

    /// Whether `path` matches as a whole.
    func matches(_ path: String) -> Bool {
        let names = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
            .filter { $0 != [46] }
        return alternatives.contains { pathMatches(names[...], $0[...]) }
    }
}

/// Whether names match patterns; `**` stands for any number of names.
private func pathMatches(_ names: ArraySlice<[UInt8]>, _ patterns: ArraySlice<[UInt8]>) -> Bool {
    // One state a pattern: those that the names so far can have led to.
    var reached = [Bool](repeating: false, count: patterns.count + 1)
    reached[0] = true
    let patterns = Array(patterns)
    func close(_ reached: inout [Bool]) {
        for index in patterns.indices where reached[index] && patterns[index].isAnyDepth {
            reached[index + 1] = true
        }
    }
    close(&reached)
    for name in names {
        var next = [Bool](repeating: false, count: patterns.count + 1)
        for index in patterns.indices where reached[index] {
            if patterns[index].isAnyDepth {
                next[index] = true
            } else if nameMatches(name, patterns[index]) {
                next[index + 1] = true
            }
        }
        close(&next)
        reached = next
    }
    return reached[patterns.count]
}

/// Whether a name matches a pattern without slashes, in time linear in their product.
func nameMatches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var (at, index) = (0, 0)
    var star: (at: Int, index: Int)?
    while at < name.count {
        if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
            star = (at, index)
            index += 1
        } else if let next = matchOne(name, at, pattern, index) {
            (at, index) = next
        } else if let last = star {
            star = (last.at + 1, last.index)
            (at, index) = (last.at + 1, last.index + 1)
        } else {
            return false
        }
    }
    return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
}

/// Where both stand after one character; nil when it does not match.
private func matchOne(
    _ name: [UInt8], _ at: Int, _ pattern: [UInt8], _ index: Int
) -> (Int, Int)? {
    guard index < pattern.count else { return nil }
    switch pattern[index] {
    case UInt8(ascii: "?"):
        var end = at + 1
        while end < name.count, name[end] & 0xC0 == 0x80 { end += 1 }
        return (end, index + 1)
    case UInt8(ascii: "["):
        guard let close = pattern[(index + 1)...].dropFirst().firstIndex(of: UInt8(ascii: "]"))
        else { return name[at] == pattern[index] ? (at + 1, index + 1) : nil }
        var members = pattern[(index + 1)..<close]
        let isInverted = members.first == UInt8(ascii: "!") || members.first == UInt8(ascii: "^")
        if isInverted { members.removeFirst() }
        return contains(members, name[at]) != isInverted ? (at + 1, close + 1) : nil
    case let byte: return byte == name[at] ? (at + 1, index + 1) : nil
    }
}

private func contains(_ members: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
    var at = members.startIndex
    while at < members.endIndex {
        if at + 2 < members.endIndex, members[at + 1] == UInt8(ascii: "-") {
            if members[at] <= byte, byte <= members[at + 2] { return true }
            at += 3
        } else {
            if members[at] == byte { return true }
            at += 1
        }
    }
    return false
}

/// The patterns that `{a,b}` stands for; nil when there are more than 256.
private func expandedBraces(_ pattern: [UInt8]) -> [[UInt8]]? {
    var done: [[UInt8]] = [], waiting = [pattern]
    while let next = waiting.popLast() {
        guard done.count + waiting.count < 256 else { return nil }
        guard let (range, choices) = innermostBraces(next) else {
            done.append(next)
            continue
        }
        for choice in choices.reversed() {
            waiting.append(Array(next[..<range.lowerBound]) + choice + next[range.upperBound...])
        }
    }
    return done
}

/// The first braces that hold no others, and what they offer.
private func innermostBraces(_ text: [UInt8]) -> (Range<Int>, [[UInt8]])? {
    var open: Int?
    for (index, byte) in text.enumerated() {
        if byte == UInt8(ascii: "{") { open = index }
        guard byte == UInt8(ascii: "}"), let start = open else { continue }
        let inner = text[(start + 1)..<index]
        let choices = inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return (start..<index + 1, choices.map(Array.init))
    }
    return nil
}

extension [UInt8] {
    var isAnyDepth: Bool { self == [42, 42] }
    fileprivate var isPattern: Bool { contains { "*?[".utf8.contains($0) } }
}
