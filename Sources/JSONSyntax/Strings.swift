/// Where plain ASCII text of a string ends: at a quote, a backslash, a control or another character.
@inline(__always)
func endOfPlainText(in input: [UInt8], from start: Int) -> Int {
    unsafe input.withUnsafeBytes { bytes in
        var index = start
        let quote = SIMD16<UInt8>(repeating: 0x22)
        let backslash = SIMD16<UInt8>(repeating: 0x5C)
        let blank = SIMD16<Int8>(repeating: 0x20)
        while index &+ 16 <= bytes.count {
            let chunk = unsafe bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
            // Signed comparison finds control characters and bytes above 0x7F at once.
            let low = SIMD16<Int8>(truncatingIfNeeded: chunk) .< blank
            let hits = (chunk .== quote) .| (chunk .== backslash) .| low
            let mask = unsafe unsafeBitCast(hits, to: UInt128.self)
            if mask != 0 { return index &+ mask.trailingZeroBitCount / 8 }
            index &+= 16
        }
        while index < bytes.count {
            let byte = unsafe bytes[index]
            if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return index }
            index &+= 1
        }
        return index
    }
}

/// Where a run of well-formed characters beyond ASCII and single ASCII letters among them ends.
func endOfOtherText(in input: [UInt8], from start: Int) -> Int {
    unsafe input.withUnsafeBufferPointer { bytes in
        var index = start
        var plain = 0
        while index < bytes.count {
            let first = unsafe bytes[index]
            if first < 0x80 {
                if first < 0x20 || first == 0x22 || first == 0x5C || plain == 16 { return index }
                plain &+= 1
                index &+= 1
                continue
            }
            plain = 0
            let length = unsafe sequenceLength(bytes, at: index, first)
            guard length > 0 else { return index }
            index &+= length
        }
        return index
    }
}

/// The length of the well-formed UTF-8 sequence at an index, 0 if it is malformed.
@inline(__always)
private func sequenceLength(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ first: UInt8
) -> Int {
    func isNext(_ distance: Int) -> Bool {
        unsafe index &+ distance < bytes.count && bytes[index &+ distance] & 0xC0 == 0x80
    }
    if first < 0xE0 { return first >= 0xC2 && isNext(1) ? 2 : 0 }
    guard isNext(1) else { return 0 }
    let second = unsafe bytes[index &+ 1]
    if first < 0xF0 {
        if first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F { return 0 }
        return isNext(2) ? 3 : 0
    }
    if first > 0xF4 || first == 0xF0 && second < 0x90 || first == 0xF4 && second > 0x8F { return 0 }
    return isNext(2) && isNext(3) ? 4 : 0
}

/// The UTF-16 code unit of the escape `\uXXXX` at an index; nil if there is none.
func codeUnit(in input: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= input.count, input[index] == 0x5C, input[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in input[index + 2..<index + 6] {
        let digit: UInt8
        switch byte {
        case 0x30...0x39: digit = byte - 0x30
        case 0x41...0x46: digit = byte - 0x41 + 10
        case 0x61...0x66: digit = byte - 0x61 + 10
        default: return nil
        }
        unit = unit << 4 | UInt32(digit)
    }
    return unit
}

/// Appends the text of a checked string: the bytes between its quotes with escapes resolved.
///
/// Half a surrogate pair becomes U+FFFD.
func appendUnescaped(_ input: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
        var end = index
        while end < range.upperBound, input[end] != 0x5C { end &+= 1 }
        output.append(contentsOf: input[index..<end])
        guard end + 1 < range.upperBound else { return }
        index = end + 2
        switch input[end + 1] {
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "u"): index = appendCharacter(input, at: end, to: &output)
        case let byte: output.append(byte)
        }
    }
}

/// Appends the character of the escape or the pair of escapes at an index; returns their end.
private func appendCharacter(_ input: [UInt8], at index: Int, to output: inout [UInt8]) -> Int {
    guard let unit = codeUnit(in: input, at: index) else { return index + 2 }
    var value = unit
    var end = index + 6
    if unit & 0xFC00 == 0xD800, let low = codeUnit(in: input, at: end), low & 0xFC00 == 0xDC00 {
        value = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
        end += 6
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return end
}
