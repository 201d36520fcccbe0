import GalleyTextLayout
import Testing

struct CellWidthTests {
    @Test(
        "A text takes the cells that a terminal gives it",
        arguments: [
            ("", 0), ("a", 1), ("Liên hiệp", 9), ("Lie\u{302}n hie\u{323}\u{302}p", 9),
            ("東京", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇻🇳", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2),
            ("a\u{200B}b\u{AD}c", 3), ("…", 1), ("「」", 4), ("خان", 3),
        ])
    func widths(_ text: String, _ cells: Int) {
        #expect(CellWidth.of(text) == cells)
    }

    @Test("Bytes that are no UTF-8 take one cell each")
    func damage() {
        #expect(CellWidth.of([0xFF, 0xC3, 0x61, 0xE1, 0xBB]) == 5)
    }
}
