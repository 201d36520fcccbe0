/// Looks at bytes before the parser does, for what would take it more than linear time.
///
/// The parser compares each attribute of a tag with all others, and applies default attributes to
/// each element: tags with very many attributes are refused.
struct MarkupGuard {
    private enum State { case text, open, tag, quoted(UInt8), bang, comment, cdata, instruction }

    private let limit: Int
    private var state = State.text
    private var attributes = 0
    /// The last bytes, to know how a section ends or begins.
    private var recent: UInt64 = 0
    private var line = 1

    init(_ limits: XMLLimits) { limit = limits.attributes }

    mutating func check(_ bytes: [UInt8]) throws(XMLError) {
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            recent = recent << 8 | UInt64(byte)
            switch state {
            case .text: if byte == UInt8(ascii: "<") { state = .open }
            case .open: begin(byte)
            case .tag: try tag(byte)
            case .quoted(let quote): if byte == quote { state = .tag }
            case .bang: declaration(byte)
            case .comment: if recent & 0xFFFFFF == 0x2D2D3E { state = .text }
            case .cdata: if recent & 0xFFFFFF == 0x5D5D3E { state = .text }
            case .instruction: if recent & 0xFFFF == 0x3F3E { state = .text }
            }
        }
    }

    private mutating func begin(_ byte: UInt8) {
        attributes = 0
        switch byte {
        case UInt8(ascii: "!"): state = .bang
        case UInt8(ascii: "?"): state = .instruction
        default: state = .tag
        }
    }

    private mutating func tag(_ byte: UInt8) throws(XMLError) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .quoted(byte)
        case UInt8(ascii: ">"): state = .text
        case UInt8(ascii: "="):
            attributes += 1
            guard attributes <= limit else {
                throw XMLError(
                    .tooManyAttributes, "a tag with more than \(limit) attributes", line: line,
                    column: 1)
            }
        default: break
        }
    }

    private mutating func declaration(_ byte: UInt8) {
        if recent & 0xFFFF_FFFF == 0x3C21_2D2D {
            state = .comment
            recent = 0
        } else if byte == UInt8(ascii: "["), recent & 0xFF_FFFF_FFFF_FFFF == 0x5B_4344_4154_415B {
            state = .cdata
        } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
            state = byte == UInt8(ascii: "<") ? .open : .text
        }
    }
}
