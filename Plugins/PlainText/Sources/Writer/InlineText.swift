/// Running text that is to be wrapped: line feeds are breaks, some parts stay whole.
struct InlineText {
    private(set) var bytes: [UInt8] = []
    /// Parts in which no line may end, in order.
    private(set) var kept: [Range<Int>] = []

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ text: String) { bytes += Array(text.utf8) }

    /// Adds text of the article: soft hyphens go, control characters are blanks.
    mutating func append(_ text: ArraySlice<UInt8>, ascii: Bool) {
        if ascii {
            append(ASCIIForm.of(String(decoding: text, as: UTF8.self)))
            return
        }
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0xAD {
                index += 2
                continue
            }
            bytes.append(byte < 0x20 || byte == 0x7F ? 0x20 : byte)
            index += 1
        }
    }

    mutating func appendWhole(_ text: ArraySlice<UInt8>, ascii: Bool) {
        let start = bytes.count
        append(text, ascii: ascii)
        if bytes.count > start { kept.append(start..<bytes.count) }
    }

    /// Ends the line.
    mutating func breakLine() {
        while bytes.last == 0x20 { bytes.removeLast() }
        bytes.append(0x0A)
    }

    /// Keeps what follows together with the last word: a number behind a link.
    mutating func appendMark(_ mark: String) {
        let start = (bytes.lastIndex { $0 == 0x20 || $0 == 0x0A } ?? -1) + 1
        append(mark)
        // Ranges that the new one covers are of no use any more.
        while let last = kept.last, last.upperBound > start {
            kept.removeLast()
            if last.lowerBound < start {
                kept.append(last.lowerBound..<bytes.count)
                return
            }
        }
        kept.append(start..<bytes.count)
    }

    mutating func append(_ other: InlineText) {
        let shift = bytes.count
        bytes += other.bytes
        kept += other.kept.map { $0.lowerBound + shift..<$0.upperBound + shift }
    }

    /// In capitals; nothing is kept together.
    func uppercased() -> InlineText {
        var result = InlineText()
        result.append(String(decoding: bytes, as: UTF8.self).uppercased())
        return result
    }
}

/// Signs of typography in ASCII.
enum ASCIIForm {
    static func of(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "“", "”", "„", "«", "»", "‟": result += "\""
            case "‘", "’", "‚", "‹", "›", "‛": result += "'"
            case "–", "‐", "‑", "−": result += "-"
            case "—", "―": result += "--"
            case "…": result += "..."
            case "•", "·": result += "*"
            case "\u{A0}", "\u{202F}", "\u{2009}": result += " "
            case "\u{AD}", "\u{200B}": break
            default:
                if scalar.value < 0x20 || scalar.value == 0x7F {
                    result += " "
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
