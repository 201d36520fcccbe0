import GalleyTemplates
import Testing

struct ExpressionTests {
    @Test(
        "An expression has its value",
        arguments: [
            ("title", "The Sea, again"), ("meta.title", "The Sea, again"),
            ("meta['article:section']", "World"), ("tags[0]", "news"), ("tags[-1]", "sea"),
            ("date.year", "2024"), ("tags", "news, sea"), ("doc.text-hash", "abc"),
            ("1 + 2", "3"), ("3 - 1", "2"), ("-2 + 1", "-1"), ("0.5 + 1", "1.5"),
            ("'a' + \"b\"", "ab"), ("30d", "30d"), ("90s", "90s"), ("5MiB", "5MiB"),
            ("1h + 30m", "90m"), ("date + 1d", "2024-05-02T00:00:00Z"), ("age(date)", "10d"),
            ("[1, 2] + [3]", "1, 2, 3"), ("vars.list.1", "2"), ("'it\\'s'", "it's"),
            ("title | lower", "the sea, again"), ("title | upper", "THE SEA, AGAIN"),
            ("'new york' | title", "New York"), ("' x ' | trim", "x"),
            ("'Øya på Ærø: ß!' | slug", "oya-pa-aero-ss"), ("'Đà Nẵng' | slug", "da-nang"),
            ("'Привет, мир' | slug", "привет-мир"), ("nothing | default('x')", "x"),
            ("title | replace('Sea', 'sky')", "The sky, again"),
            ("'abcdef' | truncate(4)", "abc…"), ("'abcdef' | truncate(4, '')", "abcd"),
            ("title | words(2)", "The Sea,"), ("title | words | size", "3"),
            ("'abc' | first", "a"), ("'abc' | last(2)", "bc"), ("tags | first", "news"),
            ("tags | join(' and ')", "news and sea"), ("'a, b' | split(',') | last", "b"),
            ("7 | pad(3)", "007"), ("'abc' | hash(8)", "ba7816bf"),
            ("'a/b.tar.gz' | basename", "b.tar.gz"), ("'a/b/c' | dirname", "a/b"),
            ("'a/b.tar.gz' | stem", "b.tar"), ("'a/b.tar.gz' | ext", "gz"),
            ("source.uri | host", "www.example.com"), ("source.uri | urlpath", "/a/b.html"),
            ("title | size", "14"), ("'12' | int", "12"), ("12.7 | int", "12"),
            ("12 | string", "12"), ("date | format('yyyy/MM')", "2024/05"),
            ("date | year", "2024"), ("date | month", "05"), ("date | day", "01"),
            ("'2023-01-02' | format('dd.MM.yyyy')", "02.01.2023"),
            ("tags | json", "[\"news\",\"sea\"]"), ("nothing | json", "null"),
            ("'a\\nb' | json", "\"a\\nb\""), ("null", nil), ("nothing", nil),
            ("nothing | upper", nil), ("date.nothing", nil), ("tags[9]", nil),
        ])
    func values(_ text: String, _ expected: String?) throws {
        #expect(try Expression(text).evaluate(in: sample).text == expected)
    }

    @Test(
        "A condition that holds",
        arguments: [
            "true", "not draft", "not nothing", "words > 100", "words >= 120 and words <= 120",
            "title contains 'Sea'", "'news' in tags", "tags contains 'sea'", "title starts 'The'",
            "title ends 'again'", "title matches '^The \\w+,'", "title matches '(?i)SEA'",
            "age(date) <= 30d", "date > '2024-04-30'", "'2024-05-01' == date",
            "nothing == null", "title != null", "has(title) and not has(nothing)",
            "false or (true and true)", "not (draft or false)", "vars.size < 1MiB",
            "vars.size == 2KiB", "'a' in 'abc'", "'a' < 'b'", "date.year == 2024",
            "not (nothing > 3)", "meta contains 'title'",
        ])
    func conditions(_ text: String) throws {
        #expect(try Expression(text).isTrue(in: sample))
    }

    @Test(
        "What cannot be parsed says so, and where",
        arguments: [
            ("", "empty", 0..<0), ("title |", "expected-filter", 7..<7),
            ("title | yaer", "unknown-filter", 8..<12), ("!draft", "unexpected-character", 0..<1),
            ("a && b", "unexpected-character", 2..<3), ("a = b", "unexpected-character", 2..<3),
            ("date | format: 'x'", "unexpected-character", 13..<14),
            ("a < b < c", "chained-comparison", 6..<7), ("a b", "unexpected-word", 2..<3),
            ("(a", "unexpected-word", 2..<2), ("'a", "unclosed-quote", 0..<1),
            ("title | truncate", "wrong-arguments", 8..<16),
            ("title | pad('x')", "wrong-arguments", 12..<15), ("ask(a)", "unknown-function", 0..<3),
            ("date | format('YYYY')", "date-format", 14..<20), ("3x", "unknown-unit", 1..<2),
            ("count(title)", "wrong-arguments", 6..<11),
            ("title matches '('", "bad-pattern", 14..<17),
            ("words -1", "unspaced-minus", 6..<7), ("a.", "expected-name", 2..<2),
            ("and", "unexpected-word", 0..<3), ("[1, ", "unexpected-word", 4..<4),
            (String(repeating: "(", count: 70), "too-deep", 64..<65),
        ])
    func mistakes(_ text: String, _ code: String, _ range: Range<Int>) {
        let error = #expect(throws: TemplateError.self) { try Expression(text) }
        #expect(error?.code == code)
        #expect(error?.range == range)
    }

    @Test(
        "A mistake comes with its remedy",
        arguments: [
            ("title | yaer", "did you mean `year`? For other shapes use `format('yyyy-MM')`."),
            ("title | lowr", "did you mean `lower`?"),
            ("upper(title)", "`upper` is a filter: write it behind its value, `value | upper`"),
            ("!draft", "conditions use words: `not draft`"),
            ("date | format('YYYY')", "write `yyyy`"),
        ])
    func remedies(_ text: String, _ help: String) {
        let error = #expect(throws: TemplateError.self) { try Expression(text) }
        #expect(error?.help == help)
    }

    @Test(
        "Values of unlike types are not compared",
        arguments: [
            "title > 3", "tags == 'news'", "title - 'x'", "'a' in 3", "words starts 'x'",
            "'x' | year", "tags | upper",
        ])
    func unlikeTypes(_ text: String) {
        #expect(throws: TemplateError.self) { try Expression(text).evaluate(in: sample) }
    }

    @Test(
        "Types that are known are checked before there is an article",
        arguments: [
            ("title > 3", 1), ("title and true", 1), ("title", 1), ("date > '2024-01-01'", 0),
            ("date > 'soon'", 1), ("words + 'a' > 2", 1), ("has(title)", 0), ("age(words) > 1d", 1),
            ("tags | upper == 'A'", 1), ("unknown > 3", 0), ("vars.size < 1KiB", 0),
        ])
    func types(_ text: String, _ count: Int) throws {
        let types: [String: ValueType] = [
            "title": .string, "date": .date, "words": .number, "tags": .list,
        ]
        let errors = try Expression(text).typeErrors(isCondition: true) { root, name in
            types[name ?? ""] ?? .any
        }
        #expect(errors.count == count)
    }

    @Test("A constant is known before there is an article")
    func constants() throws {
        #expect(try Expression("1 < 2").constant == true)
        #expect(try Expression("title == 'x'").constant == nil)
    }

    @Test("The names that are asked for are known, with their places")
    func paths() throws {
        let paths = try Expression("meta.title == slug or has(draft)").paths
        #expect(paths.map(\.name) == ["title", "slug", "draft"])
        #expect(paths.map(\.range) == [0..<10, 14..<18, 26..<31])
        #expect(paths.map(\.hasDefault) == [false, false, true])
        #expect(try Expression("count(\"p\") > 1").selectors.map(\.selector) == ["p"])
    }

    @Test("Any bytes parse or are refused", arguments: 0..<200)
    func noise(_ seed: Int) {
        let words = [
            "title", "|", "(", ")", "[", "]", "not ", " and ", "'", "\"", "1", ".", " - ", "{{",
            "}}",
            "upper", ",", "é", "\\", " in ", "matches", "==", "\u{0}",
        ]
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
        var text = ""
        for _ in 0..<20 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += words[Int(state >> 33) % words.count]
        }
        _ = try? Expression(text).evaluate(in: sample)
        _ = try? Template(text).renderPath(in: sample)
    }
}
