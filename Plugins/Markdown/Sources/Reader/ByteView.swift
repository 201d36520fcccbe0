internal import Glibc

/// Bytes lent for the length of one read.
///
/// Any index may be asked for: one outside the bytes answers 0, so that looking ahead needs no
/// check of its own and no input can trap.
@safe
struct ByteView {
    private let base: UnsafePointer<UInt8>?
    let count: Int

    /// No bytes at all.
    static var empty: ByteView { unsafe ByteView(UnsafeBufferPointer(start: nil, count: 0)) }

    init(_ buffer: UnsafeBufferPointer<UInt8>) {
        unsafe base = buffer.baseAddress
        count = buffer.count
    }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        guard UInt(bitPattern: index) < UInt(bitPattern: count), let base = unsafe base else {
            return 0
        }
        return unsafe base[index]
    }

    /// Lends a part as a span, cut to what is there.
    func withSpan(_ range: Range<Int>, _ body: (Span<UInt8>) -> Void) {
        let range = range.clamped(to: 0..<count)
        let buffer = unsafe UnsafeBufferPointer(start: base, count: count)
        unsafe body(buffer.span.extracting(range))
    }

    /// Copies the bytes of `range`, which lie within, to where there is room for them.
    @unsafe func copy(_ range: Range<Int>, to target: UnsafeMutablePointer<UInt8>) {
        let range = range.clamped(to: 0..<count)
        guard !range.isEmpty, let base = unsafe base else { return }
        unsafe target.update(from: base + range.lowerBound, count: range.count)
    }

    /// Adds the bytes of `range` to `bytes`.
    func append(_ range: Range<Int>, to bytes: inout [UInt8]) {
        let range = range.clamped(to: 0..<count)
        guard !range.isEmpty, let base = unsafe base else { return }
        unsafe bytes.append(
            contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }
}

/// What is looked at in one step.
private typealias Chunk = SIMD16<UInt8>

extension ByteView {
    /// The sixteen bytes from `index` on; only where they are all there.
    @inline(__always)
    private func chunk(at index: Int) -> Chunk? {
        guard index >= 0, index <= count - 16, let base = unsafe base else { return nil }
        return unsafe UnsafeRawPointer(base + index).loadUnaligned(as: Chunk.self)
    }

    /// The first place of `byte` in `start..<end`; `end` if there is none.
    @inline(__always)
    func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int {
        let wanted = Chunk(repeating: byte)
        var at = start
        while at < end, let chunk = chunk(at: at) {
            if let offset = firstTrue(chunk .== wanted) { return min(at + offset, end) }
            at += 16
        }
        while at < end, self[at] != byte { at += 1 }
        return min(at, end)
    }

    /// Whether `byte` stands anywhere: the quickest way for a long text.
    func contains(_ byte: UInt8) -> Bool {
        guard let base = unsafe base else { return false }
        return unsafe memchr(base, Int32(byte), count) != nil
    }

    /// The first place of a byte that may end a link's destination, or means something in one.
    func endOfWord(from start: Int, to end: Int) -> Int {
        let space = Chunk(repeating: 32), delete = Chunk(repeating: 127)
        let open = Chunk(repeating: 40), one = Chunk(repeating: 1)
        let backslash = Chunk(repeating: 92)
        var at = start
        while at < end, let chunk = chunk(at: at) {
            let ends =
                (chunk .<= space) .| ((chunk &- open) .<= one) .| (chunk .== backslash)
                .| (chunk .== delete)
            if let offset = firstTrue(ends) { return min(at + offset, end) }
            at += 16
        }
        return min(at, end)
    }

    /// The first place where `byte` stands twice in a row; `end` if there is none.
    func firstPair(of byte: UInt8, from start: Int, to end: Int) -> Int {
        let wanted = Chunk(repeating: byte)
        var at = start
        while at + 1 < end, let chunk = chunk(at: at) {
            // Few texts hold the byte at all: the bytes behind are looked at where one is found.
            let lanes = unsafe unsafeBitCast(chunk .== wanted, to: UInt128.self)
            guard lanes != 0 else {
                at += 16
                continue
            }
            let pairs = lanes & (lanes >> 8)
            if pairs != 0 { return min(at + pairs.trailingZeroBitCount / 8, end) }
            if at + 16 < end, lanes >> 127 != 0, self[at + 16] == byte { return at + 15 }
            at += 16
        }
        while at + 1 < end {
            if self[at] == byte, self[at + 1] == byte { return at }
            at += 1
        }
        return end
    }

    /// The first place of any of three bytes in `start..<end`; `end` if there is none.
    func firstIndex(
        of first: UInt8, or second: UInt8, or third: UInt8, from start: Int, to end: Int
    ) -> Int {
        let (one, two) = (Chunk(repeating: first), Chunk(repeating: second))
        let three = Chunk(repeating: third)
        var at = start
        while at < end, let chunk = chunk(at: at) {
            if let offset = firstTrue((chunk .== one) .| (chunk .== two) .| (chunk .== three)) {
                return min(at + offset, end)
            }
            at += 16
        }
        while at < end, self[at] != first, self[at] != second, self[at] != third { at += 1 }
        return min(at, end)
    }

    /// The first place of a byte that may mean something within text; `end` if there is none.
    ///
    /// Stops at `\n $ & * : ; < @ [ \ ] ^ _ ` and at the grave accent, braces, bar and tilde: the
    /// ranges cost one comparison each. Which of them counts is the caller's to say.
    @inline(__always)
    func nextSpecial(from start: Int, to end: Int) -> Int {
        // Constants of a plain type: the operators on other forms work lane by lane.
        let lineFeed = Chunk(repeating: 10), dollar = Chunk(repeating: 36)
        let ampersand = Chunk(repeating: 38), asterisk = Chunk(repeating: 42)
        let colon = Chunk(repeating: 58), two = Chunk(repeating: 2)
        let at64 = Chunk(repeating: 64)
        let bracket = Chunk(repeating: 91), five = Chunk(repeating: 5)
        let brace = Chunk(repeating: 123), three = Chunk(repeating: 3)
        var at = start
        while at < end, let chunk = chunk(at: at) {
            let ranges =
                ((chunk &- bracket) .<= five) .| ((chunk &- brace) .<= three)
                .| ((chunk &- colon) .<= two)
            let singles =
                (chunk .== lineFeed) .| (chunk .== asterisk) .| (chunk .== ampersand)
                .| (chunk .== dollar) .| (chunk .== at64)
            if let offset = firstTrue(ranges .| singles) {
                return min(at + offset, end)
            }
            at += 16
        }
        while at < end, !ByteSet.special.contains(self[at]) { at += 1 }
        return min(at, end)
    }

    /// The first place of `needle` at or after `start` that ends by `end`; nil if there is none.
    func firstIndex(of needle: StaticString, from start: Int, to end: Int) -> Int? {
        let length = needle.utf8CodeUnitCount
        var at = start
        while at + length <= end {
            at = firstIndex(of: needle.byte(0), from: at, to: end - length + 1)
            guard at + length <= end else { return nil }
            if matches(needle, at: at) { return at }
            at += 1
        }
        return nil
    }

    /// Whether the bytes at `index` are `text`.
    @inline(__always)
    func matches(_ text: StaticString, at index: Int) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount where self[index + offset] != text.byte(offset) {
            return false
        }
        return true
    }

    /// The same, ASCII letters of the bytes in any case; `text` is in lower case.
    func matchesIgnoringCase(_ text: StaticString, at index: Int) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount
        where self[index + offset].asciiLowercased != text.byte(offset) {
            return false
        }
        return true
    }

    /// The first place from `start` on that is neither space nor tab.
    @inline(__always)
    func skipBlanks(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end, self[at].isBlank { at += 1 }
        return at
    }

    /// The same, line ends skipped too.
    @inline(__always)
    func skipSpace(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end, self[at].isSpace { at += 1 }
        return at
    }

    /// The end of `start..<end` without the blanks and line ends at its end.
    @inline(__always)
    func trimEnd(from start: Int, to end: Int) -> Int {
        var end = end
        while end > start, self[end - 1].isSpace { end -= 1 }
        return end
    }

    /// How many times in a row `byte` stands at `index`.
    @inline(__always)
    func run(of byte: UInt8, at index: Int, to end: Int) -> Int {
        var at = index
        while at < end, self[at] == byte { at += 1 }
        return at - index
    }

    func string(_ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        append(range, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The first lane that is true; nil if none is.
@inline(__always)
private func firstTrue(_ mask: SIMDMask<SIMD16<Int8>>) -> Int? {
    let halves = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    if halves[0] != 0 { return halves[0].trailingZeroBitCount >> 3 }
    if halves[1] != 0 { return 8 + halves[1].trailingZeroBitCount >> 3 }
    return nil
}

extension StaticString {
    /// The byte at `offset`, which lies within the text.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 { unsafe utf8Start[offset] }
}
