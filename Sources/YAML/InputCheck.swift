/// Refuses bytes that are not UTF-8 and characters that no text should hold.
func check(_ input: [UInt8]) throws(YAMLError) {
    var at = 0
    var directives = 0
    var lineStart = true
    while at < input.count {
        let byte = input[at]
        if byte >= 0x80 {
            let length = sequenceLength(in: input, at: at)
            guard length > 0 else {
                throw YAMLError(
                    .invalidUTF8, "byte 0x\(hex(UInt32(byte), 2)) at offset \(at) is not UTF-8",
                    at: at..<at + 1, of: input, help: "save the text as UTF-8")
            }
            if let scalar = refusedScalar(in: input, at: at, length: length) {
                throw control(scalar, at..<at + length, input)
            }
            at += length
            lineStart = false
            continue
        }
        if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F {
            throw control(UInt32(byte), at..<at + 1, input)
        }
        if lineStart, byte == UInt8(ascii: "%") {
            directives += 1
            guard directives <= 64 else {
                throw YAMLError(
                    .directive, "more than 64 lines begin with \"%\"", at: at..<at + 1, of: input)
            }
        }
        lineStart = byte == 0x0A || byte == 0x0D
        at += 1
    }
}

private func control(_ scalar: UInt32, _ range: Range<Int>, _ input: [UInt8]) -> YAMLError {
    YAMLError(
        .controlCharacter, "control character U+\(hex(scalar, 4))", at: range, of: input,
        help: "delete it, or write it as an escape in double quotes")
}

/// The length of the well-formed UTF-8 sequence at an offset, 0 if it is malformed.
private func sequenceLength(in input: [UInt8], at: Int) -> Int {
    let first = input[at]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard at + length <= input.count, second.contains(input[at + 1]) else { return 0 }
    for index in at + 2..<max(at + 2, at + length) where input[index] & 0xC0 != 0x80 { return 0 }
    return length
}

/// The C1 control (but U+0085) or the noncharacter that a sequence spells, if it spells one.
private func refusedScalar(in input: [UInt8], at: Int, length: Int) -> UInt32? {
    if length == 2, input[at] == 0xC2, input[at + 1] < 0xA0, input[at + 1] != 0x85 {
        return UInt32(input[at + 1])
    }
    if length == 3, input[at] == 0xEF, input[at + 1] == 0xBF, input[at + 2] >= 0xBE {
        return 0xFFC0 + UInt32(input[at + 2] & 0x3F)
    }
    return nil
}

/// A number in capital hexadecimal digits with leading zeros.
func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
