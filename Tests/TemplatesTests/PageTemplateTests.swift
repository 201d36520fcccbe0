import GalleyTemplates
import Testing

struct PageTemplateTests {
    @Test(
        "A page is filled in",
        arguments: [
            ("a {{ title }}", "a The Sea, again"), ("{{ '<b>' }}", "&lt;b&gt;"),
            ("{# no #}x", "x"),
            ("{% for t in tags %}{{ loop.index }}{{ t }} {% endfor %}", "1news 2sea "),
            ("{% for t in nothing %}x{% else %}none{% endfor %}", "none"),
            ("{% if draft %}a{% elif words > 100 %}b{% else %}c{% endif %}", "b"),
            ("{% if draft %}a{% else %}c{% endif %}", "c"),
            (
                "<ul>\n  {% for t in tags %}\n  <li>{{ t }}</li>\n  {% endfor %}\n</ul>",
                "<ul>\n  <li>news</li>\n  <li>sea</li>\n</ul>"
            ),
            (
                "{% for a in [1, 2] %}{% for b in [3, 4] %}{{ a + b }}{% if not loop.last %},{% endif %}{% endfor %};{% endfor %}",
                "4,5;5,6;"
            ),
            ("{% include 'card' with title %}", "[The Sea, again]"), ("{{ '%}' }}", "%}"),
            ("{{ content }}", "<p>"),
        ])
    func renders(_ text: String, _ expected: String) throws {
        var scope = sample
        scope.roots["content"] = "<p>"
        let names = Vocabulary(roots: ["meta", "content"], impliedRoot: "meta")
        let card = try PageTemplate("[{{ it }}]")
        let page = try PageTemplate(text, vocabulary: names)
        #expect(try page.render(in: scope, markup: ["content"], parts: ["card": card]) == expected)
    }

    @Test(
        "What is wrong has a place",
        arguments: [
            ("{% if a %}", "unclosed-block", 0..<10), ("{% endif %}", "unknown-tag", 0..<11),
            ("{% fro x in y %}", "unknown-tag", 0..<16), ("{{ a", "unclosed-braces", 0..<2),
            ("x {{ a | uper }}", "unknown-filter", 9..<13),
            ("{% for x %}{% endfor %}", "bad-loop", 0..<11),
        ])
    func mistakes(_ text: String, _ code: String, _ range: Range<Int>) {
        let error = #expect(throws: TemplateError.self) { try PageTemplate(text) }
        #expect(error?.code == code)
        #expect(error?.range == range)
    }

    @Test("Neither output nor depth is without bounds")
    func bounds() throws {
        let page = try PageTemplate("{% for a in [1, 2, 3] %}{{ title }}{% endfor %}")
        #expect(throws: TemplateError.self) { try page.render(in: sample, limit: 20) }
        let part = try PageTemplate("{% include 'x' %}")
        #expect(throws: TemplateError.self) { try part.render(in: sample, parts: ["x": part]) }
        let deep = String(repeating: "{% if true %}", count: 100)
        #expect(throws: TemplateError.self) { try PageTemplate(deep) }
    }
}
