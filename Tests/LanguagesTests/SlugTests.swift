import GalleyLanguages
import Testing

struct SlugTests {
    @Test(
        "A title becomes words in an address",
        arguments: [
            ("Liên hiệp Khánh Hoà: Nâng cao", "lien-hiep-khanh-hoa-nang-cao"),
            ("Lie\u{302}n hie\u{323}\u{302}p Kha\u{301}nh Ho\u{300}a", "lien-hiep-khanh-hoa"),
            ("6,7 tỷ đồng (2017)", "6-7-ty-dong-2017"),
            ("Œuvre d’Aïcha, l’été", "oeuvre-d-aicha-l-ete"),
            ("AT&T’s “50%” plan: don’t", "at-ts-50-plan-dont"),
            ("Iğdır'da ışık, İzmir", "igdir-da-isik-izmir"),
            ("Паром «Северянка»", "parom-severyanka"),
            ("東京都の図書館", "東京都の図書館"),
            ("ﬁne ① Ａｂｃ", "fine-1-abc"),
            ("हिन्दी लेख", "हिन्दी-लेख"),
            ("½ litre", "1-2-litre"),
            ("  --- ", ""),
        ])
    func slugs(_ title: String, _ slug: String) {
        #expect(Slug.make(title) == slug)
    }

    @Test("A long slug is cut at a word")
    func limit() {
        #expect(Slug.make("one two three", limit: 9) == "one-two")
        #expect(Slug.make("extraordinary", limit: 5) == "extra")
    }

    @Test("Every slug of the benchmark is right", .enabled(if: Bench.exists("slugs.tsv")))
    func benchmark() {
        for line in Bench.lines("slugs.tsv") where !line.hasPrefix("#") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            #expect(Slug.make(String(parts[0])) == String(parts[1]))
        }
    }
}
