/// The values of a document by number: for readers that must be fast.
///
/// Values and keys are numbered in the order in which they stand. What is in a container follows it;
/// `end(_:)` is the number behind all of that. Handing over numbers counts no references.
public struct JSONTape: Sendable {
    let storage: JSONStorage
    private let input: [UInt8]
    private let records: [Record]

    init(_ storage: JSONStorage) {
        self.storage = storage
        (input, records) = (storage.input, storage.records)
    }

    public func kind(_ index: Int) -> JSONNode.Kind { records[index].kind }

    /// The number behind a value and all that is in it.
    public func end(_ index: Int) -> Int { Int(records[index].next) }

    /// The bytes of a value; of a string those between its quotes.
    public func bytes(_ index: Int) -> Range<Int> { records[index].range }

    /// Whether a string holds no escapes, so that its bytes are its text.
    public func isPlain(_ index: Int) -> Bool { !records[index].hasEscapes }

    /// Whether a string holds half of a surrogate pair.
    public func hasLoneSurrogate(_ index: Int) -> Bool { records[index].hasLoneSurrogate }

    /// A value with all that can be asked of it.
    public subscript(index: Int) -> JSONNode { JSONNode(storage: storage, index: index) }

    /// Whether a string or key has exactly this text.
    public func matches(_ index: Int, _ text: StaticString) -> Bool {
        let record = records[index]
        let count = text.utf8CodeUnitCount
        guard !record.hasEscapes else {
            return record.kind == .string && self[index].isString(text)
        }
        guard record.kind == .string, Int(record.end &- record.start) == count else { return false }
        return unsafe input.withUnsafeBufferPointer { bytes in
            let start = Int(record.start)
            for offset in 0..<count
            where unsafe bytes[start &+ offset] != text.utf8Start[offset] {
                return false
            }
            return true
        }
    }

    /// Whether a string or key has exactly the text of these bytes.
    public func matches(_ index: Int, _ text: [UInt8]) -> Bool {
        let record = records[index]
        guard !record.hasEscapes else {
            return self[index].string.map { $0.utf8.elementsEqual(text) } ?? false
        }
        guard record.kind == .string, Int(record.end &- record.start) == text.count else {
            return false
        }
        let start = Int(record.start)
        for offset in text.indices where input[start + offset] != text[offset] { return false }
        return true
    }

    /// A number made of the length and some bytes of a string, for tables of known names.
    public func fingerprint(_ index: Int) -> Int {
        let record = records[index]
        return JSONTape.fingerprint(of: input[record.range])
    }

    /// The same of any text.
    public static func fingerprint(of text: ArraySlice<UInt8>) -> Int {
        guard let first = text.first, let last = text.last else { return 0 }
        let middle = text[text.startIndex + text.count / 2]
        return (text.count &* 7 &+ Int(first) &* 13 &+ Int(last) &* 31 &+ Int(middle) &* 5) & 255
    }
}

extension JSONDocument {
    /// The values by number; the root is 0.
    public var tape: JSONTape { JSONTape(storage) }
}

extension JSONNode {
    /// The number of this value in the tape of its document.
    public var number: Int { index }
}
