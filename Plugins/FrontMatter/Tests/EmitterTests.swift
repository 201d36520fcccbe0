import GalleyDocumentModel
import GalleyFrontMatter
import GalleyPluginKit
import GalleyPluginTesting
import GalleyYAML
import Glibc
import Testing

/// Every text comes back from YAML as it was.
///
/// With `EMIT=FOLDER` in the environment the texts are also written there, as `texts.yaml` and as
/// `texts.json`, for `Cases/check-texts.py` to compare by other readers of YAML.
struct EmitterTests {
    @Test("Texts that look like something else are read as the same texts")
    func handMade() throws { try expectSameTexts(handMadeTexts, "hand-made") }

    @Test("Random texts are read as the same texts")
    func random() throws {
        #if DEBUG
            let count = unsafe getenv("EMIT") == nil ? 1_000 : 10_000
        #else
            let count = 10_000
        #endif
        try expectSameTexts((0..<count).map(randomText), "random")
    }
}

extension EmitterTests {
    @Test(
        "Texts come back from headers of every syntax",
        arguments: [
            ("toml", "+++\n+++\n"), ("json", "{\n}\n"), ("flow", "---\n{}\n---\n"),
            ("block", "---\n# none\n---\n"),
        ])
    func syntaxes(_ name: String, _ header: String) throws {
        let texts = handMadeTexts + (0..<500).map(randomText)
        var wanted = document(of: texts)
        let syntax = name == "toml" || name == "json" ? name : "yaml"
        wanted.metadata.origin = Metadata.Origin(format: syntax, bytes: Array(header.utf8))
        var context = Context(Registry(), source: SourceInfo(name: "a"))
        var sink = ByteSink()
        try FrontMatter().write(wanted, to: &sink, in: &context)
        let bytes = sink.takeBytes()
        #expect(context.diagnostics.total == 0)
        let found = try FrontMatter().open(Source(bytes, info: SourceInfo(name: "a")), in: &context)
        for (field, value) in wanted.metadata.fields where found?.metadata[field] != value {
            Issue.record(
                "\(field.name): \(value.outline) is \(found?.metadata[field]?.outline ?? "-")")
        }
        guard let folder = unsafe getenv("EMIT").map({ unsafe String(cString: $0) }) else { return }
        let ending = syntax == "json" ? "object" : syntax
        let lines = name == "json" ? bytes : Array(bytes.dropFirst(4).dropLast(4))
        save(lines, folder + "/\(name).\(ending)")
        save(Array(json(wanted.metadata).utf8), folder + "/\(name).json")
    }
}

private func expectSameTexts(_ texts: [String], _ name: String) throws {
    let document = document(of: texts)
    let yaml = try written(document, "yaml")
    let root = try #require(
        try YAMLDocument(parsing: yaml, limits: YAMLLimits(bytes: 1 << 26)).root)
    #expect(root.entries?.count == texts.count)
    for (entry, (field, value)) in zip(root.entries ?? [], document.metadata.fields) {
        let found = read(entry.value)
        if found != value {
            Issue.record("\(field.name): \(value.outline) came back as \(found.outline)")
        }
    }
    guard let folder = unsafe getenv("EMIT").map({ unsafe String(cString: $0) }) else { return }
    save(yaml, folder + "/\(name).yaml")
    save(Array(json(document.metadata).utf8), folder + "/\(name).json")
}

private func document(of texts: [String]) -> Document {
    var document = Document {}
    for (index, text) in texts.enumerated() {
        // Every third one as an item of a list, every fifth one as a key.
        let value: Metadata.Value =
            index % 3 == 0
            ? .list([.string(text), .map([.init("k", .string(text))])]) : .string(text)
        document.metadata[Field("k\(index)")] =
            index % 5 == 0 && !text.isEmpty ? .map([.init(text, .string(text))]) : value
    }
    return document
}

private func read(_ node: YAMLNode) -> Metadata.Value {
    switch node.content {
    case .scalar(let text, let style):
        if style == .plain, YAMLCoreValue(plain: text) != .string(text) { return .number(text) }
        return .string(text)
    case .sequence(let items, _): return .list(items.map(read))
    case .mapping(let entries, _):
        return .map(entries.map { Metadata.Entry($0.key.scalar ?? "", read($0.value)) })
    }
}

private func written(_ document: Document, _ format: String) throws -> [UInt8] {
    var context = Context(Registry([FrontMatterPlugin.self]), source: SourceInfo(name: "a"))
    var sink = ByteSink()
    try context.write(document, WriteRequest(FormatSpec(name: format)), to: &sink)
    return sink.takeBytes()
}

private func save(_ bytes: [UInt8], _ path: String) {
    guard let file = unsafe fopen(path, "w") else { return }
    unsafe fwrite(bytes, 1, bytes.count, file)
    unsafe fclose(file)
}

private func json(_ metadata: Metadata) -> String {
    func text(_ value: Metadata.Value) -> String {
        switch value {
        case .list(let items): "[" + items.map(text).joined(separator: ",") + "]"
        case .map(let entries):
            "{" + entries.map { quoted($0.key) + ":" + text($0.value) }.joined(separator: ",") + "}"
        default: quoted(value.string ?? "")
        }
    }
    func quoted(_ text: String) -> String {
        var result = "\""
        for unit in text.utf16 {
            if unit > 31, unit < 127, unit != 34, unit != 92 {
                result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            } else {
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result + "\""
    }
    return text(.map(metadata.fields.map { Metadata.Entry($0.field.name, $0.value) }))
}

/// A text of up to thirty characters, most of them troublesome; the same one for each number.
private func randomText(_ number: Int) -> String {
    var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03
    func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
    let pieces = [
        " ", "  ", ":", ": ", " #", "#", "-", "- ", "?", "!", "&", "*", "|", ">", "'", "\"", "%",
        "@",
        "`", "{", "}", "[", "]", ",", "\\", "\n", "\n\n", "\t", "\r", "a", "yes", "no", "null", "~",
        "1", "0x1", "1.5", "1e3", "2001-01-01", ".", "...", "---", "é", "ế", "phở", "漢", "🍜",
        "\u{200D}",
        "\u{A0}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{7F}", "\u{1}", "\u{301}", "“", "…",
        "\u{E000}",
        "\u{10FFFF}", "=", "<<", "true", "on", "x y", "\u{3000}", "\u{AD}",
    ]
    var text = ""
    for _ in 0...next(8) {
        if next(12) == 0, let scalar = Unicode.Scalar(UInt32(next(0x11_0000))) {
            text.unicodeScalars.append(scalar)
        } else {
            text += pieces[next(pieces.count)]
        }
    }
    return text
}

private let handMadeTexts: [String] = {
    let words = [
        "", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "yes", "Yes", "YES", "no",
        "NO", "on", "On", "OFF", "off", "y", "Y", "n", "N", ".inf", "-.inf", "+.INF", ".nan",
        ".NaN",
        "<<", "=", "0", "00", "012", "0o12", "0x1F", "0b11", "1_000", "1:30", "1:30:00",
        "190:20:30",
        "1e3", "1.5", ".5", "5.", "-1", "+1", "-.5", "+.5", "1,000", "2001-01-01", "2001-1-1",
        "2001-01-01 10:00:00", "2001-01-01T10:00:00Z", "12:00", "1 000", "1a", "a1", "NaN", "inf",
        "Infinity", "None", "nil", "undefined", "- a", "-", "--", "---", "...", "-a", "? a", "?",
        ": a",
        ":", "a:", "a: b", "a :b", "a#b", "a #b", "#a", "&a", "*a", "!a", "!!str", "|", ">", "|-",
        "%a",
        "%YAML 1.2", "@a", "`a", "{a}", "[a]", "{", "}", "[", "]", ",", "a,b", "a, b", "'", "''",
        "\"",
        "'a'", "\"a\"", "a'b", "a\"b", "it's", "\\", "\\n", "a\\", " a", "a ", " ", "\t", "a\tb",
        "\n",
        "a\n", "a\nb", "a\n\nb", "a\n\n", "\na", " a\nb", "a\n b", "a \nb", "a\tb\nc", "a\r\nb",
        "a\rb",
        "a: b\nc: d", "- a\n- b", "# a\nb", "a\n# b", "---\na", "a\n---\nb", "a\n...\nb", "|\na",
        "é", "Phở", "漢字", "🍜", "👩‍👩‍👧", "🇻🇳", "“x”", "‘x’", "…", "–", "—", "«x»", "\u{A0}", "a\u{A0}b",
        "\u{A0}a", "a\u{A0}", "\u{2028}", "a\u{2028}b", "a\u{2029}b", "a\u{85}b", "\u{FEFF}a",
        "a\u{FEFF}b", "\u{200B}", "a\u{200B}b", "\u{AD}", "\u{0}", "\u{1}", "\u{1B}[0m", "\u{7F}",
        "\u{9F}", "\u{E000}", "\u{FFFD}", "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}", "\u{10FFFF}",
        "\u{301}",
        "a\u{301}", "\u{5D0}", "\u{200F}x", "\u{3000}", "\u{3000}a", "a\u{3000}",
        "http://a.b/c?d=e&f#g",
        "mailto:a@b.c", "a@b.c", "C:\\x", "/a/b", "../a", "~/a", "$a", "${a}", "{{ a }}", "{% a %}",
        "<a>", "a<b", "a>b", "a|b", "a & b", "a && b", "a ! b", "50%", "100 %", "#1", "No. 1",
        "1st",
        "1st: x", "(a)", "(a) b", "a (b)", "[[a]]", "*a*", "**a**", "_a_", "`a`", "a = b", "a == b",
        "a; b", "a + b", "+a", "a/b", "a - b", "a -b", "a– b", "$1", "€5", "5 €", "²", "½", "①",
        "Ⅳ",
        "true ", " true", "yes!", "no?", "No.", "on.", "on/off", "null.", "y/n", "=a", "a=", "<<a",
    ]
    return words + words.map { "x " + $0 } + words.map { $0 + " x" }
}()
