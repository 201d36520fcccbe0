internal import GalleyDocumentModel

extension TOMLParser {
    mutating func value() throws(HeaderFault) -> HeaderNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 64 else { throw fault("too-deep", "nesting deeper than 64") }
        let start = at
        guard let first = peek() else { throw fault("syntax", "expected a value") }
        let content: HeaderNode.Content
        var isFlow = false
        switch first {
        case 0x22, 0x27: content = .text(try string(isMultiline: true), isPlain: false)
        case 0x5B:
            content = .list(try array())
            isFlow = true
        case 0x7B:
            content = .map(try inlineTable())
            isFlow = true
        default: content = .typed(try word())
        }
        return HeaderNode(content, range: start + base..<at + base, isFlow: isFlow)
    }

    private mutating func array() throws(HeaderFault) -> [HeaderNode] {
        let opening = at
        at += 1
        var items: [HeaderNode] = []
        while true {
            skipToNextLine()
            if take(0x5D) { return items }
            guard peek() != nil else {
                at = opening
                throw fault("unclosed", "\"[\" opened here is never closed")
            }
            items.append(try value())
            skipToNextLine()
            if take(0x2C) { continue }
            if take(0x5D) { return items }
            throw fault("syntax", "expected `,` or `]`")
        }
    }

    private mutating func inlineTable() throws(HeaderFault) -> [HeaderEntry] {
        at += 1
        var tree = TOMLTree(opening: at + base)
        skipBlanks()
        if take(0x7D) { return [] }
        while true {
            let key = try keys()
            guard take(0x3D) else { throw fault("syntax", "expected `=` after the key") }
            skipBlanks()
            try tree.set(key, try value(), under: nil)
            skipBlanks()
            if take(0x2C) { continue }
            if take(0x7D) { return tree.node().entries ?? [] }
            throw fault("syntax", "expected `,` or `}`")
        }
    }

    /// A boolean, a number or a date.
    private mutating func word() throws(HeaderFault) -> Metadata.Value {
        let start = at
        while let byte = peek(), byte != 0x2C, byte != 0x5D, byte != 0x7D, byte != 0x23, byte > 32 {
            at += 1
        }
        // A date may have a blank before its time.
        if at - start == 10, peek() == 32, let next = peek(1), next.isDigit,
            bytes[start + 4] == 0x2D
        {
            at += 1
            while let byte = peek(), byte > 32, byte != 0x2C, byte != 0x5D, byte != 0x23 { at += 1 }
        }
        if let value = TOMLScalar.value(Array(bytes[start..<at])) { return value }
        let text = String(decoding: bytes[start..<min(at, start + 40)], as: UTF8.self)
        at = start
        guard !text.isEmpty else { throw fault("syntax", "expected a value", help: "write `\"\"`") }
        throw fault("syntax", "`\(text)` is no value of TOML", help: "put it in quotes")
    }

    /// A string in quotes of one of four kinds.
    mutating func string(isMultiline: Bool) throws(HeaderFault) -> String {
        let opening = at
        guard let quote = peek() else { throw fault("syntax", "expected a string") }
        let isBasic = quote == 0x22
        var isLong = false
        at += 1
        if isMultiline, peek() == quote, peek(1) == quote {
            isLong = true
            at += 2
            if peek() == 13, peek(1) == 10 { at += 1 }
            _ = take(10)
        }
        var text: [UInt8] = []
        while let byte = peek() {
            if byte == quote {
                if !isLong {
                    at += 1
                    return String(decoding: text, as: UTF8.self)
                }
                var run = 0
                while peek(run) == quote, run < 5 { run += 1 }
                if run >= 3 {
                    at += run
                    text += [UInt8](repeating: quote, count: run - 3)
                    return String(decoding: text, as: UTF8.self)
                }
            }
            if byte == 10, !isLong { break }
            if byte == 0x5C, isBasic {
                try escape(into: &text, isLong)
            } else {
                if byte != 13 || peek(1) != 10 { text.append(byte) }
                at += 1
            }
        }
        at = opening
        throw fault(
            "unclosed", "quote opened here is never closed", help: "close it with the same quote")
    }

    private mutating func escape(into text: inout [UInt8], _ isLong: Bool) throws(HeaderFault) {
        let start = at
        at += 1
        guard let byte = peek() else { return }
        at += 1
        switch byte {
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "r"): text.append(13)
        case 0x22, 0x5C: text.append(byte)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let length = byte == UInt8(ascii: "u") ? 4 : 8
            let digits = String(decoding: bytes[at..<min(at + length, bytes.count)], as: UTF8.self)
            guard digits.utf8.count == length, let value = UInt32(digits, radix: 16),
                let scalar = Unicode.Scalar(value)
            else {
                at = start
                throw fault(
                    "surrogate-escape", "escape that stands for no character",
                    help: "write the character itself")
            }
            at += length
            text += Array(String(Character(scalar)).utf8)
        case _ where byte <= 32 && isLong && endsLine(at - 1):
            while let next = peek(), next <= 32 { at += 1 }
        default:
            at = start
            throw fault(
                "unknown-escape", "unknown escape in quotes", help: "write `\\\\` for a backslash")
        }
    }

    /// Whether nothing but blanks stands between an offset and the end of its line.
    private func endsLine(_ offset: Int) -> Bool {
        var end = offset
        while end < bytes.count, bytes[end].isBlank { end += 1 }
        return end < bytes.count && (bytes[end] == 10 || bytes[end] == 13)
    }
}
