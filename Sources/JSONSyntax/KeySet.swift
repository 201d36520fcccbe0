/// The keys of one object: compared one by one while they are few, by a table when they are many.
struct KeySet {
    private var few: [Int] = []
    private var many: [[UInt8]: Int] = [:]

    mutating func reset() {
        few.removeAll(keepingCapacity: true)
        if !many.isEmpty { many = [:] }
    }

    /// Adds the key of a record; returns the record of an equal key if there is one.
    mutating func insert(_ index: Int, _ records: [Record], _ input: [UInt8]) -> Int? {
        if many.isEmpty, few.count < 12 {
            let key = records[index]
            for earlier in few where isEqual(records[earlier], key, input) { return earlier }
            few.append(index)
            return nil
        }
        if many.isEmpty {
            for earlier in few { many[text(of: records[earlier], input)] = earlier }
        }
        let key = text(of: records[index], input)
        if let earlier = many[key] { return earlier }
        many[key] = index
        return nil
    }
}

private func isEqual(_ one: Record, _ other: Record, _ input: [UInt8]) -> Bool {
    if one.hasEscapes || other.hasEscapes { return text(of: one, input) == text(of: other, input) }
    let length = Int(one.end - one.start)
    guard length == Int(other.end - other.start) else { return false }
    for offset in 0..<length
    where input[Int(one.start) + offset] != input[Int(other.start) + offset] {
        return false
    }
    return true
}

private func text(of key: Record, _ input: [UInt8]) -> [UInt8] {
    guard key.hasEscapes else { return Array(input[key.range]) }
    var bytes: [UInt8] = []
    appendUnescaped(input, key.range, to: &bytes)
    return bytes
}
