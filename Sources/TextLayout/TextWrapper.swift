/// Breaks running text into lines of a width in cells.
///
/// ```swift
/// TextWrapper(width: 20).wrap("đối ngoại nhân dân đúng với chủ trương")
/// // ["đối ngoại nhân dân", "đúng với chủ trương"]
/// ```
///
/// First fit; a line ends where UAX #14 allows it, but never inside an address, after an initial
/// or between a number and its unit. What no place to break makes overlong goes out whole.
public struct TextWrapper: Sendable {
    /// How many cells a line takes at most; none: only the breaks that the text has itself.
    public var width: Int?
    /// Whether a word wider than the line is cut.
    public var breaksLongWords: Bool

    public init(width: Int?, breaksLongWords: Bool = false) {
        (self.width, self.breaksLongWords) = (width, breaksLongWords)
    }

    public func wrap(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return wrap(bytes.span).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The lines as ranges of bytes, without the spaces at their ends.
    ///
    /// A line feed ends a line; none ends inside the `kept` ranges, which come in order.
    public func wrap(_ text: Span<UInt8>, keeping kept: [Range<Int>] = []) -> [Range<Int>] {
        var filler = LineFiller(wrapper: self)
        var keptIndex = 0
        var words = WordScan()
        for opportunity in LineBreaker.opportunities(in: text) {
            let offset = opportunity.offset
            while keptIndex < kept.count, kept[keptIndex].upperBound <= offset { keptIndex += 1 }
            if opportunity.isMandatory {
                filler.add(upTo: offset, in: text)
                filler.endLine(in: text)
                continue
            }
            guard width != nil else { continue }
            if keptIndex < kept.count, kept[keptIndex].lowerBound < offset { continue }
            if words.sticks(at: offset, in: text) { continue }
            filler.add(upTo: offset, in: text)
        }
        filler.add(upTo: text.count, in: text)
        filler.endLine(in: text)
        return filler.lines
    }
}

/// Fills lines piece by piece.
private struct LineFiller {
    let wrapper: TextWrapper
    private(set) var lines: [Range<Int>] = []
    private var start = 0
    private var end = 0
    private var used = 0

    init(wrapper: TextWrapper) { self.wrapper = wrapper }

    /// Takes the text up to `offset`, on a new line if it does not fit.
    mutating func add(upTo offset: Int, in text: Span<UInt8>) {
        guard offset > end else { return }
        let solid = trimmed(end..<offset, in: text)
        let cells = CellWidth.of(text.extracting(solid))
        if let width = wrapper.width {
            if used + cells > width, end > start { endLine(in: text) }
            if cells > width, wrapper.breaksLongWords { cut(solid, to: width, in: text) }
        }
        if end < solid.upperBound {
            used += CellWidth.of(text.extracting(end..<solid.upperBound))
        }
        used += offset - solid.upperBound
        end = offset
    }

    mutating func endLine(in text: Span<UInt8>) {
        lines.append(trimmed(start..<end, in: text))
        (start, used) = (end, 0)
    }

    /// Ends lines inside a word that is wider than a line.
    private mutating func cut(_ word: Range<Int>, to width: Int, in text: Span<UInt8>) {
        var meter = CellMeter()
        var index = word.lowerBound
        while index < word.upperBound {
            let (value, length) = scalar(in: text, at: index)
            let cells = meter.add(value)
            if used + cells > width, index > start {
                end = index
                endLine(in: text)
            }
            used += cells
            index += length
        }
        end = word.upperBound
    }

    private func trimmed(_ range: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1] <= 0x20 { end -= 1 }
        return range.lowerBound..<end
    }
}
