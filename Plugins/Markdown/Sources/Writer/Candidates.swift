/// Which bytes of a text have to be looked at again, in one dialect.
final class Candidates: Sendable {
    private let low: UInt64, high: UInt64

    init(_ writer: MarkdownWriter, isCell: Bool) {
        var set: UInt128 = 0
        var marks = "\\`*_[]<&\0\t\n\r"
        if writer[.strikethrough] || writer[.attributes] { marks += "~" }
        if writer[.math] { marks += "$" }
        if writer[.autolinks] { marks += ":@wW" }
        if writer[.attributes] || writer[.shortcodes] || writer[.mdx] { marks += "{" }
        if isCell { marks += "|" }
        for byte in marks.utf8 { set |= 1 << UInt128(byte) }
        (low, high) = (UInt64(truncatingIfNeeded: set), UInt64(truncatingIfNeeded: set >> 64))
    }

    @inline(__always)
    subscript(byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
    }
}
