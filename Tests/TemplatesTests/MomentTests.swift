import GalleyTemplates
import Testing

struct MomentTests {
    @Test(
        "A date reads and writes as exactly as it was given",
        arguments: [
            "2024", "2024-05", "2024-02-29", "2024-05-01T10:30", "2024-05-01T10:30:05Z",
            "1969-12-31T23:59:59-07:00",
        ])
    func roundTrip(_ text: String) { #expect(Moment(text)?.description == text) }

    @Test(
        "What is no date is none",
        arguments: ["", "x", "2023-02-29", "2024-13", "2024-05-01T25:00"])
    func refused(_ text: String) { #expect(Moment(text) == nil) }

    @Test(
        "Seconds count from 1970",
        arguments: [
            ("1970-01-01", 0.0), ("2000-03-01", 951_868_800), ("1969-12-31", -86400),
            ("2024-05-01T02:00+02:00", 1_714_521_600), ("0001-01-01", -62_135_596_800),
        ])
    func seconds(_ text: String, _ seconds: Double) {
        #expect(Moment(text)?.secondsSince1970 == seconds)
        #expect(Moment(secondsSince1970: seconds).secondsSince1970 == seconds)
    }
}

struct SHA256Tests {
    @Test(
        "Digests are those of the standard",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func digests(_ text: String, _ digest: String) {
        #expect(sha256Hex(Array(text.utf8)) == digest)
    }
}

struct PatternTests {
    @Test(
        "A pattern matches",
        arguments: [
            ("a.c", "xabcx"), ("^a|b$", "cb"), ("(ab)+c", "ababc"), ("a{2,3}b", "aab"),
            ("[^0-9]+x", "12ax"), ("\\bsea\\b", "the sea."), ("x*", ""), ("[]a]", "]"),
            ("\\d{4}-\\d\\d", "on 2024-05"), ("(?:a|b)*c", "ababc"), ("é+", "éé"),
            ("a{,2}", "a{,2}"),
        ])
    func matches(_ pattern: String, _ text: String) throws {
        #expect(try Pattern(pattern).matches(text))
    }

    @Test(
        "A pattern does not match",
        arguments: [
            ("a.c", "ac"), ("^b", "ab"), ("a{3}", "aa"), ("\\bsea\\b", "seas"), ("[^a]", "a"),
        ])
    func differs(_ pattern: String, _ text: String) throws {
        #expect(try !Pattern(pattern).matches(text))
    }

    @Test(
        "A bad pattern is refused",
        arguments: ["(", ")", "*", "[a", "a**", "\\1", "a{5000}", "(?=a)"])
    func refused(_ pattern: String) {
        #expect(throws: Pattern.Mistake.self) { try Pattern(pattern) }
    }

    @Test("Time is linear where other machines explode")
    func linear() throws {
        let text = String(repeating: "a", count: 2000)
        #expect(try !Pattern("(a*)*(a*)*b").matches(text))
        #expect(try Pattern("(a?){30}a{30}").matches(text))
    }
}
