internal import GalleyDocumentModel

/// Writes JSON onto a sink; commas, line breaks and indentation come by themselves.
struct JSONPrinter {
    let isPretty: Bool
    private var level = 0
    private var isFirst = true
    private var followsKey = false

    init(isPretty: Bool) { self.isPretty = isPretty }

    mutating func begin(_ bracket: UInt8, _ sink: inout ByteSink) {
        separate(&sink)
        sink.write(byte: bracket)
        level += 1
        isFirst = true
    }

    mutating func end(_ bracket: UInt8, _ sink: inout ByteSink) {
        level -= 1
        if !isFirst { breakLine(&sink) }
        sink.write(byte: bracket)
        isFirst = false
    }

    mutating func key(_ name: StaticString, _ sink: inout ByteSink) {
        separate(&sink)
        sink.write(byte: UInt8(ascii: "\""))
        sink.write(name)
        endKey(&sink)
    }

    mutating func key(text name: String, _ sink: inout ByteSink) {
        separate(&sink)
        sink.write(byte: UInt8(ascii: "\""))
        sink.write(name, escaping: .json)
        endKey(&sink)
    }

    private mutating func endKey(_ sink: inout ByteSink) {
        sink.write("\":")
        if isPretty { sink.write(byte: 32) }
        followsKey = true
    }

    mutating func write(_ text: Text, _ sink: inout ByteSink) {
        separate(&sink)
        sink.write(byte: UInt8(ascii: "\""))
        sink.write(text, escaping: .json)
        sink.write(byte: UInt8(ascii: "\""))
    }

    mutating func write(_ text: String, _ sink: inout ByteSink) {
        separate(&sink)
        sink.write(byte: UInt8(ascii: "\""))
        sink.write(text, escaping: .json)
        sink.write(byte: UInt8(ascii: "\""))
    }

    /// Writes what is JSON already: a number, a literal, a value of a program.
    mutating func write(json: [UInt8], _ sink: inout ByteSink) {
        separate(&sink)
        sink.write(json.span)
    }

    mutating func write(_ number: Int, _ sink: inout ByteSink) {
        separate(&sink)
        sink.write(String(number))
    }

    mutating func write(_ flag: Bool, _ sink: inout ByteSink) {
        separate(&sink)
        sink.write(flag ? "true" : "false" as StaticString)
    }

    mutating func writeNull(_ sink: inout ByteSink) {
        separate(&sink)
        sink.write("null" as StaticString)
    }

    /// Writes what stands between the last value and the next.
    @inline(__always)
    private mutating func separate(_ sink: inout ByteSink) {
        if followsKey {
            followsKey = false
        } else if level > 0 {
            if !isFirst { sink.write(byte: UInt8(ascii: ",")) }
            breakLine(&sink)
        }
        isFirst = false
    }

    @inline(__always)
    private func breakLine(_ sink: inout ByteSink) {
        guard isPretty else { return }
        sink.write(byte: 10)
        // Deeper levels stand below one another, else the output's size were quadratic.
        for _ in 0..<min(level, 64) { sink.write("  " as StaticString) }
    }
}
