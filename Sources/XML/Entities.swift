/// A text with named references to other entities than the predefined ones replaced.
///
/// Comments, CDATA sections and instructions stay as they are. What is put in is escaped.
func resolvingEntities(in input: [UInt8], _ entity: (String) -> String?) -> [UInt8] {
    guard input.contains(UInt8(ascii: "&")) else { return input }
    var output: [UInt8] = []
    output.reserveCapacity(input.count + input.count / 16)
    var index = 0
    while index < input.count {
        switch input[index] {
        case UInt8(ascii: "<"):
            let end = endOfVerbatim(in: input, at: index) ?? index + 1
            output.append(contentsOf: input[index..<end])
            index = end
        case UInt8(ascii: "&"):
            if let (name, end) = reference(in: input, at: index), let text = entity(name) {
                for byte in text.utf8 { appendEscaped(byte, to: &output) }
                index = end
            } else {
                output.append(input[index])
                index += 1
            }
        default:
            let end =
                input[index...].firstIndex { $0 == 0x26 || $0 == 0x3C } ?? input.count
            output.append(contentsOf: input[index..<end])
            index = end
        }
    }
    return output
}

/// Where a comment, CDATA section or instruction that begins at an index ends.
private func endOfVerbatim(in input: [UInt8], at index: Int) -> Int? {
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
    where input[index...].starts(with: start.utf8) {
        let closing = Array(end.utf8)
        var at = index + start.utf8.count
        while at + closing.count <= input.count {
            if input[at..<at + closing.count].elementsEqual(closing) { return at + closing.count }
            at += 1
        }
        return input.count
    }
    return nil
}

/// The name of a reference at an index, if it is none of the predefined ones, and its end.
private func reference(in input: [UInt8], at index: Int) -> (name: String, end: Int)? {
    var end = index + 1
    while end < input.count, end - index < 40, input[end].isNameByte { end += 1 }
    guard end < input.count, input[end] == UInt8(ascii: ";"), end > index + 1 else { return nil }
    let name = String(decoding: input[index + 1..<end], as: UTF8.self)
    guard !["amp", "lt", "gt", "quot", "apos"].contains(name) else { return nil }
    return (name, end + 1)
}

private func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
    case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
    case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
    case UInt8(ascii: "'"): output.append(contentsOf: "&apos;".utf8)
    default: output.append(byte)
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
