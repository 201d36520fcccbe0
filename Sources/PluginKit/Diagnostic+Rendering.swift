internal import GalleyDocumentModel

extension Diagnostic {
    /// The diagnostic as it is shown: place, severity, message, code; the line with a mark; help.
    ///
    /// `lines` gives the lines of a source by its name, nil where they are not at hand. `isColoured`
    /// adds the terminal's colours. Line and column count from 1, columns in characters.
    public func rendered(
        isColoured: Bool = false, lines: (String) -> LineTable? = { _ in nil }
    ) -> String {
        var result = ""
        if let place = places.first {
            result = place.source + ":"
            if let (line, column) = lines(place.source)?.position(of: Int(place.range.start)) {
                result += "\(line):\(column):"
            }
            result += " "
        }
        let name = severity.description
        result += isColoured ? "\u{1B}[\(severity.colour)m\(name)\u{1B}[0m" : name
        result += ": \(message) [\(code)]"
        if let place = places.first, let lines = lines(place.source) {
            result += excerpt(of: place, in: lines)
        }
        for place in places.dropFirst() {
            guard let lines = lines(place.source) else { continue }
            let (line, column) = lines.position(of: Int(place.range.start))
            result += "\n  see \(place.source):\(line):\(column)"
        }
        if let help { result += "\n  help: \(help)" }
        return result
    }

    private func excerpt(of place: Place, in lines: LineTable) -> String {
        let bytes = lines.bytes
        let start = min(Int(place.range.start), bytes.count)
        let line = lines.line(of: start)
        let whole = lines.range(ofLine: line)
        // A very long line is shown from shortly before the place.
        var from = whole.lowerBound, to = max(whole.upperBound, start)
        if start - from > 80 { from = boundary(start - 60, in: bytes) }
        if to - from > 160 { to = max(boundary(from + 160, in: bytes), start) }
        let number = String(line + 1)
        let end = max(start, min(Int(place.range.end), to))
        let before = String(decoding: bytes[from..<start], as: UTF8.self)
        let marked = String(decoding: bytes[start..<end], as: UTF8.self)
        let margin = String(repeating: " ", count: number.count)
        let blanks = String(before.map { $0 == "\t" ? $0 : " " })
        return "\n  \(number) | " + shown(String(decoding: bytes[from..<to], as: UTF8.self))
            + "\n  \(margin) | " + blanks + String(repeating: "^", count: max(marked.count, 1))
    }

    /// Control characters would move the cursor or change the terminal.
    private func shown(_ line: String) -> String {
        func isControl(_ byte: UInt8) -> Bool { byte < 32 && byte != 9 || byte == 127 }
        guard line.utf8.contains(where: isControl) else { return line }
        return String(
            String.UnicodeScalarView(
                line.unicodeScalars.map { $0.isASCII && isControl(UInt8($0.value)) ? "�" : $0 }))
    }

    private func boundary(_ index: Int, in bytes: [UInt8]) -> Int {
        var index = index
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }
}

extension Diagnostic.Severity {
    fileprivate var colour: String {
        switch self {
        case .note: "36"
        case .warning: "33"
        case .error: "31"
        }
    }
}
