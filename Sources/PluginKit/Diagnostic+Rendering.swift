internal import GalleyDocumentModel

extension Diagnostic {
    /// The diagnostic as it is shown: place, severity, message, code; the line with a mark; help.
    ///
    /// `text` gives the bytes of a source by its name, nil where they are not at hand. `isColoured`
    /// adds the terminal's colours. Line and column count from 1, columns in characters.
    public func rendered(
        isColoured: Bool = false, text: (String) -> [UInt8]? = { _ in nil }
    ) -> String {
        var result = ""
        if let place = places.first {
            let bytes = text(place.source)
            result = place.source + ":"
            if let bytes {
                let (line, column) = position(of: Int(place.range.start), in: bytes)
                result += "\(line):\(column):"
            }
            result += " "
        }
        let name = "\(severity)"
        result += isColoured ? "\u{1B}[\(severity.colour)m\(name)\u{1B}[0m" : name
        result += ": \(message) [\(code)]"
        if let place = places.first, let bytes = text(place.source) {
            result += excerpt(of: place, in: bytes)
        }
        for place in places.dropFirst() {
            guard let bytes = text(place.source) else { continue }
            let (line, column) = position(of: Int(place.range.start), in: bytes)
            result += "\n  see \(place.source):\(line):\(column)"
        }
        if let help { result += "\n  help: \(help)" }
        return result
    }

    private func excerpt(of place: Place, in bytes: [UInt8]) -> String {
        let start = min(Int(place.range.start), bytes.count)
        let lineStart = startOfLine(start, in: bytes)
        let lineEnd = bytes[start...].firstIndex { $0 == 10 || $0 == 13 } ?? bytes.count
        // A very long line is shown from shortly before the place.
        var from = lineStart, to = lineEnd
        if start - from > 80 { from = boundary(start - 60, in: bytes) }
        if to - from > 160 { to = max(boundary(from + 160, in: bytes), start) }
        let number = String(position(of: start, in: bytes).line)
        let end = max(start, min(Int(place.range.end), to))
        let before = String(decoding: bytes[from..<start], as: UTF8.self)
        let marked = String(decoding: bytes[start..<end], as: UTF8.self)
        let margin = String(repeating: " ", count: number.count)
        let blanks = before.map { $0 == "\t" ? "\t" : " " }.joined()
        return "\n  \(number) | " + shown(String(decoding: bytes[from..<to], as: UTF8.self))
            + "\n  \(margin) | " + blanks + String(repeating: "^", count: max(marked.count, 1))
    }

    /// Control characters would move the cursor or change the terminal.
    private func shown(_ line: String) -> String {
        String(
            String.UnicodeScalarView(
                line.unicodeScalars.map {
                    $0.value < 32 && $0 != "\t" || $0.value == 127 ? "�" : $0
                }))
    }

    private func boundary(_ index: Int, in bytes: [UInt8]) -> Int {
        var index = index
        while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }
}

/// The line and column, from 1, of a byte offset: worked out only to be shown.
public func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    let offset = max(0, min(offset, bytes.count))
    let line = (0..<offset).count { endsLine($0, bytes) } + 1
    let start = startOfLine(offset, in: bytes)
    return (line, String(decoding: bytes[start..<offset], as: UTF8.self).count + 1)
}

/// Where the line of an offset begins, behind a mark of byte order.
private func startOfLine(_ offset: Int, in bytes: [UInt8]) -> Int {
    if let end = (0..<offset).last(where: { endsLine($0, bytes) }) { return end + 1 }
    return offset >= 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
}

/// Whether a byte is the last one of a line: LF, or CR without LF behind it.
private func endsLine(_ index: Int, _ bytes: [UInt8]) -> Bool {
    bytes[index] == 10
        || bytes[index] == 13 && (index + 1 == bytes.count || bytes[index + 1] != 10)
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
