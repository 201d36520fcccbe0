/// Numbers by the hashes of words: open addressing, nothing is ever taken out.
struct WordTable: Sendable {
    private var keys: [UInt64], numbers: [Int32]
    private var count = 0

    init() {
        keys = Array(repeating: 0, count: 256)
        numbers = Array(repeating: -1, count: 256)
    }

    /// The number of a word; -1 for an unknown one.
    func value(_ key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (keys.count - 1)
        while numbers[slot] >= 0 {
            if keys[slot] == key { return Int(numbers[slot]) }
            slot = (slot + 1) & (keys.count - 1)
        }
        return -1
    }

    /// Gives a word a number, from 0; its former one, -1 where it was unknown.
    mutating func exchange(_ key: UInt64, _ number: Int) -> Int {
        if count * 2 >= keys.count { grow() }
        var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (keys.count - 1)
        while numbers[slot] >= 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        let former = numbers[slot]
        if former < 0 { count += 1 }
        keys[slot] = key
        numbers[slot] = Int32(clamping: number)
        return Int(former)
    }

    private mutating func grow() {
        let (oldKeys, oldNumbers) = (keys, numbers)
        keys = Array(repeating: 0, count: oldKeys.count * 4)
        numbers = Array(repeating: -1, count: oldKeys.count * 4)
        for (key, number) in zip(oldKeys, oldNumbers) where number >= 0 {
            var slot = Int(truncatingIfNeeded: key ^ key >> 32) & (keys.count - 1)
            while numbers[slot] >= 0 { slot = (slot + 1) & (keys.count - 1) }
            keys[slot] = key
            numbers[slot] = number
        }
    }
}
