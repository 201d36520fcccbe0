/// Text that was read but not yet written: a range of the page while it stands there as it is.
struct PendingText {
    /// Used while `copy` is empty.
    private(set) var range = 0..<0
    private(set) var copy: [UInt8] = []

    var isEmpty: Bool { range.isEmpty && copy.isEmpty }

    var isCopied: Bool { !copy.isEmpty }

    mutating func removeAll() {
        range = 0..<0
        copy.removeAll(keepingCapacity: true)
    }

    /// Adds a part of `bytes`, with a blank before it if `spaced`.
    mutating func append(_ part: Range<Int>, of bytes: [UInt8], spaced: Bool) {
        if isEmpty {
            guard spaced else { return range = part }
            if part.lowerBound > 0, bytes[part.lowerBound - 1] == 32 {
                return range = part.lowerBound - 1..<part.upperBound
            }
            copy.append(32)
            return copy.append(contentsOf: bytes[part])
        }
        if copy.isEmpty {
            if part.lowerBound == range.upperBound + (spaced ? 1 : 0),
                !spaced || bytes[range.upperBound] == 32
            {
                return range = range.lowerBound..<part.upperBound
            }
            copy.append(contentsOf: bytes[range])
            range = 0..<0
        }
        if spaced { copy.append(32) }
        copy.append(contentsOf: bytes[part])
    }

    /// Adds a blank at the end.
    mutating func appendSpace(_ bytes: [UInt8]) {
        if copy.isEmpty {
            if !range.isEmpty, range.upperBound < bytes.count, bytes[range.upperBound] == 32 {
                return range = range.lowerBound..<range.upperBound + 1
            }
            copy.append(contentsOf: bytes[range])
            range = 0..<0
        }
        copy.append(32)
    }

    /// Adds text that does not stand in the page.
    mutating func append(_ text: [UInt8], of bytes: [UInt8]) {
        if copy.isEmpty, !range.isEmpty {
            copy.append(contentsOf: bytes[range])
            range = 0..<0
        }
        copy.append(contentsOf: text)
    }
}
