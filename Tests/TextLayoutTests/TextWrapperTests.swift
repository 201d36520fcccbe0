import GalleyTextLayout
import Testing

struct TextWrapperTests {
    @Test(
        "A line ends where a reader would end it",
        arguments: [
            (
                20, "đối ngoại nhân dân đúng với chủ trương",
                ["đối ngoại nhân dân", "đúng với chủ trương"]
            ),
            (10, "one  two   three", ["one  two", "three"]),
            (10, "well-known fact", ["well-known", "fact"]),
            (6, "well-known", ["well-", "known"]),
            (10, "「東京」、大阪。京都", ["「東京」、", "大阪。京都"]),
            (8, "東京「大阪」京都", ["東京「大", "阪」京都"]),
            (
                12, "see https://example.org/a-b-c/d now",
                ["see", "https://example.org/a-b-c/d", "now"]
            ),
            (13, "Ông Nguyễn N. Tuân", ["Ông Nguyễn", "N. Tuân"]),
            (10, "distance 5 km away", ["distance", "5 km away"]),
            (8, "« Il faut » dit", ["« Il", "faut »", "dit"]),
            (9, "서울 시청 앞에서", ["서울 시청", "앞에서"]),
            (5, "abcdefgh ij", ["abcdefgh", "ij"]),
            (9, "one\ntwo three", ["one", "two three"]),
            (4, "", [""]),
        ])
    func wrapping(_ width: Int, _ text: String, _ lines: [String]) {
        #expect(TextWrapper(width: width).wrap(text) == lines)
    }

    @Test("Without a width only the text's own breaks count")
    func unlimited() {
        #expect(TextWrapper(width: nil).wrap("a b\nc d") == ["a b", "c d"])
    }

    @Test("Long words are cut between signs on demand")
    func cutting() {
        let wrapper = TextWrapper(width: 4, breaksLongWords: true)
        #expect(wrapper.wrap("abcdefghij kl") == ["abcd", "efgh", "ij", "kl"])
    }

    @Test("No line ends in what is kept together")
    func keeping() {
        let bytes = Array("call `a b c` now".utf8)
        let lines = TextWrapper(width: 8).wrap(bytes.span, keeping: [5..<12])
        #expect(
            lines.map { String(decoding: bytes[$0], as: UTF8.self) } == ["call", "`a b c`", "now"])
    }
}
