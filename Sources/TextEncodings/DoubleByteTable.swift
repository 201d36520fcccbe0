/// The two-byte characters of one East Asian encoding.
struct DoubleByteTable: Sendable {
    /// Code points by lead byte from 0x81 and trail byte from 0x30; 0 for pairs without meaning.
    private var codePoints = [UInt32](repeating: 0, count: 126 * 208)

    static let shiftJIS = DoubleByteTable("CP932")
    static let eucKR = DoubleByteTable("CP949")
    static let gb18030 = DoubleByteTable("GB18030")
    static let big5 = DoubleByteTable("BIG5-HKSCS")

    /// JIS X 0212, by lead byte and trail byte; the byte 0x8F before them is left out.
    static let jis0212 = DoubleByteTable("EUC-JP", prefix: [0x8F])

    /// The table of what the C library knows of `charset`; empty when it knows nothing.
    private init(_ charset: String, prefix: [UInt8] = []) {
        guard let converter = CharsetConverter(charset) else { return }
        for lead in UInt8(0x81)...0xFE {
            for trail in UInt8(0x30)...0xFE {
                let index = Self.index(lead, trail)
                codePoints[index] = converter.codePoint(of: prefix + [lead, trail])
            }
        }
    }

    /// The code point of a pair; 0 when it has none.
    @inline(__always)
    func codePoint(_ lead: UInt8, _ trail: UInt8) -> UInt32 {
        guard lead >= 0x81, lead <= 0xFE, trail >= 0x30, trail <= 0xFE else { return 0 }
        return codePoints[Self.index(lead, trail)]
    }

    @inline(__always)
    private static func index(_ lead: UInt8, _ trail: UInt8) -> Int {
        (Int(lead) - 0x81) * 208 + Int(trail) - 0x30
    }

    /// The character at a row and cell of JIS X 0208, both from 0x21.
    static func jis0208(_ row: UInt8, _ cell: UInt8) -> UInt32 {
        guard row >= 0x21, row <= 0x7E, cell >= 0x21, cell <= 0x7E else { return 0 }
        let pair = Int(row) - 0x21
        let lead = pair / 2 + (pair < 62 ? 0x81 : 0xC1)
        let trail =
            pair % 2 == 0
            ? Int(cell) + (cell < 0x60 ? 0x1F : 0x20) : Int(cell) + 0x7E
        return shiftJIS.codePoint(UInt8(lead), UInt8(trail))
    }
}
