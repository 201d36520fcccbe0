/// Writes JSON piece by piece onto bytes; commas and line breaks come by themselves.
///
/// ```swift
/// var emitter = JSONEmitter()
/// emitter.beginObject()
/// emitter.key("a")
/// emitter.write(1)
/// emitter.endObject()
/// emitter.finish()  // {"a":1}
/// ```
///
/// The compact form has no blanks. The pretty form has one member or item a line, two blanks a
/// level, and empty containers on one line. Texts keep all characters but quotes, backslashes and
/// controls, which are escaped.
public struct JSONEmitter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8]
    private let isPretty: Bool
    private var level = 0
    private var isFirst = true
    private var followsKey = false

    /// Starts a text; it may be appended to bytes that are there.
    public init(pretty: Bool = false, onto bytes: [UInt8] = []) {
        self.bytes = bytes
        isPretty = pretty
    }

    /// The text; the pretty form ends with a line break.
    public consuming func finish() -> [UInt8] {
        var result = bytes
        if isPretty { result.append(0x0A) }
        return result
    }
}

extension JSONEmitter {
    // MARK: Containers

    public mutating func beginObject() { begin(UInt8(ascii: "{")) }
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes a key; its value comes next.
    public mutating func key(_ key: String) {
        separate()
        append(key)
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(0x20) }
        followsKey = true
    }

    // MARK: Values

    public mutating func write(_ text: String) {
        separate()
        append(text)
    }

    public mutating func write(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes a number; JSON has no infinity and no NaN, which become null.
    public mutating func write(_ number: Double) {
        guard number.isFinite else { return writeNull() }
        separate()
        let text = number.description
        bytes.append(contentsOf: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
    }

    public mutating func write(_ boolean: Bool) {
        separate()
        bytes.append(contentsOf: (boolean ? "true" : "false").utf8)
    }

    public mutating func writeNull() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a number that is spelt by the grammar of JSON.
    public mutating func write(number: String) {
        separate()
        bytes.append(contentsOf: number.utf8)
    }

    /// Writes a text that is already JSON, as it is.
    public mutating func write(json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// Writes a string whose UTF-8 bytes are given.
    public mutating func write(text: Span<UInt8>) {
        separate()
        unsafe text.withUnsafeBufferPointer { unsafe append($0) }
    }

    public mutating func write(_ value: JSONValue) {
        switch value {
        case .null: writeNull()
        case .boolean(let boolean): write(boolean)
        case .number(let text): write(number: text)
        case .string(let text): write(text)
        case .array(let values):
            beginArray()
            for value in values { write(value) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.key)
                write(member.value)
            }
            endObject()
        }
    }

    // MARK: Parts

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        level += 1
        isFirst = true
    }

    private mutating func end(_ bracket: UInt8) {
        level = max(0, level - 1)
        if !isFirst { breakLine() }
        bytes.append(bracket)
        isFirst = false
    }

    /// Writes what stands between the last value and the next.
    @inline(__always)
    private mutating func separate() {
        if followsKey {
            followsKey = false
        } else if level > 0 {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            breakLine()
        }
        isFirst = false
    }

    private mutating func breakLine() {
        guard isPretty else { return }
        bytes.append(0x0A)
        for _ in 0..<level * 2 { bytes.append(0x20) }
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { unsafe append($0) }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(0x22)
        unsafe appendEscaped(text, to: &bytes)
        bytes.append(0x22)
    }
}

/// Appends text with quotes, backslashes and control characters escaped.
private func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    while true {
        let end = unsafe firstEscaped(in: UnsafeRawBufferPointer(text), from: start)
        unsafe bytes.append(contentsOf: text[start..<end])
        guard end < text.count else { return }
        start = end + 1
        switch unsafe text[end] {
        case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
        case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
        case 0x08: bytes.append(contentsOf: [0x5C, UInt8(ascii: "b")])
        case 0x09: bytes.append(contentsOf: [0x5C, UInt8(ascii: "t")])
        case 0x0A: bytes.append(contentsOf: [0x5C, UInt8(ascii: "n")])
        case 0x0C: bytes.append(contentsOf: [0x5C, UInt8(ascii: "f")])
        case 0x0D: bytes.append(contentsOf: [0x5C, UInt8(ascii: "r")])
        case let control:
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(0x30 + control >> 4)
            let low = control & 0x0F
            bytes.append(low < 10 ? 0x30 + low : 0x61 + low - 10)
        }
    }
}

/// The index of the next byte that has to be escaped, or the count.
private func firstEscaped(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    let quote = SIMD16<UInt8>(repeating: 0x22)
    let backslash = SIMD16<UInt8>(repeating: 0x5C)
    let blank = SIMD16<UInt8>(repeating: 0x20)
    while index &+ 16 <= text.count {
        let chunk = unsafe text.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        let hits = (chunk .== quote) .| (chunk .== backslash) .| (chunk .< blank)
        let mask = unsafe unsafeBitCast(hits, to: UInt128.self)
        if mask != 0 { return index &+ mask.trailingZeroBitCount / 8 }
        index &+= 16
    }
    while index < text.count {
        let byte = unsafe text[index]
        if byte < 0x20 || byte == 0x22 || byte == 0x5C { return index }
        index &+= 1
    }
    return index
}
