import GalleyTemplates
import Testing

struct TemplateTests {
    @Test(
        "Each expression gives way to its value",
        arguments: [
            ("plain", "plain"), ("", ""), ("a {{ title }} b", "a The Sea, again b"),
            ("{{title}}{{words}}", "The Sea, again120"), ("{{ '}}' }}", "}}"),
            ("{ {{ 1 }} }", "{ 1 }"), ("{{ nothing | default('x') }}", "x"),
        ])
    func renders(_ text: String, _ expected: String) throws {
        #expect(try Template(text).render(in: sample) == expected)
    }

    @Test(
        "What is wrong has a place in the template",
        arguments: [
            ("out/{{ date | yaer }}", "unknown-filter", 14..<18),
            ("a {{ b", "unclosed-braces", 2..<4),
            ("{{ }}", "empty", 3..<3),
        ])
    func mistakes(_ text: String, _ code: String, _ range: Range<Int>) {
        let error = #expect(throws: TemplateError.self) { try Template(text) }
        #expect(error?.code == code)
        #expect(error?.range == range)
    }

    @Test("A missing value is an error that names it")
    func missing() throws {
        let template = try Template("a {{ meta.slug }}")
        let error = #expect(throws: TemplateError.self) { try template.render(in: sample) }
        #expect(error?.message == "no value for `slug`")
        #expect(error?.range == 5..<14)
    }

    @Test(
        "Each value in a path is one clean segment",
        arguments: [
            ("out/{{ title }}.md", "out/The Sea, again.md"),
            ("out/{{ path }}.md", "out/a-b-..-c.md"),
            ("out/{{ path | subpath }}.md", "out/a/b/c.md"),
            ("out/{{ '../../etc/passwd' }}", "out/-..-etc-passwd"),
            ("out/{{ '../../etc' | subpath }}", "out/etc"),
            ("out/{{ 'a\u{0}b\\\\c\td' }}", "out/a-b-c-d"),
            ("out/{{ '.htaccess' }}", "out/htaccess"), ("/abs/{{ 1 }}", "/abs/1"),
            ("./{{ 1 }}", "./1"), ("../{{ 1 }}", "../1"), ("{{ 'e\u{301}' }}", "\u{e9}"),
        ])
    func paths(_ text: String, _ expected: String) throws {
        let path = try Template(text).renderPath(in: sample)
        #expect(Array(path.utf8) == Array(expected.utf8))
    }

    @Test("A path without a name is refused", arguments: ["out/{{ empty }}.md", "{{ empty }}/x"])
    func emptyNames(_ text: String) {
        #expect(throws: TemplateError.self) { try Template(text).renderPath(in: sample) }
    }

    @Test("A long name ends in a hash of the whole")
    func longNames() throws {
        let scope = ValueScope([
            "meta": .map([.init("slug", .string(String(repeating: "é", count: 300)))])
        ])
        let path = try Template("{{ slug }}.html").renderPath(in: scope)
        #expect(path.utf8.count <= 255)
        #expect(path.hasSuffix(".html"))
    }
}
