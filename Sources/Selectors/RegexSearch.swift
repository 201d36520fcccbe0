/// Runs a compiled expression over a text: all ways at once, each step held at most once (Pike).
struct RegexSearch {
    private let regex: LinearRegex
    private let slotCount: Int
    /// The ways at the present place, best first, and what each has caught, side by side.
    private var ways: [Int] = []
    private var waySlots: [Int] = []
    /// The ways that go on at the next place.
    private var seeds: [Int] = []
    private var seedSlots: [Int] = []
    /// The round in which each step was last reached.
    private var reached: [Int]
    private var open: [Frame] = []
    /// What the way that is being followed has caught.
    private var slots: [Int] = []

    private enum Frame { case visit(Int), restore(slot: Int, value: Int) }

    private struct Place {
        let at: Int, count: Int
        let before: UInt32?, after: UInt32?
    }

    init(_ regex: LinearRegex, slots: Int) {
        (self.regex, slotCount) = (regex, slots)
        reached = [Int](repeating: -1, count: regex.program.count)
        self.slots = [Int](repeating: -1, count: slots)
    }

    /// The slots of the leftmost match at or behind `start`; empty slots when none were asked for.
    mutating func run(_ bytes: [UInt8], from start: Int) -> [Int]? {
        var best: [Int]?
        var (at, round) = (start, 0)
        var before = scalar(endingAt: start, of: bytes)
        while at <= bytes.count {
            if seeds.isEmpty {
                if best != nil { break }
                if let first = regex.firstBytes {
                    let skipped = at
                    while at < bytes.count, !first[Int(bytes[at])] { at += 1 }
                    if at == bytes.count { break }
                    if at > skipped { before = scalar(endingAt: at, of: bytes) }
                }
            }
            let (after, length) = scalar(at, of: bytes)
            expand(
                Place(at: at, count: bytes.count, before: before, after: after), round, best == nil)
            if let found = step(after) {
                best = found
                if slotCount == 0 { return best }
            }
            guard let after else { break }
            (before, at, round) = (after, at + length, round + 1)
        }
        return best
    }

    /// Follows the seeds, and a new way if none was found, up to the steps that take a character.
    private mutating func expand(_ place: Place, _ round: Int, _ beginsAnew: Bool) {
        ways.removeAll(keepingCapacity: true)
        waySlots.removeAll(keepingCapacity: true)
        for index in seeds.indices {
            for slot in 0..<slotCount { slots[slot] = seedSlots[index * slotCount + slot] }
            follow(seeds[index], place, round)
        }
        guard beginsAnew else { return }
        for slot in 0..<slotCount { slots[slot] = -1 }
        follow(0, place, round)
    }

    private mutating func follow(_ seed: Int, _ place: Place, _ round: Int) {
        open.append(.visit(seed))
        while let frame = open.popLast() {
            guard case .visit(let at) = frame else {
                if case .restore(let slot, let value) = frame { slots[slot] = value }
                continue
            }
            guard reached[at] != round else { continue }
            reached[at] = round
            switch regex.program[at] {
            case .jump(let target): open.append(.visit(target))
            case .split(let first, let second):
                open.append(.visit(second))
                open.append(.visit(first))
            case .save(let slot):
                if slot < slotCount {
                    open.append(.restore(slot: slot, value: slots[slot]))
                    slots[slot] = place.at
                }
                open.append(.visit(at + 1))
            case .begin(let lines):
                let holds = place.at == 0 || (lines && place.before == 10)
                if holds { open.append(.visit(at + 1)) }
            case .end(let lines):
                let holds = place.at == place.count || (lines && place.after == 10)
                if holds { open.append(.visit(at + 1)) }
            case .wordEdge(let wanted):
                if (isWord(place.before) != isWord(place.after)) == wanted {
                    open.append(.visit(at + 1))
                }
            case .scalar, .any, .set, .match:
                ways.append(at)
                waySlots.append(contentsOf: slots)
            }
        }
    }

    /// Moves all ways over one character; the slots of the best one that is at its end.
    private mutating func step(_ scalar: UInt32?) -> [Int]? {
        seeds.removeAll(keepingCapacity: true)
        seedSlots.removeAll(keepingCapacity: true)
        for (index, at) in ways.enumerated() {
            let slots = (index * slotCount)..<((index + 1) * slotCount)
            if case .match = regex.program[at] {
                // The ways behind this one are worse.
                return Array(waySlots[slots])
            }
            guard let scalar, takes(regex.program[at], scalar) else { continue }
            seeds.append(at + 1)
            seedSlots.append(contentsOf: waySlots[slots])
        }
        return nil
    }

    private func takes(_ step: RegexInstruction, _ scalar: UInt32) -> Bool {
        switch step {
        case .scalar(let wanted): (regex.foldsCase ? folded(scalar) : scalar) == wanted
        case .any(let newlines): newlines || scalar != 10
        case .set(let set):
            scalar < 128
                ? regex.sets[set].holdsASCII(scalar)
                : regex.sets[set].contains(scalar, foldsCase: regex.foldsCase)
        case .split, .jump, .save, .begin, .end, .wordEdge, .match: false
        }
    }

    private func isWord(_ scalar: UInt32?) -> Bool {
        scalar.map { ScalarSet.Class.word.holds($0) } ?? false
    }
}

/// The scalar at byte `at` and its length; ill-formed bytes are U+FFFD, one each.
private func scalar(_ at: Int, of bytes: [UInt8]) -> (UInt32?, Int) {
    guard at < bytes.count else { return (nil, 0) }
    let first = bytes[at]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, at + length <= bytes.count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in bytes[(at + 1)..<(at + length)] {
        guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
        value = value << 6 | UInt32(byte & 0x3F)
    }
    return (value, length)
}

/// The scalar that ends in front of byte `end`.
private func scalar(endingAt end: Int, of bytes: [UInt8]) -> UInt32? {
    guard end > 0, end <= bytes.count else { return nil }
    var start = end - 1
    while start > 0, end - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let (value, length) = scalar(start, of: bytes)
    return start + length == end ? value : 0xFFFD
}
