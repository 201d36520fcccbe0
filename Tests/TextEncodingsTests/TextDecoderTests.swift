import GalleyTextEncodings
import Testing

struct TextDecoderTests {
    @Test("A sample is told and decoded", arguments: EncodingSample.all)
    func samples(_ sample: EncodingSample) {
        let decoded = TextDecoder.decode(sample.bytes)
        let isLatin1 = sample.encoding == "iso-8859-1"
        #expect(decoded.encodingName == (isLatin1 ? "windows-1252" : sample.encoding))
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == sample.text)
    }

    @Test("A sample is decoded by its label", arguments: EncodingSample.all)
    func labels(_ sample: EncodingSample) {
        guard !sample.encoding.contains("+") else { return }
        let decoded = TextDecoder.decode(sample.bytes, label: sample.encoding)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == sample.text)
        #expect(decoded.replacedCount == (sample.name.contains("bad") ? 1 : 0))
    }

    @Test(
        "Bytes mean what the standard says",
        arguments: [
            ("windows-1252", [0x80, 0x81, 0x93, 0xE9], "€\u{81}“é"),
            ("latin1", [0x92, 0xA0], "’\u{A0}"), ("us-ascii", [0x41, 0xE9], "Aé"),
            ("iso-8859-9", [0xDE, 0xFD], "Şı"), ("iso-8859-15", [0xA4, 0xBC], "€Œ"),
            ("windows-1251", [0xCF, 0xF0, 0xB8], "Прё"), ("koi8-u", [0xA4, 0xAE], "єў"),
            ("windows-1253", [0xE1, 0xAA], "α\u{FFFD}"),
            ("windows-874", [0xA1, 0xFC], "ก\u{FFFD}"),
            ("tis-620", [0xE1, 0x85], "แ…"), ("macintosh", [0x8E, 0xDB], "é€"),
            ("x-user-defined", [0x41, 0x80, 0xFF], "A\u{F780}\u{F7FF}"),
            ("windows-1258", [0x61, 0xEC, 0xD4, 0xF2, 0xFE], "áỘ₫"),
            ("viscii", [0x02, 0xC3, 0x41], "ẲÃA"), ("tcvn3", [0x56, 0x69, 0xD6, 0x74], "Việt"),
            ("vni", [0x56, 0x69, 0x65, 0xE4, 0x74], "Việt"),
            ("vni", [0x41, 0xD9, 0xD4, 0xD8, 0xD1], "ÁỜĐ"),
            ("gb2312", [0xC4, 0xE3, 0x80, 0xA2, 0xE3], "你€€"), ("gbk", [0x81, 0x40], "丂"),
            ("gb18030", [0x81, 0x30, 0x81, 0x30, 0x94, 0x39, 0xDA, 0x33], "\u{80}💩"),
            ("gb18030", [0x81, 0x41, 0xFF, 0x41], "丄\u{FFFD}A"),
            ("big5", [0xA7, 0x41, 0x88, 0x62, 0x87, 0x40], "你Ê\u{304}䏰"),
            ("big5", [0xA7, 0x20, 0x41], "\u{FFFD} A"),
            ("shift_jis", [0x82, 0xA0, 0xB1, 0x87, 0x40, 0x81, 0x60], "あｱ①～"),
            ("windows-31j", [0x82, 0x20], "\u{FFFD} "), ("shift_jis", [0x5C, 0x7E], "\\~"),
            ("euc-jp", [0xA4, 0xA2, 0x8E, 0xB1, 0x8F, 0xB0, 0xA1, 0xAD, 0xA1], "あｱ丂①"),
            ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42, 0x41], "あA"),
            ("iso-2022-jp", [0x1B, 0x28, 0x4A, 0x5C, 0x7E], "¥‾"),
            ("euc-kr", [0xB0, 0xA1, 0x81, 0x41], "가갂"),
            ("utf-16le", [0x3D, 0xD8, 0xA9, 0xDC, 0x00, 0xD8, 0x41], "💩\u{FFFD}\u{FFFD}"),
            ("utf-16be", [0x00, 0x41, 0x30, 0x42], "Aあ"), ("utf-32le", [0x42, 0x30, 0, 0], "あ"),
            ("utf-8", [0xE4, 0xBD, 0xFF, 0xC0, 0x80, 0x41], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"),
        ] as [(String, [UInt8], String)])
    func meanings(_ label: String, _ bytes: [UInt8], _ text: String) {
        let decoded = TextDecoder.decode(bytes, label: label)
        #expect(
            String(decoding: decoded.utf8, as: UTF8.self).unicodeScalars.elementsEqual(
                text.unicodeScalars), "\(String(decoding: decoded.utf8, as: UTF8.self))")
        let replaced = text.unicodeScalars.count { $0 == "\u{FFFD}" }
        #expect(decoded.replacedCount == replaced)
    }

    @Test(
        "A label has one name, whatever its case",
        arguments: [
            (" UTF8\n", "utf-8"), ("ISO-8859-1", "windows-1252"), ("gb2312", "gbk"),
            ("ks_c_5601-1987", "euc-kr"), ("cp1258", "windows-1258"), ("x-sjis", "shift_jis"),
            ("hz-gb-2312", nil), ("nonsense", nil), ("", nil),
        ] as [(String, String?)])
    func names(_ label: String, _ name: String?) {
        #expect(TextDecoder.encodingName(for: label) == name)
    }

    @Test("A byte order mark is stronger than a label, and is left out")
    func marks() {
        let decoded = TextDecoder.decode([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], label: "windows-1252")
        #expect(decoded.utf8 == [0xC3, 0xA9])
        #expect(decoded.origin == .byteOrderMark)
        #expect(decoded.offsets.original(of: 0) == 3)
    }

    @Test("UTF-8 is handed back as it is")
    func sameArray() {
        let bytes = Array(String(repeating: "Một dòng chữ. ", count: 100).utf8)
        let decoded = TextDecoder.decode(bytes)
        #expect(decoded.offsets.isIdentity && decoded.origin == .content)
        let isShared = unsafe bytes.withUnsafeBufferPointer { before in
            unsafe decoded.utf8.withUnsafeBufferPointer {
                unsafe $0.baseAddress == before.baseAddress
            }
        }
        #expect(isShared)
    }

    @Test("Every offset leads back to its character", arguments: EncodingSample.all)
    func offsets(_ sample: EncodingSample) {
        // Escapes and marks stand before a character; the decomposed sample's text is composed.
        guard sample.encoding != "iso-2022-jp", !sample.name.hasPrefix("bom"),
            sample.name != "nfd"
        else { return }
        let decoded = TextDecoder.decode(sample.bytes)
        let label = sample.encoding.contains("+") ? "utf-8" : sample.encoding
        var offset = 0
        for (count, scalar) in sample.text.unicodeScalars.enumerated() where offset < 600 {
            if count % 7 == 0, !sample.encoding.contains("+") {
                let start = decoded.offsets.original(of: offset)
                let rest = TextDecoder.decode(Array(sample.bytes[start...]), label: label)
                #expect(String(decoding: rest.utf8, as: UTF8.self).unicodeScalars.first == scalar)
            }
            offset += UTF8.width(scalar)
        }
        #expect(decoded.offsets.original(of: decoded.utf8.count) == sample.bytes.count)
    }

    @Test("Vietnamese in TCVN3 that was saved as UTF-8 is put right, and not without need")
    func repairs() {
        let text = "Héi Khuyến học"
        #expect(TextDecoder.decode(Array(text.utf8)).encodingName == "utf-8")
        let sample = EncodingSample.all.first { $0.name == "vi-tcvn3-400" }
        guard let sample else { return }
        let latin = String(String.UnicodeScalarView(sample.bytes.map { Unicode.Scalar($0) }))
        let decoded = TextDecoder.decode(Array(latin.utf8))
        #expect(decoded.encodingName == "utf-8+tcvn3")
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == sample.text)
        let kept = TextDecoder.decode(
            Array(latin.utf8), hints: DecodingHints(repairsMojibake: false))
        #expect(String(decoding: kept.utf8, as: UTF8.self) == latin)
    }

    @Test("A language decides where the bytes do not", arguments: [("pl", "łaź"), ("ru", "іџ")])
    func languages(_ language: String, _ text: String) {
        let bytes: [UInt8] = language == "pl" ? [0xB3, 0x61, 0x9F] : [0xB3, 0x9F]
        let decoded = TextDecoder.decode(bytes, hints: DecodingHints(language: language))
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
        #expect(decoded.origin == .fallback)
    }

    @Test("No bytes are too strange", arguments: 0..<40)
    func noise(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let bytes = (0..<700).map { _ in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        let labels = [
            nil, "utf-8", "utf-16le", "utf-32be", "gb18030", "big5", "euc-jp", "euc-kr",
            "shift_jis", "iso-2022-jp", "windows-1258", "viscii", "tcvn3", "vni",
        ]
        for label in labels {
            let decoded = TextDecoder.decode(bytes, label: label)
            #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
            #expect(decoded.offsets.original(of: decoded.utf8.count) <= bytes.count)
        }
    }
}
