/// A JSON text, read whole: all its values in one flat array, each with its bytes.
///
/// ```swift
/// let document = try JSONDocument(parsing: Array(#"{"a": [1, 2]}"#.utf8))
/// document.root["a"]?.elements.count  // 2
/// ```
///
/// Texts stay in the input until they are asked for. No depth of nesting harms: nothing in it
/// recurses.
public struct JSONDocument: Sendable {
    let storage: JSONStorage

    /// The outermost value.
    public var root: JSONNode { JSONNode(storage: storage, index: 0) }

    /// The text that was read.
    public var input: [UInt8] { storage.input }

    /// Reads a text of less than 4 GiB that nests at most `depth` levels of containers.
    public init(
        parsing input: [UInt8], depth: Int = 1024,
        duplicateKeys: JSONDuplicateKeys = .refused
    ) throws(JSONError) {
        guard input.count < UInt32.max else {
            throw JSONError(.tooLarge, "4 GiB of JSON or more", at: 0..<0, of: [])
        }
        var tape = Tape(input, depth: depth, refusesDuplicates: duplicateKeys == .refused)
        do throws(JSONError) {
            try tape.read()
        } catch {
            var error = error
            error.pointer = tape.pointer
            throw error
        }
        storage = JSONStorage(input: input, records: tape.records)
    }
}

/// What becomes of a key that stands twice in one object.
public enum JSONDuplicateKeys: Hashable, Sendable {
    /// The second one is an error that names both places.
    case refused
    /// All are kept; looking a key up finds the last.
    case kept
}

/// What a document holds, shared by all its nodes.
final class JSONStorage: Sendable {
    let input: [UInt8]
    let records: [Record]

    init(input: [UInt8], records: [Record]) {
        self.input = input
        self.records = records
    }
}

/// One value or key; those inside a container follow it up to `next`.
struct Record: Sendable {
    /// The bytes of the value; of strings those between the quotes.
    var start: UInt32
    var end: UInt32
    /// The index of the record after this one and all in it.
    var next: UInt32
    var kind: JSONNode.Kind
    var isKey = false
    var hasEscapes = false
    var hasLoneSurrogate = false

    var range: Range<Int> { Int(start)..<Int(end) }
}
