/// Canonical decompositions, compositions and combining classes, unpacked at first use.
struct NormalizationTables: Sendable {
    static let shared = NormalizationTables()

    struct State {
        /// The canonical combining class.
        var combiningClass: UInt8
        /// Whether the scalar may compose with the one before, or is no part of composed text.
        var isDoubtful: Bool
    }

    // Entries sorted by scalar.
    private var decomposing: [UInt32] = []
    private var parts: [(first: UInt32, second: UInt32)] = []
    // Open addressing: pairs that compose, and what they become.
    private var pairs: [UInt64]
    private var composites: [UInt32]
    // Runs of one state, and for each page of 256 scalars whether all is at rest there.
    private var runStarts: [UInt32] = []
    private var runStates: [UInt16] = []
    private var isBusy: [Bool]
    private static let slots = 4096

    private init() {
        pairs = Array(repeating: .max, count: Self.slots)
        composites = Array(repeating: 0, count: Self.slots)
        isBusy = Array(repeating: false, count: 0x1100)
        readStates()
        readDecompositions()
    }

    private mutating func readStates() {
        var numbers = PackedNumbers(NormalizationTable.states)
        var start = 0
        while let length = numbers.next(), let state = numbers.next() {
            runStarts.append(UInt32(start))
            runStates.append(UInt16(truncatingIfNeeded: state))
            if state != 0 {
                for page in start >> 8...(start + length - 1) >> 8 { isBusy[page] = true }
            }
            start += length
        }
    }

    private mutating func readDecompositions() {
        var numbers = PackedNumbers(NormalizationTable.decompositions)
        var scalar = 0
        while let step = numbers.next(), let first = numbers.next(), let second = numbers.next() {
            scalar += step
            let part = UInt32(scalar + (first & 1 == 0 ? first / 2 : -(first + 1) / 2))
            decomposing.append(UInt32(scalar))
            parts.append((part, UInt32(second >> 1)))
            guard second & 1 == 1 else { continue }
            let pair = UInt64(part) << 32 | UInt64(second >> 1)
            var slot = Self.slot(pair)
            while pairs[slot] != .max { slot = (slot + 1) % Self.slots }
            (pairs[slot], composites[slot]) = (pair, UInt32(scalar))
        }
    }

    private static func slot(_ pair: UInt64) -> Int {
        Int((pair &* 0x9E37_79B9_7F4A_7C15) >> 52)
    }

    @inline(__always)
    func state(_ scalar: UInt32) -> State {
        let isQuiet = scalar >= 0x11_0000 || !isBusy[Int(scalar >> 8)]
        let state = isQuiet ? 0 : runStates[Self.lastIndex(in: runStarts, notAbove: scalar)]
        return State(combiningClass: UInt8(state >> 1), isDoubtful: state & 1 == 1)
    }

    /// Whether nothing before the scalar can change it, or be changed by it.
    func isStable(_ scalar: UInt32, in form: NormalizationForm) -> Bool {
        let state = state(scalar)
        guard state.combiningClass == 0 else { return false }
        return form == .composed ? !state.isDoubtful : !decomposes(scalar)
    }

    func decomposes(_ scalar: UInt32) -> Bool {
        (scalar >= 0xAC00 && scalar < 0xAC00 + 11172) || decomposition(scalar) != nil
    }

    func decomposition(_ scalar: UInt32) -> (first: UInt32, second: UInt32)? {
        guard scalar >= 0xC0 else { return nil }
        let index = Self.lastIndex(in: decomposing, notAbove: scalar)
        return decomposing[index] == scalar ? parts[index] : nil
    }

    func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if first >= 0x1100, first < 0x1113, second >= 0x1161, second < 0x1176 {
            return 0xAC00 + ((first - 0x1100) * 21 + second - 0x1161) * 28
        }
        if first >= 0xAC00, first < 0xAC00 + 11172, (first - 0xAC00) % 28 == 0,
            second > 0x11A7, second < 0x11C3
        {
            return first + second - 0x11A7
        }
        let pair = UInt64(first) << 32 | UInt64(second)
        var slot = Self.slot(pair)
        while pairs[slot] != .max {
            if pairs[slot] == pair { return composites[slot] }
            slot = (slot + 1) % Self.slots
        }
        return nil
    }

    private static func lastIndex(in sorted: [UInt32], notAbove value: UInt32) -> Int {
        var (low, high) = (0, sorted.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sorted[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
