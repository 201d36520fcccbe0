import GalleyTextEncodings
import Testing

struct MetaPrescanTests {
    @Test("Pages of the html5lib tests are read as they should", arguments: EncodingPage.all)
    func html5lib(_ page: EncodingPage) {
        let hints = DecodingHints(scansMeta: true)
        // What follows is not valid UTF-8, but nearly so where the page is to be read as such.
        let accents: [UInt8] = Array(repeating: [0xC3, 0xA9], count: 40).flatMap(\.self)
        let rest = page.encoding == "utf-8" ? accents + [0xE9] : [0xE9]
        let decoded = TextDecoder.decode(page.bytes + rest, hints: hints)
        #expect(decoded.encodingName == page.encoding, "\(page.testDescription)")
    }

    @Test("A declaration far down counts; UTF-8 that says it is something else stays UTF-8")
    func declarations() {
        let hints = DecodingHints(scansMeta: true)
        let far = Array(String(repeating: " ", count: 20_000).utf8)
        let meta = Array("<meta charset=koi8-r>".utf8)
        #expect(
            TextDecoder.decode(far + meta + [0xC1], hints: hints).utf8.suffix(2) == [0xD0, 0xB0])
        let text = Array("<meta charset=gb2312>中文".utf8)
        #expect(TextDecoder.decode(text, hints: hints).utf8 == text)
    }
}

/// A page of the html5lib tests and the encoding it is in.
struct EncodingPage: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let encoding: String?

    var testDescription: String { String(decoding: bytes.prefix(200), as: UTF8.self) }

    static let all: [EncodingPage] = ["tests1", "tests2"].flatMap { name in
        pages(Files.bytes("fixtures/html5lib/encoding/\(name).dat"))
    }

    private static func pages(_ file: [UInt8]) -> [EncodingPage] {
        var pages: [EncodingPage] = []
        var data: [UInt8] = []
        var part = ""
        for line in file.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = String(decoding: line, as: UTF8.self)
            if text == "#data" || text == "#encoding" {
                part = text
                if part == "#data" { data = [] }
            } else if part == "#data" {
                data += line + [0x0A]
            } else if part == "#encoding", !text.isEmpty {
                pages.append(
                    EncodingPage(bytes: data, encoding: TextDecoder.encodingName(for: text)))
                part = ""
            }
        }
        return pages
    }
}
