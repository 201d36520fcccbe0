/// Width and line breaking class of a scalar, in one byte each scalar of the first two planes.
struct CharacterClasses: Sendable {
    static let shared = CharacterClasses()

    private var bytes: [UInt8]
    private var rest: [UInt8]

    private init() {
        var all = [UInt8](repeating: 0, count: 0x11_0000)
        for (table, shift) in [(CharacterTable.breaks, 0), (CharacterTable.widths, 6)] {
            var numbers = PackedNumbers(table)
            var start = 0
            while let length = numbers.next(), let value = numbers.next() {
                for index in start..<min(start + length, all.count) {
                    all[index] |= UInt8(truncatingIfNeeded: value << shift)
                }
                start += length
            }
        }
        bytes = Array(all[..<0x20000])
        // Above, all scalars of a block of 256 are alike.
        rest = stride(from: 0x20000, to: all.count, by: 256).map { all[$0] }
    }

    @inline(__always)
    private func byte(_ scalar: UInt32) -> UInt8 {
        scalar < 0x20000
            ? bytes[Int(scalar)] : rest[min(Int(scalar - 0x20000) >> 8, rest.count - 1)]
    }

    /// How many cells the scalar takes when nothing joins it to its neighbours.
    @inline(__always)
    func width(_ scalar: UInt32) -> Int { Int(byte(scalar) >> 6) }

    @inline(__always)
    func lineBreak(_ scalar: UInt32) -> LineBreakClass {
        LineBreakClass(rawValue: byte(scalar) & 63) ?? .al
    }
}

/// The classes of UAX #14 that the rules tell apart, in the order of the table.
enum LineBreakClass: UInt8 {
    case xx, bk, cr, lf, nl, sp, zw, wj, gl, ba, bb, b2, hy, cb, cl, cp, ex, `in`, ns, op, qu, `is`
    case nu, po, pr, sy, al, hl, id, eb, em, h2, h3, jl, jv, jt, ri, zwj, cm
}
