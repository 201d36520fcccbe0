import GalleyYAML
import Testing

struct YAMLErrorTests {
    @Test(
        "Every mistake is named with its place",
        arguments: [
            ("title: Foo: bar", "1:11: value of \"title\" contains \": \" [colon-in-value]"),
            ("title: @x", "1:8: a plain value cannot begin with \"@\" [indicator-at-start]"),
            ("title: `x`", "1:8: a plain value cannot begin with \"`\" [indicator-at-start]"),
            ("a: 1\nb: %x", "2:4: a plain value cannot begin with \"%\" [indicator-at-start]"),
            ("title: *bold* x", "1:8: \"*\" begins an alias, and no name follows it [alias-name]"),
            (
                "title: [Draft] x",
                "1:16: text after the closing bracket of the value of \"title\" [text-after-value]"
            ),
            (
                "title: \"A\" b",
                "1:12: text after the closing quote of the value of \"title\" [text-after-value]"
            ),
            ("a: 'x", "1:4: quote opened here is never closed [unclosed]"),
            ("a: [x, y\n", "1:4: \"[\" opened here is never closed [unclosed]"),
            ("a: 1\nb: 2\na: 3", "3:1: key \"a\" appears twice (first in line 1) [duplicate-key]"),
            ("a:\n\tb: c", "2:1: tab used for indentation [tab-indentation]"),
            (
                "a: *x",
                "1:4: \"*x\" is read as an alias, and no \"&x\" comes before it [undefined-alias]"
            ),
            ("a: &x [*x]", "1:8: alias \"*x\" stands inside its own anchor [recursive-alias]"),
            ("a: 1\n---\nb: 2", "2:1: a second document begins here [several-documents]"),
            (
                "a: \"\\ud83d\\ude00\"",
                "1:5: escape that stands for no character [surrogate-escape]"
            ),
            ("a: \"\\q\"", "1:5: unknown escape in double quotes [unknown-escape]"),
            ("a: b\nc\nd: e", "2:1: \":\" is missing after this key [missing-colon]"),
            ("a: b\n  c: d", "2:4: value of \"c\" contains \": \" [colon-in-value]"),
            ("é: x\u{7F}", "1:5: control character U+007F [control-character]"),
            ("a: \u{85}\u{9F}", "1:5: control character U+009F [control-character]"),
            ("a: \u{0}", "1:4: control character U+0000 [control-character]"),
        ])
    func mistakes(_ text: String, _ expected: String) {
        #expect(failure(Array(text.utf8)) == expected)
    }

    @Test(
        "Bytes that are not UTF-8 are named",
        arguments: [
            ([0x61, 0xFF], "0xFF at offset 1"), ([0xC0, 0x80], "0xC0 at offset 0"),
            ([0xED, 0xA0, 0x80], "0xED at offset 0"),
            ([0xF4, 0x90, 0x80, 0x80], "0xF4 at offset 0"),
            ([0xE2, 0x82], "0xE2 at offset 0"), ([0x61, 0x80], "0x80 at offset 1"),
        ] as [([UInt8], String)])
    func encoding(_ input: [UInt8], _ expected: String) {
        #expect(failure(input).contains("byte \(expected) is not UTF-8 [invalid-utf-8]"))
    }

    @Test(
        "Limits stop what would grow without end",
        arguments: [
            (String(repeating: "[", count: 100_000), "too-deep"),
            (String(repeating: "{a: ", count: 100_000), "too-deep"),
            (String(repeating: "- ", count: 100_000), "too-deep"),
            (String(repeating: "? ", count: 100_000), "too-deep"),
            (String(repeating: "a", count: (1 << 20) + 1), "too-large"),
            (String(repeating: "%TAG !a! b\n", count: 65), "directive"),
            (bomb, "too-many-nodes"),
            (tower, "too-deep"),
        ])
    func limits(_ text: String, _ expected: String) {
        #expect(failure(Array(text.utf8)).hasSuffix("[\(expected)]"))
    }

    @Test("Sixty-four levels are accepted")
    func depth() {
        let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(failure(Array(text.utf8)) == "accepted")
    }

    @Test("No cut or changed byte of a text brings the parser down")
    func mutations() {
        let seed = Array(
            "---\na: &x [é, {b: 'c'}]\n\"d\": *x\ne: !t |\n  f\n\t\n? g\n: >-\n h\n...".utf8)
        for length in seed.indices { _ = failure(Array(seed[..<length])) }
        for index in seed.indices {
            for byte in [0x00, 0x09, 0x0A, 0x22, 0x25, 0x26, 0x2A, 0x3A, 0x5B, 0x7D, 0xC3]
                as [UInt8]
            {
                var input = seed
                input[index] = byte
                _ = failure(input)
            }
        }
    }
}

/// The first error of an input as text.
private func failure(_ input: [UInt8]) -> String {
    do {
        _ = try YAMLDocument(parsing: input)
        return "accepted"
    } catch {
        return error.description
    }
}

private let bomb =
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    + (1...9).map { level in
        let alias = "*a\(level - 1)"
        return "a\(level): &a\(level) ["
            + Array(repeating: alias, count: 10).joined(separator: ", ") + "]\n"
    }.joined()

private let tower =
    "a0: &a0 [x]\n"
    + (1...80).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
