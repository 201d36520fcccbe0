internal import Glibc

/// The clock changes of one place, from the system's time zone database (RFC 9636).
struct ZoneTable: Hashable, Sendable {
    private var changes: [Int] = []
    /// Seconds east of UTC from each change on.
    private var offsets: [Int] = []
    private var first = 0
    /// What holds behind the last change.
    private var rule: ZoneRule?

    /// The table of a place; nil where there is none of that name.
    init?(named name: String) {
        let isPlain = name.utf8.allSatisfy {
            (48...57).contains($0) || (97...122).contains($0 | 32) || "/_+-".utf8.contains($0)
        }
        guard isPlain, name.utf8.first.map({ (97...122).contains($0 | 32) }) ?? false,
            let bytes = ZoneTable.contents("/usr/share/zoneinfo/" + name)
        else { return nil }
        self.init(bytes)
    }

    /// Reads a file of version 2 or later: a header, the same in 32 bits, then all in 64 bits.
    init?(_ bytes: [UInt8]) {
        guard let old = Header(bytes, 0), old.version >= 50,
            let header = Header(bytes, 44 + old.length(timeSize: 4))
        else { return nil }
        let times = header.start + 44
        let indices = times + header.changes * 8
        let types = indices + header.changes
        let end = header.start + 44 + header.length(timeSize: 8)
        guard header.types > 0, end <= bytes.count else { return nil }
        func offset(_ type: Int) -> Int {
            Int(
                Int32(truncatingIfNeeded: number(bytes, types + min(type, header.types - 1) * 6, 4))
            )
        }
        first = offset(0)
        for index in 0..<header.changes {
            changes.append(number(bytes, times + index * 8, 8))
            offsets.append(offset(Int(bytes[indices + index])))
        }
        let footer = bytes[end...].dropFirst().prefix { $0 != 10 }
        rule = ZoneRule(String(decoding: footer, as: UTF8.self))
    }

    /// Seconds east of UTC at so many seconds after 1970 began there.
    func offset(at moment: Int) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= moment { low = middle + 1 } else { high = middle }
        }
        if low == changes.count, let rule { return rule.offset(at: moment) }
        return low == 0 ? first : offsets[low - 1]
    }

    private struct Header {
        let start: Int, version: UInt8
        let changes: Int, types: Int
        private let others: [Int]

        init?(_ bytes: [UInt8], _ start: Int) {
            guard start >= 0, bytes.count >= start + 44,
                bytes[start..<start + 4].elementsEqual("TZif".utf8)
            else { return nil }
            (self.start, version) = (start, bytes[start + 4])
            let counts = (0..<6).map { number(bytes, start + 20 + $0 * 4, 4) }
            guard counts.allSatisfy({ (0..<100_000).contains($0) }) else { return nil }
            (changes, types) = (counts[3], counts[4])
            others = [counts[0], counts[1], counts[2], counts[5]]
        }

        /// The bytes behind the header.
        func length(timeSize: Int) -> Int {
            changes * (timeSize + 1) + types * 6 + others[3] + others[2] * (timeSize + 4)
                + others[1] + others[0]
        }
    }

    private static func contents(_ path: String) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe read(descriptor, $0.baseAddress, $0.count)
        }
        return count > 0 ? Array(bytes[..<count]) : nil
    }
}

/// A number of `size` bytes, the highest first.
private func number(_ bytes: [UInt8], _ at: Int, _ size: Int) -> Int {
    guard at >= 0, at + size <= bytes.count else { return 0 }
    return bytes[at..<at + size].reduce(0) { $0 << 8 | Int($1) }
}
