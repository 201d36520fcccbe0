extension ByteView {
    /// The end of the character reference that begins at `index` with an ampersand; nil if none does.
    ///
    /// The decoded characters are added to `decoded` (CommonMark 0.31 §6.2).
    func readEntity(at index: Int, to end: Int, into decoded: inout [UInt8]) -> Int? {
        if self[index + 1] == 35 { return readNumber(at: index, to: end, into: &decoded) }
        var at = index + 1
        let limit = min(end, at + 32)
        while at < limit, self[at].isAlphanumeric { at += 1 }
        guard at < end, at > index + 1, self[at] == 59 else { return nil }
        guard let scalars = namedEntities.scalars(of: self, index + 1..<at) else { return nil }
        for scalar in scalars { decoded.append(scalar) }
        return at + 1
    }

    private func readNumber(at index: Int, to end: Int, into decoded: inout [UInt8]) -> Int? {
        var at = index + 2
        let isHex = self[at] | 32 == 120
        if isHex { at += 1 }
        let start = at
        var value: UInt32 = 0
        while at < end, at - start < 8, isHex ? self[at].isHexDigit : self[at].isDigit {
            let digit = self[at].isDigit ? self[at] - 48 : (self[at] | 32) - 87
            value = value &* (isHex ? 16 : 10) &+ UInt32(digit)
            at += 1
        }
        guard at < end, at > start, at - start <= (isHex ? 6 : 7), self[at] == 59 else {
            return nil
        }
        let scalar = value == 0 ? nil : Unicode.Scalar(value)
        decoded.append(scalar ?? "\u{FFFD}")
        return at + 1
    }
}

extension [UInt8] {
    mutating func append(_ scalar: Unicode.Scalar) {
        UTF8.encode(scalar).map { append(contentsOf: $0) }
    }
}

extension StaticString {
    /// The scalars of the entity whose name is `range` of `bytes`, by binary search.
    fileprivate func scalars(of bytes: ByteView, _ range: Range<Int>) -> [Unicode.Scalar]? {
        var low = 0, high = utf8CodeUnitCount
        while low < high {
            // Back from the middle to the start of its record.
            var start = (low + high) / 2
            while start > low, byte(start - 1) != 59 { start -= 1 }
            var at = start, place = range.lowerBound
            while place < range.upperBound, byte(at) == bytes[place] {
                at += 1
                place += 1
            }
            if place == range.upperBound, byte(at) == 32 { return scalars(at: at + 1) }
            let comesBefore =
                place == range.upperBound || (byte(at) != 32 && bytes[place] < byte(at))
            if comesBefore {
                high = start
            } else {
                low = start
                while low < high, byte(low) != 59 { low += 1 }
                low += 1
            }
        }
        return nil
    }

    private func scalars(at start: Int) -> [Unicode.Scalar] {
        var found: [Unicode.Scalar] = [], value: UInt32 = 0
        var at = start
        while true {
            let byte = byte(at)
            if byte == 32 || byte == 59 {
                found.append(Unicode.Scalar(value) ?? "\u{FFFD}")
                value = 0
                if byte == 59 { return found }
            } else {
                value = value << 4 | UInt32(byte.isDigit ? byte - 48 : byte - 87)
            }
            at += 1
        }
    }
}
