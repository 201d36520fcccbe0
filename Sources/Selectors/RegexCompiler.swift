/// Turns an expression's tree into steps.
struct RegexCompiler {
    static let most = 5000

    private(set) var program: [RegexInstruction] = []
    private(set) var sets: [ScalarSet] = []
    private let foldsCase: Bool

    struct TooLong: Error {}

    init(foldsCase: Bool) { self.foldsCase = foldsCase }

    mutating func compile(_ tree: RegexTree) throws(TooLong) {
        try emit(.save(0))
        try add(tree)
        try emit(.save(1))
        try emit(.match)
    }

    @discardableResult
    private mutating func emit(_ step: RegexInstruction) throws(TooLong) -> Int {
        guard program.count < Self.most else { throw TooLong() }
        program.append(step)
        return program.count - 1
    }

    /// As deep as the parser let groups be.
    private mutating func add(_ tree: RegexTree) throws(TooLong) {
        switch tree {
        case .empty: break
        case .scalar(let value): try emit(.scalar(foldsCase ? folded(value) : value))
        case .any(let newlines): try emit(.any(newlines: newlines))
        case .set(var set):
            set.close(foldsCase: foldsCase)
            try emit(.set(sets.count))
            sets.append(set)
        case .sequence(let parts): for part in parts { try add(part) }
        case .choice(let ways): try addChoice(ways)
        case .count(let part, let least, let most, let isLazy):
            try addCount(part, least, most, isLazy)
        case .group(let part, let number):
            try emit(.save(2 * number))
            try add(part)
            try emit(.save(2 * number + 1))
        case .begin(let lines): try emit(.begin(lines: lines))
        case .end(let lines): try emit(.end(lines: lines))
        case .wordEdge(let isEdge): try emit(.wordEdge(isEdge))
        }
    }

    private mutating func addChoice(_ ways: [RegexTree]) throws(TooLong) {
        var exits: [Int] = []
        for way in ways.dropLast() {
            let split = try emit(.match)
            try add(way)
            exits.append(try emit(.match))
            program[split] = .split(split + 1, program.count)
        }
        if let last = ways.last { try add(last) }
        for exit in exits { program[exit] = .jump(program.count) }
    }

    private mutating func addCount(
        _ part: RegexTree, _ least: Int, _ most: Int?, _ isLazy: Bool
    ) throws(TooLong) {
        for _ in 0..<least { try add(part) }
        guard let most else {
            let split = try emit(.match)
            try add(part)
            try emit(.jump(split))
            program[split] = fork(split + 1, program.count, isLazy)
            return
        }
        var splits: [Int] = []
        for _ in 0..<(most - least) {
            splits.append(try emit(.match))
            try add(part)
        }
        for split in splits { program[split] = fork(split + 1, program.count, isLazy) }
    }

    private func fork(_ inside: Int, _ outside: Int, _ isLazy: Bool) -> RegexInstruction {
        isLazy ? .split(outside, inside) : .split(inside, outside)
    }

    /// The bytes with which a match can begin; nil when it can be empty or begin with most bytes.
    func firstBytes() -> [Bool]? {
        var bytes = [Bool](repeating: false, count: 256)
        var seen = [Bool](repeating: false, count: program.count)
        var open = [0]
        while let at = open.popLast() {
            guard at < program.count, !seen[at] else { continue }
            seen[at] = true
            switch program[at] {
            case .match, .any: return nil
            case .scalar(let value):
                for variant in foldsCase ? [value, raised(value)] : [value] {
                    guard let scalar = Unicode.Scalar(variant), variant < 128 || !foldsCase else {
                        for byte in 128..<256 { bytes[byte] = true }
                        continue
                    }
                    if let first = UTF8.encode(scalar)?.first { bytes[Int(first)] = true }
                }
                // The Kelvin and other signs fold into ASCII.
                if foldsCase { for byte in 128..<256 { bytes[byte] = true } }
            case .set(let index):
                for byte in 0..<128 where sets[index].contains(UInt32(byte), foldsCase: foldsCase) {
                    bytes[byte] = true
                }
                for byte in 128..<256 { bytes[byte] = true }
            case .split(let first, let second): open += [first, second]
            case .jump(let target): open.append(target)
            case .save, .begin, .end, .wordEdge: open.append(at + 1)
            }
        }
        return bytes
    }
}
