extension HTMLTokenizer {
    /// The name from `index` to white space, `/`, `>` (and `=`), in lower case.
    ///
    /// A name takes one byte at least: an attribute's may begin with `=`.
    @inline(__always)
    mutating func scanName(_ index: inout Int, stopsAtEquals: Bool) -> HTMLName {
        let block = ByteScan.load(bytes.span, index)
        var stops =
            (block .== Self.spaces) .| (block .== Self.lineFeeds) .| (block .== Self.slashes)
        stops = stops .| (block .== Self.greaterThans) .| (block .== Self.tabs)
        stops = stops .| (block .== Self.formFeeds) .| (block .== Self.nulls)
        if stopsAtEquals { stops = stops .| (block .== Self.equalsSigns) }
        var count = ByteScan.lane(stops)
        if count == 0 || count == 16 || bytes[index + count] == ASCII.null {
            return scanUnusualName(&index, stopsAtEquals: stopsAtEquals)
        }
        let capitals = (block .>= Self.capitalA) .& (block .<= Self.capitalZ)
        let lower = block.replacing(with: block | Self.caseBit, where: capitals)
        let halves = unsafe unsafeBitCast(lower, to: SIMD2<UInt64>.self)
        index += count
        if count <= 8 {
            let low = count == 8 ? halves[0] : halves[0] & ((1 << UInt64(count * 8)) - 1)
            return names.insert(HTMLNameKey(low: low, high: 0))
        }
        count -= 8
        let high = halves[1] & ((1 << UInt64(count * 8)) - 1)
        return names.insert(HTMLNameKey(low: halves[0], high: high))
    }

    /// A name that is long, has null characters, or begins with `=`.
    @inline(never)
    private mutating func scanUnusualName(
        _ index: inout Int, stopsAtEquals: Bool
    ) -> HTMLName {
        var name: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            if ASCII.isSpace(byte) || byte == ASCII.slash || byte == ASCII.greaterThan { break }
            if byte == ASCII.equals, stopsAtEquals {
                if !name.isEmpty { break }
                report("unexpected-equals-sign-before-attribute-name", at: index)
            }
            if byte == ASCII.null {
                report("unexpected-null-character", at: index)
                name.append(contentsOf: [0xEF, 0xBF, 0xBD])
            } else {
                name.append(ASCII.lowercased(byte))
            }
            index += 1
        }
        return names.insert(name)
    }

    private static var spaces: SIMD16<UInt8> { SIMD16(repeating: ASCII.space) }
    private static var lineFeeds: SIMD16<UInt8> { SIMD16(repeating: ASCII.lineFeed) }
    private static var tabs: SIMD16<UInt8> { SIMD16(repeating: ASCII.tab) }
    private static var formFeeds: SIMD16<UInt8> { SIMD16(repeating: ASCII.formFeed) }
    private static var slashes: SIMD16<UInt8> { SIMD16(repeating: ASCII.slash) }
    private static var greaterThans: SIMD16<UInt8> { SIMD16(repeating: ASCII.greaterThan) }
    private static var equalsSigns: SIMD16<UInt8> { SIMD16(repeating: ASCII.equals) }
    private static var nulls: SIMD16<UInt8> { SIMD16(repeating: ASCII.null) }
    private static var capitalA: SIMD16<UInt8> { SIMD16(repeating: 0x41) }
    private static var capitalZ: SIMD16<UInt8> { SIMD16(repeating: 0x5A) }
    private static var caseBit: SIMD16<UInt8> { SIMD16(repeating: 0x20) }
}
