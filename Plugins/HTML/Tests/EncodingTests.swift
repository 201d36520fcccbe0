import GalleyDocumentModel
import GalleyHTML
import GalleyPluginKit
import Testing

struct EncodingTests {
    @Test(
        "Pages in other encodings are read as they were meant",
        arguments: [
            ("iso-8859-1", [0x47, 0x72, 0xF6, 0xDF, 0x65, 0x93]),
            ("windows-1252", [0x47, 0x72, 0xF6, 0xDF, 0x65, 0x93]),
        ] as [(String, [UInt8])])
    func labels(_ name: String, _ bytes: [UInt8]) throws {
        let start = Array("<!doctype html><meta charset=\(name)><body><p>".utf8)
        var context = Context(Registry([HTMLPlugin.self]), source: SourceInfo(name: "page.html"))
        let document = try HTMLReader().read(Source(start + bytes), in: &context)
        #expect(document.root.string == "Größe“")
    }

    @Test("Bytes that fit no encoding are told, not refused")
    func badBytes() throws {
        let words = String(repeating: "Größe und Maß ", count: 50)
        let page = Array("<!doctype html><meta charset=utf-8><body><p>\(words)".utf8)
        var context = Context(Registry([HTMLPlugin.self]), source: SourceInfo(name: "page.html"))
        let document = try HTMLReader().read(Source(page + [0xC3]), in: &context)
        #expect(document.root.string.hasPrefix("Größe und"))
        #expect(context.diagnostics.counts["html.bad-bytes"] == 1)
    }
}
