import GalleySelectors
import Testing

struct SelectorTests {
    static let article = SampleTree(
        """
        document
          heading#h1 level=1 "Harbour news"
          paragraph#lead.lead.first words=12 lang=en-GB "The ferry left at nine."
          figure#f
            image#i src=/media/boat.JPG width=1200
            caption#c "Photo: A. Brook"
          heading#h2 level=2 "Timetable"
          list#l
            item#a
              paragraph#pa words=3 "Monday is free"
            item#b
              paragraph#pb words=4 "Tuesday costs 12 crowns"
            item#d
            item#e
              paragraph#pe words=1 "Sunday"
              list#inner
                item#x "Deep"
          heading#h3 level=3 "More"
          paragraph#ad.note words=2 "Read more"
          paragraph#last words=2 "Good night"
        """)

    @Test(
        "A selector finds these nodes, in this order",
        arguments: [
            ("heading", "h1 h2 h3"), ("#lead", "lead"), (".lead", "lead"), ("paragraph.note", "ad"),
            ("PARAGRAPH.note", "ad"), ("*:root", "document"), ("heading,#l", "h1 h2 l h3"),
            ("figure > caption", "c"), ("document > caption", ""), ("list paragraph", "pa pb pe"),
            ("item > list item", "x"), ("heading + paragraph", "lead ad"), ("heading~list", "l"),
            ("figure ~ paragraph", "ad last"), ("[level]", "h1 h2 h3"), ("[level=2]", "h2"),
            ("[level<=2]", "h1 h2"), ("[level < 2]", "h1"), ("[words>=4]", "lead pb"),
            ("paragraph[words<3]", "pe ad last"), ("[src^='/media']", "i"), ("[src$=\".jpg\"]", ""),
            ("[src$=\".jpg\" i]", "i"), ("[src*=boat]", "i"), ("[class~=first]", "lead"),
            ("[class~=fir]", ""), ("[lang|=en]", "lead"), ("[src^='']", ""),
            ("item:first-child", "a x"), ("item:last-child", "e x"),
            ("item:nth-child(2)", "b"), ("item:nth-child(odd)", "a d x"),
            ("item:nth-child(even)", "b e"), ("item:nth-child(-n+2)", "a b x"),
            ("item:nth-child( 2N + 1 )", "a d x"), ("item:nth-last-child(1)", "e x"),
            ("heading:first-of-type", "h1"), ("heading:nth-of-type(2)", "h2"),
            ("document > paragraph:last-of-type", "last"), ("item:only-child", "x"),
            ("figure:only-of-type", "f"), ("item:empty", "d"),
            ("item:not(:first-child)", "b d e"), ("heading:not([level=1], [level=3])", "h2"),
            (":is(image, caption)", "i c"), ("item:has(list)", "e"),
            ("item:has(> list > item)", "e"),
            ("document:has(caption)", "document"), ("heading:has(+ list)", "h2"),
            ("figure:has(~ #ad)", "f"), ("item:has(paragraph + list item)", "e"),
            ("item:has(heading)", ""), (":not(:has(*)):not(paragraph)", "h1 i c h2 d x h3"),
            ("paragraph:contains('Read more')", "ad"), ("paragraph:contains('read')", ""),
            ("paragraph:contains('READ' i)", "ad"),
            ("paragraph:matches('^(Read|Good)')", "ad last"),
            ("paragraph:matches(\"\\d+ crowns\")", "pb"), ("caption:matches('photo:' i)", "c"),
            ("document > *:not(paragraph):not(heading)", "f l"), ("#\\6c ", "l"), ("#\\l", "l"),
            ("list > item paragraph", "pa pb pe"), ("item paragraph + list > item", "x"),
        ])
    func finds(_ text: String, _ expected: String) throws {
        let selector = try Selector(parsing: text)
        let found = selector.all(under: Self.article.root).map(\.label).joined(separator: " ")
        #expect(found == expected)
    }

    @Test(
        "A wrong selector says what is wrong, at which bytes",
        arguments: [
            ("", "0..<0 an empty selector"), ("a >", "2..<3 the selector ends where a name"),
            ("> a", "0..<1 `>` with nothing on its left"), ("a,,b", "2..<3 `,` where a name"),
            ("a[hr", "3..<4 the selector ends where a comparison"),
            ("a[b=\"c]", "4..<7 a quote that is never closed"),
            ("a[b<c]", "4..<5 `c` is no number"), ("a[b!=c]", "3..<4 `!` where a comparison"),
            ("a:frist-child", "1..<13 no pseudo-class is called `:frist-child`"),
            ("a::before", "2..<4 `::` begins a pseudo-element"),
            ("a:nth-child(x)", "12..<13 `x` counts no children"),
            ("a:not", "1..<5 `:not` needs a parenthesis"), ("a:not(b", "5..<6 `(` that is never"),
            ("a)", "1..<2 `)` where a name"), ("đ đ € 9", "10..<11 "), ("a 9", "2..<3 `9` where"),
            ("p:matches('(x')", "11..<12 `(` that is never closed"),
            ("a . b", "3..<4 ` ` where a class's name was expected"),
        ])
    func faults(_ text: String, _ expected: String) {
        do {
            _ = try Selector(parsing: text)
            Issue.record("`\(text)` was read")
        } catch {
            let line = "\(error.range.lowerBound)..<\(error.range.upperBound) \(error.message)"
            #expect(line.hasPrefix(expected), "\(line)")
            #expect(error.code == "selector-syntax")
        }
    }

    @Test("A pseudo-class that is misspelt is suggested")
    func suggestion() {
        #expect { try Selector(parsing: "a:frist-child") } throws: {
            ($0 as? SelectorError)?.suggestion == ":first-child"
        }
    }

    @Test("Selectors nested too deep, or too long, are refused", arguments: [20, 100_000])
    func nesting(_ depth: Int) {
        let text =
            String(repeating: ":not(", count: depth) + "a" + String(repeating: ")", count: depth)
        #expect(throws: SelectorError.self) { try Selector(parsing: text) }
    }

    @Test(
        "Deep and wide trees cost linear time",
        arguments: ["a b a c", "a ~ b c", "a:has(~ c)", ":has(b c)", "a:nth-child(7)", "x a a a"])
    func hostile(_ text: String) throws {
        let selector = try Selector(parsing: text)
        let deep = (0..<2000).map { String(repeating: " ", count: $0) + "a" }
        #expect(selector.all(under: SampleTree(deep.joined(separator: "\n")).root).isEmpty)
        let wide = "a\n" + String(repeating: " a\n", count: 20_000)
        let expected = text == "a:nth-child(7)" ? 1 : 0
        #expect(selector.all(under: SampleTree(wide).root).count == expected)
    }

    @Test("Truncated and mutilated selectors never trap")
    func fragments() {
        let whole = Array(
            "a#b.c[d^='e' i]:not(f > g, h ~ i + j):nth-child(2n+1):matches('x{2,}')".utf8)
        for length in 0...whole.count {
            _ = try? Selector(parsing: String(decoding: whole.prefix(length), as: UTF8.self))
            _ = try? Selector(parsing: String(decoding: whole.dropFirst(length), as: UTF8.self))
        }
    }
}

struct SelectorVocabularyTests {
    private static let vocabulary = SelectorVocabulary(
        types: ["link": ["href", "title"], "paragraph": [], "code-block": ["language"]],
        common: ["words", "class", "id"], openPrefixes: ["data-"],
        otherNames: ["codeblock": "code-block"], foreign: ["div", "span"],
        foreignMessage: "`%` is an HTML tag; here are only blocks",
        foreignHelp: "move it to `extract: {drop: %}`", typeWord: "block")

    @Test(
        "Names that a tree does not have are found before anything is matched",
        arguments: [
            ("link[href], .x[words>3] *[data-any]", []),
            (
                "link[hrf^='http:']",
                [
                    "selector-attribute 5..<8 `link` has no attribute `hrf` | did you mean `href`? `link` has href, title, words, class, id."
                ]
            ),
            (
                "[langauge]",
                [
                    "selector-attribute 1..<9 no block has an attribute `langauge` | did you mean `language`?"
                ]
            ),
            (
                "div.ad",
                [
                    "selector-layer 0..<3 `div` is an HTML tag; here are only blocks | move it to `extract: {drop: div}`"
                ]
            ),
            (
                "paragrph:not(lnik)",
                [
                    "selector-type 0..<8 no block is called `paragrph` | did you mean `paragraph`?",
                    "selector-type 13..<17 no block is called `lnik` | did you mean `link`?",
                ]
            ),
            (
                "codeblock",
                [
                    "selector-type 0..<9 blocks of this kind are called `code-block` | write `code-block`"
                ]
            ),
        ])
    func checks(_ text: String, _ expected: [String]) throws {
        let found = try Selector(parsing: text).check(against: Self.vocabulary).map {
            "\($0.code) \($0.range.lowerBound)..<\($0.range.upperBound) \($0.message) | \($0.help ?? "")"
        }
        #expect(found == expected)
    }
}
