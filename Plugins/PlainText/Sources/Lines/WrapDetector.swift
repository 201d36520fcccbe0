internal import GalleyLanguages
internal import GalleyTextLayout

/// Finds out whether a text is wrapped by hand, and where its lines belong together.
///
/// A line break is a wrap when the first word of the next line would not have fitted any more.
struct WrapDetector {
    /// The width that the lines are filled to; none where the text is not wrapped.
    let limit: Int?
    private let lines: [SourceLine]

    init(_ lines: [SourceLine]) {
        self.lines = lines
        let widths = lines.lazy.filter { !$0.isBlank }.map(\.cells).sorted()
        let limit = widths.isEmpty ? 0 : widths[Int(Double(widths.count - 1) * 0.96)]
        self.limit =
            (40...120).contains(limit) && WrapDetector.isWrapped(lines, at: limit) ? limit : nil
    }

    /// Whether line `index` goes on in the next one.
    func continues(_ index: Int) -> Bool {
        guard let limit, index + 1 < lines.count, !lines[index].isBlank, !lines[index + 1].isBlank,
            !lines[index + 1].beginsPage
        else { return false }
        if LineMark.beginsItem(lines[index + 1].text) { return false }
        return WrapDetector.isTight(lines[index], lines[index + 1], limit)
            || isParted(lines[index], lines[index + 1], limit)
    }

    /// Whether a word seems to be parted by a hyphen at the end of a long line.
    private func isParted(_ line: SourceLine, _ next: SourceLine, _ limit: Int) -> Bool {
        line.cells * 10 > limit * 6 && line.text.last == 0x2D && isLetterEnd(line.text.dropLast())
            && isLower(next.text)
    }

    private static func isWrapped(_ lines: [SourceLine], at limit: Int) -> Bool {
        var (pairs, tight, open) = (0, 0, 0)
        for index in lines.indices.dropLast() {
            guard lines[index].cells > 0, lines[index + 1].cells > 0,
                lines[index].cells * 10 > limit * 6
            else { continue }
            pairs += 1
            guard isTight(lines[index], lines[index + 1], limit) else { continue }
            tight += 1
            if !SentenceEnd.closes(lines[index].text) { open += 1 }
        }
        return pairs >= 4 && tight * 10 >= pairs * 7 && open * 10 >= tight * 7
    }

    /// Whether the first word of `next` would not have fitted behind `line`.
    private static func isTight(_ line: SourceLine, _ next: SourceLine, _ limit: Int) -> Bool {
        let start = next.text.firstIndex { $0 > 0x20 } ?? 0
        let scalars = next.text.count { $0 & 0xC0 != 0x80 }
        if next.cells * 2 >= scalars * 3 { return line.cells + 2 > limit }
        var end = start
        while end < next.text.count, next.text[end] > 0x20, end - start < 90 { end += 1 }
        let word = min(CellWidth.of(Array(next.text[start..<end])), 30)
        return line.cells + 1 + word > limit
    }

    /// The text of a run of lines that belong together, joined.
    ///
    /// A word that was parted at a line's end is put together where the text shows it whole.
    func joined(_ run: Range<Int>, words: WordList) -> [UInt8] {
        var result: [UInt8] = []
        for index in run {
            let part = trimmed(lines[index].text)
            guard let first = part.first else { continue }
            if result.isEmpty {
                result = part
                continue
            }
            if result.last == 0x2D, result.count > 1, isLetterEnd(result.suffix(2).dropLast()),
                isLower(part)
            {
                switch words.joins(result.suffix(80).dropLast(), part) {
                case .whole: result.removeLast()
                case .hyphen: break
                }
            } else if !(first >= 0xE2 && isWide(part)) {
                result.append(0x20)
            }
            result.append(contentsOf: part)
        }
        return result
    }

    private func trimmed(_ text: [UInt8]) -> [UInt8] {
        guard let start = text.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return [] }
        return Array(text[start...])
    }

    private func isLetterEnd(_ text: ArraySlice<UInt8>) -> Bool {
        guard let last = text.last else { return false }
        return last | 32 >= 97 && last | 32 <= 122 || last >= 0x80
    }

    private func isLower(_ text: [UInt8]) -> Bool {
        guard let scalar = String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first
        else { return false }
        return scalar.properties.isLowercase
    }

    private func isWide(_ text: [UInt8]) -> Bool {
        guard let scalar = String(decoding: text.prefix(4), as: UTF8.self).unicodeScalars.first
        else { return false }
        let isHangul = scalar.value >= 0xAC00 && scalar.value < 0xD7A4
        return CellWidth.of(scalar) == 2 && !isHangul
    }
}

/// The words of a text, to tell a word that was parted from one that has a hyphen.
struct WordList {
    enum Join { case whole, hyphen }

    private var words: Set<String> = []
    private var sorted: [String] = []
    private var partings = 0

    init(_ lines: [SourceLine]) {
        let parted = lines.filter { $0.text.last == 0x2D }
        partings = parted.count
        guard partings > 0 else { return }
        for line in lines {
            for word in String(decoding: line.text, as: UTF8.self).lowercased()
                .split(whereSeparator: { !$0.isLetter && $0 != "-" })
            {
                words.insert(String(word))
            }
        }
        sorted = words.sorted()
    }

    /// How the last bytes of a line, its hyphen left out, and the beginning of `next` belong together.
    func joins(_ line: ArraySlice<UInt8>, _ next: [UInt8]) -> Join {
        let head =
            String(decoding: line, as: UTF8.self).lowercased()
            .split(whereSeparator: { !$0.isLetter && $0 != "-" }).last ?? ""
        let tail = String(decoding: next.prefix(80), as: UTF8.self).lowercased()
            .prefix { $0.isLetter }
        if words.contains(head + "-" + tail) { return .hyphen }
        if words.contains(String(head + tail)) { return .whole }
        let stem = String((head + tail).prefix(max(4, (head + tail).count - 2)))
        if begins(stem) { return .whole }
        // A short beginning is more likely part of a word than a word.
        return head.count <= 3 || partings >= 3 ? .whole : .hyphen
    }

    /// Whether a word begins like this.
    private func begins(_ stem: String) -> Bool {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < stem { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low].hasPrefix(stem)
    }
}
