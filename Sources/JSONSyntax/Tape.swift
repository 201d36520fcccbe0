/// Fills the flat array of a document from the tokens of a scanner.
struct Tape {
    private(set) var records: [Record] = []
    private var scanner: JSONScanner
    private let refusesDuplicates: Bool
    /// The indices of the containers that are open.
    private var open: [Int] = []
    private var keys = KeySet()

    init(_ input: [UInt8], depth: Int, refusesDuplicates: Bool) {
        scanner = JSONScanner(input, depth: depth)
        self.refusesDuplicates = refusesDuplicates
        records.reserveCapacity(input.count / 16 + 1)
    }

    mutating func read() throws(JSONError) {
        while true {
            switch try scanner.next() {
            case .beginObject: begin(.object)
            case .beginArray: begin(.array)
            case .endObject:
                if refusesDuplicates, let index = open.last { try checkKeys(of: index) }
                end()
            case .endArray: end()
            case .key: append(.string, isKey: true)
            case .string: append(.string)
            case .number: append(.number)
            case .true: append(.true)
            case .false: append(.false)
            case .null: append(.null)
            case .end: return
            }
        }
    }

    /// The JSON pointer of what is being read.
    var pointer: String {
        var path = ""
        for (level, index) in open.enumerated() {
            let stop = level + 1 < open.count ? open[level + 1] : records.count
            path += step(into: index, before: stop)
        }
        return path
    }

    private mutating func begin(_ kind: JSONNode.Kind) {
        open.append(records.count)
        append(kind)
    }

    private mutating func end() {
        guard let index = open.popLast() else { return }
        records[index].end = UInt32(truncatingIfNeeded: scanner.range.upperBound)
        records[index].next = UInt32(truncatingIfNeeded: records.count)
    }

    @inline(__always)
    private mutating func append(_ kind: JSONNode.Kind, isKey: Bool = false) {
        let range = scanner.range
        var record = Record(
            start: UInt32(truncatingIfNeeded: range.lowerBound),
            end: UInt32(truncatingIfNeeded: range.upperBound),
            next: UInt32(truncatingIfNeeded: records.count &+ 1), kind: kind, isKey: isKey)
        if kind == .string {
            record.hasEscapes = scanner.hasEscapes
            record.hasLoneSurrogate = scanner.hasLoneSurrogate
        }
        records.append(record)
    }

    // MARK: Keys

    /// Refuses an object whose last record was read if one of its keys stands twice.
    private mutating func checkKeys(of object: Int) throws(JSONError) {
        keys.reset()
        var index = object + 1
        while index < records.count {
            let key = records[index]
            if let earlier = keys.insert(index, records, scanner.input) {
                throw JSONError(
                    .duplicateKey,
                    "key \"\(text(of: key))\" appears twice",
                    at: quoted(key), of: scanner.input, related: quoted(records[earlier]))
            }
            index = index + 1 < records.count ? Int(records[index + 1].next) : records.count
        }
    }

    private func quoted(_ key: Record) -> Range<Int> {
        key.range.lowerBound - 1..<key.range.upperBound + 1
    }

    private func text(of key: Record) -> String {
        var bytes: [UInt8] = []
        appendUnescaped(scanner.input, key.range, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The step of a JSON pointer from an open container to the child that is being read.
    private func step(into container: Int, before stop: Int) -> String {
        var index = container + 1
        if records[container].kind == .array {
            var count = 0
            while index < stop {
                count += 1
                index = Int(records[index].next)
            }
            return "/\(count)"
        }
        var key: Record?
        while index < stop {
            if records[index].isKey { key = records[index] }
            index = Int(records[index].next)
        }
        return key.map { "/" + escapedForPointer(text(of: $0)) } ?? ""
    }
}
