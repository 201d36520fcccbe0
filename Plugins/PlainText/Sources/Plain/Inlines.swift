internal import GalleyDocumentModel

/// Makes inline nodes of running text: text, and links where addresses stand in it.
enum Inlines {
    static func append(_ text: [UInt8], to builder: inout Document.Builder) {
        var start = 0
        for link in AddressScan.addresses(in: text) {
            if start < link.range.lowerBound {
                builder.append(copying: Array(text[start..<link.range.lowerBound]))
            }
            builder.append(.link) { node in
                node.set(.url, to: link.target)
                node.append(copying: Array(text[link.range]))
            }
            start = link.range.upperBound
        }
        if start < text.count { builder.append(copying: Array(text[start...])) }
    }
}

/// Finds addresses of pages and mailboxes in running text.
struct AddressScan {
    struct Address {
        var range: Range<Int>
        var target: String
    }

    static func addresses(in text: [UInt8]) -> [Address] {
        guard text.contains(0x3A) || text.contains(0x2E) else { return [] }
        var found: [Address] = []
        var index = 0
        while index < text.count {
            guard text[index] == 0x68 || text[index] == 0x77 || text[index] == 0x6D,
                index == 0 || !isWord(text[index - 1]),
                let scheme = scheme(text, at: index)
            else {
                index += 1
                continue
            }
            let end = end(text, from: index + scheme.length)
            guard end > index + scheme.length else {
                index += scheme.length
                continue
            }
            let address = String(decoding: text[index..<end], as: UTF8.self)
            found.append(Address(range: index..<end, target: scheme.prefix + address))
            index = end
        }
        return found
    }

    private static func scheme(_ text: [UInt8], at index: Int) -> (length: Int, prefix: String)? {
        let rest = text[index...]
        if rest.starts(with: "https://".utf8) { return (8, "") }
        if rest.starts(with: "http://".utf8) { return (7, "") }
        if rest.starts(with: "mailto:".utf8) { return (7, "") }
        if rest.starts(with: "www.".utf8) { return (4, "http://") }
        return nil
    }

    /// Where the address ends: signs that belong to the sentence stay outside.
    private static func end(_ text: [UInt8], from start: Int) -> Int {
        var end = start
        var depth = 0
        while end < text.count, text[end] > 0x20, !isEnd(text, end) {
            if text[end] == 0x28 { depth += 1 }
            if text[end] == 0x29 {
                if depth == 0 { break }
                depth -= 1
            }
            end += 1
        }
        while end > start, ".,;:!?\"'*]".utf8.contains(text[end - 1]) { end -= 1 }
        return end
    }

    private static func isEnd(_ text: [UInt8], _ index: Int) -> Bool {
        switch text[index] {
        case 0x3C, 0x3E, 0x22: true
        case 0xE2: index + 2 < text.count && text[index + 1] == 0x80
        case 0xE3: index + 2 < text.count && text[index + 1] == 0x80
        case 0xEF: index + 2 < text.count && text[index + 1] == 0xBC
        default: false
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 32 >= 97 && byte | 32 <= 122) || (byte >= 48 && byte <= 57)
    }
}
