import GalleyTextLayout
import Testing

struct NormalizationFormTests {
    @Test(
        "Equivalent texts have one composed and one decomposed form",
        arguments: [
            ("Khánh Hoà", "Kha\u{301}nh Hoa\u{300}"),
            ("hiệp", "hie\u{323}\u{302}p"),
            ("Å", "A\u{30A}"),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
            ("が", "か\u{3099}"),
            ("\u{958}\u{93C}", "\u{915}\u{93C}\u{93C}"),
            ("豈", "豈"),
            ("ǖ", "u\u{308}\u{304}"),
            ("ṩ", "s\u{323}\u{307}"),
        ])
    func forms(_ composed: String, _ decomposed: String) {
        let nfc = scalars(NormalizationForm.composed.normalize(decomposed))
        let nfd = scalars(NormalizationForm.decomposed.normalize(composed))
        #expect(scalars(NormalizationForm.composed.normalize(composed)) == nfc)
        #expect(scalars(NormalizationForm.decomposed.normalize(decomposed)) == nfd)
        #expect(composed == decomposed || composed.unicodeScalars.count > 1)
    }

    @Test(
        "Composed text is what Unicode says",
        arguments: [
            ("hie\u{302}\u{323}p", "hi\u{1EC7}p"),
            ("\u{212B}\u{2126}", "\u{C5}\u{3A9}"),
            ("\u{1112}\u{1161}\u{11AB}", "\u{D55C}"),
            ("\u{D558}\u{11AB}", "\u{D55C}"),
            ("\u{D55C}\u{11AB}", "\u{D55C}\u{11AB}"),
            ("\u{958}", "\u{915}\u{93C}"),
            ("a\u{345}\u{301}", "\u{E1}\u{345}"),
            ("\u{F900}", "\u{8C48}"),
            ("\u{301}e\u{301}\u{301}", "\u{301}\u{E9}\u{301}"),
            ("\u{1100}\u{1161}\u{1161}", "\u{AC00}\u{1161}"),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"),
        ])
    func composition(_ text: String, _ expected: String) {
        #expect(scalars(NormalizationForm.composed.normalize(text)) == scalars(expected))
    }

    @Test("Bytes that are no UTF-8 stay as they are")
    func damage() {
        let bytes: [UInt8] = [0xFF, 0x65, 0xCC, 0x81, 0xC3, 0xCC, 0x81, 0xE1, 0xBB]
        let expected: [UInt8] = [0xFF, 0xC3, 0xA9, 0xC3, 0xCC, 0x81, 0xE1, 0xBB]
        #expect(NormalizationForm.composed.normalize(bytes) == expected)
    }

    @Test("A long run of marks is put in order in one go")
    func marks() {
        let run = String(repeating: "\u{301}\u{323}", count: 20_000)
        let ordered =
            String(repeating: "\u{323}", count: 20_000)
            + String(repeating: "\u{301}", count: 20_000)
        #expect(
            scalars(NormalizationForm.decomposed.normalize("b" + run)) == scalars("b" + ordered))
    }

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
