internal import GalleyYAML

/// Maps bytes of a scalar's text to the bytes of the file that spell them.
struct ScalarMap {
    /// The offset of each byte of the text, and of its end; nil where they cannot be told.
    private var offsets: [Int]?
    private let whole: Range<Int>

    init(_ node: YAMLNode, in text: PipelineText) {
        whole = node.range
        guard case .scalar(let string, let style) = node.content, node.alias == nil else { return }
        let decoded = Array(string.utf8)
        switch style {
        case .plain: offsets = walk(decoded, node.range, text) { _ in nil }
        case .singleQuoted:
            offsets = walk(decoded, inside(node.range), text) { at in
                text[at] == 39 && text[at + 1] == 39 ? (1, 2) : nil
            }
        case .doubleQuoted:
            offsets = walk(decoded, inside(node.range), text) { at in
                guard text[at] == 92, let byte = text[at + 1] else { return nil }
                switch byte {
                case UInt8(ascii: "x"): return (nil, 4)
                case UInt8(ascii: "u"): return (nil, 6)
                case UInt8(ascii: "U"): return (nil, 10)
                default: return (1, 2)
                }
            }
        case .literal, .folded: break
        }
    }

    /// Where a range of the text stands in the file; the whole scalar when that cannot be told.
    func range(_ range: Range<Int>) -> Range<Int> {
        guard let offsets, range.upperBound < offsets.count else { return whole }
        let start = offsets[range.lowerBound]
        let last = range.isEmpty ? start : offsets[range.upperBound - 1] + 1
        return start..<max(start, min(last, offsets[range.upperBound]))
    }

    private func inside(_ range: Range<Int>) -> Range<Int> {
        range.count < 2 ? range : range.lowerBound + 1..<range.upperBound - 1
    }
}

/// The offset of each byte of `decoded`; nil when the spelling is not understood.
///
/// `escape` tells of an offset how many bytes it decodes to (nil: those of one character) and how
/// many spell it.
private func walk(
    _ decoded: [UInt8], _ range: Range<Int>, _ text: PipelineText,
    escape: (Int) -> (decoded: Int?, spelt: Int)?
) -> [Int]? {
    var offsets: [Int] = []
    offsets.reserveCapacity(decoded.count + 1)
    var at = range.lowerBound
    while offsets.count < decoded.count {
        let index = offsets.count
        if let (length, spelt) = escape(at) {
            let count = length ?? characterLength(decoded[index])
            for _ in 0..<min(count, decoded.count - index) { offsets.append(at) }
            at += spelt
        } else {
            guard text[at] == decoded[index] else { return nil }
            offsets.append(at)
            at += 1
        }
        if at > range.upperBound { return nil }
    }
    offsets.append(at)
    return offsets
}

private func characterLength(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
}
