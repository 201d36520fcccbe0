/// One value of a JSON document.
///
/// Small and cheap to copy; it keeps its document alive.
public struct JSONNode: Sendable {
    /// What a value is.
    public enum Kind: UInt8, Hashable, Sendable {
        case object, array, string, number, `true`, `false`, null
    }

    let storage: JSONStorage
    let index: Int

    private var record: Record { storage.records[index] }

    public var kind: Kind { record.kind }

    /// The bytes of the value in the input; quotes are included.
    public var range: Range<Int> {
        let record = record
        guard record.kind == .string else { return record.range }
        return Int(record.start) - 1..<Int(record.end) + 1
    }
}

extension JSONNode {
    // MARK: Texts

    /// Whether a string holds half of a surrogate pair; its text then has U+FFFD there.
    public var hasLoneSurrogate: Bool { record.hasLoneSurrogate }

    /// The text of a string; nil for everything else.
    public var string: String? {
        guard kind == .string else { return nil }
        return unsafe withText { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes between the quotes of a string, where they are its text as they stand.
    ///
    /// Nil for strings with escapes and for everything else.
    public var plainRange: Range<Int>? {
        let record = record
        return record.kind == .string && !record.hasEscapes ? record.range : nil
    }

    /// Whether the value is a string with exactly this text.
    public func isString(_ text: StaticString) -> Bool {
        guard kind == .string else { return false }
        return unsafe withText { bytes in
            guard bytes.count == text.utf8CodeUnitCount else { return false }
            return text.withUTF8Buffer { unsafe $0.elementsEqual(bytes) }
        }
    }

    /// Lends the UTF-8 bytes of a string, escapes resolved; of other values the bytes as written.
    public func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let record = record
        guard record.hasEscapes else {
            let input = storage.input
            let span = input.span
            return try body(span.extracting(record.range))
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(record.range.count)
        appendUnescaped(storage.input, record.range, to: &bytes)
        let span = bytes.span
        return try body(span)
    }

    @inline(__always)
    private func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withBytes { span in unsafe span.withUnsafeBufferPointer { unsafe body($0) } }
    }

    // MARK: Numbers and booleans

    /// A boolean; nil for everything else.
    public var boolean: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// A number as it is written; nil for everything else.
    public var numberText: String? {
        guard kind == .number else { return nil }
        return unsafe withText { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// A number that is written as an integer and fits; nil for everything else.
    public var integer: Int? { numberText.flatMap { Int($0) } }

    /// A number; nil for everything else, and for numbers too large.
    public var double: Double? {
        guard let value = numberText.flatMap({ Double($0) }), value.isFinite else { return nil }
        return value
    }

    public var isNull: Bool { kind == .null }

    // MARK: Containers

    /// The values of an array, in order; none for everything else.
    public var elements: JSONElements { JSONElements(of: self) }

    /// The members of an object, in order; none for everything else.
    public var members: JSONMembers { JSONMembers(of: self) }

    /// The value of a member, the last one if there are several; nil if there is none.
    public subscript(key: StaticString) -> JSONNode? {
        var found: JSONNode?
        for member in members where member.key.isString(key) { found = member.value }
        return found
    }

    /// The index of the record after this value and all in it.
    var end: Int { Int(record.next) }
}
