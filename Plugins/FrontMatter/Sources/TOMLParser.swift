internal import GalleyDocumentModel

/// Reads TOML 1.0 with the place of each value.
struct TOMLParser {
    let bytes: [UInt8]
    let base: Int
    var at = 0
    var depth = 0

    private static let keyHelp = "write `key = value`; a table in braces stays on one line"

    init(_ bytes: [UInt8], base: Int) { (self.bytes, self.base) = (bytes, base) }

    mutating func root() throws(HeaderFault) -> HeaderNode? {
        try checkText()
        var tree = TOMLTree(opening: base)
        var table: String?
        while true {
            skipToNextLine()
            guard let byte = peek() else { break }
            if byte == 0x5B {
                table = try header(&tree)
            } else {
                let key = try keys()
                guard take(0x3D) else {
                    throw fault("syntax", "expected `=` after the key", help: TOMLParser.keyHelp)
                }
                skipBlanks()
                let value = try value()
                try tree.set(key, value, under: table)
            }
            try endLine()
        }
        return tree.isEmpty ? nil : tree.node()
    }

    /// `[table]` or `[[array of tables]]`; its first name.
    private mutating func header(_ tree: inout TOMLTree) throws(HeaderFault) -> String? {
        let start = at
        at += 1
        let isArray = take(0x5B)
        skipBlanks()
        let path = try keys()
        guard take(0x5D), !isArray || take(0x5D) else {
            throw fault("unclosed", "the name of a table is never closed")
        }
        try tree.open(path, isArray: isArray, start + base..<at + base)
        return path.first?.name
    }

    /// Keys parted by periods.
    mutating func keys() throws(HeaderFault) -> [TOMLKey] {
        var keys: [TOMLKey] = []
        repeat {
            skipBlanks()
            let start = at
            guard let first = peek() else {
                throw fault("syntax", "expected a key", help: TOMLParser.keyHelp)
            }
            let name: String
            if first == 0x22 || first == 0x27 {
                name = try string(isMultiline: false)
            } else {
                while let byte = peek(),
                    byte.isLetter || byte.isDigit || byte == 0x5F || byte == 0x2D
                {
                    at += 1
                }
                guard at > start else {
                    throw fault("syntax", "expected a key", help: TOMLParser.keyHelp)
                }
                name = String(decoding: bytes[start..<at], as: UTF8.self)
            }
            keys.append(TOMLKey(name: name, range: start + base..<at + base))
            skipBlanks()
            guard keys.count <= 64 else { throw fault("too-deep", "nesting deeper than 64") }
        } while take(0x2E)
        return keys
    }

    func peek(_ ahead: Int = 0) -> UInt8? {
        at + ahead < bytes.count ? bytes[at + ahead] : nil
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        at += 1
        return true
    }

    mutating func take(_ word: String) -> Bool {
        guard bytes[at...].starts(with: word.utf8) else { return false }
        at += word.utf8.count
        return true
    }

    mutating func skipBlanks() {
        while let byte = peek(), byte.isBlank { at += 1 }
    }

    /// Skips blanks, line ends and comments.
    mutating func skipToNextLine() {
        while let byte = peek() {
            if byte == 0x23 {
                while let next = peek(), next != 10 { at += 1 }
            } else if byte.isBlank || byte == 10 || byte == 13 {
                at += 1
            } else {
                return
            }
        }
    }

    private mutating func endLine() throws(HeaderFault) {
        skipBlanks()
        guard let byte = peek() else { return }
        if byte == 0x23 || byte == 10 || byte == 13 { return }
        throw fault(
            "text-after-value", "text after the value", help: "quote the whole value")
    }

    func fault(_ code: String, _ message: String, help: String? = nil) -> HeaderFault {
        let start = min(at, bytes.count)
        return HeaderFault(
            code: code, message: message, range: start + base..<min(start + 1, bytes.count) + base,
            help: help)
    }

    /// Refuses what is no UTF-8, and control characters.
    private mutating func checkText() throws(HeaderFault) {
        for (index, byte) in bytes.enumerated()
        where byte < 32 && byte != 9 && byte != 10 && byte != 13 || byte == 127 {
            at = index
            throw fault(
                "control-character",
                "control character U+00" + (byte < 16 ? "0" : "")
                    + String(byte, radix: 16, uppercase: true))
        }
        guard let bad = firstInvalid(bytes) else { return }
        at = bad
        throw fault(
            "invalid-utf-8",
            "byte 0x\(String(bytes[bad], radix: 16, uppercase: true)) at offset \(bad + base) is not UTF-8",
            help: "save the text as UTF-8")
    }
}

/// Where the first byte lies that belongs to no character.
private func firstInvalid(_ bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): offset += UTF8.width(scalar)
        case .emptyInput: return nil
        case .error: return min(offset, bytes.count - 1)
        }
    }
}

/// One part of a key, with its place.
struct TOMLKey {
    var name: String
    var range: Range<Int>
}
