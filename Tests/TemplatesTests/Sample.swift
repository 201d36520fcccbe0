import GalleyTemplates

/// An article to ask about.
let sample = ValueScope([
    "meta": .map([
        .init("title", "The Sea, again"),
        .init("tags", .list(["news", "sea"])),
        .init("date", .date(Moment(year: 2024, month: 5, day: 1))),
        .init("words", 120),
        .init("draft", false),
        .init("article:section", "World"),
        .init("empty", ""),
        .init("path", "a/b/../c"),
    ]),
    "source": .map([.init("uri", "https://user@www.Example.com:80/a/b.html?q#f")]),
    "run": .map([.init("date", .date(Moment(year: 2024, month: 5, day: 11)))]),
    "doc": .map([.init("text-hash", "abc"), .init("words", 7)]),
    "vars": .map([.init("size", .size(2048)), .init("list", .list([1, 2, 3]))]),
])
