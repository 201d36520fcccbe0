import GalleyJSONSyntax
import Testing

struct JSONDocumentTests {
    @Test(
        "Reading and writing again gives the same value",
        arguments: [
            #"{"a":[1,-0.5e+3,true,false,null,"x"],"b":{}}"#, "[]", "\"\"", "0", "[[],[[]]]",
            #"{"":"\u0001\b\f\n\r\t\"\\/é𝄞"}"#, "12345678901234567890.123",
        ])
    func roundTrip(_ text: String) throws {
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(String(decoding: value.bytes(), as: UTF8.self) == text)
        let pretty = value.bytes(pretty: true)
        #expect(try JSONValue(parsing: pretty) == value)
    }

    @Test("The pretty form is indented by two blanks")
    func prettiness() {
        let value: JSONValue = ["a": [1, ["b": nil]], "c": [], "d": [:]]
        let expected = """
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": [],
              "d": {}
            }

            """
        #expect(String(decoding: value.bytes(pretty: true), as: UTF8.self) == expected)
    }

    @Test(
        "Escapes are resolved",
        arguments: [
            (#""\u00e9\/\ud834\udd1e""#, "é/𝄞", false), (#""\ud834x""#, "\u{FFFD}x", true),
            (#""\udd1e\ud834""#, "\u{FFFD}\u{FFFD}", true), (#""\u0000""#, "\0", false),
            (
                #""0123456789abcdef\n0123456789abcdefé\t""#,
                "0123456789abcdef\n0123456789abcdefé\t", false
            ),
        ])
    func escapes(_ text: String, _ expected: String, _ lone: Bool) throws {
        let root = try JSONDocument(parsing: Array(text.utf8)).root
        #expect(root.string == expected)
        #expect(root.hasLoneSurrogate == lone)
    }

    @Test("Every value knows its bytes and its pointer")
    func places() throws {
        let input = Array(#" {"a" : [1, {"b/~": "é"}], "c": true} "#.utf8)
        let root = try JSONDocument(parsing: input).root
        let item = try #require(root["a"]?.elements.dropFirst(1).first { _ in true }?["b/~"])
        #expect(String(decoding: input[item.range], as: UTF8.self) == "\"é\"")
        #expect(item.pointer == "/a/1/b~1~0")
        #expect(root["c"]?.pointer == "/c")
        #expect(root.pointer.isEmpty)
        #expect(
            root["a"].map { String(decoding: input[$0.range], as: UTF8.self) }
                == #"[1, {"b/~": "é"}]"#)
    }

    @Test(
        "Mistakes are named with place and pointer",
        arguments: [
            ("", "1:1: the text ends where a value was expected [unexpected-end]", ""),
            (
                "{\"a\": [1, 2,]}", "1:13: a comma stands before this bracket [trailing-comma]",
                "/a/2"
            ),
            ("{\"a\": 1,}", "1:9: a comma stands before this brace [trailing-comma]", "/a"),
            (
                "[1\n 2]",
                "2:2: found \"2\" where \",\" or \"]\" was expected [unexpected-character]", "/1"
            ),
            (
                "{a: 1}",
                "1:2: found \"a\" where a key in quotes was expected [unexpected-character]", ""
            ),
            (
                "{\"a\" 1}",
                "1:6: found \"1\" where \":\" after the key was expected [unexpected-character]", ""
            ),
            ("[01]", "1:2: this is no number of JSON [invalid-number]", "/0"),
            ("[1.]", "1:2: this is no number of JSON [invalid-number]", "/0"),
            ("[-]", "1:2: this is no number of JSON [invalid-number]", "/0"),
            ("[\"é\\x\"]", "1:4: unknown escape [invalid-escape]", "/0"),
            ("[\"\\u12\"]", "1:3: unknown escape [invalid-escape]", "/0"),
            (
                "[\"a\nb\"]",
                "1:4: control character in a string; write it as an escape [control-character]",
                "/0"
            ),
            ("{\"a\": {\"b\": \"x", "1:13: string is never closed [unexpected-end]", "/a/b"),
            ("[1] x", "1:5: text after the end of the value [trailing-text]", ""),
            ("nul", "1:1: found \"n\" where a value was expected [unexpected-character]", ""),
            (
                "{\"a\": {\"b\": 1, \"\\u0062\": 2}}",
                "1:16: key \"b\" appears twice [duplicate-key]", "/a/b"
            ),
            (
                String(repeating: "[", count: 2000), "1:1025: nesting deeper than 1024 [too-deep]",
                String(repeating: "/0", count: 1024)
            ),
        ])
    func mistakes(_ text: String, _ expected: String, _ pointer: String) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: Array(text.utf8)) }
        #expect(error?.description == expected)
        #expect(error?.pointer == pointer)
    }

    @Test(
        "Bytes that are not UTF-8 are refused where they stand",
        arguments: [
            ([0xFF], 1), ([0xC3], 1), ([0xE1, 0xBB, 0xAF, 0xED, 0xA0, 0x80], 4), ([0xC0, 0x80], 1),
            ([0xF4, 0x90, 0x80, 0x80], 1), ([0xC3, 0xA9, 0x61, 0x80], 4),
        ] as [([UInt8], Int)])
    func encoding(_ bytes: [UInt8], _ offset: Int) {
        let error = #expect(throws: JSONError.self) {
            try JSONDocument(parsing: [0x22] + bytes + [0x22])
        }
        #expect(error?.code == .invalidUTF8)
        #expect(error?.range.lowerBound == offset)
    }

    @Test("Many equal keys are found, many different ones are not refused")
    func manyKeys() throws {
        let keys = (0..<500).map { "\"k\($0)\":\($0)" }
        let root = try JSONDocument(parsing: Array("{\(keys.joined(separator: ","))}".utf8)).root
        #expect(root.members.count == 500)
        let again = Array("{\(keys.joined(separator: ",")),\"k250\":0}".utf8)
        #expect(throws: JSONError.self) { try JSONDocument(parsing: again) }
        #expect(try JSONDocument(parsing: again, duplicateKeys: .kept).root["k250"]?.integer == 0)
    }

    @Test("Depth harms nothing when it is allowed")
    func depth() throws {
        let text = String(repeating: "[", count: 200_000) + String(repeating: "]", count: 200_000)
        let root = try JSONDocument(parsing: Array(text.utf8), depth: .max).root
        #expect(root.elements.count == 1)
    }

    @Test("No cut or changed byte of a text brings the scanner down")
    func mutations() {
        let seed = Array(
            #"{"a": ["é𝄞", "\ud834\udd1e\n", -1.5e3, {"b": null}], "0123456789abcdef": true}"#.utf8)
        for length in seed.indices { _ = try? JSONDocument(parsing: Array(seed[..<length])) }
        for index in seed.indices {
            for byte in [0x00, 0x22, 0x2C, 0x30, 0x5B, 0x5C, 0x7D, 0x80, 0xF0] as [UInt8] {
                var input = seed
                input[index] = byte
                if let value = try? JSONValue(parsing: input) {
                    #expect((try? JSONValue(parsing: value.bytes())) == value)
                }
            }
        }
    }
}
