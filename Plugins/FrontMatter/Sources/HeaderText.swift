internal import GalleyDocumentModel

/// The text of a header, with the lines of marks round its content if it has them.
struct HeaderText {
    let all: [UInt8]
    let split: HeaderSplit

    init(_ origin: Metadata.Origin) {
        self.init(origin.bytes, HeaderSplit.Syntax(rawValue: origin.format) ?? .yaml)
    }

    init(_ bytes: [UInt8], _ syntax: HeaderSplit.Syntax) {
        all = bytes
        if case .header(let split) = HeaderSplit.find(in: bytes) {
            self.split = split
            return
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        split = HeaderSplit(
            syntax: syntax, content: start..<bytes.count, opening: start..<start,
            closingStart: bytes.count, bodyStart: bytes.count)
    }

    var lineEnd: [UInt8] { LineEnds.first(in: all) }

    /// Whether there are lines of marks round the content.
    private var hasDelimiters: Bool { !split.opening.isEmpty }

    func bytes(_ isBare: Bool) -> [UInt8] {
        if isBare || hasDelimiters { return isBare ? Array(all[split.content]) : all }
        return Array("---".utf8) + lineEnd + all + ends(all) + Array("---".utf8) + lineEnd + lineEnd
    }

    private func ends(_ text: [UInt8]) -> [UInt8] {
        text.isEmpty || text.last == 10 || text.last == 13 ? [] : lineEnd
    }

    /// New content within the old lines of marks; those of other syntaxes become those of YAML.
    func withLines(_ lines: [String], isBare: Bool) -> [UInt8] {
        var text: [UInt8] = []
        for line in lines { text += Array(line.utf8) + lineEnd }
        if isBare { return text }
        let mark = Array("---".utf8)
        let bom = all.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(all[..<3]) : []
        if split.syntax == .yaml, hasDelimiters {
            return Array(all[..<split.content.lowerBound]) + text
                + Array(all[split.closingStart...])
        }
        return bom + mark + lineEnd + text + mark + lineEnd + blankLines
    }

    /// What stood between the closing line and the body.
    private var blankLines: [UInt8] {
        var lines = HeaderLines(all, from: split.closingStart)
        _ = lines.next()
        return lines.at <= all.count ? Array(all[lines.at...]) : []
    }
}
