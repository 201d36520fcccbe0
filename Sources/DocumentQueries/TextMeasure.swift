public import GalleyDocumentModel

/// How much text lies below a node; notes and raw markup are not counted.
public struct TextMeasure: Hashable, Sendable {
    /// Runs between white space that hold a letter or digit; each ideograph is one.
    public private(set) var words = 0
    /// Unicode scalars, without those between blocks.
    public private(set) var characters = 0
    /// Links, and the bytes of text within them.
    public private(set) var links = 0, linkedBytes = 0
    /// Bytes of all text.
    public private(set) var bytes = 0

    private var isInWord = false

    public init(_ node: Node) {
        var linkDepth = 0
        node.walk { node in
            switch node.kind {
            case .rawBlock, .rawInline, .note, .shortcode: return false
            case .link:
                links += 1
                linkDepth += 1
            case .softBreak, .lineBreak:
                isInWord = false
                characters += 1
            default:
                if node.kind.isBlock || node.kind == .cell { isInWord = false }
                let text = node.text
                guard !text.isEmpty else { break }
                bytes += text.count
                if linkDepth > 0 { linkedBytes += text.count }
                text.withUTF8 { take($0) }
            }
            return true
        } leave: { node in
            if node.kind == .link { linkDepth -= 1 }
            if node.kind.isBlock || node.kind == .cell { isInWord = false }
        }
    }

    /// The share of the text that lies in links, from 0 to 1.
    public var linkDensity: Double { bytes == 0 ? 0 : Double(linkedBytes) / Double(bytes) }

    /// Minutes to read it, at 200 words a minute, at least one.
    public var minutes: Int { max(1, (words + 199) / 200) }

    private mutating func take(_ text: Span<UInt8>) {
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                characters += 1
                at += 1
                if byte == 32 || (9...13).contains(byte) {
                    isInWord = false
                } else if !isInWord, isLetterOrDigit(byte) {
                    (isInWord, words) = (true, words + 1)
                }
                continue
            }
            let (value, length) = scalar(text, at)
            characters += 1
            at += length
            switch value {
            case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
                words += 1
                isInWord = false
            case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
                isInWord = false
            case 0x80...0xBF, 0x2010...0x206F, 0x3001...0x303F: break
            default:
                if !isInWord { (isInWord, words) = (true, words + 1) }
            }
        }
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte | 32)
    }

    private func scalar(_ text: Span<UInt8>, _ at: Int) -> (UInt32, Int) {
        let first = text[at]
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, at + length <= text.count else { return (0xFFFD, 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for next in (at + 1)..<(at + length) { value = value << 6 | UInt32(text[next] & 0x3F) }
        return (value, length)
    }
}
