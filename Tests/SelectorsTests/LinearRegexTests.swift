import GalleySelectors
import Testing

struct LinearRegexTests {
    @Test(
        "The leftmost match, and of several the one that counting and order prefer",
        arguments: [
            ("b+", "abbbc", "bbb"), ("b+?", "abbbc", "b"), ("a|ab", "ab", "a"),
            ("ab|a", "ab", "ab"),
            ("", "x", ""), ("x*", "aaa", ""), ("^b", "ab", nil), ("b$", "ab", "b"),
            ("(?m)^b", "a\nb", "b"),
            (".+", "a\nb", "a"), ("(?s).+", "a\nb", "a\nb"), ("[^a-c]+", "abcxyz", "xyz"),
            ("[]a]+", "x]a]", "]a]"), ("[a-]+", "x-a", "-a"), ("\\d{2,3}", "1 12345", "123"),
            ("\\d{2,}", "1 12345", "12345"), ("\\d{2}", "1 12345", "12"),
            ("x{,2}", "x{,2}", "x{,2}"),
            ("\\bthe\\b", "other the end", "the"), ("\\Bth", "the other", "th"),
            ("\\w+", "¡điện thoại!", "điện"), ("\\p{Lu}\\w+", "an Đà Nẵng", "Đà"),
            ("\\P{L}+", "ab12!c", "12!"), ("(?i)đÀ", "về Đà Nẵng", "Đà"),
            ("(?i)[a-f]+", "xDEFG", "DEF"),
            ("\\u{1F600}", "a😀", "😀"), ("\\x41\\.", "A.", "A."), ("(a|b)*c", "ababc", "ababc"),
            ("(?:a+)+b", "aaab", "aaab"), ("(a*)*", "aa", "aa"), ("€", "1 €", "€"),
            ("a\\sb", "a\u{A0}b", "a\u{A0}b"), ("z", "abc", nil), ("(?i)k", "\u{212A}", "\u{212A}"),
        ] as [(String, String, String?)])
    func matches(_ pattern: String, _ text: String, _ expected: String?) throws {
        let bytes = Array(text.utf8)
        let regex = try LinearRegex(pattern)
        let match = regex.firstMatch(in: bytes)
        #expect(match.map { String(decoding: bytes[$0.range], as: UTF8.self) } == expected)
        #expect(regex.isFound(in: text) == (expected != nil))
    }

    @Test("Groups catch what the preferred way took")
    func groups() throws {
        let bytes = Array("on 2018-02-07, at".utf8)
        let match = try LinearRegex("(\\d+)-(?<m>\\d+)(?:-)(\\d+)(x)?").firstMatch(in: bytes)
        let texts = match?.groups.map { $0.map { String(decoding: bytes[$0], as: UTF8.self) } }
        #expect(texts == ["2018", "02", "07", nil])
    }

    @Test("A search may begin inside the text, and knows what is before")
    func continued() throws {
        let bytes = Array("aXa Xa".utf8)
        #expect(try LinearRegex("\\bX").firstMatch(in: bytes, from: 1)?.range == 4..<5)
        #expect(try LinearRegex("^X").firstMatch(in: bytes, from: 4) == nil)
        #expect(try LinearRegex("a").firstMatch(in: bytes, from: 7) == nil)
    }

    @Test(
        "A wrong pattern says what is wrong, at which bytes",
        arguments: [
            ("a(b", "1..<2 `(` that is never closed"), ("a)", "1..<2 `)` without `(`"),
            ("[a", "0..<1 `[` that is never closed"), ("*a", "0..<1 `*` with nothing to count"),
            ("(a)\\1", "3..<5 `\\1` refers back to a group"), ("(?=a)", "0..<3 `(?=` is not known"),
            ("(?<!a)b", "0..<3 `(?<` is not known"), ("a{3,2}", "1..<6 `{3,2}` is no count"),
            ("a{2000}", "1..<7 `{2000}` is no count"), ("đ\\q", "2..<4 no escape is called `\\q`"),
            ("[z-a]", "1..<4 a range that runs backwards"), ("\\p{Xx}", "0..<6 no property"),
            ("(a{1000}){1000}", "0..<15 a pattern of more than 5000 steps"),
            ("a**", "2..<3 a count"),
        ])
    func faults(_ pattern: String, _ expected: String) {
        do {
            _ = try LinearRegex(pattern)
            Issue.record("`\(pattern)` was read")
        } catch {
            let line = "\(error.range.lowerBound)..<\(error.range.upperBound) \(error.message)"
            #expect(line.hasPrefix(expected), "\(line)")
        }
    }

    @Test(
        "Patterns that ruin a backtracking engine cost linear time",
        arguments: ["(a*)*b", "(a|aa)+$b", "(?:a?){30}a{30}b", ".*.*.*x"])
    func hostile(_ pattern: String) throws {
        let text = [UInt8](repeating: 97, count: 5000)
        #expect(try !LinearRegex(pattern).isFound(in: text))
    }

    @Test("Bytes that are no UTF-8 are taken one by one")
    func malformed() throws {
        let bytes: [UInt8] = [0xFF, 0xC3, 0x41, 0xE2, 0x82]
        #expect(try LinearRegex("A").firstMatch(in: bytes)?.range == 2..<3)
        #expect(try LinearRegex("^.{5}$").isFound(in: bytes))
    }
}
