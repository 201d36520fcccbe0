/// XHTML turned into what an HTML parser reads the same way: elements that close themselves get an
/// end tag, CDATA sections become text.
struct XHTMLForm {
    private(set) var bytes: [UInt8] = []
    /// Where the text grew: an offset in `bytes`, and by how much it is ahead from there on.
    private var shifts: [(offset: Int, ahead: Int)] = []

    /// Whether a page says that it is XML.
    static func isUsed(in text: [UInt8], mediaType: String?) -> Bool {
        if mediaType == "application/xhtml+xml" { return true }
        let start = text.prefix(1024)
        guard let declaration = start.firstIndex(of: "<?xml") else { return false }
        return start[..<declaration].allSatisfy(\.isHTMLBlank)
    }

    init(_ text: [UInt8]) {
        bytes.reserveCapacity(text.count + text.count / 16)
        var at = 0
        var copied = 0
        while let start = text[at...].firstIndex(of: 60) {
            at = start + 1
            guard at < text.count else { break }
            if text[start...].begins(with: "<!--", at: start) {
                at = text[at...].firstIndex(of: "-->").map { $0 + 3 } ?? text.count
            } else if text[start...].begins(with: "<![cdata[", at: start) {
                let end = text[at...].firstIndex(of: "]]>") ?? text.count
                bytes += text[copied..<start]
                write(characters: text[min(start + 9, end)..<end])
                at = min(end + 3, text.count)
                copied = at
                mark(at)
            } else if (97...122).contains(text[at] | 32) {
                let name = text[at...].prefix { !$0.isHTMLBlank && $0 != 62 && $0 != 47 }
                at = XHTMLForm.tagEnd(text, at)
                if at > start + 2, text[at - 2] == 47, !XHTMLForm.isVoid(name) {
                    bytes += text[copied..<at - 2]
                    bytes += [62, 60, 47] + name + [62]
                    copied = at
                    mark(at)
                } else if name.equals("script") || name.equals("style") {
                    at =
                        text[at...].firstIndex(of: name.equals("script") ? "</script" : "</style")
                        ?? text.count
                }
            }
        }
        bytes += text[copied...]
    }

    /// The offset in the original of one in `bytes`.
    func original(of offset: Int) -> Int {
        var (low, high) = (0, shifts.count)
        while low < high {
            let middle = (low + high) / 2
            if shifts[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? offset : max(0, offset - shifts[low - 1].ahead)
    }

    private mutating func mark(_ original: Int) {
        shifts.append((bytes.count, bytes.count - original))
    }

    private mutating func write(characters: ArraySlice<UInt8>) {
        for byte in characters {
            switch byte {
            case 38: bytes += Array("&amp;".utf8)
            case 60: bytes += Array("&lt;".utf8)
            default: bytes.append(byte)
            }
        }
    }

    /// Behind the `>` that ends a tag, quoted values stepped over.
    private static func tagEnd(_ text: [UInt8], _ start: Int) -> Int {
        var at = start
        var quote: UInt8 = 0
        while at < text.count {
            let byte = text[at]
            at += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 34 || byte == 39 {
                quote = byte
            } else if byte == 62 {
                break
            }
        }
        return at
    }

    private static func isVoid(_ name: ArraySlice<UInt8>) -> Bool {
        voids.contains { name.equals($0) }
    }

    private static let voids: [StaticString] = [
        "br", "img", "hr", "meta", "link", "input", "area", "base", "col", "embed", "param",
        "source", "track", "wbr",
    ]
}
