/// Width and line breaking class of a scalar, in one byte each scalar of the first two planes.
struct CharacterClasses: Sendable {
    static let shared = CharacterClasses()

    private var bytes: [UInt8]
    private var rest: [UInt8]

    private init() {
        bytes = [UInt8](repeating: 0, count: 0x20000)
        // Above, all scalars of a block of 256 are alike.
        rest = [UInt8](repeating: 0, count: (0x11_0000 - 0x20000) >> 8)
        for (table, shift) in [(CharacterTable.breaks, 0), (CharacterTable.widths, 6)] {
            var numbers = PackedNumbers(table)
            var start = 0
            while let length = numbers.next(), let value = numbers.next() {
                let bits = UInt8(truncatingIfNeeded: value << shift), end = start + length
                for index in min(start, bytes.count)..<min(end, bytes.count) {
                    bytes[index] |= bits
                }
                // The first scalar of a block speaks for it.
                for block in Self.blocks(start)..<Self.blocks(end) { rest[block] |= bits }
                start = end
            }
        }
    }

    /// How many blocks above the second plane begin before a scalar.
    private static func blocks(_ scalar: Int) -> Int {
        (min(max(scalar, 0x20000), 0x11_0000) - 0x20000 + 255) >> 8
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
