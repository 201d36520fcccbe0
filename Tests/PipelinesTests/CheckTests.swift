import GalleyDocumentModel
import GalleyPipelines
import GalleyPluginKit
import GalleyPluginTesting
import Testing

/// A pipeline that is wrong, and all that is told of it.
struct Mistake: Sendable, CustomTestStringConvertible {
    let name: String, text: String, message: String
    var testDescription: String { name }
}

func messages(_ text: String, _ overrides: [String] = []) -> String {
    let loaded = Pipeline.load(
        Array(text.utf8), name: "news.yml", registry: sampleRegistry, overrides: overrides)
    return loaded.diagnostics.map {
        $0.rendered { loaded.text.bytes(named: $0).map(LineTable.init) }
    }
    .joined(separator: "\n")
}

struct CheckTests {
    @Test(
        "Each mistake has its message",
        arguments: [
            Mistake(
                name: "unknown key", text: "pipeline: 1\nstpes: []\n",
                message: """
                    news.yml:2:1: error: unknown top-level key `stpes` [pipeline.unknown-key]
                      2 | stpes: []
                        | ^^^^^
                      help: did you mean `steps`? Keys of your own (for anchors) start with `x-`.
                    """),
            Mistake(
                name: "two names", text: "pipeline: 1\nsteps:\n  - slug:\n    max: 60\n",
                message: """
                    news.yml:4:5: error: this step has two names, `slug` (line 3) and `max` \
                    [pipeline.step-two-names]
                      4 |     max: 60
                        |     ^^^
                      help: `max` is an option of `slug`: indent it two more spaces, or write \
                    `- slug: {max: 60}`.
                    """),
            Mistake(
                name: "comment", text: "pipeline: 1\nsteps:\n  - drop: #comments\n",
                message: """
                    news.yml:3:11: error: `drop` has no value; YAML reads `#comments` as a comment \
                    [pipeline.value-is-comment]
                      3 |   - drop: #comments
                        |           ^^^^^^^^^
                      help: quote the selector: `- drop: "#comments"`.
                    """),
            Mistake(
                name: "alias", text: "pipeline: 1\ninputs: **/*.html\n",
                message: """
                    news.yml:2:9: error: YAML reads a leading `*` as an alias name \
                    [pipeline.yaml-alias]
                      2 | inputs: **/*.html
                        |         ^^^^^^^^^
                      help: quote the pattern: `inputs: "**/*.html"`, or start it with a folder.
                    """),
            Mistake(
                name: "tag", text: "pipeline: 1\nsteps:\n  - slug:\n    when: !draft\n",
                message: """
                    news.yml:4:11: error: YAML reads a leading `!` as a type tag [pipeline.yaml-tag]
                      4 |     when: !draft
                        |           ^^^^^^
                      help: conditions use words: `when: not draft`.
                    """),
            Mistake(
                name: "braces",
                text: "pipeline: 1\nsteps:\n  - slug:\n    when: \"{{ lang == 'en' }}\"\n",
                message: """
                    news.yml:4:12: error: `when` is already an expression; braces are for templates \
                    [pipeline.braces-in-condition]
                      4 |     when: "{{ lang == 'en' }}"
                        |            ^^
                      help: write `when: lang == 'en'`. (A braced text would be true for every \
                    article.)
                    """),
            Mistake(
                name: "attribute", text: "pipeline: 1\nsteps:\n  - drop: 'link[hrf^=\"http:\"]'\n",
                message: """
                    news.yml:3:17: error: `link` has no attribute `hrf` [pipeline.selector-attribute]
                      3 |   - drop: 'link[hrf^="http:"]'
                        |                 ^^^
                      help: did you mean `href`? `link` has href, title, rel, words, chars, links, \
                    linkdensity, lang, id, class.
                    """),
            Mistake(
                name: "layer", text: "pipeline: 1\nsteps:\n  - extract\n  - drop: div.ad\n",
                message: """
                    news.yml:4:11: error: `div` is an HTML tag; after `extract` (line 3) there are \
                    no tags, only blocks [pipeline.selector-layer]
                      4 |   - drop: div.ad
                        |           ^^^
                      help: move it to `extract: {drop: div.ad}`, or select by class alone: `.ad`.
                    """),
            Mistake(
                name: "filter",
                text: "pipeline: 1\noutputs: out/{{ date | yaer }}/{{ slug }}.html\n",
                message: """
                    news.yml:2:24: error: no filter is called `yaer` [pipeline.unknown-filter]
                      2 | outputs: out/{{ date | yaer }}/{{ slug }}.html
                        |                        ^^^^
                      help: did you mean `year`? For other shapes use `format('yyyy-MM')`.
                    """),
            Mistake(
                name: "field",
                text:
                    "pipeline: 1\nfields: {title: string!}\nsteps:\n  - slug: {from: titel, max: 60}\n",
                message: """
                    news.yml:4:18: error: `titel` is not among the declared `fields` (line 2) \
                    [pipeline.unknown-field]
                      4 |   - slug: {from: titel, max: 60}
                        |                  ^^^^^
                      help: did you mean `title`?
                    """),
            Mistake(
                name: "dollar",
                text: "pipeline: 1\noutputs:\n  path: out/{{ slug }}.html\n  root: ${OUT}/md\n",
                message: """
                    news.yml:4:9: error: `${...}` is never expanded [pipeline.env-in-text]
                      4 |   root: ${OUT}/md
                        |         ^^^^^^
                      help: declare it (`env: [OUT]`, top level) and write `"{{ env.OUT }}/md"`; its \
                    value can then never change the file's structure.
                    """),
            Mistake(
                name: "later step", text: "pipeline: 1\nsteps: [dedupe]\n",
                message: """
                    news.yml:2:9: error: `dedupe` is not part of this version \
                    [pipeline.not-in-this-version]
                      2 | steps: [dedupe]
                        |         ^^^^^^
                    """),
            Mistake(
                name: "later option", text: "pipeline: 1\nsteps:\n  - slug: {unique: true}\n",
                message: """
                    news.yml:3:12: error: `unique` is not part of this version \
                    [pipeline.not-in-this-version]
                      3 |   - slug: {unique: true}
                        |            ^^^^^^
                    """),
            Mistake(
                name: "definition",
                text: "pipeline: 1\ndefs: {a: [slug]}\nsteps: [{use: b}, {use: a}]\n",
                message: """
                    news.yml:3:15: error: `defs` has no `b` [pipeline.unknown-definition]
                      3 | steps: [{use: b}, {use: a}]
                        |               ^
                      help: did you mean `a`?
                    """),
            Mistake(
                name: "definition of itself",
                text: "pipeline: 1\ndefs: {a: [{use: a}]}\nsteps: [{use: a}]\n",
                message: """
                    news.yml:2:18: error: `a` uses itself [pipeline.too-deep]
                      2 | defs: {a: [{use: a}]}
                        |                  ^
                    """),
            Mistake(
                name: "unknown step", text: "pipeline: 1\nsteps: [slugg]\n",
                message: """
                    news.yml:2:9: error: no step is called `slugg` [pipeline.unknown-step]
                      2 | steps: [slugg]
                        |         ^^^^^
                      help: did you mean `slug`?
                    """),
            Mistake(
                name: "underscore", text: "pipeline: 1\nrun: {on_error: skip}\n",
                message: """
                    news.yml:2:7: error: unknown key of `run` `on_error` [pipeline.unknown-key]
                      2 | run: {on_error: skip}
                        |       ^^^^^^^^
                      help: write `on-error`.
                    """),
            Mistake(
                name: "option value", text: "pipeline: 1\nsteps:\n  - slug: {max: many}\n",
                message: """
                    news.yml:3:17: error: slug: `max` cannot be "many": expected a number from 1 to \
                    200 [pipeline.bad-option]
                      3 |   - slug: {max: many}
                        |                 ^^^^
                    """),
            Mistake(
                name: "late extract", text: "pipeline: 1\nsteps:\n  - slug\n  - extract\n",
                message: """
                    news.yml:4:5: error: `extract` must stand before every step that needs the \
                    article; `slug` (line 3) needs it [pipeline.extract-too-late]
                      4 |   - extract
                        |     ^^^^^^^
                      help: move `extract` up
                    """),
            Mistake(
                name: "newer", text: "pipeline: 2\nwhatever: 1\n",
                message: """
                    news.yml:1:11: error: language version 2 needs a newer galley; this one speaks 1 \
                    [pipeline.version]
                      1 | pipeline: 2
                        |           ^
                    """),
            Mistake(
                name: "braces as value", text: "pipeline: 1\noutputs: {{ slug }}.html\n",
                message: """
                    news.yml:2:10: error: YAML reads leading braces as a map [pipeline.yaml-braces]
                      2 | outputs: {{ slug }}.html
                        |          ^^^^^^^^^^^^^^^
                      help: quote the template: `"{{ slug }}.html"`.
                    """),
            Mistake(
                name: "format", text: "pipeline: 1\noutputs: out/{{ slug }}.xyz\n",
                message: """
                    news.yml:2:10: error: no format is known by the extension `.xyz` \
                    [pipeline.unknown-format]
                      2 | outputs: out/{{ slug }}.xyz
                        |          ^^^^^^^^^^^^^^^^^^
                      help: say which: `to: page`
                    """),
            Mistake(
                name: "writer option",
                text: "pipeline: 1\noutputs: {path: 'a{{ slug }}.html', indent: 99}\n",
                message: """
                    news.yml:2:45: error: page: `indent` cannot be 99: expected a number from 0 to 8 \
                    [pipeline.bad-option]
                      2 | outputs: {path: 'a{{ slug }}.html', indent: 99}
                        |                                             ^^
                    """),
        ])
    func mistakes(_ mistake: Mistake) { #expect(messages(mistake.text) == mistake.message) }

    @Test("All mistakes are told in one pass, in the order of the file")
    func everything() {
        let text = """
            pipeline: 1
            inputs: {files: "x/*.txt", fiels: 1}
            steps:
              - slgu
              - slug: {max: 0, form: title}
                when: title ==
            outputs:
              - {path: "out/{{ titel | uper }}.html", indent: no}
              - {id: two, to: pgae, path: out/x}
            run: {jobs: 0, on-error: continue, limits: {time: soon}}
            tests:
              - {given: {lines: x}, expect: {status: gone, at: slgu}}
            """
        let loaded = Pipeline.load(Array(text.utf8), name: "p.yml", registry: sampleRegistry)
        #expect(loaded.plan == nil)
        let places = loaded.diagnostics.compactMap { $0.places.first?.range.start }
        #expect(places == places.sorted())
        #expect(
            loaded.diagnostics.map(\.code)
                == [
                    "pipeline.unknown-key", "pipeline.unknown-step", "pipeline.bad-option",
                    "pipeline.unknown-key", "pipeline.empty", "pipeline.unknown-filter",
                    "pipeline.bad-option", "pipeline.unknown-format", "pipeline.wrong-type",
                    "pipeline.wrong-type", "pipeline.wrong-type", "pipeline.wrong-type",
                ].map { $0 == "pipeline.empty" ? "pipeline.unexpected-word" : $0 })
    }

    @Test(
        "What is right is not complained about",
        arguments: [
            "pipeline: 1\nx-mine: &a {b: 1}\n",
            "pipeline: 1\nvars: {n: 3}\nsteps: [{slug: , when: vars.n > 2}]\n",
            "pipeline: 1\nenv: [SITE]\noutputs: {path: 'o/{{ slug }}.html', root: 'o', when: env.SITE == 'x'}",
            "pipeline: 1\nsteps: [{filter: source.ext == 'txt'}, extract, slug]\n",
            "pipeline: 1\nsteps:\n  - choose:\n      - {when: draft, steps: [slug]}\n      - {else: [{drop: paragraph}]}\n",
            "pipeline: 1\ninputs: ['a/*.txt', 'b/**']\nrun: {jobs: auto, max-errors: 2%, limits: {input: 5MiB}}\n",
        ])
    func good(_ text: String) { #expect(messages(text) == "") }

    @Test("Settings are laid over the file, and told of by their own text")
    func overrides() throws {
        let text =
            "pipeline: 1\nvars: {x: a}\nsteps: [slug]\noutputs: {path: '{{ vars.x }}.html'}\n"
        #expect(messages(text, ["vars.x=b", "run.jobs=2", "steps.slug.max=20"]) == "")
        #expect(
            messages(text, ["steps.slug.max=0"]) == """
                --set:1:16: error: slug: `max` cannot be 0: expected a number from 1 to 200 \
                [pipeline.bad-option]
                  1 | steps.slug.max=0
                    |                ^
                """)
        #expect(messages(text, ["nonsense"]).hasPrefix("--set:1:1: error: `nonsense` has no `=`"))
    }

    @Test("Any damage to a pipeline is told, never a trap")
    func damage() {
        let text = Array(
            "pipeline: 1\nvars: {a: [1, 2]}\nsteps:\n  - extract: {keep: 'a'}\n  - filter: not x\n    on-error: skip\noutputs:\n  - {path: \"o/{{ a | first }}.html\", when: b}\ntests:\n  - given: {lines: x}\n    expect: {select: {paragraph: 1}}\n"
                .utf8)
        var state: UInt64 = 7
        for _ in 0..<100 {
            var damaged = text
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let at = Int(state >> 33) % damaged.count
                let bytes = Array("{}[]:-*&!|\"'# \n{{".utf8)
                damaged[at] = bytes[Int(state >> 20) % bytes.count]
            }
            let loaded = Pipeline.load(damaged, name: "p.yml", registry: sampleRegistry)
            _ = loaded.diagnostics.map {
                $0.rendered { loaded.text.bytes(named: $0).map(LineTable.init) }
            }
        }
    }
}
